"""Sheets: charts as they will stand on their slides, planned and not drawn, for whoever judges them."""

from __future__ import annotations

from msgspec import Struct, field

from deckgen.charting.chart_type import CHARTS, Chart, settled
from deckgen.charting.finite import finite
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot.planned import Planned


class Sheets(Struct):
    """The sheets of a run's charts; a chart that several variants show in one size is planned once."""

    _planned: dict[tuple[ChartData, float, float, ChartLook], Planned] = field(default_factory=dict)

    def of(self, box: ChartBox, look: ChartLook) -> Planned | None:
        """The sheet of a chart; None for one that the author's own function draws, and for one without points."""
        chart, width, height = box.chart, box.box.width.inches, box.box.height.inches
        if CHARTS.get(chart.kind).draw is Chart.draw or not (chart.x and chart.series):
            return None
        key = (chart, width, height, look)
        if key not in self._planned:
            self._planned[key] = settled(finite(chart), look, width, height).sheet
        return self._planned[key]
