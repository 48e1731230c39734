"""Sheets: charts as they will stand on their slides, planned and not drawn, for whoever judges them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.charting.chart_type import CHARTS, Chart, set_as, settled
from deckgen.charting.finite import finite
from deckgen.charting.settled import Settled
from deckgen.charting.side_by_side import side_by_side
from deckgen.model.chart_data import ChartData, ChartLook, Setting
from deckgen.model.page import ChartBox
from deckgen.plot.planned import Planned


class Sheets(Struct):
    """The sheets of a run's charts; a chart that several variants show in one size is planned once."""

    _planned: dict[tuple[ChartData, float, float, ChartLook, Setting | None], Settled] = field(default_factory=dict)

    def of(self, box: ChartBox, look: ChartLook) -> Planned | None:
        """The sheet of a chart; None for one that the author's own function draws, and for one without points."""
        return self._plan(box, look).sheet if _is_planned(box) else None

    def set(self, beside: Sequence[ChartBox], look: ChartLook) -> list[ChartBox]:
        """Charts that stand side by side, of one height, or one that stands alone; each with its setting."""
        boxes = [box for box in beside if _is_planned(box)]
        found = [self._plan(box, look) for box in boxes]
        if len(boxes) > 1:
            found = side_by_side(found, lambda n, setting: self._plan(replace(boxes[n], setting=setting), look))
        settings = iter([one.setting for one in found])
        return [replace(box, setting=next(settings)) if _is_planned(box) else box for box in beside]

    def _plan(self, box: ChartBox, look: ChartLook) -> Settled:
        chart, width, height = box.chart, box.box.width.inches, box.box.height.inches
        key = (chart, width, height, look, box.setting)
        if key not in self._planned:
            if box.setting is None:
                made = settled(finite(chart), look, width, height)
            else:
                made = set_as(box.setting, finite(chart), look, width, height)
            self._planned[key] = self._planned[(chart, width, height, look, made.setting)] = made
        return self._planned[key]


def _is_planned(box: ChartBox) -> bool:
    """Whether a chart is drawn by deckgen, and has something to show."""
    return CHARTS.get(box.chart.kind).draw is not Chart.draw and bool(box.chart.x and box.chart.series)
