"""flat_series: a series that lies flat on the axis that it shares with a much larger one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.charting.lying_flat import TIMES, lying_flat
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Page
from deckgen.numbers.plain import plain_number

# The types that draw each series from the same line. In a sum or a share a small part is small, and says so.
_SIDE_BY_SIDE: Final = frozenset(("line", "grouped", "combo", "dot", "slope", "scatter"))


class FlatSeries(Check):
    """Series that share an axis are of one size, so that each is seen to change."""

    why = (
        f"One series is {TIMES} times as large as another on the same axis. The small one is a flat line or a "
        "hairline at zero: whatever it says, nobody sees it. Mostly the two count different things."
    )
    mend = (
        "Give each a chart of its own in 'columns', or a panel with 'facet'; show both as an index that begins at "
        "100; or let the axis count in multiples with 'axis: {log: true}'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each chart on which a series lies flat."""
        for shape in page.shapes:
            if not isinstance(shape, ChartBox):
                continue
            for chart in _charts(shape.chart):
                flat = lying_flat((one.label, one.values) for one in chart.series)
                if flat is not None:
                    message = (
                        f"'{flat.name}' lies flat on the chart: it reaches {plain_number(flat.most, 4)}, and "
                        f"'{flat.beside}' on the same axis {plain_number(flat.beside_most, 4)}"
                    )
                    hint = f"give each a chart, or let both begin at 100, or 'allow: [{self.code()}]'"
                    log.warning(self.code(), message, shape.span, hint)
                    break


def _charts(chart: ChartData) -> Iterator[ChartData]:
    """The charts whose series share an axis: the panels of a chart, or all of it."""
    held = (panel.chart for panel in chart.panels) if chart.panels else (chart,)
    return (one for one in held if one.kind in _SIDE_BY_SIDE and not one.second_axis and not one.axis.log)
