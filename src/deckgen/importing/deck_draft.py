"""From a deck that somebody made by hand to the draft of one: cover, sections, slides, and the look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckgen.importing.brand_draft import brand_of
from deckgen.importing.cover_mends import NO_PLACE, PARTED
from deckgen.importing.deck_colors import are_pictures
from deckgen.importing.decoration import DECORATION
from deckgen.importing.directions import language_of, mirrored
from deckgen.importing.drafts import DeckDraft, SlideDraft
from deckgen.importing.drawn_pieces import Piece, Rendered
from deckgen.importing.formula_blocks import what_bends
from deckgen.importing.layout_pictures import with_grounds_of_layouts
from deckgen.importing.lost_looks import say_lost_looks
from deckgen.importing.marked_words import escaped, markdown, plain_line
from deckgen.importing.old_titles import title_shape
from deckgen.importing.repeated import Repeated, repeated
from deckgen.importing.section_drafts import sections
from deckgen.importing.slide_drafts import SlideMaker, notes_of
from deckgen.importing.slide_numbers import numbers_listed
from deckgen.importing.standing_pictures import Standing, give_logo, logos_in
from deckgen.importing.symbol_signs import say_lost_signs
from deckgen.importing.word_blocks import parted
from deckgen.model.language import runs_leftwards
from deckgen.model.rich_text import Text
from deckgen.model.slug import slug
from deckgen.office.old_deck.old_values import (
    SLIDE_LINK,
    DrawnShape,
    OldDeck,
    OldParagraph,
    OldSlide,
    PictureShape,
    WordShape,
)

# What programs call a deck whose author gave it no title.
_NO_TITLE = re.compile(
    r"(powerpoint|pptxgenjs|untitled|"
    r"présentation|prez|präsentation|presentación|презентация|演示文稿|presentation\d*$|title$|slide 1$)",
    re.I,
)
# Lines of a title that are this much smaller than its first are under it.
_SMALLER = 0.8
_LONGEST_SUBTITLE, _LONGEST_FOOTER = 200, 90
# A first slide with more boxes than these is a drawing.
_MOST_BOXES = 2


def pieces_of(deck: OldDeck) -> list[Piece]:
    """What of a deck another program would have to draw."""
    deck = mirrored(with_grounds_of_layouts(deck), language_of(deck))
    maker = SlideMaker(deck, repeated(deck.slides, deck.size), {}, {})
    for number, slide in enumerate(deck.slides, 1):
        maker.draft(slide, number)
    return list(dict.fromkeys(maker.pictures.pieces.wanted))


def draft_of(deck: OldDeck, stem: str, rendered: Rendered) -> DeckDraft:
    """The draft of a deck; stem is the name of its file."""
    language = language_of(deck)
    deck = mirrored(with_grounds_of_layouts(deck), language)
    look = repeated(deck.slides, deck.size)
    links = _linked(deck)
    maker = SlideMaker(deck, look, links, rendered, language)
    made = DeckDraft(_title(deck, stem), language=language, size=deck.size)
    if language != deck.language and runs_leftwards(language):
        made.said.append(f"its words run from right to left: it is in 'language: {language}', by their letters")
    slides = list(enumerate(deck.slides, 1))
    if _is_cover(deck.slides[0]):
        _cover(made, deck, maker, links)
        slides = slides[1:]
        if slides and slides[0][1].section is None:
            # What begins with the cover goes on behind it.
            slides[0] = (2, replace(slides[0][1], section=deck.slides[0].section))
    else:
        named = "the title in the file's properties" if _is_titled(deck) else "the file's name"
        made.said.append(f"a cover was added, since no slide at its beginning is one; its title is {named}")
    sections(made, deck, slides, maker, links)
    if are_pictures(deck):
        made.said.append("its slides are pictures: what they say can be neither edited nor found, so 'alt' has to")
        for draft in made.slides:
            draft.kept = "picture"
    made.sources, made.data = maker.sources, maker.data
    made.grounds = look.grounds
    logo = next(iter(logos_in(deck)), None)
    _say_repeated(made, look, logo)
    if deck.is_built:
        made.said.append(
            "deckgen built this file: the deck of which it was built has its data; 'deckgen pull' brings edits there"
        )
    made.said += [f"what stands on notes pages is left out: '{plain_line_of(one)}'" for one in deck.on_notes]
    made.brand = brand_of(deck, made)
    if logo:
        give_logo(made, deck, logo)
    made.files |= maker.pictures.files.made
    return made


def _title(deck: OldDeck, stem: str) -> str:
    if _is_titled(deck):
        return escaped(deck.title)
    return escaped(stem.replace("_", " ").replace("-", " ").strip() or "Talk")


def _is_titled(deck: OldDeck) -> bool:
    """Whether the properties of a file hold a title that somebody gave it."""
    return bool(deck.title) and not _NO_TITLE.match(deck.title)


def _is_cover(slide: OldSlide) -> bool:
    """Whether the first slide is what deckgen makes a cover of: a title, a few words under it, a picture."""
    words = [one for one in slide.shapes if isinstance(one, WordShape) and not one.is_of_layout]
    others = [one for one in slide.shapes if not isinstance(one, WordShape)]
    if not words or not all(isinstance(one, PictureShape | DrawnShape) for one in others):
        return False
    if slide.is_hidden or sum(one.is_drawn for one in words) > _MOST_BOXES:
        return False
    if slide.kind == "title" or any(one.role == "ctrTitle" for one in words):
        return True
    listed = any(each.mark for one in words for each in one.paragraphs)
    return 0 < len(words) <= 6 and len(others) <= 4 and not listed and sum(len(one.paragraphs) for one in words) <= 9


def _cover(made: DeckDraft, deck: OldDeck, maker: SlideMaker, links: dict[str, str]) -> None:
    """Title, subtitle and speaker from the first slide. What finds no place there stands in its notes."""
    slide = deck.slides[0]
    said = SlideDraft(1)
    shapes = maker.own_shapes(slide, 1)
    words = [one for one in shapes if isinstance(one, WordShape) and not one.is_of_layout]
    fixed = [one for one in shapes if isinstance(one, WordShape) and one.is_of_layout]
    title = title_shape(words, deck.size[1]) or max(words, key=_largest, default=None)
    under_title: list[str] = []
    if title is not None:
        # What stands smaller under the title is none of it.
        parts = [parted(one) for one in title.paragraphs]
        large = [one[0] for one in parts if one[0].size >= title.paragraphs[0].size * _SMALLER]
        said.title = made.title = " ".join(markdown(one.text, links, without=("bold",)) for one in large)
        under_title = _lines([part for one in parts for part in one if part not in large], links)
    others = [one for one in sorted(words, key=lambda one: (one.place.y, one.place.x)) if one is not title]
    boxes = [_lines(one.paragraphs, links) for one in others]
    lines = [*under_title, *(line for box in boxes for line in box)]
    said.say_any(what_bends([each for one in words for each in one.paragraphs], all_in_line=True))
    author = plain_line_of(deck.author)
    speaker = next((line for line in lines if author and line.casefold() == author.casefold()), "")
    if maker.own and speaker:
        made.about_speaker = maker.own.about_speaker(speaker, deck.slides)
    elif role := _role(speaker, others, boxes):
        # A line that introduces the next one says nothing of the speaker.
        made.about_speaker = {} if role.endswith(":") else {"role": role}
    rest = [line for line in lines if line not in (speaker, made.about_speaker.get("role", speaker))]
    made.speaker = speaker
    subtitle: list[str] = []
    while rest and len(_in_one_line([*subtitle, rest[0]])) <= _LONGEST_SUBTITLE:
        subtitle.append(rest.pop(0))
    made.subtitle = _in_one_line(subtitle)
    made.notes = notes_of(slide, links)
    if rest:
        made.notes.append("On the cover: " + "; ".join(rest))
        said.say(NO_PLACE)
    if fixed:
        on_layout = "; ".join(line for one in fixed for line in _lines(one.paragraphs, links))
        made.notes.append(f"On the layout of the cover: {on_layout}")
        said.say("words that stand on the layout of the cover stand in its notes")
    said.say_any(DECORATION if slide.decoration else "")
    say_lost_signs(shapes, said)
    if not maker.own:
        say_lost_looks(shapes, links, said)
    if any(_is_of_signs(one.text) for box in words for one in box.paragraphs):
        said.say("a line of signs alone on the cover is not taken over")
    left = maker.grounds.without(slide, shapes, said)
    made.background = said.background
    if any(not isinstance(one, WordShape) for one in left):
        said.say("pictures and drawings on the cover are not taken over")
    made.cover = said


def _role(speaker: str, shapes: Sequence[WordShape], boxes: Sequence[Sequence[str]]) -> str:
    """The line under the speaker's name, in the same box or in one that begins right under it."""
    if under := next((after for box in boxes for name, after in pairwise(box) if name == speaker), ""):
        return under
    for (shape, box), (lower, words) in pairwise(zip(shapes, boxes, strict=True)):
        is_near = abs(lower.place.y - shape.place.bottom) <= lower.place.height
        shared = min(shape.place.right, lower.place.right) - max(shape.place.x, lower.place.x)
        if box and box[-1] == speaker and len(words) == 1 and is_near and shared > lower.place.width / 2:
            return words[0]
    return ""


