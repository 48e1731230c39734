"""WordPlaces: where the words that a chart shows are written, for complaints about one of them."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.dataset import CellPlace


class WordPlaces:
    """Finds where words of a chart are written: in the deck, in a catalogue, or in a table's file.

    Where words stand is no part of what a chart shows: all WordPlaces are equal.
    """

    def __init__(self, find: Callable[[str], CellPlace | None] | None = None) -> None:
        """`find` gives the place of words as the chart shows them."""
        self._find = find

    def of(self, words: str) -> CellPlace | None:
        """Where words are written; None where nobody knows."""
        return self._find(words) if self._find is not None else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordPlaces)

    def __hash__(self) -> int:
        return hash(WordPlaces)
