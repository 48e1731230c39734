"""The frame of a chart over time: where the axis of values, the points of x and the words around them stand.

Lines and areas are planned here. What is drawn between the axis and the words is the chart's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.plot.annotations import Notes, draw_notes, plan_notes
from deckgen.plot.axes import (
    Labels,
    axis_width,
    category_labels,
    draw_labels,
    ticks_for,
    time_labels,
    top_margin,
    value_axis,
)
from deckgen.plot.breaks import cut_depth
from deckgen.plot.captions import caption, legend
from deckgen.plot.ends import BELOW, End, EndLabels, beside, draw_ends
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.scales import ACROSS


class TimeFrame(Struct, frozen=True):
    """Where a chart over time and everything around it stand; all lengths are in points.

    area is the room of what is drawn, without the words around it.
    axis is the axis of values at the left.
    centres are where the points of x stand, from the left to the right.
    labels are the words under the points.
    notes are the annotations over the area.
    ends are the names beside the ends of what is drawn, None where these stand in a legend or nowhere.
    """

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

    def draw_axes(self, plot: Plot) -> Scale:
        """Draw the axis of values with its gridlines, and the words under the points; returns the scale."""
        scale = value_axis(plot, self.axis, self.area, axis_width(plot, self.axis))
        draw_labels(plot, self.labels, self.centres, self.area.bottom - cut_depth(plot, self.axis))
        return scale

    def draw_words(self, plot: Plot, ends: Sequence[End], tips: Sequence[Point]) -> None:
        """Draw the names beside the tips of what is drawn, where they stand there, and then the annotations."""
        if self.ends:
            draw_ends(plot, ends, self.ends, tips, self.column(plot))
        self.draw_notes(plot)

    def draw_notes(self, plot: Plot) -> None:
        """Draw the annotations; their lines make way for the words that are drawn already."""
        draw_notes(plot, self.notes, self.area)


def plan_over_time(
    plot: Plot,
    chart: ChartData,
    values: Sequence[float | None],
    named: Sequence[End],
    *,
    over: Sequence[End] = (),
    from_zero: bool = False,
) -> TimeFrame:
    """The frame of these values under the chart's unit, which is drawn.

    named are the things that are drawn, from the top down; over is what stands over all of them, such as their total.
    Their names stand beside their ends or in a legend: as the chart's labels want it, and as the room allows.
    """
    room = caption(plot, chart, plot.room)
    ends = (*over, *named) if chart.labels in ("auto", "ends", "bars") else ()
    scaled = plot.scales.axis(values, chart.format, from_zero=from_zero, most=ticks_for(room.height))
    frame = _frame_in(plot, chart, room, scaled, ends)
    if frame.ends or chart.labels == "none" or len(named) < 2:
        return frame
    room = legend(plot, [(end.label, end.color) for end in named], room)
    scaled = plot.scales.axis(values, chart.format, from_zero=from_zero, most=ticks_for(room.height))
    return _frame_in(plot, chart, room, scaled, ())


def _frame_in(plot: Plot, chart: ChartData, room: Rect, scaled: Axis, ends: Sequence[End]) -> TimeFrame:
    """The frame in a room, with the names beside the ends if they fit there."""

    def lay_out(labels: EndLabels | None) -> TimeFrame:
        inner = room.cut(left=axis_width(plot, scaled), right=labels.width if labels else 6.0)
        x_at = horizontal(plot, chart, inner)
        centres = tuple(x_at(index) for index in range(len(chart.x)))
        notes = plan_notes(plot, chart.annotations, x_at, inner)
        words = _x_labels(plot, chart, centres, inner)
        bottom = words.height + cut_depth(plot, scaled)
        area = inner.cut(bottom=bottom, top=max(notes.height, top_margin(plot)))
        return TimeFrame(area, scaled, centres, words, notes, labels)

    return beside(plot, ends, room.height - plot.size * 2, lay_out)


def _x_labels(plot: Plot, chart: ChartData, centres: tuple[float, ...], room: Rect) -> Labels:
    if chart.positions is None and not all(_is_short(label) for label in chart.x):
        return category_labels(plot, chart.x, centres, room.width / max(1, len(chart.x) - 1))
    return time_labels(plot, chart, centres)


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
