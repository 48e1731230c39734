"""combo: bars and lines over the same x."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.along_axis import AlongAxis, each_value
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData, Series
from deckgen.model.format import NumberFormat
from deckgen.model.native_chart import Drawn, Group, Native
from deckgen.model.node import Flag, Strs
from deckgen.native.native_axes import bare_axis, value_axis
from deckgen.native.native_bars import gap_width, spread_bars
from deckgen.native.native_lines import drawn_line
from deckgen.native.native_uprights import StandingBars, native_uprights
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import TICK_GAP, axis_width, tick_column, ticks_for, top_margin
from deckgen.plot.bars import Slots, draw_bar, slots
from deckgen.plot.captions import caption, heads, legend
from deckgen.plot.curves import draw_series
from deckgen.plot.greyed import grey_parts, part_color
from deckgen.plot.paper import Point
from deckgen.plot.scale import Axis, Scale, known, multiples, tick_labels
from deckgen.plot.standings import tips_of
from deckgen.plot.tracing import Tracing
from deckgen.plot.uprights import UprightFrame, plan_words
from deckgen.tables.lookup import say_no_column

SECOND = "second"
# How much of its place beside others a bar fills.
BAR = 0.92
# Half of the width of the dot at the end of a line, with its rim, in points.
DOT_ROOM = 6.0


class Combo(Chart):
    """Sets amounts as bars beside a rate or a share as a line, on one axis or two."""

    spoken = "Bar and line chart"
    stands_on_names = True
    can_be_native = True
    annotations = ("note", "change", "gap", "band", "line", "point")
    missing_steps = "gaps"
    line: Strs = ()
    """The columns drawn as lines; the last of `y` where left out."""
    second_axis: Flag = False
    """Whether the lines have an axis of their own at the right."""

    def mark(self, name: str, index: int, count: int) -> Literal["bar", "line"]:
        """The lines that are named, else the last series."""
        return "line" if (name in self.line if self.line else index == count - 1) else "bar"

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The second axis, where there is one."""
        columns = [series.name for series in data.series]
        for name in self.line:
            if name not in columns:
                say_no_column(name, columns, "the chart's 'y'", scope.log)
        return replace(data, second_axis=self.second_axis)

    @classmethod
    def along_axis(cls, data: ChartData) -> Iterable[AlongAxis]:
        """The values at the left axis: all, or those of the bars where the lines have an axis of their own."""
        bars = tuple(series for series in data.series if series.mark == "bar")
        return each_value(replace(data, series=bars) if data.second_axis else data)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw bars, then lines over them; the axes share their gridlines, each is named over its side."""
        planned = _plan(plot, chart)
        bars, lines, frame = planned.bars, planned.lines, planned.frame
        places, area = frame.places, frame.area
        scale = line_scale = frame.draw_axis(plot)
        if other := planned.second:
            line_scale = plot.scales.scale(other.low, other.high, area.bottom, area.top, of=SECOND)
            if planned.right:
                tick_column(plot, other, line_scale, area.right + TICK_GAP, plot.legible(plot.color(lines[0])))
        _stand(plot, chart, planned, scale, line_scale)
        _bars(plot, chart, places, scale)
        for series in lines:
            with plot.of(series.label):
                draw_series(plot, series, places.centres, line_scale, over_bars=bool(bars), breaks=chart.breaks)
        frame.draw_words(plot, chart.emphasis)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars and the lines, on a second axis where they have one; their names are laid over the chart."""
        planned = _plan(plot, chart)
        bars, lines, frame = planned.bars, planned.lines, planned.frame
        area, places = spread_bars(frame.area, frame.places, axis=bool(frame.left or planned.second))
        first, second = bare_axis(frame.axis.low, frame.axis.high), None
        if frame.left:
            first = value_axis(plot, frame.axis, chart.format)
        if planned.second:
            color, number = plot.legible(plot.color(lines[0])), chart.second_format or chart.format
            second = value_axis(plot, planned.second, number, color=color, grid=False)
        pitch = places.filled / max(1, len(bars))
        width = pitch * (BAR if len(bars) > 1 else 1.0)
        gap, overlap = gap_width(places, width, max(1, len(bars)), pitch)
        column = {series.name: number for number, series in enumerate(chart.series, 1)}
        drawn = tuple(
            Drawn(column[one.name], plot.color(one), colors=grey_parts(plot, chart, column[one.name] - 1))
            for one in bars
        )
        rim = plot.look.paper if bars else ""
        curves = tuple(drawn_line(plot, one, column[one.name], (), centres=places.centres, rim=rim) for one in lines)
        groups = [Group("column", drawn, gap=gap, overlap=overlap)] if drawn else []
        groups += [Group("line", curves, second=second is not None)] if curves else []
        return native_uprights(plot, chart, frame, StandingBars(area, places, first), groups, second=second)


class BarsAndLines(Struct, frozen=True):
    """The series that are bars and those that are lines, the frame of both, and the lines' own axis.

    second is the axis of the lines, None where they stand at that of the bars; right is how wide its words are.
    """

    bars: list[Series]
    lines: list[Series]
    frame: UprightFrame
    second: Axis | None
    right: float


