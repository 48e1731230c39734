"""line: how something changed over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckgen.chart import Chart
from deckgen.model.chart import ChartData, Series
from deckgen.plot import Plot, Rect
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
from deckgen.plot.captions import caption, legend
from deckgen.plot.curves import draw_series, last_point
from deckgen.plot.ends import GAP_FROM_LINE, End, EndLabels, draw_ends, plan_ends
from deckgen.plot.notes import Notes, draw_notes, plan_notes
from deckgen.plot.scale import Axis, Scale, axis, known

BELOW = 7.0


class Line(Chart):
    """Shows how one to eight things changed over time: a line for each, named at its end with its last value."""

    spoken = "Line chart"
    stands_on_names = True
    most_points = 4000

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the lines, muted ones first, with few gridlines and the labels at the right."""
        shown = [series for series in chart.series if known(series.values)]
        ends = [_end(plot, series, chart) for series in shown] if chart.labels in ("auto", "ends", "bars") else []
        room = caption(plot, chart, plot.room)
        frame = _frame(plot, chart, room, ends)
        if not frame.ends and chart.labels != "none" and len(shown) > 1:
            room = legend(plot, [(series.label, plot.color(series)) for series in shown], room)
            frame = _frame(plot, chart, room, [])
        scale = value_axis(plot, frame.axis, frame.area, axis_width(plot, frame.axis))
        draw_labels(plot, frame.labels, frame.centres, frame.area.bottom)
        for series in sorted(shown, key=lambda series: not series.muted):
            draw_series(plot, series, frame.centres, scale)
        if frame.ends:
            tips = [last_point(series, frame.centres, scale) for series in shown]
            draw_ends(plot, ends, frame.ends, tips, frame.column(plot))
        draw_notes(plot, frame.notes, frame.area)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where everything stands: the area of the lines, the centres of x, and the words around them."""

    area: Rect
    axis: Axis
    centres: tuple[float, ...]
    labels: Labels
    notes: Notes
    ends: EndLabels | None

    def column(self, plot: Plot) -> Rect:
        """The room for the labels at the ends: from just under the lowest gridline to the top."""
        left = plot.width - (self.ends.width if self.ends else 0.0) + GAP_FROM_LINE
        return Rect(left, self.area.bottom - BELOW, plot.width, self.area.top + top_margin(plot))


def _frame(plot: Plot, chart: ChartData, room: Rect, ends: list[End]) -> _Frame:
    """Lay out the chart in a room: labels at the ends and under the chart take from each other until both fit."""
    values = [value for series in chart.series for value in series.values]
    scaled = axis(values, chart.format, most=ticks_for(room.height))
    height = room.height - plot.size * 2
    while True:
        labels = plan_ends(plot, ends, height) if ends else None
        inner = room.cut(left=axis_width(plot, scaled), right=labels.width if labels else 6.0)
        x_at = horizontal(chart, inner)
        centres = tuple(x_at(index) for index in range(len(chart.x)))
        notes = plan_notes(plot, chart.annotations, x_at, inner)
        words = _x_labels(plot, chart, centres, inner)
        area = inner.cut(bottom=words.height, top=max(notes.height, top_margin(plot)))
        frame = _Frame(area, scaled, centres, words, notes, labels)
        if labels is None or frame.column(plot).height >= height - 0.01:
            return frame
        height = frame.column(plot).height


def _x_labels(plot: Plot, chart: ChartData, centres: tuple[float, ...], room: Rect) -> Labels:
    if chart.positions is None and not all(_is_short(label) for label in chart.x):
        return category_labels(plot, chart.x, centres, room.width / max(1, len(chart.x) - 1))
    return time_labels(plot, chart.x, centres)


def horizontal(chart: ChartData, room: Rect) -> Callable[[float], float]:
    """Maps an index into x, or a place between two, onto points from the left to the right of a room."""
    count = len(chart.x)
    places = chart.positions or tuple(float(index) for index in range(count))
    if count < 2 or max(places) == min(places):
        return lambda index: (room.left + room.right) / 2
    scale = Scale(min(places), max(places), room.left, room.right)

    def x_at(index: float) -> float:
        before = max(0, min(int(index), count - 2))
        share = max(0.0, min(index - before, 1.0))
        return scale(places[before] + (places[before + 1] - places[before]) * share)

    return x_at


def _end(plot: Plot, series: Series, chart: ChartData) -> End:
    return End(series.label, chart.format.show(known(series.values)[-1]), plot.color(series), series.muted)


def _is_short(label: str) -> bool:
    """Whether a category is a year, a month or the like, which may be left out between its neighbours."""
    return len(label) <= 8 and any(letter.isdigit() for letter in label)
