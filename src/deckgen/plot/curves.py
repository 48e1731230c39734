"""The line of a series: broken where a value is missing, dotted at its ends and where a value stands alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckgen.model.chart import Series
from deckgen.plot.paper import Plot, Point
from deckgen.plot.scale import Scale

STRONG, MUTED = 2.4, 1.6
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


def last_point(series: Series, centres: Sequence[float], scale: Scale) -> Point:
    """Where the last value of a series stands; the series has one."""
    index = stretches(series.values)[-1][-1]
    return centres[index], scale(series.values[index] or 0.0)


def draw_series(
    plot: Plot, series: Series, centres: Sequence[float], scale: Scale, *, over_bars: bool = False
) -> None:
    """Draw the line of a series through the centres of its x; over bars it has an edge in the color of the paper."""
    color = plot.color(series)
    width = MUTED if series.muted else STRONG
    parts = stretches(series.values)
    for part in parts:
        points = [(centres[index], scale(series.values[index] or 0.0)) for index in part]
        if len(points) > 1:
            if over_bars:
                plot.line(points, plot.look.paper, width + HALO)
            plot.line(points, color, width)
        if len(points) == 1 or part is parts[-1]:
            if over_bars:
                plot.dot(*points[-1], width * 1.55 + HALO / 2, plot.look.paper)
            plot.dot(*points[-1], width * 1.55, color)
