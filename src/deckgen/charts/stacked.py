"""stacked: upright bars of parts on top of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.along_axis import AlongAxis, stacked_ends
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.excel_format import code_of
from deckgen.model.native_chart import Column, Drawn, Group, Label, Native
from deckgen.native.native_axes import lettering
from deckgen.native.native_bars import gap_width, tip_labels
from deckgen.native.native_uprights import native_uprights, stand_bars
from deckgen.native.total_column import total_column, totals_of
from deckgen.plot import Plot, Rect
from deckgen.plot.bars import Slots, Values, draw_tip, say_unit, slots, tip_values
from deckgen.plot.captions import caption, legend
from deckgen.plot.ends import BELOW, End, EndLabels, beside, draw_ends
from deckgen.plot.greyed import grey_parts, part_color
from deckgen.plot.inside import color_inside, draw_inside, fits_inside, size_inside
from deckgen.plot.paper import Point
from deckgen.plot.scale import Scale, known
from deckgen.plot.stacks import Edges, segments
from deckgen.plot.tracing import Tracing
from deckgen.plot.uprights import UprightFrame, plan_uprights

SEAM = 1.1
# In how many steps bars make way for the names beside the last of them.
STEPS = 4


class Stacked(Chart):
    """Shows what amounts are made of: an upright bar for each category or year, its parts on top of each other with
    their values inside, and the total over them."""

    spoken = "Stacked bar chart"
    color_tells = "neighbors"
    adds_up = True
    parts = "series"
    stands_on_names = True
    can_be_native = True
    missing_steps = "gaps"

    @classmethod
    def along_axis(cls, data: ChartData) -> Iterable[AlongAxis]:
        """The ends of the stacks."""
        return stacked_ends(data)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars, named beside the last one where the names fit, else in a legend."""
        planned = _plan(plot, chart)
        scale = planned.frame.draw_axis(plot)
        _stand(plot, chart, planned, scale)
        _bars(plot, chart, planned, scale)
        _draw_ends(plot, chart, planned, scale)
        planned.frame.draw_words(plot, chart.emphasis, plot.look.ink)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with labels inside, and over them those of a series of totals that is not seen itself."""
        planned = _plan(plot, chart)
        frame, totals = planned.frame, planned.frame.tips
        standing = stand_bars(plot, chart, frame)
        _draw_ends(plot, chart, planned, standing.scale)
        drawn = tuple(_drawn(plot, chart, planned, standing.scale, number) for number in range(len(chart.series)))
        gap, _ = gap_width(standing.places, standing.places.filled)
        groups = [Group("column", drawn, "stacked", gap, 100)]
        columns: list[Column] = []
        if totals:
            columns.append(total_column(plot, chart))
            bold = replace(chart, emphasis=(True,) * len(chart.x))
            labels = tip_labels(plot, bold, totals_of(chart), totals.size, totals.words, place="above")
            groups.append(Group("line", (Drawn(len(drawn) + 1, labels=labels, in_legend=False),)))
        return native_uprights(plot, chart, frame, standing, groups, *columns, color=plot.look.ink)


class StackedBars(Struct, frozen=True):
    """The frame of the bars, whose tips are the totals.

    ends are the names beside the last bar, None where they stand in a legend; named are the series that have one
    there, from the top down. stacks are the edges of each series in every bar.
    """

    frame: UprightFrame
    ends: EndLabels | None
    stacks: Sequence[Sequence[Edges | None]]
    named: Sequence[int]

    def tips(self, plot: Plot) -> list[Point]:
        """The middles of the parts of the last bar that are named, at its right edge."""
        return self.tips_on(self.frame.scale(plot))

    def tips_on(self, scale: Scale) -> list[Point]:
        """The same on a scale from values to heights in points."""
        x = self.frame.places.centres[-1] + self.frame.places.filled / 2
        last = [self.stacks[number][-1] or (0.0, 0.0) for number in self.named]
        return [(x, scale((start + end) / 2)) for start, end in last]

    def beside_last(self, plot: Plot) -> float:
        """Where the last bar and its total end."""
        frame = self.frame
        total = plot.measure(frame.tips.words[-1], "bold", frame.tips.size) if frame.tips else 0.0
        return frame.places.centres[-1] + max(frame.places.filled, total) / 2

    def column(self, plot: Plot) -> Rect:
        """The room for the names beside the last bar and its total."""
        frame = self.frame
        left = self.beside_last(plot) + (self.ends.away if self.ends else 0.0)
        return Rect(left, frame.area.bottom - frame.below - BELOW, plot.width, frame.area.top + frame.above)


def _plan(plot: Plot, chart: ChartData) -> StackedBars:
    """The bars with their names beside the last one, else with a legend."""
    room = caption(plot, chart, plot.room)
    stacks = segments([series.values for series in chart.series])
    planned = _bars_in(plot, chart, stacks, room, _ends(plot, chart, stacks))
    under = say_unit(plot, planned.frame.tips, room)
    if under != room:
        room = under
        planned = _bars_in(plot, chart, stacks, room, _ends(plot, chart, stacks))
    if not planned.ends and len(chart.series) > 1:
        if chart.labels != "legend":
            plot.concede("names beside the last bar")
        room = legend(plot, [(series.label, plot.color(series)) for series in chart.series], room)
        planned = _bars_in(plot, chart, stacks, room, [])
    return planned


def _named(chart: ChartData, stacks: Sequence[Sequence[Edges | None]]) -> list[int]:
    """The series in the order of their segments in the last bar from the top down; none where it lacks one."""
    last = [stack[-1] if stack else None for stack in stacks]
    if len(last) < 2 or not all(last) or chart.labels in ("legend", "none"):
        return []
    return sorted(range(len(last)), key=lambda number: (sum(last[number] or ()), number), reverse=True)


def _ends(plot: Plot, chart: ChartData, stacks: Sequence[Sequence[Edges | None]]) -> list[End]:
    """The names beside the last bar, from the top down."""
    named = (chart.series[number] for number in _named(chart, stacks))
    return [End(series.label, "", plot.color(series), series.muted) for series in named]


def _bars_in(
    plot: Plot, chart: ChartData, stacks: Sequence[Sequence[Edges | None]], room: Rect, ends: Sequence[End]
) -> StackedBars:
    """Lay out the bars in a room, their names beside the last one if they fit there.

    The bars make way for the names only as far as these find no room between the last bar and the edge.
    """
    edges = [edge for stack in stacks for edges in stack for edge in edges or ()]

    def cut_to(inner: Rect, labels: EndLabels | None) -> StackedBars:
        totals = _totals(plot, chart, slots(len(chart.x), inner).width)
        return StackedBars(plan_uprights(plot, chart, inner, edges, totals), labels, stacks, _named(chart, stacks))

    def lay_out(labels: EndLabels | None) -> StackedBars:
        width, edge = labels.width if labels else 0.0, room.right - plot.spare.right
        for step in range(STEPS if labels else 0):
            planned = cut_to(room.cut(right=width * step / STEPS), labels)
            if planned.beside_last(plot) + width <= edge:
                return planned
        return cut_to(room.cut(right=width), labels)

    return beside(plot, ends, room.height - plot.size * 2, lay_out)


def _totals(plot: Plot, chart: ChartData, room: float) -> Values | None:
    """The words over the bars; none where bars go below zero, where no sum is known, or where they don't fit."""
    series = [one.values for one in chart.series]
    if chart.labels == "none" or any(value < 0 for values in series for value in known(values)):
        return None
    totals = totals_of(chart)
    if all(total is None for total in totals):
        return None
    return tip_values(plot, totals, chart.format, room, bare=bool(chart.unit))


