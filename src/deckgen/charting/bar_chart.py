"""BarChart: the base of types that show one series as plain upright bars. Such a type only says what its bars are."""

from __future__ import annotations

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.native_chart import Native
from deckgen.native.native_uprights import native_plain_bars
from deckgen.plot import Plot
from deckgen.plot.plain_bars import draw_plain_bars
from deckgen.plot.tracing import Tracing


class BarChart(Chart):
    """A chart of one upright bar for each category, with its value at its tip or with an axis."""

    most_series = 1
    stands_on_names = True
    can_be_native = True
    missing_steps = "gaps"

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars from zero; where every bar has its value there are no gridlines."""
        draw_plain_bars(plot, chart)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with labels at their tips; where these have no room, an axis."""
        return native_plain_bars(plot, chart)
