"""Bins: the ranges in which the values of a histogram are counted. Numbers only."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckgen.charting.chart_type import MOST_BINS as MOST
from deckgen.charting.quartiles import quartile
from deckgen.plot.binned import Bins

# How many bins are chosen at the most where the author doesn't say.
MOST_CHOSEN = 30
# The first digits of a round width, the roundest first.
_ROUND, _ALSO_ROUND = (1.0, 2.0, 5.0), (1.0, 2.0, 5.0, 2.5, 4.0, 3.0, 1.5, 6.0, 8.0)
# Where bins of whole numbers are no wider than this, one number more in the last of them would be seen.
_NARROW = 10
_SLACK = 1e-9


def bins_for(numbers: Sequence[float], wanted: int | None = None) -> Bins:
    """Bins of one width with round edges that hold all of these numbers, of which there is at least one.

    wanted is about how many there are. Where it is left out, they are as wide as numpy's rule "auto" makes them, the
    narrower of what Freedman and Diaconis (1981) and Sturges (1926) advise, rounded to 1, 2 or 5 times a power of
    ten. Whole numbers that each have a bin stand in its middle.
    """
    low, high = min(numbers), max(numbers)
    whole = all(number == int(number) for number in numbers) and high - low < 2**50 and abs(high) < 2**50
    if wanted is not None:
        width = _width_of(low, high, wanted, whole=whole)
    else:
        width = _advised(numbers, low, high)
        power = 10.0 ** math.floor(math.log10(width))
        width = min((digit * power for digit in (*_ROUND, 10.0)), key=lambda round_: abs(math.log(round_ / width)))
        while (high - low) / width > MOST_CHOSEN:
            width = _next(width)
    width = max(1.0, width) if whole else width
    if whole and width == 1 and high - low < MOST:
        return Bins(tuple(low - 0.5 + step for step in range(int(high - low) + 2)), at_middles=True)
    return Bins(tuple(_edges(low, high, width, is_open=whole and width < _NARROW)))


def counted(numbers: Sequence[float], edges: Sequence[float]) -> list[int]:
    """How many numbers lie in each bin: one on an edge counts above it, on the last edge below it."""
    counts = [0] * (len(edges) - 1)
    for number in numbers:
        if edges[0] <= number <= edges[-1]:
            counts[min(bisect_right(edges, number), len(edges) - 1) - 1] += 1
    return counts


def labels_of(bins: Bins) -> tuple[str, ...]:
    """What authors call the bins: by their edges, or by the one whole number that each of them holds."""
    if bins.at_middles:
        return tuple(f"{(low + high) / 2:.12g}" for low, high in pairwise(bins.edges))
    return tuple(f"{low:.12g}–{high:.12g}" for low, high in pairwise(bins.edges))


def _advised(numbers: Sequence[float], low: float, high: float) -> float:
    """The width of bins that suits numbers, before it is rounded; more than 0."""
    if low == high:
        return abs(low) / 10 or 1.0
    held = sorted(numbers)
    sturges = (high - low) / (math.log2(len(held)) + 1)
    width = 2 * (quartile(held, 0.75) - quartile(held, 0.25)) / len(held) ** (1 / 3)
    # Far outliers beside numbers that are nearly equal would ask for more bins than anybody can see.
    return max(min(sturges, width) if width else sturges, (high - low) / MOST_CHOSEN / 2)


def _next(width: float) -> float:
    """The next wider round width."""
    power = 10.0 ** math.floor(math.log10(width) + _SLACK)
    return next(digit * power for digit in (2.0, 5.0, 10.0) if digit * power > width * (1 + _SLACK))


def _width_of(low: float, high: float, wanted: int, *, whole: bool) -> float:
    """The roundest width of which so many bins hold everything from low to high, or as nearly so many as may be."""
    span = high - low or abs(low) / 10 or 1.0
    power = math.floor(math.log10(span / wanted))
    widths = [digit * 10.0**more for digit in _ALSO_ROUND for more in (power, power + 1, power - 1)]
    fitting = [width for width in widths if not whole or (width >= 1 and width == int(width))] or [1.0]

    def misses(width: float) -> int:
        return abs(sum(1 for _ in _edges(low, high, width, is_open=False, most=wanted * 3)) - 1 - wanted)

    return min(fitting, key=misses)


def _edges(low: float, high: float, width: float, *, is_open: bool, most: int = MOST + 1) -> Iterator[float]:
    """Multiples of a width from below low to above high, no more than most; is_open keeps high off the last one."""

    def edge(step: int) -> float:
        return float(f"{step * width:.12g}")

    # What the slack takes for an edge though it lies beyond it gets one more.
    first = math.floor(low / width + _SLACK)
    first -= edge(first) > low
    last = max(first + 1, math.ceil(high / width - _SLACK))
    last += edge(last) < high or (is_open and edge(last) == high)
    edges = [edge(step) for step in range(first, min(last, first + most) + 1)]
    # Numbers that differ in their last digits alone have no round edges between them.
    yield from edges if all(left < right for left, right in pairwise(edges)) and edges[-1] >= high else (low, high)
