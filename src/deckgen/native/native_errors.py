"""Whiskers and trends as PowerPoint draws them: columns of how far off values may be, and its own trend lines."""

from __future__ import annotations

import math

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.excel_format import column_code
from deckgen.model.native_chart import Column, ErrorBars, Label, TrendLine
from deckgen.native.native_axes import format_of
from deckgen.plot import Plot
from deckgen.plot.scale import Scale
from deckgen.plot.trend_lines import WIDTH as TREND_WIDTH
from deckgen.plot.trend_lines import trend_color
from deckgen.plot.whiskers import WIDTH, tip_of

# How much further from a whisker than PowerPoint would set it a label stands, in points.
GAP = 2.0


def error_columns(chart: ChartData) -> tuple[Column, ...]:
    """For each series that shows its errors two columns: how far down and how far up its values may be."""
    return tuple(column for one in chart.series if one.low for column in _columns(chart, one))


def _columns(chart: ChartData, series: Series) -> tuple[Column, Column]:
    ways: list[tuple[float | None, ...]] = []
    for end in (0, 1):
        each = ((value, series.bounds(index)) for index, value in enumerate(series.values))
        ways.append(
            tuple(
                abs(bounds[end] - value) if bounds and bounds[0] < bounds[1] and value is not None else None
                for value, bounds in each
            )
        )
    minus, plus = (
        Column(f"{series.label} {sign}", way, column_code(format_of(chart, series), way))
        for sign, way in zip("−+", ways, strict=True)
    )
    return minus, plus


def error_bars(plot: Plot, chart: ChartData, number: int, first: int, color: str = "") -> ErrorBars | None:
    """The whiskers of a series by its number; None where it shows no errors.

    first is the column where those of errors begin; the whiskers are in ink where no color (hex) is given.
    """
    if not chart.series[number].low:
        return None
    before = sum(2 for one in chart.series[:number] if one.low)
    return ErrorBars(first + before, first + before + 1, (color or plot.look.ink, WIDTH))


def clear_of_whiskers(
    plot: Plot, series: Series, labels: tuple[tuple[int, Label], ...], scale: Scale, *, lying: bool = False
) -> tuple[tuple[int, Label], ...]:
    """The labels at the tips of bars, by their rows, moved beyond the whiskers of these by the scale of values."""
    moved = []
    for row, label in labels:
        value = series.values[row] or 0.0
        way = scale(tip_of(series, row, value)) - scale(value)
        way += math.copysign(GAP, way) if way else 0.0
        shift = (way / plot.width, 0.0) if lying else (0.0, -way / plot.height)
        moved.append((row, replace(label, shift=shift) if way else label))
    return tuple(moved)


def trend_line(plot: Plot, chart: ChartData, series: Series, *, dotted: bool) -> TrendLine | None:
    """The trend of a series; None where it has none."""
    if series.trend is None:
        return None
    line = (trend_color(plot, chart, series), TREND_WIDTH)
    return TrendLine(series.trend.label, line, dotted, series.trend.window)


def other_trend(chart: ChartData) -> str:
    """Why PowerPoint would draw another moving mean; "" where it wouldn't, or there is none."""
    places = list(chart.positions or range(len(chart.x)))
    rising = places == sorted(places)
    for series in chart.series:
        if series.trend and series.trend.window and not (rising and None not in series.values):
            return "PowerPoint takes moving means of rows in their order, those without a value among them"
    return ""
