"""The line of a series: broken where a value is missing, with a dot at its end and where a value stands alone.

A line may be joined over missing values instead. There, and where few points of x lie unevenly, every value has a
dot, so that what is known is told from what is drawn between.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from deckgen.model.chart_data import ChartData, Series
from deckgen.plot.paper import Plot
from deckgen.plot.scale import Scale

STRONG, MUTED = 2.4, 1.6
MOST_DOTS = 30
HALO = 3.2


def stretches(values: Sequence[float | None]) -> list[list[int]]:
    """The indexes of the values that are there, parted where one is missing."""
    parts: list[list[int]] = [[]]
    for index, value in enumerate(values):
        if value is not None and math.isfinite(value):
            parts[-1].append(index)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def uneven(centres: Sequence[float]) -> bool:
    """Whether x has few points, and one step between two of them is more than half again as long as another."""
    steps = [right - left for left, right in pairwise(centres)]
    return 0 < len(steps) < MOST_DOTS and max(steps) > min(steps) * 1.5


def dotted(chart: ChartData) -> bool:
    """Whether the points of a chart over time may have dots: where they lie unevenly, and beside missing values."""
    return uneven(chart.positions or ()) or any(None in series.values for series in chart.series)


def _pieces(part: Sequence[int], breaks: Sequence[int]) -> list[tuple[Sequence[int], bool]]:
    """A stretch in pieces, and whether each goes over a break (dotted)."""
    if not breaks:
        return [(part, False)]
    pieces: list[tuple[Sequence[int], bool]] = []
    start = 0
    for place, (index, _) in enumerate(pairwise(part)):
        if index in breaks:
            pieces += [(part[start : place + 1], False), (part[place : place + 2], True)]
            start = place + 1
    return [(piece, dotted) for piece, dotted in (*pieces, (part[start:], False)) if len(piece) > 1]


def draw_series(
    plot: Plot,
    series: Series,
    centres: Sequence[float],
    scale: Scale,
    *,
    over_bars: bool = False,
    joined: bool = False,
    breaks: Sequence[int] = (),
) -> None:
    """Draw the line of a series through the centres of its x; over bars it has an edge in the color of the paper.

    Joined, it goes on where values are missing and has a dot for each that is there. It is dotted after each x that
    breaks name, where steps of time are left out, and has all of its dots then.
    """
    color = plot.color(series)
    width = MUTED if series.muted else STRONG
    parts, every = stretches(series.values), joined or bool(breaks) or uneven(centres)
    if joined:
        parts = [[index for part in parts for index in part]]
    for part in parts:
        points = [(centres[index], scale(series.values[index] or 0.0)) for index in part]
        if len(points) > 1:
            for piece, dotted in _pieces(part, breaks):
                points_of = [(centres[index], scale(series.values[index] or 0.0)) for index in piece]
                if over_bars:
                    plot.line(points_of, plot.look.paper, width + HALO)
                plot.line(points_of, color, width, dotted=dotted)
        at_end = len(points) == 1 or part is parts[-1]
        for point in points if every else points[-1:] if at_end else ():
            if over_bars:
                plot.dot(*point, width * 1.55 + HALO / 2, plot.look.paper)
            plot.dot(*point, width * 1.55, color)
