"""Filled: which of the deck's words had their `{{ names }}` filled in, so that those that had not can be told."""

from __future__ import annotations

from deckgen.model.marks import Str

Place = tuple[str, int, int]


class Filled:
    """The places of words with `{{ names }}` that were filled in, or complained of."""

    def __init__(self) -> None:
        self._places: set[Place] = set()
        self._originals: dict[Place, Place] = {}

    def add(self, words: Str) -> None:
        """Note that the names in words, or in the words that they were cut from, are being filled in."""
        if "{{" in words:
            place = _place(words)
            self._places |= {place, self._originals.get(place, place)}

    def translated(self, words: Str, said: Str) -> None:
        """Note that words of the deck are said by others, those of a catalogue."""
        if said is not words and "{{" in words:
            self._originals[_place(said)] = _place(words)

    def holds(self, words: Str) -> bool:
        """Whether the names in words were filled in."""
        return _place(words) in self._places


def _place(words: Str) -> Place:
    span = words.origin.span
    return span.file.path, span.line, span.column
