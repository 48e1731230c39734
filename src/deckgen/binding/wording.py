"""What makes the words of a variant from those that its author wrote."""

from __future__ import annotations

from typing import Protocol

from deckgen.model.marks import Str


class Translate(Protocol):
    """Gives words in the language of a variant."""

    def __call__(self, words: Str, *, wanted: bool = True) -> Str:
        """The words in that language, or as they are where it has none for them.

        wanted: whether that would be a mistake. It is none with titles of publications, which may stay as they are.
        """


def as_written(words: Str, *, wanted: bool = True) -> Str:  # noqa: ARG001 - translations are wanted or not
    """The words in the deck's own language: nothing is translated."""
    return words
