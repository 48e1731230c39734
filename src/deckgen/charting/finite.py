"""What can be drawn of a chart: values that are numbers, one for each x."""

from __future__ import annotations

import math

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series


def finite(chart: ChartData) -> ChartData:
    """The chart with every value that is no number left out, and a value for each x."""

    def completed(series: Series) -> Series:
        values = [value if value is not None and math.isfinite(value) else None for value in series.values]
        missing = [None] * (len(chart.x) - len(values))
        return replace(series, values=tuple([*values, *missing][: len(chart.x)]))

    panels = tuple(replace(panel, chart=finite(panel.chart)) for panel in chart.panels)
    return replace(chart, series=tuple(completed(series) for series in chart.series), panels=panels)
