"""Reckoning with numbers as they are written: without what binary fractions add to them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

Number = float | int


def exact(number: Number) -> Decimal:
    """A number without what its binary fraction adds to what was written."""
    return Decimal(str(number))


def sum_of(values: Sequence[Number]) -> Number:
    """What numbers add up to; a whole number where all of them are."""
    total = sum((exact(value) for value in values), Decimal(0))
    return int(total) if all(isinstance(value, int) for value in values) else float(total)


def change(before: Number | None, after: Number | None, in_percent: bool) -> float | None:
    """What after is over before; None where one is missing, or where before can't be the whole of a percentage."""
    if before is None or after is None or (in_percent and before <= 0):
        return None
    return after / before - 1 if in_percent else float(exact(after) - exact(before))