def _in_one_line(lines: Sequence[str]) -> str:
    """Lines with dots between them, but behind one that introduces the next."""
    return PARTED.join(lines).replace(f":{PARTED}", ": ")


def _lines(paragraphs: Sequence[OldParagraph], links: dict[str, str]) -> list[str]:
    """The lines of a cover that say anything; signs alone are decoration."""
    lines = (markdown(one.text, links, without=("bold",)) for one in paragraphs)
    return [one for one in lines if re.search(r"\w", one)]


def _is_of_signs(text: Text) -> bool:
    """Whether a line shows signs and no letters, such as an emoji or a row of stars."""
    shown = plain_line(text)
    return bool(shown) and not re.search(r"\w", shown)


def _linked(deck: OldDeck) -> dict[str, str]:
    """The ids of the slides that others link to, by their parts."""
    targets = {
        run.link.removeprefix(SLIDE_LINK)
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, WordShape)
        for one in shape.paragraphs
        for run in one.text.runs
        if run.link and run.link.startswith(SLIDE_LINK)
    }
    links: dict[str, str] = {}
    for number, slide in enumerate(deck.slides, 1):
        if slide.part not in targets or (number == 1 and _is_cover(slide)):
            continue
        words = [one for one in slide.shapes if isinstance(one, WordShape)]
        title = title_shape(words, deck.size[1])
        stem = slug(plain_line(title.paragraphs[0].text)) if title else f"slide-{number}"
        links[slide.part] = stem if stem not in links.values() else f"{stem}-{number}"
    return links


