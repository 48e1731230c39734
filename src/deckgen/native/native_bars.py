"""Bars as PowerPoint draws them: as wide, as far apart and labelled as on the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.excel_format import code_of
from deckgen.model.native_chart import Drawn, Label, NameAxis, Place, ValueAxis
from deckgen.native.native_axes import bare_axis, lettering, value_axis
from deckgen.plot import Plot, Rect
from deckgen.plot.bars import Slots
from deckgen.plot.name_rows import Rows
from deckgen.plot.scale import Axis

WIDEST_GAP = 500
# PowerPoint's labels stand further from their bars than those of pictures.
TIP_LIFT = 4.0


def spread_bars(area: Rect, places: Slots, *, axis: bool) -> tuple[Rect, Slots]:
    """The part of an area that bars have, and their places in it: all of it where they stand at an axis."""
    count = len(places.centres)
    if axis:
        return area, replace(places, width=area.width / count)
    half = places.width / 2
    top = max(area.bottom + 1, area.top - TIP_LIFT)
    return Rect(places.centres[0] - half, area.bottom, places.centres[-1] + half, top), places


def gap_width(places: Slots, width: float, count: int = 1, pitch: float = 0.0) -> tuple[int, int]:
    """The gap between groups of count bars, and how far these overlap, in percent of their width.

    pitch is the distance from bar to bar in a group.
    """
    between = pitch - width if count > 1 else 0.0
    gap = places.width - count * width - (count - 1) * between
    return max(0, min(WIDEST_GAP, round(gap / width * 100))), max(-100, min(100, round(-between / width * 100)))


def bar_axis(
    plot: Plot, chart: ChartData, axis: Axis, area: Rect, reach: tuple[float, float] | None, below: float
) -> tuple[Rect, ValueAxis]:
    """The axis that bars stand at and the area that it runs along; reach is how far it goes where it is not seen.

    below is the room under the area for values of bars that go below zero: the axis takes it in, and the names of
    categories stand under it.
    """
    if reach is None:
        return area, value_axis(plot, axis, chart.format)
    low, high = reach
    low -= (high - low) * below / area.height
    return area.cut(bottom=-below), bare_axis(low, high)


def tip_labels(
    plot: Plot,
    chart: ChartData,
    values: Sequence[float | None],
    size: float,
    words: Sequence[str],
    place: Place = "tip",
) -> tuple[tuple[int, Label], ...]:
    """The values at the tips of bars, bold where they stand out; words are those that the picture has there."""
    made = []
    for row, (value, shown) in enumerate(zip(values, words, strict=True)):
        if value is not None and shown:
            unit = shown == chart.format.show(value)
            made.append((row, tip_label(plot, chart, value, row, size, unit=unit, place=place)))
    return tuple(made)


def tip_label(
    plot: Plot, chart: ChartData, value: float, row: int, size: float, *, unit: bool = True, place: Place = "tip"
) -> Label:
    """The value at the tip of a bar."""
    bold = row < len(chart.emphasis) and chart.emphasis[row]
    look = lettering(plot, weight="bold" if bold else "regular", size=size)
    return Label(look, place, code_of(chart.format, value, unit=unit))


def colored(
    plot: Plot, chart: ChartData, series: Series, column: int, labels: tuple[tuple[int, Label], ...]
) -> Drawn:
    """A series whose categories may have colors of their own."""
    fill = plot.color(series)
    if chart.colors:
        fill = max(chart.colors, key=chart.colors.count)
    return Drawn(column, fill, colors=tuple(enumerate(chart.colors)), labels=labels)


def lying(plot: Plot, rows: Rows, bars: Rect) -> tuple[Rect, NameAxis, int]:
    """The area of bars that lie in rows, the axis of their names, and the gap between two in percent of a bar."""
    half = rows.pitch / 2
    area = Rect(bars.left, rows.middles[-1] - half, bars.right, rows.middles[0] + half)
    every = max(1, math.ceil(plot.size * 1.02 / rows.pitch))
    gap = round((rows.pitch - rows.thickness) / rows.thickness * 100)
    return area, NameAxis(lettering(plot), every=every, turned=True), max(0, min(WIDEST_GAP, gap))
