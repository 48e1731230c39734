"""The totals of a chart's series, and the column of its sheet in Excel that adds them up."""

from __future__ import annotations

from deckgen.model.chart_data import ChartData
from deckgen.model.excel_format import column_code
from deckgen.model.house_words import house_words
from deckgen.model.native_chart import Column
from deckgen.plot.stacks import total_at
from deckgen.plot.tracing import Tracing


def totals_of(chart: ChartData) -> list[float | None]:
    """The sum of all series at each x; None where one of them has no value."""
    return [total_at([series.values for series in chart.series], index) for index in range(len(chart.x))]


def total_column(plot: Tracing, chart: ChartData) -> Column:
    """The column of the totals: formulas, so that they follow when somebody edits the values beside them."""
    totals = totals_of(chart)
    word = house_words(plot.language).total
    return Column(word, tuple(totals), column_code(chart.format, totals), tuple(range(1, len(chart.series) + 1)))
