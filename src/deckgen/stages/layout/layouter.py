"""layout: Deck -> Document. Every shape gets its box; what doesn't fit is said, with by how much."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.deck import Deck, DeckSlide
from deckgen.fitting.measure import Typesetter
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.findings import Misfit
from deckgen.model.language import runs_leftwards
from deckgen.model.mirror import mirrored
from deckgen.model.page import Document, Page, Paragraph, Style, TextBox
from deckgen.model.page_number import page_number
from deckgen.model.rich_text import HOLE, Run, Text
from deckgen.pages.kept_blanks import with_kept_blanks
from deckgen.pages.shading import shaded
from deckgen.pages.studio import LAYOUTS, SlideLayout, Studio
from deckgen.stages.layout.content_slide import ContentSlide
from deckgen.stages.layout.cover_slide import CoverSlide
from deckgen.stages.layout.divider_slide import DividerSlide

UNDATED = "2000-01-01"
# The number in a footer, with the mark before it and how many there are behind it.
_OF_NUMBER = re.compile(r"\s*[·|/–—-]?\s*\{\{\s*number\s*\}\}(\s*/\s*\{\{\s*total\s*\}\})?")
# The parts of a page in which words may find no room.
_OF_ROOM = ("title", "sources", "content")
# The slides that come by themselves, and those of blocks; the others have a word of their own in slides/.
_BY_THEMSELVES: dict[str, type[SlideLayout]] = {
    "cover": CoverSlide,
    "divider": DividerSlide,
    "content": ContentSlide,
}


def layout(deck: Deck, typesetter: Typesetter, log: Diagnostics) -> Document:
    """The pages of a deck in order, numbered; typesetter measures in the fonts of the deck's brand."""
    typesetter = typesetter.of(deck.language)
    studio = Studio(deck, typesetter, log)
    pages = [(page, slide) for slide in deck.slides for page in _laid_out(slide, studio)]
    total = sum(not page.hidden for page, _ in pages)
    names = _names([page for page, _ in pages])
    numbered = tuple(
        _numbered(replace(page, name=name), studio.on(slide), slide.section, place, total)
        for place, ((page, slide), name) in enumerate(zip(pages, names, strict=True), start=1)
    )
    if runs_leftwards(deck.language):
        numbered = tuple(mirrored(page, deck.brand.page[0]) for page in numbered)
    set_pages = (with_kept_blanks(page, typesetter) for page in numbered)
    shades = (shaded(page, typesetter, deck.brand.page, deck.language) for page in set_pages)
    return Document(
        pages=tuple(shades),
        title=deck.title.spoken,
        author=deck.speaker.name.plain or deck.brand.name,
        subject=deck.subtitle.spoken,
        language=deck.language,
        date=deck.date or UNDATED,
    )


