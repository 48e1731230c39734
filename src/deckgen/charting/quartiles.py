"""Quartiles: where the middle of some numbers lies, and how far they spread around it. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

# A box is drawn for so many values at the least: of fewer nobody can say how they spread.
FEWEST = 8
# Whiskers reach no further from a box than so many times its length.
REACH = 1.5


class Spread(Struct, frozen=True):
    """How some values spread.

    count is how many they are. median, first and third are their quartiles, least and most the lowest and highest.
    low and high are the lowest and the highest value within the whiskers' reach.
    points are the values that are drawn as points: those beyond the whiskers, or all where there are too few for a
    box.
    """

    count: int
    median: float
    first: float
    third: float
    low: float
    high: float
    least: float
    most: float
    points: tuple[float, ...] = ()

    @property
    def is_boxed(self) -> bool:
        """Whether there are enough values for a box."""
        return self.count >= FEWEST


def spread_of(numbers: Sequence[float]) -> Spread:
    """How numbers spread, of which there is at least one."""
    held = sorted(numbers)
    first, median, third = (quartile(held, share) for share in (0.25, 0.5, 0.75))
    length = third - first
    low = next(value for value in held if value >= first - REACH * length)
    high = next(value for value in reversed(held) if value <= third + REACH * length)
    points = tuple(value for value in held if value < low or value > high)
    if len(held) < FEWEST:
        points = tuple(held)
    return Spread(len(held), median, first, third, low, high, held[0], held[-1], points)


def quartile(held: Sequence[float], share: float) -> float:
    """The number below which a share of sorted numbers lies: between two of them where it falls between their places.

    Excel's QUARTILE.INC and PERCENTILE.INC, and the seventh of Hyndman and Fan's rules (1996).
    """
    place = (len(held) - 1) * share
    below = int(place)
    above = min(below + 1, len(held) - 1)
    return held[below] + (held[above] - held[below]) * (place - below)
