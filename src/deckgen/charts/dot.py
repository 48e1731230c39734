"""dot: values as dots along a line, for each category one or a few."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import GRID_WIDTH
from deckgen.plot.breaks import cut_depth
from deckgen.plot.captions import caption, legend
from deckgen.plot.greyed import part_color
from deckgen.plot.lettering import Weight
from deckgen.plot.lying import FOOT, LyingFrame, plan_lying
from deckgen.plot.name_rows import NameRows
from deckgen.plot.paper import Align
from deckgen.plot.scale import known
from deckgen.plot.spread import spread
from deckgen.plot.standings import tips_of
from deckgen.plot.whiskers import Bounds, draw_lying_whisker

LARGEST_DOT, DOT_SHARE, SECOND = 6.5, 0.3, 0.6
VALUE_GAP, NAME_GAP, OVER = 6.0, 10.0, 3.5
JOIN_WIDTH = 2.2
HEAD = 1.3
MOST_FOR_VALUES = 0.6
LEAST_WITH_AXIS = 130.0


class Dot(Chart):
    """Sets values beside each other as dots on one axis, which needn't begin at zero: a row for each category, with
    one dot, or with two to four that a thin line joins, such as before and after or low and high."""

    spoken = "Dot chart"
    most_points = 40
    most_series = 4
    colors_categories = True
    lies_down = True
    annotations = ("gap", "line", "point")
    from_zero = False
    bears_errors = True

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The data; complains of errors where several dots lie in a row, whose whiskers would lie on each other."""
        if self.errors and len(data.series) > 1:
            message = "'errors' means nothing where a row has several dots: whiskers would lie on each other"
            scope.log.error("unfit_key", message, self.at("errors"), "show one column of values, or use 'grouped'")
        return data

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the rows in the order given; several series are named over the dots of the first row."""
        if not chart.x:
            return
        room = caption(plot, chart, plot.room)
        several = len(chart.series) > 1
        lines = HEAD + (len(chart.series) > 2)
        planned = _plan(plot, chart, room.cut(top=plot.line_height * lines if several else 0.0))
        names = _names(plot, chart, planned) if several and chart.labels not in ("legend", "none") else []
        if several and not names:
            if chart.labels not in ("legend", "none"):
                plot.concede("names over the first row")
            entries = [(series.label, plot.color(series)) for series in chart.series]
            planned = _plan(plot, chart, legend(plot, entries, room))
        _guides(plot, planned)
        for index in range(len(chart.x)):
            _row(plot, planned, index)
        for name in names:
            over = plot.line_height if any(mark.over for mark in planned.marks[0]) else 0.0
            y = planned.frame.rows.middles[0] + planned.radius + over + plot.size * 0.6
            plot.text(name.centre, y, name.label, color=plot.legible(name.color), weight="semibold", align="center")
        frame = planned.frame
        dots = tips_of(chart, lambda _, index, value: (frame.scale(value), frame.rows.middles[index]))
        frame.stand(plot, dots, bars=False)
        frame.draw_foot(plot)


class _Mark(Struct, frozen=True):
    """A dot of a row.

    number is the place of its series among the others, value where it stands on the axis, color a hex.
    text is its value as it is written, "" where it goes without.
    over says that the text stands over the dot instead of beside it, if it fits there.
    bounds are its low and its high, None where they aren't known.
    """

    number: int
    value: float
    color: str
    text: str
    over: bool = False
    bounds: Bounds = None

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where its dot and its whisker go."""
        return self.bounds or (self.value, self.value)


class DotRows(Struct, frozen=True):
    """The frame of the rows, the dots of each row from left to right, and their radius in points."""

    frame: LyingFrame
    marks: tuple[tuple[_Mark, ...], ...]
    radius: float


class _Name(Struct, frozen=True):
    """The name of a series, the middle of it in points, and its color."""

    label: str
    centre: float
    color: str


def _plan(plot: Plot, chart: ChartData, room: Rect) -> DotRows:
    """The layout in a room; where values beside the dots would leave too little of it they are left out."""
    values = [value for series in chart.series for value in series.reached]
    axis = plot.scales.axis(values, chart.format)
    foot = axis if _has_axis(chart, room) else None

    def margins(rows: NameRows) -> tuple[float, float]:
        edge = plot.size * FOOT if foot else 0.0
        left, right = _widths(plot, _all_marks(plot, chart, rows))
        # Beside the words of the lowest tick stands the break of an axis that doesn't begin at zero.
        first = plot.measure(foot.labels[0], "semibold") / 2 if foot and foot.labels else 0.0
        cut = first + cut_depth(plot, foot) * 1.2 if foot and foot.is_cut else 0.0
        before = max(rows.room_before(left), rows.indent + max(edge, cut))
        return before + _radius(rows), max(right, edge) + _radius(rows)

    frame = plan_lying(plot, chart, room, (axis.low, axis.high), margins, foot)
    rows, marks = frame.rows, _all_marks(plot, chart, frame.rows)
    if sum(_widths(plot, marks)) > (room.width - rows.indent) * MOST_FOR_VALUES:
        plot.concede("values beside the dots")
        return _plan(plot, replace(chart, labels="none"), room)
    # Few rows don't fill the room: the axis stays near them.
    half, area = rows.pitch / 2, frame.room
    low, high = rows.middles[-1] - half, rows.middles[0] + half
    area = Rect(area.left, max(area.bottom, low), area.right, min(area.top, high))
    return DotRows(replace(frame, room=area), marks, _radius(rows))


def _radius(rows: NameRows) -> float:
    return min(LARGEST_DOT, rows.pitch * DOT_SHARE)


