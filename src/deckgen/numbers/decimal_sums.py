"""Arithmetic with decimals as they are written: 0.1 and 0.2 are 0.3, which they aren't as binary fractions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

Number = float | int


def exact(number: Number) -> Decimal:
    """A number as the decimal that was written."""
    return Decimal(str(number))


def sum_of(values: Sequence[Number]) -> Number:
    """What numbers add up to; an int where all of them are ints."""
    total = sum((exact(value) for value in values), Decimal(0))
    return int(total) if all(isinstance(value, int) for value in values) else float(total)


def change(before: Number | None, after: Number | None, in_percent: bool) -> float | None:
    """The difference from before to after, in_percent as a share of before (0.25 for a quarter more).

    None where one is missing, and for a share where before is 0 or negative.
    """
    if before is None or after is None or (in_percent and before <= 0):
        return None
    return after / before - 1 if in_percent else float(exact(after) - exact(before))


def rounded_to(number: Number, places: int) -> Number:
    """A number with so many decimals, halves away from zero; places below 0 round to tens, hundreds and so on."""
    with localcontext(prec=400):
        kept = exact(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return int(kept) if places <= 0 else float(kept)
