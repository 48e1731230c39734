"""stacked: upright bars of parts on top of each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.excel_format import code_of
from deckgen.model.native_chart import Column, Drawn, Group, Label, Native
from deckgen.native.native_axes import baseline, lettering, name_axis, region, sheet, time_axis
from deckgen.native.native_bars import bar_axis, gap_width, spread_bars, tip_labels
from deckgen.native.total_column import total_column, totals_of
from deckgen.plot import Plot, Rect
from deckgen.plot.annotations import Notes, draw_notes, plan_notes
from deckgen.plot.axes import Labels, axis_width, draw_labels, ticks_for, top_margin, value_axis, zero_line
from deckgen.plot.bars import Slots, Values, draw_tip, slots, tip_room, tip_values, x_labels
from deckgen.plot.captions import caption, legend
from deckgen.plot.ends import BELOW, End, EndLabels, beside, draw_ends
from deckgen.plot.inside import color_inside, draw_inside, fits_inside, size_inside
from deckgen.plot.scale import Axis, Scale, known
from deckgen.plot.stacks import Edges, segments
from deckgen.plot.tracing import Tracing

SEAM = 1.1


class Stacked(Chart):
    """Shows what amounts are made of: an upright bar for each category or year, its parts on top of each other with
    their values inside, and the total over them."""

    spoken = "Stacked bar chart"
    adds_up = True
    stands_on_names = True
    can_be_native = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars, named beside the last one where the names fit, else in a legend."""
        frame = _lay_out(plot, chart)
        scale = _axis(plot, frame)
        _bars(plot, chart, frame, scale)
        _draw_ends(plot, chart, frame, scale)
        under = frame.area.bottom - frame.below
        draw_labels(plot, frame.words, frame.places.centres, under, chart.emphasis, color=plot.look.ink)
        draw_notes(plot, frame.notes, frame.area.cut(top=-frame.above))

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with labels inside, and over them those of a series of totals that is not seen itself."""
        frame = _lay_out(plot, chart)
        totals = frame.totals
        reach = (frame.axis.low, frame.axis.high) if totals else None
        area, places = spread_bars(frame.area, frame.places, axis=not totals)
        area, axis = bar_axis(plot, chart, frame.axis, area, reach, 0.0)
        scale = Scale(axis.low, axis.high, area.bottom, area.top)
        _draw_ends(plot, chart, frame, scale)
        draw_notes(plot, frame.notes, frame.area.cut(top=-frame.above))
        drawn = tuple(_drawn(plot, chart, frame, scale, number) for number in range(len(chart.series)))
        gap, _ = gap_width(places, places.filled)
        groups = [Group("column", drawn, "stacked", gap, 100)]
        columns: list[Column] = []
        if totals:
            columns.append(total_column(plot, chart))
            values = totals_of(chart)
            labels = tip_labels(
                plot,
                replace(chart, emphasis=(True,) * len(chart.x)),
                values,
                totals.size,
                totals.words,
                place="above",
            )
            groups.append(Group("line", (Drawn(len(drawn) + 1, labels=labels, in_legend=False),)))
        line = baseline(plot, axis.low, axis.high)
        names = name_axis(plot, chart, frame.words, line=line, color=plot.look.ink)
        names, along = time_axis(plot, chart, names, bars=True)
        columns = list(sheet(chart, *columns, along=along))
        return Native(tuple(columns), tuple(groups), region(plot, area), lettering(plot), (axis,), names)


def _lay_out(plot: Plot, chart: ChartData) -> _Frame:
    """The chart with its names beside the last bar, else with a legend."""
    room = caption(plot, chart, plot.room)
    stacks = segments([series.values for series in chart.series])
    order = _named(chart, stacks)
    ends = [End(one.label, "", plot.color(one), one.muted) for one in (chart.series[number] for number in order)]
    frame = _frame(plot, chart, stacks, room, ends)
    if not frame.ends and len(chart.series) > 1:
        room = legend(plot, [(series.label, plot.color(series)) for series in chart.series], room)
        frame = _frame(plot, chart, stacks, room, [])
    return frame


def _named(chart: ChartData, stacks: Sequence[Sequence[Edges | None]]) -> list[int]:
    """The series in the order of their segments in the last bar from the top down; none where it lacks one."""
    last = [stack[-1] if stack else None for stack in stacks]
    if len(last) < 2 or not all(last) or chart.labels in ("legend", "none"):
        return []
    return sorted(range(len(last)), key=lambda number: (sum(last[number] or ()), number), reverse=True)


class _Frame(Struct, frozen=True):
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
    stacks: Sequence[Sequence[Edges | None]]

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
            return _Frame(area, places, words, notes, Axis(low, high, (), ()), totals, below, above, labels, stacks)
        return _Frame(area, places, words, notes, scaled, None, below, above, labels, stacks)

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


def _axis(plot: Plot, frame: _Frame) -> Scale:
    """The value axis, or the line that bars with totals stand on."""
    if frame.totals is None:
        return value_axis(plot, frame.axis, frame.area, axis_width(plot, frame.axis))
    scale = plot.scales.scale(frame.axis.low, frame.axis.high, frame.area.bottom, frame.area.top)
    places, half = frame.places, frame.places.width / 2
    zero_line(plot, Rect(places.centres[0] - half, 0, places.centres[-1] + half, 0), scale)
    return scale


def _shows_parts(chart: ChartData, frame: _Frame) -> bool:
    return chart.labels != "none" and not (frame.totals and len(chart.series) == 1)


def _size(plot: Plot, chart: ChartData, frame: _Frame) -> float:
    """The size of the values inside the bars; the unit is said over the bars or at the axis."""
    values = (
        [value for series in chart.series for value in known(series.values)] if _shows_parts(chart, frame) else []
    )
    return size_inside(plot, [chart.format.show(value, unit=False) for value in values], frame.places.filled)


def _bars(plot: Plot, chart: ChartData, frame: _Frame, scale: Scale) -> None:
    """The segments with seams between them, their values inside (but once where one is the whole), totals on top."""
    places, totals, stacks = frame.places, frame.totals, frame.stacks
    shown, size = _shows_parts(chart, frame), _size(plot, chart, frame)
    for series, stack in zip(chart.series, stacks, strict=True):
        for centre, value, edges in zip(places.centres, series.values, stack, strict=True):
            if value is None or edges is None:
                continue
            box, start = _box(centre, edges, places, scale), scale(edges[0])
            plot.bar(box, plot.color(series))
            if edges[0]:
                plot.line([(box.left, start), (box.right, start)], plot.look.paper, SEAM)
            if shown:
                draw_inside(plot, box, chart.format.show(value, unit=False), plot.color(series), size)
    for index, words in enumerate(totals.words if totals else ()):
        high = max((edges[1] for stack in stacks if (edges := stack[index])), default=0.0)
        if totals and words:
            draw_tip(plot, places.centres[index], high, scale, words, totals.size, bold=True)


def _box(centre: float, edges: Edges, places: Slots, scale: Scale) -> Rect:
    """A part of a bar on the sheet."""
    low, high = sorted((scale(edges[0]), scale(edges[1])))
    return Rect(centre - places.filled / 2, low, centre + places.filled / 2, high)


def _draw_ends(plot: Plot, chart: ChartData, frame: _Frame, scale: Scale) -> None:
    """The names beside the last bar, in the order of its parts."""
    if frame.ends:
        order = _named(chart, frame.stacks)
        ends = [End(one.label, "", plot.color(one), one.muted) for one in (chart.series[number] for number in order)]
        x = frame.places.centres[-1] + frame.places.filled / 2
        last = [frame.stacks[number][-1] or (0.0, 0.0) for number in order]
        draw_ends(plot, ends, frame.ends, [(x, scale((start + end) / 2)) for start, end in last], frame.column(plot))


def _drawn(plot: Plot, chart: ChartData, frame: _Frame, scale: Scale, number: int) -> Drawn:
    """A series as PowerPoint draws it: its parts with seams, and their values where they have room."""
    series, color = chart.series[number], plot.color(chart.series[number])
    labels = []
    if _shows_parts(chart, frame):
        size, look = _size(plot, chart, frame), color_inside(plot, color)
        for row, (value, edges) in enumerate(zip(series.values, frame.stacks[number], strict=True)):
            if value is None or edges is None:
                continue
            box = _box(frame.places.centres[row], edges, frame.places, scale)
            if fits_inside(plot, box, chart.format.show(value, unit=False), size):
                code = code_of(chart.format, value, unit=False)
                labels.append((row, Label(lettering(plot, look, size=size), "center", code)))
    seam = (plot.look.paper, SEAM) if len(chart.series) > 1 else None
    return Drawn(number + 1, color, seam, labels=tuple(labels))
