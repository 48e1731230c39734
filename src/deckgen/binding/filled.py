"""Filled: which of the deck's words had their `{{ names }}` filled in, so that those that had not can be told.

A name may stand for long words and be quoted many times, by other names too. So it is counted how long words become.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.binding.cited import Quotable
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.yaml_text import MOST_CHARACTERS

# How many characters all words of a copy may have together.
MOST_IN_ALL = 5_000_000

Place = tuple[str, int, int]


class Filled:
    """The places of words with `{{ names }}` that were filled in, or complained of."""

    def __init__(self) -> None:
        self._places: set[Place] = set()
        self._originals: dict[Place, Place] = {}
        self._characters = 0

    def add(self, words: Str) -> None:
        """Note that the names in words, or in the words that they were cut from, are being filled in."""
        if "{{" in words:
            place = _place(words)
            self._places |= {place, self._originals.get(place, place)}

    def translated(self, words: Str, said: Str) -> None:
        """Note that words of the deck are said by others, those of a catalogue."""
        if said is not words and "{{" in words:
            self._originals[_place(said)] = _place(words)

    def is_too_long(self, words: Str, quoted: Iterable[Quotable], log: Diagnostics) -> bool:
        """Whether words with what they quote are longer than can be shown, or all words so far; complains then."""
        long = sum(len(one.value) for one in quoted if isinstance(one.value, str))
        self._characters += len(words) + long
        message = None
        if long > MOST_CHARACTERS:
            message = f"with its names filled in, this text has more than {MOST_CHARACTERS:,} characters"
        elif self._characters > MOST_IN_ALL:
            message = f"the words up to here have more than {MOST_IN_ALL:,} characters together"
        if message:
            log.error("too_large", message, words.span, "quote less, or make several decks of it")
        return message is not None

    def holds(self, words: Str) -> bool:
        """Whether the names in words were filled in."""
        return _place(words) in self._places


def _place(words: Str) -> Place:
    span = words.origin.span
    return span.file.path, span.line, span.column