def _plan(plot: Plot, chart: ChartData) -> BarsAndLines:
    bars = [series for series in chart.series if series.mark == "bar"]
    lines = [series for series in chart.series if series.mark == "line"]
    second = chart.second_axis and bool(lines)
    room = caption(plot, chart, plot.room)
    if chart.labels == "legend":
        room = legend(plot, [(series.label, plot.color(series)) for series in chart.series], room)
    elif chart.labels != "none":
        room = heads(plot, _named(plot, bars), _named(plot, lines), room, apart=second)
    first, other = _axes(plot, chart, bars, lines, second, ticks_for(room.height))
    left, right = axis_width(plot, first), axis_width(plot, other) if other else 0.0
    # The dot at the end of a line stays on the sheet where bars are slimmer than it.
    dot = max(0.0, DOT_ROOM - room.width / max(1, len(chart.x)) / 2) if lines else 0.0
    room = room.cut(left=left, right=max(right, dot) + plot.spare.right)
    places = slots(len(chart.x), room, max(1, len(bars)))
    if other or left:
        places = _wide(places, room)
    words, notes = plan_words(plot, chart, places, room)
    area = plot.leveled(room.cut(bottom=words.height, top=max(notes.height, top_margin(plot)) + plot.spare.top))
    frame = UprightFrame(area, places, words, notes, first, (first.low, first.high), left=left, breaks=chart.breaks)
    return BarsAndLines(bars, lines, frame, other, right)


def _named(plot: Plot, series: Sequence[Series]) -> list[tuple[str, str]]:
    return [(one.label, plot.color(one)) for one in series]


def _wide(places: Slots, room: Rect) -> Slots:
    """The places spread over the full width, so that the bars reach both axes; the bars stay slender."""
    width = room.width / max(1, len(places.centres))
    centres = tuple(room.left + width * (index + 0.5) for index in range(len(places.centres)))
    return Slots(centres, width, min(places.filled, width * 0.78))


def _stand(plot: Plot, chart: ChartData, planned: BarsAndLines, scale: Scale, line_scale: Scale) -> None:
    """Say where the values stand: those of bars at their tips, those of lines on their own axis."""
    places, names = planned.frame.places, [series.name for series in planned.bars]
    pitch = places.filled / max(1, len(names))

    def at(number: int, index: int, value: float) -> Point:
        series = chart.series[number]
        if series.mark == "line":
            return places.centres[index], line_scale(value)
        return places.centres[index] + (names.index(series.name) - (len(names) - 1) / 2) * pitch, scale(value)

    planned.frame.stand(plot, scale, tips_of(chart, at), thick=pitch)


def _bars(plot: Plot, chart: ChartData, places: Slots, scale: Scale) -> None:
    bars = [number for number, series in enumerate(chart.series) if series.mark == "bar"]
    pitch = places.filled / max(1, len(bars))
    for number, column in enumerate(bars):
        for index, value in enumerate(chart.series[column].values):
            if value is not None:
                color = part_color(plot, chart, column, index)
                centre = places.centres[index] + (number - (len(bars) - 1) / 2) * pitch
                with plot.of(chart.series[column].label):
                    draw_bar(plot, centre, pitch * (BAR if len(bars) > 1 else 1.0), value, scale, color)


def _values(series: Sequence[Series]) -> list[float]:
    return known(value for one in series for value in one.values)


def _axes(
    plot: Plot, chart: ChartData, bars: Sequence[Series], lines: Sequence[Series], second: bool, most: int
) -> tuple[Axis, Axis | None]:
    """The axis at the left and, where there is one, that at the right with a tick at each of its gridlines."""
    if not second:
        both = [*_values(bars), *_values(lines)]
        return plot.scales.axis(both, chart.format, from_zero=bool(bars), most=most), None
    number = chart.second_format or chart.format
    first = plot.scales.axis(_values(bars), chart.format, from_zero=True, most=most)
    step = first.ticks[1] - first.ticks[0] if len(first.ticks) > 1 else first.high - first.low
    under = math.ceil(-first.low / step - 1e-9)
    over = math.ceil(first.high / step - 1e-9)
    line_low, line_high = plot.scales.reach(_values(lines), from_zero=True, of=SECOND)
    under, over = max(under, int(line_low < 0)), max(over, int(line_high > 0))
    left = _of_steps(step, under, over, chart.format, [first.low, first.high])
    return left, _of_steps(_second_step(line_low, line_high, under, over), under, over, number, [])


def _second_step(low: float, high: float, under: int, over: int) -> float:
    """The finest round step of which so many under and over zero hold the values from low to high."""
    most = max(high / max(1, over), -low / max(1, under))
    power = math.floor(math.log10(most))
    steps = (digit * 10.0**exponent for exponent in (power, power + 1) for digit in (1.0, 2.0, 2.5, 4.0, 5.0))
    return next((step for step in steps if step >= most * (1 - 1e-9)), most)


def _of_steps(step: float, under: int, over: int, number: NumberFormat, held: list[float]) -> Axis:
    """An axis of full steps below and above zero; held are the bounds that it must not cut."""
    low, high = -under * step, over * step
    ticks = multiples(low, high, step)
    labels = tick_labels(number, ticks)
    return Axis(min([low, *held]), max([high, *held]), tuple(ticks), tuple(labels))
