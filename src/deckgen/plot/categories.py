"""The categories of a chart with one series: their values, their colors, and which of them stand out."""

from __future__ import annotations

from deckgen.model.chart_data import ChartData


def values_of(chart: ChartData) -> tuple[float | None, ...]:
    """The values of the chart's first series; none where it has no series."""
    return chart.series[0].values if chart.series else ()


def stands_out(chart: ChartData, index: int) -> bool:
    """Whether the category at this place of x is highlighted."""
    return index < len(chart.emphasis) and chart.emphasis[index]


def category_color(chart: ChartData, index: int) -> str:
    """The color (hex) of the category at this place of x; the color of the first series where it has none."""
    return chart.colors[index] if index < len(chart.colors) else chart.series[0].color
