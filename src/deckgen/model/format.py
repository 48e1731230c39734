"""NumberFormat: how a number is shown, resolved for one language. A value; data/numbers.py makes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """An Excel number format (or one of deckgen's words) with its language's separators filled in."""

    pattern: str

    def show(self, value: float, *, unit: bool = True) -> str:
        """The number as shown; without unit the words and signs around the digits are left out (inner ticks)."""
        raise NotImplementedError

    @property
    def has_unit(self) -> bool:
        """Whether the format itself says what is counted ($, bn, %, a word)."""
        raise NotImplementedError
