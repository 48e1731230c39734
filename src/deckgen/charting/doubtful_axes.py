"""What checks are told of the axes of a chart: two scales side by side, and a small change that fills the plot."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.findings import Finding
from deckgen.plot.scale import known

# A change of less than this share of the highest value is small.
SMALL = 0.03


def doubtful_axes(chart: Chart, data: ChartData) -> Iterator[Finding]:
    """What is doubtful in the axes of a chart whose values, or those of whose panels, are in data."""
    charts = [panel.chart for panel in data.panels] or [data]
    if any(one.second_axis and len({series.mark for series in one.series}) > 1 for one in charts):
        yield Finding(
            "second_axis",
            "with two scales on one chart, listeners compare heights that have nothing to do with each other",
            chart.at("second_axis"),
            "set two charts side by side in 'columns', let both begin at 100, or 'allow: [second_axis]'",
        )
    shared = [charts] if data.share_axes else [[one] for one in charts]
    small = next((said for group in shared if (said := _small_change(chart, group))), None)
    if small:
        hint = "write 'axis: {from: 0}', 'axis: {from: …}' where it is meant so, or 'allow: [truncated_axis]'"
        yield Finding("truncated_axis", small, chart.at("type"), hint)


def _small_change(chart: Chart, charts: list[ChartData]) -> str:
    """What is said where the axis that charts share makes a small change look large, unasked; else ""."""
    base, asked = chart.begins_at(charts), charts[0].axis
    if base is None or asked.low is not None or asked.high is not None:
        return ""
    values = [value for one in charts for series in one.series for value in known(series.values)]
    change = (max(values) - min(values)) / max(values)
    if not 0 < change < SMALL:
        return ""
    begins = charts[0].format.show(base)
    return f"the axis begins at {begins}, so a change of {change * 100:.2g} % looks like a large one"
