"""ranking: bars on their side, in order."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.model.native_chart import Native
from deckgen.native.native_axes import bare_axis, value_axis
from deckgen.native.native_bars import colored, native_rows, tip_label
from deckgen.native.native_errors import clear_of_whiskers, error_bars
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import caption
from deckgen.plot.categories import category_color, values_of
from deckgen.plot.lying import LyingFrame, plan_lying, row_box
from deckgen.plot.name_rows import NameRows
from deckgen.plot.scale import known
from deckgen.plot.standings import tips_of
from deckgen.plot.tracing import Tracing
from deckgen.plot.whiskers import draw_lying_whisker, tip_of

VALUE_GAP = 6.0
# The least part of the width that bars have between names and values; else there is an axis instead of values.
LEAST_BARS = 0.12


class Ranking(Chart):
    """Ranks categories with bars on their side: names at the left, values at the tips, the first on top."""

    spoken = "Ranked bar chart"
    adds_up = True
    bears_errors = True
    most_points = 40
    most_series = 1
    colors_categories = True
    lies_down = True
    can_be_native = True
    annotations = ("change", "gap", "sum", "line", "point")
    keeps_order = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars in the order given; long lists get smaller words, short ones keep slender bars."""
        if not chart.x:
            return
        frame = _plan(plot, chart)
        rows, scale = frame.rows, frame.scale
        frame.stand(plot, tips_of(chart, lambda _, index, value: (scale(value), rows.middles[index])))
        frame.draw_foot(plot)
        if not frame.foot and scale.low < 0:
            top, bottom = rows.middles[0] + rows.pitch / 2, rows.middles[-1] - rows.pitch / 2
            plot.line([(scale(0), bottom), (scale(0), top)], _line_color(plot), 1.0)
        for index in range(len(chart.x)):
            _row(plot, chart, index, frame)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with labels at their tips, or an axis at their foot."""
        frame, (series,) = _plan(plot, chart), chart.series
        rows, scale = frame.rows, frame.scale
        labels = tuple(
            (row, tip_label(plot, chart, value, row, plot.size))
            for row, value in enumerate(series.values)
            if value is not None and _words(chart, rows, row) and _stands_clear(plot, chart, row, rows)
        )
        axis = value_axis(plot, frame.foot, chart.format) if frame.foot else bare_axis(scale.low, scale.high)
        labels = clear_of_whiskers(plot, series, labels, scale, lying=True)
        drawn = colored(plot, chart, series, 1, () if frame.foot else labels)
        drawn = replace(drawn, errors=error_bars(plot, chart, 0, 2))
        line = _line_color(plot) if scale.low < 0 and not frame.foot else ""
        return native_rows(plot, chart, frame, [drawn], axis, line=line)


def _plan(plot: Plot, chart: ChartData) -> LyingFrame:
    """The rows with space at both tips for the widest values, or with an axis at their foot."""
    room = caption(plot, chart, plot.room)
    frame = _frame(plot, chart, room)
    if frame.room.width < plot.width * LEAST_BARS and not frame.foot:
        plot.concede("values at the tips")
        return _frame(plot, replace(chart, labels="none"), room)
    return frame


def _frame(plot: Plot, chart: ChartData, room: Rect) -> LyingFrame:
    values = chart.series[0].reached if chart.series else ()
    if chart.labels == "none":
        foot = plot.scales.axis(values, chart.format, from_zero=True)
        return plan_lying(plot, chart, room, (foot.low, foot.high), lambda rows: (rows.indent, plot.size * 2), foot)
    reach = plot.scales.reach(values, from_zero=True)
    return plan_lying(plot, chart, room, reach, lambda rows: _margins(plot, chart, rows))


def _line_color(plot: Plot) -> str:
    """The color of the line at zero, which is drawn where bars go below it."""
    return mix(plot.look.hairline, plot.look.grey, 0.6)


def _words(chart: ChartData, rows: NameRows, index: int) -> str:
    """The value of a row as it is written; "" where it has none or the row goes without words."""
    value = _value(chart, index)
    return chart.format.show(value) if value is not None and known([value]) and index in rows.worded else ""


def _value(chart: ChartData, index: int) -> float | None:
    values = values_of(chart)
    return values[index] if index < len(values) else None


def _margins(plot: Plot, chart: ChartData, rows: NameRows) -> tuple[float, float]:
    """The room for the names and the widest values at the left tips of bars, and for those at the right tips."""
    widths = {True: 0.0, False: 0.0}
    for index, value in enumerate(values_of(chart)):
        if words := _words(chart, rows, index):
            negative = (value or 0.0) < 0
            widths[negative] = max(widths[negative], plot.measure(words, "bold") + VALUE_GAP)
    return rows.room_before(widths[True]), widths[False]


def _row(plot: Plot, chart: ChartData, index: int, frame: LyingFrame) -> None:
    rows, scale = frame.rows, frame.scale
    rows.draw_name(plot, index)
    value = _value(chart, index)
    if value is None:
        return
    left, right = sorted((scale(0), scale(value)))
    plot.bar(row_box(rows, index, left, right), category_color(chart, index))
    draw_lying_whisker(plot, chart.series[0].bounds(index), rows.middles[index], rows.thickness, scale)
    left, right = sorted((scale(0), scale(tip_of(chart.series[0], index, value))))
    if frame.foot:
        return
    if not _stands_clear(plot, chart, index, rows):
        plot.omit(_words(chart, rows, index))
    else:
        plot.text(
            right + VALUE_GAP if value >= 0 else left - VALUE_GAP,
            rows.middles[index],
            _words(chart, rows, index),
            weight="bold" if rows.bold(index) else "regular",
            align="left" if value >= 0 else "right",
            middle=True,
        )


def _stands_clear(plot: Plot, chart: ChartData, index: int, rows: NameRows) -> bool:
    """Whether a value, higher than its row in a very long list, lies on none of the bars beside its own."""
    if rows.pitch >= plot.size:
        return True
    values = chart.series[0].values
    beside = [abs(values[row] or 0.0) for row in (index - 1, index + 1) if 0 <= row < len(values)]
    return max(beside, default=0.0) <= abs(values[index] or 0.0)
