"""Values put on top of each other: where each begins and ends. Numbers only."""

from __future__ import annotations

import math
from collections.abc import Sequence

Edges = tuple[float, float]
Values = Sequence[float | None]


def bands(series: Sequence[Values]) -> list[list[Edges | None]]:
    """The lower and upper edge of each series at every x, stacked in order; a negative value counts as zero.

    None where the value is missing, and for all series over it: nobody knows how high they stand there.
    """
    floor: list[float | None] = [0.0] * (len(series[0]) if series else 0)
    stacked: list[list[Edges | None]] = []
    for values in series:
        edges = [_over(low, value) for low, value in zip(floor, values, strict=True)]
        floor = [edge[1] if edge else None for edge in edges]
        stacked.append(edges)
    return stacked


def segments(series: Sequence[Values]) -> list[list[Edges | None]]:
    """Where the segment of each series begins and ends in every bar: positive ones go up from zero, negative ones
    down, in order; None where a value is missing.
    """
    count = len(series[0]) if series else 0
    tops, feet = [0.0] * count, [0.0] * count
    stacked: list[list[Edges | None]] = []
    for values in series:
        edges: list[Edges | None] = []
        for index, value in enumerate(values):
            if value is None or not math.isfinite(value):
                edges.append(None)
                continue
            heap = feet if value < 0 else tops
            edges.append((heap[index], heap[index] + value))
            heap[index] += value
        stacked.append(edges)
    return stacked


def total_at(series: Sequence[Values], index: int) -> float | None:
    """What all series have together at an x; None where one of them has no value, for then nobody knows."""
    values = [one[index] for one in series]
    known = [value for value in values if value is not None and math.isfinite(value)]
    return math.fsum(known) if known and len(known) == len(values) else None


def _over(low: float | None, value: float | None) -> Edges | None:
    if low is None or value is None or not math.isfinite(value):
        return None
    return low, low + max(0.0, value)
