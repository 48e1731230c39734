"""How near a number is to a simple one: to a fraction, a multiple, or an amount of one digit or two.

This is what makes words of quantity true. Each simple number may stand for numbers within the bounds that are given
here; it is said bare where a number is as good as that, else with "nearly" or "more than".
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from deckgen.numbers.decimal_sums import Number, exact
from deckgen.numbers.quantity_words import FRACTIONS

# Shares may be off by so many points, and by such a part of the fraction, whichever is less.
BARE_POINTS, BARE_PART = Fraction(15, 1000), Fraction(5, 100)
NEAR_POINTS, NEAR_PART = Fraction(4, 100), Fraction(15, 100)
# How much farther a fraction seems than halves, thirds and quarters do, by its denominator.
_RARE = {size: Fraction(seems) for size, seems in {2: 1.0, 3: 1.0, 4: 1.0, 5: 1.25, 6: 2.0, 8: 2.0, 10: 2.5}.items()}
# Multiples and amounts: how far the number may be from what is said bare, how far below "nearly", above "more than".
BARE_MULTIPLE, BARE_AMOUNT = Decimal("0.025"), Decimal("0.05")
BELOW, ABOVE = Decimal("0.1"), Decimal("0.25")
_HALVES = (Decimal("1.5"), Decimal("2.5"))
# From here on multiples are whole numbers, which are within BARE_MULTIPLE of every number.
_PLAINLY = 20
_LEADING = tuple(Decimal(one) for one in ("1", "1.2", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", *"56789", "10"))


class Near(NamedTuple):
    """A simple number, and on which side of it another lies."""

    simple: Decimal
    """The simple number."""
    side: int = 0
    """0 where the other is as good as this one, -1 where it is a bit less, 1 where it is more."""


class NearFraction(NamedTuple):
    """A simple fraction, and on which side of it a share lies, as in Near."""

    simple: Fraction
    side: int = 0


def near_fraction(share: Number | Decimal) -> NearFraction | None:
    """The simple fraction that a share is near to; None where there is none within the bounds.

    Of several the nearest is taken, where people's fractions count as nearer than others: 69% is more than two thirds
    rather than seven tenths.
    """
    value = Fraction(str(share))
    near = [one for one in FRACTIONS if abs(value - one) <= min(NEAR_POINTS, one * NEAR_PART)]
    if not near:
        return None
    found = min(near, key=lambda one: abs(value - one) * _RARE[one.denominator])
    if abs(value - found) <= min(BARE_POINTS, found * BARE_PART):
        return NearFraction(found)
    return NearFraction(found, 1 if value > found else -1)


def neighbors(share: Number | Decimal) -> list[Fraction]:
    """The two simple fractions that are nearest to a share, the smaller one first."""
    value = Fraction(str(share))
    return sorted(sorted(FRACTIONS, key=lambda one: abs(value - one))[:2])


def near_multiple(multiple: Number, *, halves: bool) -> Near | None:
    """The whole number that a multiple is near to; with halves one and a half and two and a half are some too.

    None below all of them, and where "more than" would say too little.
    """
    value = exact(multiple)
    if value >= _PLAINLY:
        return Near(value.to_integral_value("ROUND_HALF_UP"))
    simple = sorted((*map(Decimal, range(2, _PLAINLY + 1)), *(_HALVES if halves else ())))
    return _near(value, simple, BARE_MULTIPLE)


def near_amount(amount: Number) -> Near:
    """The amount of one leading digit, or of 1.2 or a half more up to 4.5, that a number above zero is near to."""
    value = exact(amount)
    power = value.adjusted()
    found = _near(value.scaleb(-power), _LEADING, BARE_AMOUNT)
    assert found is not None
    return Near(found.simple.scaleb(power), found.side)


def _near(value: Decimal, simple: list[Decimal] | tuple[Decimal, ...], bare: Decimal) -> Near | None:
    """What a value is near to among simple numbers in rising order."""
    for one in simple:
        if abs(value - one) <= one * bare:
            return Near(one)
    under = max((one for one in simple if one < value), default=None)
    over = min((one for one in simple if one > value), default=None)
    if over is not None and value >= over * (1 - BELOW) and (under is None or over - value < value - under):
        return Near(over, -1)
    return Near(under, 1) if under is not None and value <= under * (1 + ABOVE) else None
