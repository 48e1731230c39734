"""Rounding that keeps a total: parts that are each rounded and yet add up to the rounded whole.

Parts are counted in steps, the smallest difference that a number format shows; the steps that rounding down leaves
over go to the parts with the largest remainders (the method of Hamilton).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

PRECISION = 60


def rounded_to_total(parts: Sequence[float], step: Decimal, whole: float | None = None) -> list[float]:
    """The parts as multiples of step that add up to the rounded whole, their own sum where it is left out.

    A part never moves by a step or more, so a whole that isn't the parts' sum stays out of reach: then they are
    rounded to their own. Of equal remainders the first has it. Parts and whole must be finite.
    """
    with localcontext() as context:
        context.prec = PRECISION
        exact = [Decimal(str(part)) / step for part in parts]
        floors = [value.to_integral_value(ROUND_FLOOR) for value in exact]
        left = int(_counted(whole, exact, step) - sum(floors))
        if not 0 <= left <= len(parts):
            left = int(_counted(None, exact, step) - sum(floors))
        by_remainder = sorted(range(len(parts)), key=lambda index: floors[index] - exact[index])
        raised = set(by_remainder[:left])
        return [float((floor + (index in raised)) * step) for index, floor in enumerate(floors)]


def adds_up(parts: Sequence[float], step: Decimal, whole: float | None = None) -> bool:
    """Whether parts, each rounded to a multiple of step, add up to the rounded whole, else to their rounded sum."""
    with localcontext() as context:
        context.prec = PRECISION
        exact = [Decimal(str(part)) / step for part in parts]
        return sum(map(_to_step, exact), Decimal(0)) == _counted(whole, exact, step)


def sum_of_rounded(parts: Sequence[float], step: Decimal) -> float:
    """What parts add up to that are each rounded to a multiple of step."""
    with localcontext() as context:
        context.prec = PRECISION
        return float(sum((_to_step(Decimal(str(part)) / step) for part in parts), Decimal(0)) * step)


def is_sum(parts: Sequence[float], whole: float) -> bool:
    """Whether a whole is the sum of its parts, but for what binary fractions lose."""
    return math.isclose(math.fsum(parts), whole, rel_tol=1e-9, abs_tol=1e-9)


def _counted(whole: float | None, parts: Sequence[Decimal], step: Decimal) -> Decimal:
    """The whole in steps, without a fraction."""
    value = sum(parts, Decimal(0)) if whole is None else Decimal(str(whole)) / step
    return _to_step(value)


def _to_step(value: Decimal) -> Decimal:
    """A number of steps without its fraction, rounded half away from zero."""
    return value.to_integral_value(ROUND_HALF_UP)
