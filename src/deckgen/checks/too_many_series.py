"""too_many_series: more lines or colors on a chart than anyone tells apart."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Page


class TooManySeries(Check):
    """A chart has no more series, or slices, than listeners can tell apart, or some of them stand out."""

    why = (
        "There are more lines or colors than anyone can tell apart while somebody talks. Where it is an error there "
        "are more than this type of chart can show at all."
    )
    mend = (
        "Set off the ones that matter with 'highlight', keep the largest with 'top', choose with 'where', name fewer "
        "columns under 'y', or make a panel for each with 'facet'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each chart of which more stands out than its type bears."""
        from deckgen.charting.chart_type import CHARTS

        for shape in page.shapes:
            if not isinstance(shape, ChartBox):
                continue
            chart, kind = shape.chart, CHARTS.get(shape.chart.kind)
            if kind.clear_slices and _slices(chart) > kind.clear_slices:
                message = (
                    f"the chart has {_slices(chart)} slices; more than {kind.clear_slices} are hard to tell apart"
                )
                hint = f"add the smallest up with 'top: {kind.clear_slices - 1}', or make it a 'ranking'"
                log.warning(self.code(), message, shape.span, f"{hint}, or 'allow: [{self.code()}]'")
            count = sum(not series.muted for series in chart.series)
            if kind.clear_series and count > kind.clear_series:
                message = (
                    f"{count} series stand out on the chart; more than {kind.clear_series} are hard to tell apart"
                )
                hint = "'highlight' those that matter, or give each a panel with 'facet'"
                log.warning(self.code(), message, shape.span, f"{hint}, or 'allow: [{self.code()}]'")


def _slices(chart: ChartData) -> int:
    """How many slices have a color of their own: all, or those that are highlighted."""
    return sum(chart.emphasis) if any(chart.emphasis) else len(chart.x)