def _say_repeated(made: DeckDraft, look: Repeated, logo: Standing | None) -> None:
    """Say what was left out of all slides; one footer becomes the brand's."""
    together = " · ".join(look.footers)
    if together and len(together) <= _LONGEST_FOOTER:
        made.footer = together
        made.said.append(f"'{together}', which stood on most slides, is the footer of the brand now")
    elif look.footers:
        words = ", ".join(f"'{one}'" for one in look.footers)
        made.said.append(f"what stood at the head or the foot of most slides is left out: {words}")
    if look.grounds:
        made.said.append(
            "a picture behind several slides is left out: a template, or a slide's 'background', has one"
        )
    if look.of_look:
        words = ", ".join(f"'{one}'" for one in look.of_look)
        made.said.append(f"what layouts and the day say on slides is left to the look: {words}")
    if look.drawn:
        what = f"lines, bars or other drawn shapes at one place of {numbers_listed(look.drawn)}"
        made.said.append(f"{what} are left out: a template has them")
    for numbers in look.pictures:
        if logo and numbers == logo.slides:
            continue
        where = numbers_listed(numbers)
        what = f"a small picture at the edge of {where}, such as a logo"
        made.said.append(f"{what}, is left out: a brand has its own ('logo')")


def _largest(shape: WordShape) -> float:
    return max((one.size for one in shape.paragraphs), default=0)


def plain_line_of(words: str) -> str:
    """Words in one line."""
    return " ".join(words.split())
