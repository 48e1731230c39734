"""Rounding that keeps a total: each part is rounded, and yet they add up to the rounded total.

All parts are rounded down first, to multiples of a step, which is the smallest difference that a number format can
show. The steps that are missing then go to the parts that lost most (the method of Hamilton).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

PRECISION = 60


def rounded_to_total(parts: Sequence[float], step: Decimal, total: float | None = None) -> list[float]:
    """The parts as multiples of step that add up to the rounded total; to that of their own sum where it is None.

    No part moves by a step or more. So a total that is far from their sum can't be reached, and they add up to their
    own sum then. Of parts that lost equally much the first comes first. Parts and total must be finite.
    """
    with localcontext() as context:
        context.prec = PRECISION
        exact = [Decimal(str(part)) / step for part in parts]
        floors = [value.to_integral_value(ROUND_FLOOR) for value in exact]
        left = int(_in_steps(total, exact, step) - sum(floors))
        if not 0 <= left <= len(parts):
            left = int(_in_steps(None, exact, step) - sum(floors))
        by_remainder = sorted(range(len(parts)), key=lambda index: floors[index] - exact[index])
        raised = set(by_remainder[:left])
        return [float((floor + (index in raised)) * step) for index, floor in enumerate(floors)]


def adds_up(parts: Sequence[float], step: Decimal, total: float | None = None) -> bool:
    """Whether parts that are each rounded to a multiple of step add up to the rounded total.

    Where total is None it is their own sum.
    """
    with localcontext() as context:
        context.prec = PRECISION
        exact = [Decimal(str(part)) / step for part in parts]
        return sum(map(_to_step, exact), Decimal(0)) == _in_steps(total, exact, step)


def sum_of_rounded(parts: Sequence[float], step: Decimal) -> float:
    """The sum of parts that are each rounded to a multiple of step first."""
    with localcontext() as context:
        context.prec = PRECISION
        return float(sum((_to_step(Decimal(str(part)) / step) for part in parts), Decimal(0)) * step)


def is_sum(parts: Sequence[float], total: float) -> bool:
    """Whether a total is the sum of its parts, but for the tiny errors of binary fractions."""
    return math.isclose(math.fsum(parts), total, rel_tol=1e-9, abs_tol=1e-9)


def _in_steps(total: float | None, parts: Sequence[Decimal], step: Decimal) -> Decimal:
    """How many steps the total is, rounded. parts are in steps already, and add up to it where it is None."""
    value = sum(parts, Decimal(0)) if total is None else Decimal(str(total)) / step
    return _to_step(value)


def _to_step(value: Decimal) -> Decimal:
    """A number of steps, rounded to an integer, halves away from zero."""
    return value.to_integral_value(ROUND_HALF_UP)
