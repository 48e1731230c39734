"""A chart with its annotations: it is tried out first, so that they find places where nothing else stands.

The trial is made on a sheet that draws nothing. Where an annotation finds no place the chart is tried out again, with
room spared over its values and at their right; the smallest such room in which all find a place is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from msgspec.structs import replace

from deckgen.charting.annotate import ANNOTATIONS
from deckgen.model.chart_data import Annotation, ChartData, Spare
from deckgen.plot import Plot
from deckgen.plot.added import Added, draw_over, draw_under
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.planned import Planned

Draw = Callable[[Plot, ChartData], None]
# The room in points that brackets and gaps need beside their words.
BESIDE = 30.0
# In which order annotations find their places: what is tied to one place first.
_ORDER = ("band", "line", "sum", "gap", "point", "change")


def without_annotations(chart: ChartData) -> ChartData:
    """A chart, or panels, with those annotations alone that frames keep a strip free for."""
    panels = tuple(replace(panel, chart=without_annotations(panel.chart)) for panel in chart.panels)
    return replace(chart, annotations=chart.notes, panels=panels)


def draw_annotated(plot: Plot, chart: ChartData, draw: Draw) -> None:
    """Draw a chart on a sheet with its annotations behind and over it."""
    added = place_annotations(plot, chart, draw)
    draw_under(plot, added)
    draw(plot, chart)
    draw_over(plot, added)


def place_annotations(plot: Plot, chart: ChartData, draw: Draw) -> list[Added]:
    """Where the annotations of a chart stand on a sheet, which is told how much room to spare for them.

    draw draws the chart, on the sheets of the trials. Annotations that find no place anywhere are left out, which
    checks see on a planned sheet.
    """
    wanted = [one for one in chart.annotations if one.kind != "note"]
    if not wanted:
        return []
    plot.scales.also = tuple(one.value for one in wanted if one.value is not None)
    plot.spare, added = _placed(plot, chart, wanted, draw)
    return added


def _placed(plot: Plot, chart: ChartData, wanted: list[Annotation], draw: Draw) -> tuple[Spare, list[Added]]:
    """The least room to spare in which all annotations find a place, else that in which most of them do."""
    best: tuple[Spare, list[Added]] = (Spare(), [])
    for spare in _spares(plot, wanted) if plot.spared is None else (plot.spared,):
        added = _try(plot, chart, wanted, spare, draw)
        if len(added) == len(wanted):
            return spare, added
        if len(added) > len(best[1]):
            best = spare, added
    return best


def _spares(plot: Plot, wanted: list[Annotation]) -> Iterator[Spare]:
    size = plot.look.largest
    yield Spare()
    wide = max(_wide(plot, one, size) for one in wanted) + BESIDE
    for top, right in ((1.9, 0.0), (3.2, 0.0), (0.0, wide), (1.9, wide), (4.5, wide)):
        yield Spare(min(top * size, plot.height * 0.35), min(right, plot.width * 0.3))


def _wide(plot: Plot, annotation: Annotation, size: float) -> float:
    """The width of what may stand beside a chart: a number, and words in the same line with a line's."""
    words = f" {annotation.text}" if annotation.kind == "line" else ""
    return plot.measure(annotation.number, "bold", size * 1.3) + plot.measure(words, size=size)


def _try(plot: Plot, chart: ChartData, wanted: list[Annotation], spare: Spare, draw: Draw) -> list[Added]:
    """What the annotations add that find a place in this room."""
    sheet = Planned(plot.look, plot.width / 72, plot.height / 72)
    sheet.size, sheet.spare, sheet.levels = plot.size, spare, plot.levels
    sheet.scales = deepcopy(plot.scales)
    draw(sheet, chart)
    if sheet.standing is None:
        return []
    free = FreeSheet(sheet, chart, sheet.standing, spare)
    added = []
    for one in sorted(wanted, key=lambda one: _ORDER.index(one.kind) if one.kind in _ORDER else len(_ORDER)):
        placed = ANNOTATIONS.get(one.kind).place(one, free)
        if placed is not None:
            free.add(placed)
            added.append(placed)
    return added
