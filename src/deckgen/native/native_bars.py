"""Bars as PowerPoint draws them: as wide, as far apart and labelled as on the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.excel_format import code_of
from deckgen.model.native_chart import Drawn, Group, Label, NameAxis, Native, Place, Stacking, ValueAxis
from deckgen.native.native_axes import bare_axis, lettering, region, sheet, value_axis
from deckgen.native.native_errors import error_columns
from deckgen.plot import Plot, Rect
from deckgen.plot.bars import Slots
from deckgen.plot.categories import stands_out
from deckgen.plot.lying import LyingFrame
from deckgen.plot.scale import Axis

# PowerPoint takes no wider gap between bars, in percent of a bar's width.
WIDEST_GAP = 500
# PowerPoint's labels stand further from their bars than those of pictures.
TIP_LIFT = 4.0


def spread_bars(area: Rect, places: Slots, *, axis: bool) -> tuple[Rect, Slots]:
    """The part of an area in which bars stand, and their places in it.

    PowerPoint spreads bars over all of the area. At an axis they may have it; without one, the area is made as narrow
    as the bars are on the picture.
    """
    count = len(places.centres)
    if axis:
        return area, replace(places, width=area.width / count)
    half = places.width / 2
    top = max(area.bottom + 1, area.top - TIP_LIFT)
    return Rect(places.centres[0] - half, area.bottom, places.centres[-1] + half, top), places


def gap_width(places: Slots, width: float, count: int = 1, pitch: float = 0.0) -> tuple[int, int]:
    """The gap between groups of bars, and how far the bars of a group overlap, both in percent of a bar's width.

    width is that of a bar in points, count how many bars a group has, pitch the distance in points between the
    middles of two bars of a group.
    """
    between = pitch - width if count > 1 else 0.0
    gap = places.width - count * width - (count - 1) * between
    return max(0, min(WIDEST_GAP, round(gap / width * 100))), max(-100, min(100, round(-between / width * 100)))


def bar_axis(
    plot: Plot, chart: ChartData, axis: Axis, area: Rect, reach: tuple[float, float] | None, below: float
) -> tuple[Rect, ValueAxis]:
    """The axis that bars stand at, and the area along which it runs.

    reach is from where to where an axis goes that is not seen, since all bars carry their values; None for one that
    is seen. below is the room in points under the area for values of bars that go below zero: an axis that isn't seen
    goes on through it, since PowerPoint puts the names of categories right under the axis.
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
    """The values at the tips of bars by their rows, bold where a category stands out.

    words are those that the picture has there, "" for a bar without one; they tell whether a value has its unit.
    """
    made = []
    for row, (value, text) in enumerate(zip(values, words, strict=True)):
        if value is not None and text:
            unit = text == chart.format.show(value)
            made.append((row, tip_label(plot, chart, value, row, size, unit=unit, place=place)))
    return tuple(made)


def tip_label(
    plot: Plot, chart: ChartData, value: float, row: int, size: float, *, unit: bool = True, place: Place = "tip"
) -> Label:
    """The value at the tip of the bar in a row, bold where its category stands out; with its unit, if it is to."""
    letters = lettering(plot, weight="bold" if stands_out(chart, row) else "regular", size=size)
    return Label(letters, place, code_of(chart.format, value, unit=unit))


def colored(
    plot: Plot, chart: ChartData, series: Series, column: int, labels: tuple[tuple[int, Label], ...]
) -> Drawn:
    """A series whose categories may have colors of their own."""
    fill = plot.color(series)
    if chart.colors:
        fill = max(chart.colors, key=chart.colors.count)
    return Drawn(column, fill, colors=tuple(enumerate(chart.colors)), labels=labels)


def native_rows(
    plot: Plot,
    chart: ChartData,
    frame: LyingFrame,
    drawn: Sequence[Drawn],
    axis: ValueAxis,
    *,
    stacking: Stacking = "",
    line: str = "",
) -> Native:
    """The chart of bars that lie in the rows of a frame, on an axis of values.

    stacking says that the series lie one behind the other in their rows; line is the color of the line at zero, ""
    for none.
    """
    rows, room, half = frame.rows, frame.room, frame.rows.pitch / 2
    area = Rect(room.left, rows.middles[-1] - half, room.right, rows.middles[0] + half)
    every = max(1, math.ceil(plot.size * 1.02 / rows.pitch))
    gap = max(0, min(WIDEST_GAP, round((rows.pitch - rows.thickness) / rows.thickness * 100)))
    bars = Group("bar", tuple(drawn), stacking, gap, 100 if stacking else 0)
    names = NameAxis(lettering(plot), line, every, turned=True)
    return Native(sheet(chart, *error_columns(chart)), (bars,), region(plot, area), lettering(plot), (axis,), names)