def _has_axis(chart: ChartData, room: Rect) -> bool:
    """Whether an axis stands at the foot: wherever it says what values don't, or there is room for it."""
    return chart.labels == "none" or len(chart.series) > 2 or room.height > LEAST_WITH_AXIS


def _all_marks(plot: Plot, chart: ChartData, rows: NameRows) -> tuple[tuple[_Mark, ...], ...]:
    """The dots of every row."""
    return tuple(_marks(plot, chart, rows, index) for index in range(len(chart.x)))


def _marks(plot: Plot, chart: ChartData, rows: NameRows, index: int) -> tuple[_Mark, ...]:
    """The dots of a row from left to right; those of rows that aren't highlighted while others are, are grey."""
    several = len(chart.series) > 1
    marks = []
    for number, series in enumerate(chart.series):
        value = series.values[index]
        if value is None or not known([value]):
            continue
        is_row = not several and index < len(chart.colors)
        color = chart.colors[index] if is_row else part_color(plot, chart, number, index)
        worded = chart.labels != "none" and index in rows.worded and rows.pitch >= plot.size * 0.9
        text = chart.format.show(value) if worded else ""
        marks.append(_Mark(number, value, color, text, bounds=series.bounds(index)))
    marks.sort(key=lambda mark: mark.value)
    return (*marks[:1], *(replace(mark, over=bool(mark.text)) for mark in marks[1:-1]), *marks[1:][-1:])


def _widths(plot: Plot, marks: Sequence[Sequence[_Mark]]) -> tuple[float, float]:
    """The room that values need left of the first dots of all rows, and right of the last ones."""
    left, right = (max((_width(plot, row, side) for row in marks), default=0.0) for side in (0, -1))
    return left, right


def _width(plot: Plot, row: Sequence[_Mark], side: int) -> float:
    """The room that the value of the first (0) or the last (-1) dot of a row needs beside it."""
    if not row or not row[side].text or (side == 0 and len(row) == 1):
        return 0.0
    return plot.measure(row[side].text, "bold") + VALUE_GAP


def _guides(plot: Plot, planned: DotRows) -> None:
    """A light line from each name to its first dot; through the full width of a row that has none."""
    frame, indent = planned.frame, planned.frame.rows.indent
    for row, middle in zip(planned.marks, frame.rows.middles, strict=True):
        end = frame.room.right
        if row:
            first = min(frame.scale(row[0].value) - planned.radius, frame.scale(row[0].reach[0]))
            end = first - _width(plot, row, 0)
        if end - indent > NAME_GAP:
            plot.line([(indent, middle), (end - 2, middle)], plot.look.hairline, GRID_WIDTH, behind=True)


def _row(plot: Plot, planned: DotRows, index: int) -> None:
    frame = planned.frame
    frame.rows.draw_name(plot, index)
    row, middle = planned.marks[index], frame.rows.middles[index]
    places = [frame.scale(mark.value) for mark in row]
    if len(row) > 1:
        color = mix(plot.look.hairline, plot.look.grey, 0.4)
        plot.line([(places[0], middle), (places[-1], middle)], color, JOIN_WIDTH)
    for mark in row:
        draw_lying_whisker(plot, mark.bounds, middle, frame.rows.pitch, frame.scale)
    for mark, x in sorted(zip(row, places, strict=True), key=lambda one: one[0].number):
        # A dot on another one is smaller, so that both are seen.
        covers = any(other.number < mark.number and abs(x - at) < 1 for other, at in zip(row, places, strict=True))
        plot.dot(x, middle, planned.radius * (SECOND if covers else 1.0), mark.color)
    _values(plot, planned, index, places)


def _values(plot: Plot, planned: DotRows, index: int, places: Sequence[float]) -> None:
    """The lowest value left of its dot and the highest right of its own; those between over theirs, if they fit."""
    rows, row = planned.frame.rows, planned.marks[index]
    middle, bold = rows.middles[index], rows.bold(index)
    taken: list[Rect] = []
    for place, (mark, x) in enumerate(zip(row, places, strict=True)):
        first, last = place == 0 and len(row) > 1, place == len(row) - 1
        align: Align = "right" if first else "left" if last else "center"
        over = not first and not last
        at = x + (planned.radius + VALUE_GAP) * {"right": -1, "left": 1, "center": 0}[align]
        if align == "left":
            at = max(at, planned.frame.scale(mark.reach[1]) + VALUE_GAP)
        height = middle + planned.radius + OVER if over else middle
        weight: Weight = "bold" if bold else "regular"
        box = plot.box_of(at, height, mark.text, "bold", plot.size, align)
        if over and (any(box.overlaps(other, 2) for other in taken) or box.top > middle + rows.pitch * 0.5):
            plot.leave_to_axis(mark.text)
            continue
        taken.append(box)
        plot.text(at, height, mark.text, weight=weight, align=align, middle=not over)


def _names(plot: Plot, chart: ChartData, planned: DotRows) -> list[_Name]:
    """The names of the series over the dots of the first row; empty where they don't stand clear over them."""
    row = planned.marks[0]
    if len(row) < len(chart.series):
        return []
    labels = [" ".join(chart.series[mark.number].label.split()) for mark in row]
    wanted = [planned.frame.scale(mark.value) for mark in row]
    widths = [plot.measure(label, "semibold") for label in labels]
    if sum(widths) + NAME_GAP * (len(widths) - 1) > plot.width:
        return []
    centres = spread(wanted, widths, 0.0, plot.width, NAME_GAP)
    if any(abs(centre - x) > width / 2 for centre, x, width in zip(centres, wanted, widths, strict=True)):
        return []
    return [
        _Name(label, centre, plot.color(chart.series[mark.number]))
        for label, centre, mark in zip(labels, centres, row, strict=True)
    ]
