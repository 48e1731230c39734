"""Gives every slide what a slide needs: a title, or words that stand for one."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.importing.drafts import Beside, DeckDraft, DraftBlock, Node, SlideDraft, Under
from deckgen.importing.marked_words import escaped, shortened
from deckgen.model.slug import is_blank

_LONGEST_ALT = 80
# Words that stand alone on a slide are its title, unless they are longer, or begin as what somebody said does.
_LONGEST_ALONE, _LONGEST_QUOTE = 130, 240
_OPENING = ('"', "“", "„", "«", "»", "‘", "‚", "「")


def settled(deck: DeckDraft) -> None:
    """Give every slide what a slide needs: a title or words that stand for one."""
    for section in deck.sections:
        kept = [slide for slide in section.slides if _settle(slide)]
        deck.left_out += [slide for slide in section.slides if slide not in kept]
        section.slides = kept
    deck.sections = [section for section in deck.sections if section.slides] or deck.sections


def _settle(slide: SlideDraft) -> bool:
    """Whether anything stands on a slide, after its title is settled."""
    if slide.title and is_blank(slide.title):
        slide.title = ""
    if slide.content is None and slide.background is None:
        if not slide.title:
            if not slide.notes and not slide.note:
                slide.say("nothing is left on it, so it is left out")
                return False
            slide.title, slide.note = slide.note or f"Slide {slide.number}", ""
        # Nothing says that somebody is quoted.
        slide.ground = "dark"
        return True
    if slide.title or slide.content is None:
        return True
    if isinstance(slide.content, DraftBlock) and slide.content.word in ("image", "quote", "closing"):
        alt = str(slide.content.value["alt"]) if slide.content.word == "image" else ""
        # What a picture shows is the title that screen readers find, and long words have no place for that.
        if len(alt) > _LONGEST_ALT:
            slide.title = escaped(shortened(alt, _LONGEST_ALT))
        return True
    slide.title, slide.content = _first_words(slide.content)
    if slide.content is None:
        slide.ground = "dark"
        return True
    if isinstance(slide.content, DraftBlock) and slide.content.word == "quote":
        return True
    if not slide.title:
        slide.title = f"Slide {slide.number}"
        slide.say("it has no title: write one", lost=False)
    return True


def _first_words(node: Node) -> tuple[str, Node | None]:
    """The first words of a slide as its title, and what is left of it, if any; no title where these are too long."""
    if isinstance(node, DraftBlock):
        if node.word == "text":
            first, _, rest = str(node.value).partition("\n\n")
            if len(first) <= 90 and rest:
                return first.strip("*"), replace(node, value=rest, simpler=())
            if not rest and first.startswith(_OPENING) and len(first) <= _LONGEST_QUOTE:
                return "", DraftBlock("quote", first, node.place)
            if not rest and len(first) <= _LONGEST_ALONE:
                return first.strip("*"), None
        return "", node
    if isinstance(node, Beside):
        return "", node
    first_part, *others = node.parts
    if (
        isinstance(first_part, DraftBlock)
        and first_part.word == "text"
        and len(first_part.value) <= 90
        and "\n" not in first_part.value
    ):
        return str(first_part.value).strip("*"), others[0] if len(others) == 1 else Under(tuple(others))
    return "", node
