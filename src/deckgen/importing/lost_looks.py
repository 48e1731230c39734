"""How letters looked on an old slide, where a deck can't say it."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.importing.drafts import SlideDraft
from deckgen.importing.marked_words import loses_looks
from deckgen.office.old_deck.old_values import AnyShape, WordShape


def say_lost_looks(shapes: Iterable[AnyShape], links: dict[str, str], made: SlideDraft) -> None:
    """Say that words were underlined, or bold, in italics or struck in a way that no marks can write."""
    held = [each for one in shapes if isinstance(one, WordShape) for each in one.paragraphs]
    if any(one.is_underlined for one in held):
        made.say("underlines of words that are no links are not taken over")
    if any(loses_looks(one.text, links) for one in held):
        made.say("bold letters, italics or struck ones within its words are not taken over")
