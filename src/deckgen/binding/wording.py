"""What makes the words of a variant from those that its author wrote."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.marks import Str

Translate = Callable[[Str], Str]


def as_written(words: Str) -> Str:
    """The words in the deck's own language: nothing is translated."""
    return words