def _shows_parts(chart: ChartData, planned: StackedBars) -> bool:
    """Whether the parts have their values inside; a single one has its value as the total over it."""
    return chart.labels != "none" and not (planned.frame.tips and len(chart.series) == 1)


def _size(plot: Plot, chart: ChartData, planned: StackedBars) -> float:
    """The size of the values inside the bars; the unit is said over the bars or at the axis."""
    valued = chart.series if _shows_parts(chart, planned) else ()
    values = [value for series in valued for value in known(series.values)]
    words = [chart.format.show(value, unit=False) for value in values]
    return size_inside(plot, words, planned.frame.places.filled)


def _bars(plot: Plot, chart: ChartData, planned: StackedBars, scale: Scale) -> None:
    """Draw the segments with seams between them, their values inside, and the totals over them."""
    places, totals, stacks = planned.frame.places, planned.frame.tips, planned.stacks
    valued, size = _shows_parts(chart, planned), _size(plot, chart, planned)
    counts = [sum(1 for edges in bar if edges and edges[0] != edges[1]) for bar in zip(*stacks, strict=True)]
    for number, (series, stack) in enumerate(zip(chart.series, stacks, strict=True)):
        for index, (value, edges) in enumerate(zip(series.values, stack, strict=True)):
            if value is None or edges is None:
                continue
            box, start = _box(places.centres[index], edges, places, scale), scale(edges[0])
            color, words = part_color(plot, chart, number, index), chart.format.show(value, unit=False)
            with plot.of(series.label):
                plot.bar(box, color)
                if edges[0]:
                    plot.line([(box.left, start), (box.right, start)], plot.look.paper, SEAM)
                # The value of a part that is alone in its bar stands over it as the total.
                if valued and (counts[index] > 1 or not totals or fits_inside(plot, box, words, size)):
                    draw_inside(plot, box, words, color, size)
    for index, words in enumerate(totals.words if totals else ()):
        high = max((edges[1] for stack in stacks if (edges := stack[index])), default=0.0)
        if totals and words:
            # A total is true once all parts are there.
            with plot.of(chart.series[-1].label):
                draw_tip(plot, places.centres[index], high, scale, words, totals.size, bold=True)


