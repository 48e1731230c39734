"""Gives every slide what a slide needs: a title, or words by which it is known without showing one."""

from __future__ import annotations

import re

from deckgen.importing.drafts import DeckDraft, DraftBlock, Node, SlideDraft, leaves
from deckgen.importing.marked_words import escaped, shortened
from deckgen.importing.word_blocks import flat_words
from deckgen.model.rich_text import parse
from deckgen.model.slug import is_blank

_LONGEST_HIDDEN, _LONGEST_ALONE, _LONGEST_ALT = 60, 90, 80
# What a title stands on where nothing stands under it.
_GROUND = "divider"
# Keys of blocks, which are no words of theirs.
_KEYS = ("items", "numbered", "start", "title", "text")
# A sentence in quotation marks, and what stands before who said it.
_SAID = re.compile(r"[\"“„«»‹'‘]\S+\s\S+\s.+[\"”“»«›'’]", re.DOTALL)
_DASH = re.compile(r"^\s*[-–—―]\s*")
_LONGEST_NAME = 60
_QUOTED = re.compile(r"[\"“„«»‹'‘].+", re.DOTALL)


def settled(deck: DeckDraft) -> None:
    """Give every slide what a slide needs: a title, or words by which it is known."""
    for section in deck.sections:
        kept = [slide for slide in section.slides if _settle(slide)]
        deck.left_out += [slide for slide in section.slides if slide not in kept]
        section.slides = kept
    deck.sections = [section for section in deck.sections if section.slides] or deck.sections


def _settle(slide: SlideDraft) -> bool:
    """Whether anything stands on a slide, after its title is settled."""
    if slide.title and is_blank(slide.title):
        slide.title = ""
    if not slide.hides_title and (quote := _quote(slide)):
        slide.title, slide.content = "", quote
        return True
    if slide.content is None and slide.background is None:
        if not slide.title:
            if not slide.notes and not slide.note:
                slide.say("nothing is left on it, so it is left out")
                return False
            slide.title, slide.note = slide.note or f"Slide {slide.number}", ""
        slide.hides_title = False
        slide.background = _GROUND
        return True
    if slide.content is None:
        slide.hides_title = False
    slide.layout = "hero" if slide.hides_title and _is_one_number(slide.content) else ""
    if slide.title or slide.content is None:
        return True
    content = slide.content
    if isinstance(content, DraftBlock) and content.word == "text" and _is_short(str(content.value)):
        words = str(content.value)
        if _QUOTED.fullmatch(words):
            slide.content = DraftBlock("quote", words, content.place)
        else:
            slide.title, slide.content = words.strip("*"), None
            slide.background = slide.background or _GROUND
        return True
    if isinstance(content, DraftBlock) and content.word in ("quote", "closing", "sources"):
        return True
    if isinstance(content, DraftBlock) and content.word == "image" and len(_seen(content)) <= _LONGEST_ALT:
        # Screen readers find what it shows.
        return True
    slide.title, slide.hides_title = _known_by(slide), True
    slide.say("it shows no title, as on the old slide: write one", lost=False)
    return True


def _quote(slide: SlideDraft) -> DraftBlock | None:
    """The quotation that a slide is: words in quotation marks, and under them who said them, behind a dash."""
    content = slide.content
    if not isinstance(content, DraftBlock) or not _SAID.fullmatch(parse(slide.title).plain):
        return None
    points = content.value if content.word == "bullets" else [content.value] if content.word == "text" else []
    if not isinstance(points, list) or len(points) != 1 or not isinstance(points[0], str):
        return None
    by = _DASH.sub("", points[0])
    is_named = content.word == "bullets" or by != points[0]
    is_short = len(by) <= _LONGEST_NAME and "\n" not in by
    return DraftBlock("quote", {"text": slide.title, "by": by}, content.place) if is_named and is_short else None


def _is_one_number(node: Node | None) -> bool:
    return isinstance(node, DraftBlock) and node.word == "stats" and len(node.value) == 1


def _is_short(words: str) -> bool:
    return "\n" not in words and len(words) <= _LONGEST_ALONE


def _known_by(slide: SlideDraft) -> str:
    """What a slide is known by that shows no title: its first words, else what its first picture shows."""
    blocks = list(leaves(slide.content))
    first = next((words for block in blocks if (words := _first_words(block))), "")
    seen = next((words for block in blocks if (words := _seen(block))), "")
    return escaped(shortened(first or seen, _LONGEST_HIDDEN)) or f"Slide {slide.number}"


def _first_words(block: DraftBlock) -> str:
    """The first words of a block of words."""
    if block.word not in ("text", "bullets", "groups", "cards", "steps"):
        return ""
    words = (parse(one).plain.strip() for one in flat_words(block.value) if one not in _KEYS)
    return next((one.split("\n")[0] for one in words if one), "")


def _seen(block: DraftBlock) -> str:
    """What a picture shows, as its author says it."""
    return str(block.value.get("alt", "")) if isinstance(block.value, dict) else ""
