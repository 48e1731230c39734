"""A chart with its annotations: it is tried out first, so that they find places where nothing else stands.

The trial is made on a sheet that draws nothing. Where annotations find no place the chart is tried out again, with
room spared where they lack it: over its values, or at their right. At most three trials tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.annotate import ANNOTATIONS
from deckgen.model.chart_data import Annotation, ChartData, Spare
from deckgen.plot import Plot
from deckgen.plot.added import Added, Placed, draw_over, draw_under
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.planned import Planned
from deckgen.plot.sum_brackets import is_over

Draw = Callable[[Plot, ChartData], None]
# The room in points that brackets and gaps need beside their words, and that lines do.
BESIDE, BEYOND_LINE = 40.0, 12.0
# In which order annotations find their places: what is tied to one place first. Where that leaves one out, arrows,
# which have the fewest ways, come before words, which have many.
_ORDERS = (
    ("band", "line", "sum", "gap", "point", "change"),
    ("change", "sum", "gap", "line", "band", "point"),
)
# The heights of the room over a chart in sizes of its words, the least first; what values alone need there.
_TOPS = (2.2, 4.5)
_VALUE_TOP = 1.4
_MOST_TOP, _MOST_RIGHT = 0.35, 0.3


def without_annotations(chart: ChartData) -> ChartData:
    """A chart, or panels, with those annotations alone that frames keep a strip free for."""
    panels = tuple(replace(panel, chart=without_annotations(panel.chart)) for panel in chart.panels)
    return replace(chart, annotations=chart.notes, panels=panels)


def is_annotated(chart: ChartData) -> bool:
    """Whether a chart, or one of its panels, has annotations that look for a place."""
    each = [panel.chart for panel in chart.panels] or [chart]
    return any(note.kind != "note" for one in each for note in one.annotations)


def draw_annotated(plot: Plot, chart: ChartData, draw: Draw) -> None:
    """Draw a chart on a sheet with its annotations behind and over it."""
    added = place_annotations(plot, chart, draw)
    draw_under(plot, added)
    draw(plot, chart)
    draw_over(plot, added)


def place_annotations(plot: Plot, chart: ChartData, draw: Draw) -> Sequence[Added]:
    """Where the annotations of a chart stand on a sheet, which is told how much room to spare for them.

    draw draws the chart, on the sheets of the trials. Annotations that find no place anywhere are left out, which the
    sheet notes. A sheet on which they have been placed already, by whoever chose the size of its words, keeps them.
    """
    wanted = [one for one in chart.annotations if one.kind != "note"]
    if not wanted:
        return ()
    plot.scales.also = tuple(one.value for one in wanted if one.value is not None)
    if plot.placed is None:
        best = _placed(plot, chart, wanted, draw)
        plot.placed = Placed(best.spare, tuple(best.added), tuple(one.text or one.number for one in best.left))
    plot.spare = plot.placed.spare
    for words in plot.placed.left:
        plot.omit(words, "annotation")
    return plot.placed.added


class _Trial(Struct):
    """What found a place in a room that is spared, and what didn't; lies says that the values lie in rows."""

    spare: Spare
    added: list[Added]
    left: list[Annotation]
    lies: bool = False

    @property
    def lack(self) -> tuple[int, int]:
        """How many annotations are left out, and how many values are missing beside the others."""
        return len(self.left), sum(one.bare for one in self.added)


def _placed(plot: Plot, chart: ChartData, wanted: list[Annotation], draw: Draw) -> _Trial:
    """The least room to spare in which all annotations find a place, else that in which most of them do.

    Where that room was found before, it is the only one that is tried.
    """
    if plot.spared is not None:
        return _try(plot, chart, wanted, plot.spared, draw)
    best = _try(plot, chart, wanted, Spare(), draw)
    for spare in _spares(plot, best) if any(best.lack) else ():
        trial = _try(plot, chart, wanted, spare, draw)
        best = trial if trial.lack < best.lack else best
        if not any(best.lack):
            break
    return best


def _spares(plot: Plot, trial: _Trial) -> Iterator[Spare]:
    """The rooms to spare for annotations and values that found no place without, the smallest first."""
    size, left = plot.look.largest, trial.left
    wide = min(max((_wide(plot, one, size) for one in left), default=0.0), plot.width * _MOST_RIGHT)
    tops = [min(top * size, plot.height * _MOST_TOP) for top in _TOPS]
    if not left:
        yield Spare(min(_VALUE_TOP * size, plot.height * _MOST_TOP), 0.0)
    if left and all(one.kind == "sum" and is_over(one, lies=trial.lies) for one in left):
        yield from (Spare(top, 0.0) for top in tops)
        return
    if trial.lies or (left and all(one.kind in ("sum", "gap", "line") for one in left)):
        yield Spare(0.0, wide)
    else:
        yield Spare(tops[0], 0.0)
    yield Spare(tops[1], wide)


def _wide(plot: Plot, annotation: Annotation, size: float) -> float:
    """The room that an annotation needs beside a chart: a line its words, all others a mark before their number."""
    if annotation.kind == "line":
        words = f" {annotation.text}" if annotation.text else ""
        return plot.measure(annotation.number, "bold", size) + plot.measure(words, size=size) + BEYOND_LINE
    return plot.measure(annotation.number, "bold", size * 1.3) + BESIDE


def _try(plot: Plot, chart: ChartData, wanted: list[Annotation], spare: Spare, draw: Draw) -> _Trial:
    """What the annotations add that find a place in this room."""
    sheet = Planned(plot.look, plot.width / 72, plot.height / 72)
    sheet.size, sheet.spare, sheet.levels = plot.size, spare, plot.levels
    sheet.scales = deepcopy(plot.scales)
    draw(sheet, chart)
    if sheet.standing is None:
        return _Trial(spare, [], wanted)
    first = None
    for order in _ORDERS if len(wanted) > 1 else _ORDERS[:1]:
        free = FreeSheet(sheet, chart, sheet.standing, spare)
        trial = _Trial(spare, [], [], sheet.standing.lies)
        for one in sorted(wanted, key=lambda one: order.index(one.kind) if one.kind in order else len(order)):
            placed = ANNOTATIONS.get(one.kind).place(one, free)
            if placed is None:
                trial.left.append(one)
            else:
                trial.added.append(replace(free.add(placed), number=chart.annotations.index(one)))
        if not any(trial.lack):
            return trial
        first = first if first and first.lack <= trial.lack else trial
    return first or trial
