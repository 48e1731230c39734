"""Trends on a sheet: thin lines through the values of series, each with its name at its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from deckgen.model.chart_data import ChartData, Series
from deckgen.plot.ends import End
from deckgen.plot.paper import ASCENT, DESCENT, Plot, Point
from deckgen.plot.rect import Rect

WIDTH = 1.5
GAP, STEP, PLACES = 3.0, 8.0, 8
# In how many rows over and under a line a place is looked for.
FURTHER = 3


def trend_color(plot: Plot, chart: ChartData, series: Series) -> str:
    """The color of a trend: grey where there is one, its series' own where there are several."""
    several = sum(one.trend is not None for one in chart.series) > 1
    return plot.color(series) if several else plot.look.grey


def trend_ends(plot: Plot, chart: ChartData) -> list[End]:
    """The names of all trends, for the ends of their lines; none where a series stands back."""
    found = [(series, series.trend.label) for series in chart.series if series.trend]
    return [
        End("" if series.muted else label, "", trend_color(plot, chart, series), muted=True, with_series=series.label)
        for series, label in found
    ]


def draw_trend(plot: Plot, points: Sequence[Point], color: str, *, dotted: bool) -> None:
    """The line of a trend; dotted where it must be told from lines of values."""
    plot.line(points, color, WIDTH, dotted=dotted)


def rooms_along(points: Sequence[Point]) -> list[Rect]:
    """Small places in a row that the line of a trend goes through, which words had better keep clear of."""
    (left, _), (right, _) = points[0], points[-1]
    count = max(1, round((right - left) / STEP))
    xs = [left + (right - left) * step / count for step in range(count + 1)]
    heights = [_height_at(points, x) for x in xs]
    return [
        Rect(one, min(low, high), other, max(low, high))
        for (one, low), (other, high) in pairwise(zip(xs, heights, strict=True))
    ]


def name_trend(
    plot: Plot, words: str, points: Sequence[Point], color: str, room: Rect, taken: Sequence[Rect]
) -> None:
    """The name of a trend in a room, over or under its line: near its right end, else further left where it is clear.

    taken are the places of what else is drawn there and is no words. Where every place would touch words, on a very
    small sheet, the line goes without a name.
    """
    height, width = (ASCENT + DESCENT) * plot.size, plot.measure(words)
    right, left = points[-1][0], points[0][0]
    tried = []
    for place in range(PLACES + 1):
        x = max(left, right - width - (right - left - width) * place / PLACES)
        heights = [_height_at(points, x + width * part / 4) for part in range(5)]
        for away, side in product(range(FURTHER), (1, -1)):
            edge = max(heights) if side > 0 else min(heights)
            middle = edge + side * (height * (away + 0.5) + GAP)
            box = Rect(x, middle - height / 2, x + width, middle + height / 2)
            inside = room.left <= box.left and box.right <= room.right
            inside = inside and room.bottom <= box.bottom and box.top <= room.top
            if inside and not any(box.overlaps(text.box, 1) for text in plot.texts()):
                tried.append((sum(box.overlaps(other, 1) for other in taken), away, place, side < 0, x, middle))
    if tried:
        *_, x, middle = min(tried)
        plot.text(x, middle, words, color=plot.legible(color), middle=True)


def _height_at(points: Sequence[Point], x: float) -> float:
    """How high the line of a trend is at a place; that of its nearer end beyond it."""
    for (left, low), (right, high) in pairwise(points):
        if left <= x <= right:
            return low + (high - low) * ((x - left) / (right - left) if right > left else 0.0)
    return points[0][1] if x < points[0][0] else points[-1][1]
