"""How far off values may be: whiskers through the tips of bars and through dots, and bands along lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from deckgen.model.chart_data import Series
from deckgen.model.color import mix
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Scale

WIDTH, HALO = 1.4, 0.8
WIDEST_CAP, CAP_SHARE = 12.0, 0.4
# How pale a band is: the share of paper in the color of its line.
PALE = 0.82
# The low and the high of a value, None where they aren't known.
Bounds = tuple[float, float] | None


def tip_of(series: Series, index: int, value: float) -> float:
    """The value up to which a bar and its whisker reach, beyond which its label stands."""
    bounds = series.bounds(index)
    return value if bounds is None else bounds[value >= 0]


def draw_upright_whisker(plot: Plot, bounds: Bounds, x: float, wide: float, scale: Scale, color: str = "") -> None:
    """A whisker from low to high through the middle of a bar or a dot that is so wide; nothing for exact values.

    It is in ink where no color (hex) is given.
    """
    if bounds and bounds[0] < bounds[1]:
        low, high = (scale(bound) for bound in bounds)
        half = min(WIDEST_CAP, wide * CAP_SHARE) / 2
        _draw(plot, [[(x, low), (x, high)], *([(x - half, y), (x + half, y)] for y in (low, high))], color)


def draw_lying_whisker(plot: Plot, bounds: Bounds, y: float, thick: float, scale: Scale) -> None:
    """A whisker from low to high along the middle of a bar or a dot that is so thick; nothing for exact values."""
    if bounds and bounds[0] < bounds[1]:
        low, high = (scale(bound) for bound in bounds)
        half = min(WIDEST_CAP, thick * CAP_SHARE) / 2
        _draw(plot, [[(low, y), (high, y)], *([(x, y - half), (x, y + half)] for x in (low, high))])


def upright_room(bounds: Bounds, x: float, scale: Scale) -> Rect | None:
    """The room that an upright whisker takes; None where there is none."""
    half = WIDEST_CAP / 2
    return Rect(x - half, scale(bounds[0]), x + half, scale(bounds[1])) if bounds else None


def draw_band(plot: Plot, series: Series, centres: Sequence[float], scale: Scale) -> None:
    """The pale band along a line from its lows to its highs, broken where one is missing; a whisker at a lone one."""
    color = mix(plot.color(series), plot.look.paper, PALE)
    for is_known, indexes in groupby(range(len(centres)), key=lambda index: series.bounds(index) is not None):
        part = list(indexes) if is_known else []
        if len(part) == 1:
            draw_upright_whisker(plot, series.bounds(part[0]), centres[part[0]], WIDEST_CAP / CAP_SHARE, scale)
        elif part:
            bounds = [series.bounds(index) or (0.0, 0.0) for index in part]
            above: list[Point] = [(centres[i], scale(high)) for i, (_, high) in zip(part, bounds, strict=True)]
            under: list[Point] = [(centres[i], scale(low)) for i, (low, _) in zip(part, bounds, strict=True)]
            plot.polygon([*above, *reversed(under)], color)


def _draw(plot: Plot, lines: Sequence[Sequence[Point]], color: str = "") -> None:
    """Lines with a rim of paper, so that they are seen on a bar of any color."""
    for shade, width in ((plot.look.paper, WIDTH + 2 * HALO), (color or plot.look.ink, WIDTH)):
        for line in lines:
            plot.line(line, shade, width)
