"""The frame of a chart over time: where the value axis, the points of x and the words around them stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.plot.annotations import Notes, plan_notes
from deckgen.plot.axes import Labels, axis_width, category_labels, ticks_for, time_labels, top_margin
from deckgen.plot.captions import caption, legend
from deckgen.plot.ends import BELOW, End, EndLabels, beside
from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis

ACROSS = "x"


class Frame(Struct, frozen=True):
    """Where everything stands: the area of what is drawn, the centres of x, and the words around them."""

    area: Rect
    axis: Axis
    centres: tuple[float, ...]
    labels: Labels
    notes: Notes
    ends: EndLabels | None

    def column(self, plot: Plot) -> Rect:
        """The room for the labels at the ends: from just under the lowest gridline to the top."""
        left = plot.width - (self.ends.width - self.ends.away if self.ends else 0.0)
        return Rect(left, self.area.bottom - BELOW, plot.width, self.area.top + top_margin(plot))


def plan_frame(
    plot: Plot,
    chart: ChartData,
    values: Sequence[float | None],
    named: Sequence[End],
    *,
    over: Sequence[End] = (),
    from_zero: bool = False,
) -> Frame:
    """The frame of these values under its caption; named are the things that are drawn.

    Their names stand at their ends, under those of what stands over them all, or in a legend: as the chart's labels
    want it, and as the room allows.
    """
    room = caption(plot, chart, plot.room)
    ends = (*over, *named) if chart.labels in ("auto", "ends", "bars") else ()
    scaled = plot.scales.axis(values, chart.format, from_zero=from_zero, most=ticks_for(room.height))
    frame = _frame(plot, chart, room, scaled, ends)
    if frame.ends or chart.labels == "none" or len(named) < 2:
        return frame
    room = legend(plot, [(end.label, end.color) for end in named], room)
    scaled = plot.scales.axis(values, chart.format, from_zero=from_zero, most=ticks_for(room.height))
    return _frame(plot, chart, room, scaled, ())


def _frame(plot: Plot, chart: ChartData, room: Rect, scaled: Axis, ends: Sequence[End]) -> Frame:
    """Lay out the chart in a room."""

    def lay_out(labels: EndLabels | None) -> Frame:
        inner = room.cut(left=axis_width(plot, scaled), right=labels.width if labels else 6.0)
        x_at = horizontal(plot, chart, inner)
        centres = tuple(x_at(index) for index in range(len(chart.x)))
        notes = plan_notes(plot, chart.annotations, x_at, inner)
        words = _x_labels(plot, chart, centres, inner)
        area = inner.cut(bottom=words.height, top=max(notes.height, top_margin(plot)))
        return Frame(area, scaled, centres, words, notes, labels)

    return beside(plot, ends, room.height - plot.size * 2, lay_out)


def _x_labels(plot: Plot, chart: ChartData, centres: tuple[float, ...], room: Rect) -> Labels:
    if chart.positions is None and not all(_is_short(label) for label in chart.x):
        return category_labels(plot, chart.x, centres, room.width / max(1, len(chart.x) - 1))
    return time_labels(plot, chart.x, centres)


def horizontal(plot: Plot, chart: ChartData, room: Rect) -> Callable[[float], float]:
    """Maps an index into x, or a place between two, onto points from the left to the right of a room."""
    count = len(chart.x)
    places = chart.positions or tuple(float(index) for index in range(count))
    if count < 2 or max(places) == min(places):
        return lambda index: (room.left + room.right) / 2
    first, last = plot.scales.hold(min(places), max(places), ACROSS)
    scale = plot.scales.scale(first, last, room.left, room.right, of=ACROSS)

    def x_at(index: float) -> float:
        before = max(0, min(int(index), count - 2))
        share = max(0.0, min(index - before, 1.0))
        return scale(places[before] + (places[before + 1] - places[before]) * share)

    return x_at


def _is_short(label: str) -> bool:
    """Whether a category is a year, a month or the like, which may be left out between its neighbours."""
    return len(label) <= 8 and any(letter.isdigit() for letter in label)