def _laid_out(slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
    """The pages of a slide. Where its words find no room in Arial, they are set in their own font alone."""
    pages = _layout_of(slide).pages(slide, studio.on(slide))
    misfits = [misfit for page in pages for misfit in page.misfits if misfit.part in _OF_ROOM]
    if not misfits:
        return pages
    # What there is to say of the slide was said the first time.
    strict = replace(studio, typesetter=studio.typesetter.without_slack, log=Diagnostics())
    first, *others = _layout_of(slide).pages(slide, strict.on(slide))
    still = {misfit.span for page in (first, *others) for misfit in page.misfits}
    tight = tuple(_tight(misfit) for misfit in misfits if misfit.span not in still)
    return replace(first, misfits=(*first.misfits, *tight)), *others


def _tight(misfit: Misfit) -> Misfit:
    """What is said of words that find room in their own font alone."""
    message = f"in Arial, where that is taken for the brand's font, {misfit.message}"
    return replace(misfit, part="slack", message=message)


def _layout_of(slide: DeckSlide) -> type[SlideLayout]:
    return _BY_THEMSELVES.get(slide.kind) or LAYOUTS.get(slide.kind)


def _names(pages: Sequence[Page]) -> list[str]:
    """A name for each page that no other has: its slide's id, and for the pages that it runs on to a number more."""
    taken = {page.slide for page in pages}
    names = []
    for page in pages:
        name = page.slide
        if page.part:
            wanted = f"{page.slide}-{page.part + 1}"
            others = (f"{wanted}-{count}" for count in itertools.count(2))
            name = next(name for name in itertools.chain([wanted], others) if name not in taken)
            taken.add(name)
        names.append(name)
    return names


def _numbered(page: Page, studio: Studio, section: int, place: int, total: int) -> Page:
    """The page at a place, with the brand's footer at its lower right.

    The number of a visible page is a field, which PowerPoint counts anew when slides are moved.
    """
    deck = studio.deck
    layout = deck.brand.layouts[page.layout]
    placeholder = layout.get("number")
    if placeholder is None:
        return page
    number = Run(page_number(place, total), field="slidenum" if place <= total else None)
    is_numbered = layout.shows_number and page.backdrop is None
    written = _OF_NUMBER.sub("", deck.brand.footer).strip() if is_numbered else deck.brand.footer
    words = _footer(written, number, page, studio, section, total)
    in_own_font, room = studio.typesetter.without_slack, placeholder.box
    # The template's own number stays the only one.
    if is_numbered and (not written or studio.typesetter.lines(words.text, words.style, room.width) > 1):
        return page
    is_tight = studio.typesetter.height((words,), room.width) > room.height
    if deck.brand.template is not None:
        # The template's room for the number decides whether more than that is said there.
        is_written = "footer" in deck.brand.places
        if is_tight if is_written else studio.typesetter.lines(words.text, words.style, room.width) > 1:
            page = _without_footer(page, deck) if is_written else page
            words = _footer("{{ number }}", number, page, studio, section, total)
    elif is_tight:
        # Said once for all pages, at the title of the talk, which is mostly what is long.
        message = "the footer takes more lines than there is room for"
        hint = "shorten the title of the talk, or let the brand's 'footer' say less"
        said = Misfit("content", message, deck.slides[0].title_span, hint)
        fits = in_own_font.height((words,), room.width) <= room.height
        page = replace(page, misfits=(*page.misfits, _tight(said) if fits else said))
    anchor = deck.brand.anchor_of(page.layout, "number")
    footer = TextBox(placeholder.box, (words,), "Slide number", role="number", anchor=anchor)
    return replace(page, shapes=(*page.shapes, footer))


def _without_footer(page: Page, deck: Deck) -> Page:
    """A page that says that the words of the brand's footer find no room beside its number."""
    layout = deck.brand.layouts[page.layout]
    message = f"the layout '{layout.name}' has no place for the footer: its number stands alone"
    hint = "leave 'footer' out of the brand, or let it say less"
    said = Misfit("place", message, deck.brand.places["footer"], hint)
    return replace(page, misfits=(*page.misfits, said))


def _footer(written: str, number: Run, page: Page, studio: Studio, section: int, total: int) -> Paragraph:
    """The words of a footer, with what they quote filled in."""
    deck = studio.deck
    values = {
        "title": deck.title.spoken,
        "section": deck.sections[section].title.spoken if deck.sections else "",
        "total": str(total),
        "event.name": deck.occasion.name,
        "event.place": deck.occasion.place,
        "event.date": deck.occasion.date,
    }
    runs: list[Run] = []
    end = 0
    for match in HOLE.finditer(written):
        runs.append(Run(written[end : match.start()]))
        name = match.group(1).strip()
        runs.append(number if name == "number" else Run(values.get(name, "")))
        end = match.end()
    runs.append(Run(written[end:]))
    style = Style(deck.brand.type.source, deck.brand.quiet_of(page.layout, "number"))
    align = deck.brand.align_of(page.layout, "number", "right")
    return Paragraph(Text(tuple(run for run in runs if run.text)), style, align=align)
