"""stacked: upright bars of parts on top of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deckgen.chart import Chart
from deckgen.model.chart import ChartData
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import Labels, axis_width, draw_labels, ticks_for, top_margin, value_axis, zero_line
from deckgen.plot.bars import Slots, Values, draw_tip, slots, tip_room, tip_values, x_labels
from deckgen.plot.captions import caption, legend
from deckgen.plot.ends import BELOW, End, EndLabels, beside, draw_ends
from deckgen.plot.inside import draw_inside, size_inside
from deckgen.plot.notes import Notes, draw_notes, plan_notes
from deckgen.plot.scale import Axis, Scale, known
from deckgen.plot.stacks import Edges, segments, whole

SEAM = 1.1


class Stacked(Chart):
    """Shows what amounts are made of: an upright bar for each category or year, its parts on top of each other with
    their values inside, and the total over them."""

    spoken = "Stacked bar chart"
    adds_up = True
    stands_on_names = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars, named beside the last one where the names fit, else in a legend."""
        room = caption(plot, chart, plot.room)
        stacks = segments([series.values for series in chart.series])
        order = _named(chart, stacks)
        ends = [End(one.label, "", plot.color(one), one.muted) for one in (chart.series[number] for number in order)]
        frame = _frame(plot, chart, stacks, room, ends)
        if not frame.ends and len(chart.series) > 1:
            room = legend(plot, [(series.label, plot.color(series)) for series in chart.series], room)
            frame = _frame(plot, chart, stacks, room, [])
        scale = _axis(plot, frame)
        _bars(plot, chart, stacks, frame, scale)
        if frame.ends:
            x = frame.places.centres[-1] + frame.places.filled / 2
            last = [stacks[number][-1] or (0.0, 0.0) for number in order]
            tips = [(x, scale((start + end) / 2)) for start, end in last]
            draw_ends(plot, ends, frame.ends, tips, frame.column(plot))
        draw_labels(plot, frame.words, frame.places.centres, frame.area.bottom - frame.below, color=plot.look.ink)
        draw_notes(plot, frame.notes, frame.area.cut(top=-frame.above))


def _named(chart: ChartData, stacks: Sequence[Sequence[Edges | None]]) -> list[int]:
    """The series in the order of their segments in the last bar from the top down; none where it lacks one."""
    last = [stack[-1] if stack else None for stack in stacks]
    if len(last) < 2 or not all(last) or chart.labels in ("legend", "none"):
        return []
    return sorted(range(len(last)), key=lambda number: (sum(last[number] or ()), number), reverse=True)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where everything stands, and the words around the bars: under them, over them (or the axis), beside them."""

    area: Rect
    places: Slots
    words: Labels
    notes: Notes
    axis: Axis
    totals: Values | None
    below: float
    above: float
    ends: EndLabels | None

    def column(self, plot: Plot) -> Rect:
        """The room for the names beside the last bar and its total."""
        total = plot.measure(self.totals.words[-1], "bold", self.totals.size) if self.totals else 0.0
        left = self.places.centres[-1] + max(self.places.filled, total) / 2 + (self.ends.away if self.ends else 0.0)
        return Rect(left, self.area.bottom - self.below - BELOW, plot.width, self.area.top + self.above)


def _frame(
    plot: Plot, chart: ChartData, stacks: Sequence[Sequence[Edges | None]], room: Rect, ends: Sequence[End]
) -> _Frame:
    """Lay out the chart in a room, its names beside the last bar if they fit there."""
    edges = [edge for stack in stacks for edges in stack for edge in edges or ()]
    scaled = plot.scales.axis(edges, chart.format, from_zero=True, most=ticks_for(room.height))

    def lay_out(labels: EndLabels | None) -> _Frame:
        inner = room.cut(right=labels.width if labels else 0.0)
        totals = _totals(plot, chart, slots(len(chart.x), inner).width)
        inner = inner.cut(left=0.0 if totals else axis_width(plot, scaled))
        places = slots(len(chart.x), inner)
        words = x_labels(plot, chart, places)
        notes = plan_notes(plot, chart.annotations, lambda at: places.centres[0] + at * places.width, inner)
        below, above = tip_room([1.0], totals.size) if totals else (0.0, top_margin(plot))
        area = inner.cut(bottom=words.height + below, top=notes.height + above)
        if totals:
            low, high = plot.scales.reach(edges, from_zero=True)
            return _Frame(area, places, words, notes, Axis(low, high, (), ()), totals, below, above, labels)
        return _Frame(area, places, words, notes, scaled, None, below, above, labels)

    return beside(plot, ends, room.height - plot.size * 2, lay_out)


def _totals(plot: Plot, chart: ChartData, room: float) -> Values | None:
    """The words over the bars; none where bars go below zero, where no sum is known, or where they don't fit."""
    series = [one.values for one in chart.series]
    if chart.labels == "none" or any(value < 0 for values in series for value in known(values)):
        return None
    totals = [whole(series, index) for index in range(len(chart.x))]
    if all(total is None for total in totals):
        return None
    return tip_values(plot, totals, chart.format, room, bare=bool(chart.unit))


def _axis(plot: Plot, frame: _Frame) -> Scale:
    """The value axis, or the line that bars with totals stand on."""
    if frame.totals is None:
        return value_axis(plot, frame.axis, frame.area, axis_width(plot, frame.axis))
    scale = plot.scales.scale(frame.axis.low, frame.axis.high, frame.area.bottom, frame.area.top)
    places, half = frame.places, frame.places.width / 2
    zero_line(plot, Rect(places.centres[0] - half, 0, places.centres[-1] + half, 0), scale)
    return scale


def _bars(
    plot: Plot, chart: ChartData, stacks: Sequence[Sequence[Edges | None]], frame: _Frame, scale: Scale
) -> None:
    """The segments with seams between them, their values inside (but once where one is the whole), totals on top."""
    places, totals = frame.places, frame.totals
    shown = chart.labels != "none" and not (totals and len(chart.series) == 1)
    values = [value for series in chart.series for value in known(series.values)] if shown else []
    # The unit is said over the bars or at the axis.
    size = size_inside(plot, [chart.format.show(value, unit=False) for value in values], places.filled)
    for series, stack in zip(chart.series, stacks, strict=True):
        for centre, value, edges in zip(places.centres, series.values, stack, strict=True):
            if value is None or edges is None:
                continue
            start, end = scale(edges[0]), scale(edges[1])
            left, right = centre - places.filled / 2, centre + places.filled / 2
            box = Rect(left, min(start, end), right, max(start, end))
            plot.bar(box, plot.color(series))
            if edges[0]:
                plot.line([(left, start), (right, start)], plot.look.paper, SEAM)
            if shown:
                draw_inside(plot, box, chart.format.show(value, unit=False), plot.color(series), size)
    for index, words in enumerate(totals.words if totals else ()):
        high = max((edges[1] for stack in stacks if (edges := stack[index])), default=0.0)
        if totals and words:
            draw_tip(plot, places.centres[index], high, scale, words, totals.size, bold=True)
