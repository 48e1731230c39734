"""ranking: bars on their side, in order."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.model.native_chart import Group, Native
from deckgen.native.native_axes import bare_axis, lettering, region, sheet, value_axis
from deckgen.native.native_bars import colored, lying, tip_label
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import caption
from deckgen.plot.name_rows import Rows, foot_axis, plan_rows
from deckgen.plot.scale import Axis, Scale, known
from deckgen.plot.tracing import Tracing

VALUE_GAP = 6.0


class Ranking(Chart):
    """Ranks categories with bars on their side: names at the left, values at the tips, the first on top."""

    spoken = "Ranked bar chart"
    adds_up = True
    most_points = 40
    most_series = 1
    colors_categories = True
    lies_down = True
    can_be_native = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars in the order given; long lists get smaller words, short ones keep slender bars."""
        if not chart.x:
            return
        frame = _lay_out(plot, chart)
        rows, bars = frame.rows, frame.bars
        scale = plot.scales.scale(frame.low, frame.high, bars.left, bars.right)
        if frame.foot:
            foot_axis(plot, frame.foot, scale, bars)
        elif frame.low < 0:
            line = mix(plot.look.hairline, plot.look.grey, 0.6)
            top, bottom = rows.middles[0] + rows.pitch / 2, rows.middles[-1] - rows.pitch / 2
            plot.line([(scale(0), bottom), (scale(0), top)], line, 1.0)
        for index in range(len(chart.x)):
            _row(plot, chart, index, rows, scale)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with labels at their tips, or an axis at their foot."""
        frame, (series,) = _lay_out(plot, chart), chart.series
        rows = frame.rows
        labels = tuple(
            (row, tip_label(plot, chart, value, row, plot.size))
            for row, value in enumerate(series.values)
            if value is not None and _words(chart, rows, row) and _stands_clear(plot, chart, row, rows)
        )
        axis = value_axis(plot, frame.foot, chart.format) if frame.foot else bare_axis(frame.low, frame.high)
        drawn = colored(plot, chart, series, 1, () if chart.labels == "none" else labels)
        area, names, gap = lying(plot, rows, frame.bars)
        line = mix(plot.look.hairline, plot.look.grey, 0.6) if frame.low < 0 and not frame.foot else ""
        return Native(
            sheet(chart),
            (Group("bar", (drawn,), gap=gap),),
            region(plot, area),
            lettering(plot),
            (axis,),
            replace(names, line=line),
        )


class _Frame(Struct, frozen=True):
    """Where everything stands: the rows, the room for the bars, from where to where these go; foot is their axis."""

    rows: Rows
    bars: Rect
    low: float
    high: float
    foot: Axis | None


def _lay_out(plot: Plot, chart: ChartData) -> _Frame:
    room = caption(plot, chart, plot.room)
    values = chart.series[0].values if chart.series else ()
    foot = plot.scales.axis(values, chart.format, from_zero=True)
    foot_height = plot.size * 1.5 if chart.labels == "none" else 0.0
    rows = plan_rows(plot, chart, room.cut(bottom=foot_height))
    bars = _bar_area(plot, chart, rows, room.cut(bottom=foot_height))
    low, high = (foot.low, foot.high) if foot_height else plot.scales.reach(values, from_zero=True)
    return _Frame(rows, bars, low, high, foot if foot_height else None)


def _words(chart: ChartData, rows: Rows, index: int) -> str:
    """The value of a row as shown; "" where it has none or the row goes without words."""
    value = chart.series[0].values[index] if chart.series and index < len(chart.series[0].values) else None
    return chart.format.show(value) if value is not None and known([value]) and index in rows.worded else ""


def _bar_area(plot: Plot, chart: ChartData, rows: Rows, room: Rect) -> Rect:
    """The room for the bars: right of the names, with space at both tips for the widest values."""
    widths = {True: 0.0, False: 0.0}
    for index, value in enumerate(chart.series[0].values if chart.series else ()):
        words = _words(chart, rows, index)
        if words and chart.labels != "none":
            negative = (value or 0.0) < 0
            widths[negative] = max(widths[negative], plot.measure(words, "bold") + VALUE_GAP)
    half = plot.size if chart.labels == "none" else 0.0
    return room.cut(left=rows.indent + widths[True], right=max(widths[False], half * 2))


def _row(plot: Plot, chart: ChartData, index: int, rows: Rows, scale: Scale) -> None:
    middle = rows.middles[index]
    rows.draw_name(plot, index)
    value = chart.series[0].values[index] if chart.series and index < len(chart.series[0].values) else None
    if value is None:
        return
    color = chart.colors[index] if index < len(chart.colors) else chart.series[0].color
    left, right = sorted((scale(0), scale(value)))
    plot.bar(Rect(left, middle - rows.thickness / 2, right, middle + rows.thickness / 2), color)
    if chart.labels != "none" and _stands_clear(plot, chart, index, rows):
        plot.text(
            right + VALUE_GAP if value >= 0 else left - VALUE_GAP,
            middle,
            _words(chart, rows, index),
            weight="bold" if rows.bold(index) else "regular",
            align="left" if value >= 0 else "right",
            middle=True,
        )


def _stands_clear(plot: Plot, chart: ChartData, index: int, rows: Rows) -> bool:
    """Whether a value, higher than its row in a very long list, lies on none of the bars beside its own."""
    if rows.pitch >= plot.size:
        return True
    values = chart.series[0].values
    beside = [abs(values[row] or 0.0) for row in (index - 1, index + 1) if 0 <= row < len(values)]
    return max(beside, default=0.0) <= abs(values[index] or 0.0)