def _stand(plot: Plot, chart: ChartData, planned: StackedBars, scale: Scale) -> None:
    """Say where the values stand: the outer end of each part, and that of all parts above zero together."""
    tips, roots = {}, {}
    for series, stack in zip(chart.series, planned.stacks, strict=True):
        for index, (centre, edges) in enumerate(zip(planned.frame.places.centres, stack, strict=True)):
            if edges is not None:
                roots[series.name, index], tips[series.name, index] = ((centre, scale(edge)) for edge in edges)
    for index, centre in enumerate(planned.frame.places.centres):
        ends = [edges[1] for stack in planned.stacks if (edges := stack[index])]
        if ends:
            roots["", index], tips["", index] = (centre, scale(0.0)), (centre, scale(max(ends)))
    planned.frame.stand(plot, scale, tips, roots)


def _box(centre: float, edges: Edges, places: Slots, scale: Scale) -> Rect:
    """A part of a bar on the sheet."""
    low, high = sorted((scale(edges[0]), scale(edges[1])))
    return Rect(centre - places.filled / 2, low, centre + places.filled / 2, high)


def _draw_ends(plot: Plot, chart: ChartData, planned: StackedBars, scale: Scale) -> None:
    """The names beside the last bar, in the order of its parts."""
    if planned.ends:
        ends = _ends(plot, chart, planned.stacks)
        draw_ends(plot, ends, planned.ends, planned.tips_on(scale), planned.column(plot))


def _drawn(plot: Plot, chart: ChartData, planned: StackedBars, scale: Scale, number: int) -> Drawn:
    """A series as PowerPoint draws it: its parts with seams, and their values where they have room."""
    series, color = chart.series[number], plot.color(chart.series[number])
    places = planned.frame.places
    labels = []
    if _shows_parts(chart, planned):
        size = _size(plot, chart, planned)
        for row, (value, edges) in enumerate(zip(series.values, planned.stacks[number], strict=True)):
            if value is None or edges is None:
                continue
            box = _box(places.centres[row], edges, places, scale)
            if fits_inside(plot, box, chart.format.show(value, unit=False), size):
                code = code_of(chart.format, value, unit=False)
                ink = color_inside(plot, part_color(plot, chart, number, row))
                labels.append((row, Label(lettering(plot, ink, size=size), "center", code)))
    seam = (plot.look.paper, SEAM) if len(chart.series) > 1 else None
    return Drawn(number + 1, color, seam, grey_parts(plot, chart, number), labels=tuple(labels))
