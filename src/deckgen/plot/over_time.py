"""The frame of a chart over time: where the axis of values, the points of x and the words around them stand.

Lines and areas are planned here. What is drawn between the axis and the words is the chart's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
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
from deckgen.plot.curves import dotted, stretches
from deckgen.plot.ends import BELOW, End, EndLabels, Placed, beside, draw_ends
from deckgen.plot.notes_strip import Notes, draw_notes, plan_notes
from deckgen.plot.own_places import Edges, Trace, at_early_ends, inside_bands
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.scales import ACROSS
from deckgen.plot.standings import Reach, Standing

# How far before the right edge, in points, an end comes early; how far dots keep off the place where a line without
# dots begins, so that none seems to belong to the words of the axis.
EARLY, OFF_TICKS = 20.0, 8.0


class TimeFrame(Struct, frozen=True):
    """Where a chart over time and everything around it stand; all lengths are in points.

    area is the room of what is drawn, without the words around it.
    axis is the axis of values at the left.
    centres are where the points of x stand, from the left to the right.
    labels are the words under the points.
    notes are the annotations over the area.
    traces are what is drawn and named, from the top down.
    ends are the names beside the ends of what is drawn, None where these stand in a legend or nowhere.
    """

    area: Rect
    axis: Axis
    centres: tuple[float, ...]
    labels: Labels
    notes: Notes
    traces: tuple[Trace, ...]
    ends: EndLabels | None

    @property
    def named(self) -> list[End]:
        """What stands at the ends, from the top down."""
        return [trace.end for trace in self.traces]

    def tips(self, plot: Plot) -> list[Point]:
        """Where the traces end."""
        scale = self._scale(plot)
        return [(self.centres[trace.last], scale(trace.tip)) for trace in self.traces]

    def edges(self, plot: Plot) -> list[Edges]:
        """The lines of the traces on the sheet."""
        scale = self._scale(plot)

        def on_sheet(values: Sequence[float | None]) -> list[list[Point]]:
            parts = stretches(values)
            return [[(self.centres[index], scale(values[index] or 0.0)) for index in part] for part in parts]

        return [Edges(on_sheet(trace.upper), on_sheet(trace.lower)) for trace in self.traces]

    def _scale(self, plot: Plot) -> Scale:
        return plot.scales.scale(self.axis.low, self.axis.high, self.area.bottom, self.area.top)

    def column(self, plot: Plot) -> Rect:
        """The room for the labels at the ends: from just under the lowest gridline to the top."""
        left = plot.width - plot.spare.right - (self.ends.width - self.ends.away if self.ends else 0.0)
        return Rect(left, self.area.bottom - BELOW, plot.width - plot.spare.right, self.area.top + top_margin(plot))

    def draw_axes(self, plot: Plot) -> Scale:
        """Draw the axis of values with its gridlines, and the words under the points; returns the scale."""
        scale = value_axis(plot, self.axis, self.area, axis_width(plot, self.axis))
        draw_labels(plot, self.labels, self.centres, self.area.bottom - cut_depth(plot, self.axis))
        return scale

    def stand(
        self,
        plot: Plot,
        scale: Scale,
        tips: Mapping[tuple[str, int], Point],
        roots: Mapping[tuple[str, int], Point] | None = None,
    ) -> None:
        """Say where the values stand, for the annotations of the chart, and where bands begin."""
        reach = Reach(self.area.bottom, self.area.top)
        plot.standing = Standing(self.area, self.x_at, scale, tips, roots or {}, reach=reach)

    def x_at(self, place: float) -> float:
        """Where a place of x stands, counted from 0; it may lie between two points."""
        before = max(0, min(int(place), len(self.centres) - 2))
        after = min(before + 1, len(self.centres) - 1)
        return self.centres[before] + (self.centres[after] - self.centres[before]) * (place - before)

    def draw_words(self, plot: Plot) -> None:
        """Draw the names at what is drawn, where they stand there, and then the annotations."""
        if self.ends:
            draw_ends(plot, self.named, self.ends, self.tips(plot), self.column(plot))
        self.draw_notes(plot)

    def draw_notes(self, plot: Plot) -> None:
        """Draw the annotations; their lines make way for the words that are drawn already."""
        draw_notes(plot, self.notes, self.area)


def plan_over_time(
    plot: Plot,
    chart: ChartData,
    values: Sequence[float | None],
    traces: Sequence[Trace],
    *,
    over: Sequence[Trace] = (),
    from_zero: bool = False,
) -> TimeFrame:
    """The frame of these values under the chart's unit, which is drawn.

    traces are the things that are drawn, from the top down; over is what stands over all of them, such as their
    total. Their names stand at them or in a legend: as the chart's labels want it, and as the room allows.
    """
    room = caption(plot, chart, plot.room)
    ends = (*over, *traces) if chart.labels in ("auto", "ends", "bars") else ()
    scaled = plot.scales.axis(values, chart.format, from_zero=from_zero, most=ticks_for(room.height))
    frame = _frame_in(plot, chart, room, scaled, ends)
    if frame.ends or chart.labels == "none" or len(traces) < 2:
        return frame
    if chart.labels != "legend":
        plot.concede("names at the ends")
    room = legend(plot, [(trace.end.label, trace.end.color) for trace in traces], room)
    scaled = plot.scales.axis(values, chart.format, from_zero=from_zero, most=ticks_for(room.height))
    return _frame_in(plot, chart, room, scaled, ())


def _frame_in(plot: Plot, chart: ChartData, room: Rect, scaled: Axis, traces: Sequence[Trace]) -> TimeFrame:
    """The frame in a room, with the names at what is drawn if they fit there.

    Those that find a place at what they name leave the column to the others.
    """
    every = [trace.end for trace in traces]
    frame = _with_column(plot, chart, room, scaled, traces, every)
    names = _own_places(plot, chart, frame)
    while names:
        kept = [_kept(end, names.get(number)) for number, end in enumerate(every)]
        narrower = _with_column(plot, chart, room, scaled, traces, kept)
        again = _own_places(plot, chart, narrower)
        if not narrower.ends or not names.keys() <= again.keys():
            break
        frame = replace(narrower, ends=replace(narrower.ends, placed=tuple(again[number] for number in names)))
        # A narrower column leaves what is drawn more room, in which more names may fit.
        names = again if len(again) > len(names) else {}
    return _out_of_column(plot, frame)


def _own_places(plot: Plot, chart: ChartData, frame: TimeFrame) -> dict[int, Placed]:
    """The words that find a place at what they name, by its number: at ends that come early, else in bands."""
    if not frame.ends:
        return {}
    size, edges = frame.ends.size, frame.edges(plot)
    room = Rect(frame.area.left, frame.area.bottom, frame.area.right, frame.area.top + top_margin(plot))
    found = at_early_ends(plot, frame.traces, edges, _early(plot, frame), size, room)
    if chart.labels != "ends":
        found += inside_bands(plot, frame.traces, edges, size, {place.end for place in found})
    return {place.end: place for place in found}


def _early(plot: Plot, frame: TimeFrame) -> list[int]:
    """The named traces that end early."""
    ends = zip(frame.named, frame.tips(plot), strict=True)
    return [number for number, (end, (x, _)) in enumerate(ends) if end.label and x < frame.area.right - EARLY]


def _out_of_column(plot: Plot, frame: TimeFrame) -> TimeFrame:
    """The frame, whose labels in the column move to ends that come early where these have room beside the column."""
    labels = frame.ends
    early = [number for number in _early(plot, frame) if labels and labels.lines[number]]
    if not labels or not early:
        return frame
    column, tips, edges = frame.column(plot), frame.tips(plot), frame.edges(plot)
    left = replace(labels, lines=tuple(() if n in early else lines for n, lines in enumerate(labels.lines)))
    room = Rect(frame.area.left, frame.area.bottom, plot.width, frame.area.top + top_margin(plot))
    taken = [*left.boxes(tips, column), *(place.box(plot) for place in labels.placed)]
    found = at_early_ends(plot, frame.traces, edges, early, labels.size, room, taken)
    if len(found) < len(early):
        return frame
    left = replace(left, placed=(*labels.placed, *found))
    return replace(frame, ends=replace(left, dotted=not left.stand_near(tips, column)))


def _kept(end: End, place: Placed | None) -> End:
    """What is still said in the column of an end some of whose words stand elsewhere."""
    if place is None:
        return end
    return replace(end, label="", value="" if place.valued else end.value)


def _with_column(
    plot: Plot, chart: ChartData, room: Rect, scaled: Axis, traces: Sequence[Trace], ends: Sequence[End]
) -> TimeFrame:
    """The frame in a room with these words beside the ends, if they fit there."""

    def lay_out(labels: EndLabels | None) -> TimeFrame:
        right = max(6.0, labels.width if labels else 0.0) + plot.spare.right
        left = axis_width(plot, scaled)
        inner = room.cut(left=left, right=right)
        x_at = horizontal(plot, chart, inner.cut(left=OFF_TICKS if left and dotted(chart) else 0.0))
        centres = tuple(x_at(index) for index in range(len(chart.x)))
        notes = plan_notes(plot, chart.notes, x_at, inner)
        words = _x_labels(plot, chart, centres, inner)
        bottom = words.height + cut_depth(plot, scaled)
        area = plot.leveled(inner.cut(bottom=bottom, top=max(notes.height, top_margin(plot)) + plot.spare.top))
        return TimeFrame(area, scaled, centres, words, notes, tuple(traces), labels)

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
