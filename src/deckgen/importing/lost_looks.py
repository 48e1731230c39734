"""How letters looked on an old slide, where a deck can't say it, or where it says nothing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.importing.drafts import SlideDraft
from deckgen.importing.marked_words import loses_looks
from deckgen.model.rich_text import Run
from deckgen.office.old_deck.old_values import TITLES, AnyShape, WordShape

# So few words that are bold may be said loudly.
_LOUD = 8


def say_lost_looks(shapes: Iterable[AnyShape], links: dict[str, str], made: SlideDraft) -> None:
    """Say that words were underlined, or bold, in italics or struck in a way that no marks can write."""
    held = [each for one in shapes if isinstance(one, WordShape) for each in one.paragraphs]
    if any(one.is_underlined for one in held):
        made.say("underlines of words that are no links are not taken over")
    if any(loses_looks(one.text, links) for one in held):
        made.say("bold letters, italics or struck ones within its words are not taken over")


def without_loud_bold(shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
    """Shapes without bold where all words of a slide are bold, which sets none of them apart; the title aside."""
    held = [one for one in shapes if isinstance(one, WordShape) and one.role not in TITLES]
    runs = [run for one in held for each in one.paragraphs for run in each.text.runs if run.text.strip()]
    if not all(run.bold for run in runs) or sum(len(run.text.split()) for run in runs) <= _LOUD:
        return shapes
    made.say("its words were all bold: they have the weight of the brand now", lost=False)
    return [_plain(one) if isinstance(one, WordShape) and one in held else one for one in shapes]


def _plain(shape: WordShape) -> WordShape:
    lines = (replace(one, text=one.text.map(_without_bold)) for one in shape.paragraphs)
    return replace(shape, paragraphs=tuple(lines))


def _without_bold(run: Run) -> tuple[Run]:
    return (replace(run, bold=False),)
