"""slope: from one point to another, and nothing between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData, Series
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import (
    Labels,
    axis_width,
    category_labels,
    draw_labels,
    ticks_for,
    value_axis,
)
from deckgen.plot.breaks import cut_depth
from deckgen.plot.captions import DOT as DOT_RADIUS
from deckgen.plot.captions import DOT_GAP, caption, legend
from deckgen.plot.curves import MUTED, STRONG
from deckgen.plot.ends import NEAR
from deckgen.plot.lettering import Weight
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, LIFT, LINE_HEIGHT, Align
from deckgen.plot.scale import Axis, Scale, known
from deckgen.plot.spread import spread_down
from deckgen.plot.standings import Standing, tips_of
from deckgen.plot.wrap import wrap

GAP, NAME_GAP, UNDER_HEADS = 12.0, 6.0, 10.0
NAMES_SHARE = 0.4
FLATTEST = 2.6
DOT = 1.9
# How many times nearer to its tip an end stands than others that look like it.
NEARER = 1.25
# How much of their height lines keep where they make way for the words beside the lowest and the highest of them.
KEPT = 0.75


class Slope(Chart):
    """Sets two points in time, or two groups, beside each other: a line for each thing that is compared, its values
    at both ends and its name at the right."""

    spoken = "Slope chart"
    color_tells = "nothing"
    clear_series = 8
    sets_off_categories = False
    most_series = 16
    stands_on_names = True
    annotations = ("change", "gap", "line", "point")
    from_zero = False

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """A slope has two ends."""
        if len(data.x) != 2:
            message = f"a slope chart joins two points of 'x', not {len(data.x)}"
            hint = "choose two rows with a query, or use 'line'" if len(data.x) > 2 else "use 'ranking' or 'dot'"
            scope.log.error("wrong_points", message, self.where, hint)
        return data

    @classmethod
    def begins_at(cls, charts: Sequence[ChartData]) -> float | None:
        """Where the axis begins; None where the values stand at the ends instead of an axis."""
        return super().begins_at(charts) if all(one.labels in ("none", "legend") for one in charts) else None

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the lines between the first and the last point, muted ones first, their ends kept apart."""
        drawn = [series for series in chart.series if known(_ends(series))]
        room = caption(plot, chart, plot.room)
        frame = _named_ends(plot, chart, drawn, room)
        if frame is None or chart.labels == "legend":
            if chart.labels != "none" and drawn:
                room = legend(plot, [(series.label, plot.color(series)) for series in drawn], room)
            frame = _bare(plot, chart, drawn, room)
        scale, area = plot.scales.scale(*_span(plot, drawn), frame.area.bottom, frame.area.top), frame.area
        ends = (area.left, area.right)
        plot.standing = Standing(
            area,
            lambda place: area.left + place * area.width,
            scale,
            tips_of(chart, lambda _, index, value: (ends[min(index, 1)], scale(value))),
        )
        if frame.axis:
            scale = value_axis(plot, frame.axis, area, axis_width(plot, frame.axis))
        draw_labels(plot, frame.heads, (area.left, area.right), room.top + frame.heads.gap - _OVER * frame.heads.size)
        for series in sorted(drawn, key=lambda series: not series.muted):
            with plot.of(series.label):
                _line(plot, series, area, scale)
        for side, column in enumerate(frame.columns):
            _draw_column(plot, column, frame, scale, "left" if side else "right")


_OVER = ASCENT - CAPITAL


class _End(Struct, frozen=True):
    """What stands beside one end of a line.

    text is the value as it is written; name has the lines of the series' name, none where it stands at the other end;
    label is that name as it is written.
    """

    value: float
    text: str
    name: tuple[str, ...]
    color: str
    muted: bool
    label: str

    def height(self, size: float) -> float:
        return ((max(1, len(self.name)) - 1) * LINE_HEIGHT + ASCENT + DESCENT) * size


class _Column(Struct, frozen=True):
    """The ends at one side: their size in points, the widths of their values and of their names.

    dotted says that each has a dot in its color, since not all stand beside the ends of their lines.
    """

    ends: tuple[_End, ...]
    size: float
    values_width: float
    names_width: float
    dotted: bool = False

    @property
    def indent(self) -> float:
        """The room for the dots between the lines and the words."""
        return (DOT_RADIUS * 2 + DOT_GAP) if self.dotted else 0.0

    @property
    def width(self) -> float:
        words = self.values_width + self.names_width
        return words + (NAME_GAP if self.names_width else 0.0) + GAP + self.indent if words else 0.0

    def middles(self, tips: Sequence[float], bottom: float, top: float) -> list[float]:
        """How high each end stands, beside the tip of its line or moved away from its neighbors."""
        heights = [end.height(self.size) for end in self.ends]
        return spread_down(tips, heights, bottom + LIFT * self.size, top, self.gap)

    def stands_near(self, frame: SlopeFrame, scale: Scale) -> bool:
        """Whether each end stands beside the tip of its line, clearly nearer to it than all others of its color."""
        tips = [scale(end.value) for end in self.ends]
        middles = self.middles(tips, frame.bottom, frame.top)
        return all(
            abs(middle - y) <= self.size * NEAR
            and abs(middle - y) * NEARER <= min(map(abs, self._others_from(y, number, middles)), default=math.inf)
            for number, (middle, y) in enumerate(zip(middles, tips, strict=True))
        )

    def _others_from(self, y: float, number: int, middles: Sequence[float]) -> list[float]:
        """How far from a height the ends of other values stand that have the color of this one."""
        own, ends = self.ends[number], zip(self.ends, middles, strict=True)
        return [middle - y for end, middle in ends if end.value != own.value and end.color == own.color]

    def beyond(self, frame: SlopeFrame, scale: Scale) -> tuple[float, float]:
        """How far the ends would reach beyond the room for them, below and above, if it did not hold them."""
        tips = [scale(end.value) for end in self.ends]
        middles = self.middles(tips, -math.inf, math.inf)
        reaches = [(middle, end.height(self.size) / 2) for middle, end in zip(middles, self.ends, strict=True)]
        low = min((middle - half for middle, half in reaches), default=math.inf)
        high = max((middle + half for middle, half in reaches), default=-math.inf)
        return max(0.0, frame.bottom + LIFT * self.size - low), max(0.0, high - frame.top)

    @property
    def gap(self) -> float:
        return self.size * (0.35 if any(len(end.name) > 1 for end in self.ends) else 0.1)

    @property
    def height(self) -> float:
        heights = [end.height(self.size) for end in self.ends]
        return sum(heights) + self.gap * max(0, len(heights) - 1) + LIFT * self.size


class SlopeFrame(Struct, frozen=True):
    """Where a slope chart and everything around it stand; all lengths are in points.

    area is the room of the lines, without the words around it.
    heads are the words over both points.
    bottom and top are how far down and up the words beside the lines may reach.
    columns are the words beside the left and the right ends of the lines, none where there is an axis instead.
    axis is the axis of values at the left, None where there are columns.
    """

    area: Rect
    heads: Labels
    bottom: float
    top: float
    columns: tuple[_Column, ...] = ()
    axis: Axis | None = None


def _ends(series: Series) -> tuple[float | None, ...]:
    return (series.values[0], series.values[-1]) if len(series.values) > 1 else series.values


def _span(plot: Plot, drawn: Sequence[Series]) -> tuple[float, float]:
    values = known(value for series in drawn for value in _ends(series))
    low, high = plot.scales.hold(min(values), max(values)) if values else (0.0, 0.0)
    return (low, high) if high > low else (low - 1.0, high + 1.0)


def _heads(plot: Plot, chart: ChartData, area: Rect) -> Labels:
    """The words over both points; neither reaches beyond the middle of the sheet."""
    first, last = (chart.x[0], chart.x[-1] if len(chart.x) > 1 else "") if chart.x else ("", "")
    return category_labels(plot, (first, last), (area.left, area.right), min(area.width, plot.width / 2))


def _named_ends(plot: Plot, chart: ChartData, drawn: Sequence[Series], room: Rect) -> SlopeFrame | None:
    """The roomiest layout whose ends stand clear of each other; None where none does, or no values are wanted."""
    if chart.labels in ("none", "legend"):
        return None
    for dotted, lines, size in product((False, True), (2, 3, 1), plot.sizes):
        left, right = (_column(plot, chart, drawn, side, size, lines, dotted=dotted) for side in (0, 1))
        area = _area(room.cut(left=max(left.width, DOT * STRONG), right=max(right.width, DOT * STRONG)), room)
        heads = _heads(plot, chart, area)
        top = room.top - _heads_height(heads)
        if max(left.height, right.height) <= top - room.bottom and area.width > plot.size * 3:
            inset = size * 0.5
            frame = SlopeFrame(
                Rect(area.left, room.bottom + inset + LIFT * size, area.right, top - inset),
                heads,
                room.bottom,
                top,
                (left, right),
            )
            frame = _clear_of_edges(plot, drawn, frame)
            scale = plot.scales.scale(*_span(plot, drawn), frame.area.bottom, frame.area.top)
            if all(column.stands_near(frame, scale) for column in frame.columns):
                return frame
            if dotted:
                plot.concede("values beside their ends")
                return frame
    plot.concede("values at the ends")
    return None


def _clear_of_edges(plot: Plot, drawn: Sequence[Series], frame: SlopeFrame) -> SlopeFrame:
    """The frame with its lines a little further inside where an edge would push the words beside them away."""
    scale = plot.scales.scale(*_span(plot, drawn), frame.area.bottom, frame.area.top)
    below, above = (max(ways) for ways in zip(*(one.beyond(frame, scale) for one in frame.columns), strict=True))
    cut = frame.area.cut(bottom=below, top=above)
    return replace(frame, area=cut) if cut.height >= frame.area.height * KEPT else frame


def _area(inner: Rect, room: Rect) -> Rect:
    """The room of the lines, no flatter than looks well; with what stands beside it in the middle of the sheet."""
    spare = max(0.0, inner.width - room.height * FLATTEST) / 2
    return inner.cut(left=spare, right=spare)


def _heads_height(heads: Labels) -> float:
    return heads.height - heads.gap + _OVER * heads.size + UNDER_HEADS if any(heads.lines) else 0.0


def _bare(plot: Plot, chart: ChartData, drawn: Sequence[Series], room: Rect) -> SlopeFrame:
    """The layout without words at the ends: an axis at the left says how high they are."""
    values = [value for series in drawn for value in _ends(series)]
    scaled = plot.scales.axis(values, chart.format, most=ticks_for(room.height))
    inner = room.cut(left=axis_width(plot, scaled) + DOT * STRONG, right=DOT * STRONG)
    heads = _heads(plot, chart, inner)
    edge = plot.size * (CAPITAL / 2 + DESCENT)
    area = inner.cut(bottom=max(edge, cut_depth(plot, scaled) + 2), top=_heads_height(heads) + edge)
    return SlopeFrame(area, heads, room.bottom, area.top, axis=scaled)


def _column(
    plot: Plot, chart: ChartData, drawn: Sequence[Series], side: int, size: float, lines: int, *, dotted: bool
) -> _Column:
    """The ends at the left (0) or the right (1): names stand at the right, or where a line has its only value."""
    ends = []
    for series in drawn:
        values = (*_ends(series), None, None)[:2]
        value = values[side]
        if value is None or not known([value]):
            continue
        named = side == 1 or not known([values[1]])
        measure = partial(plot.measure, weight="semibold", size=size)
        wrapped = wrap(series.label, plot.width * NAMES_SHARE, measure, lines).lines if named else ()
        name = tuple(line for line in wrapped if line)
        ends.append(_End(value, chart.format.show(value), name, plot.color(series), series.muted, series.label))
    values_width = max((plot.measure(end.text, "semibold", size) for end in ends), default=0.0)
    words = [line for end in ends for line in end.name]
    return _Column(
        tuple(ends),
        size,
        values_width,
        max((plot.measure(line, "semibold", size) for line in words), default=0.0),
        dotted,
    )


def _line(plot: Plot, series: Series, area: Rect, scale: Scale) -> None:
    width, color = MUTED if series.muted else STRONG, plot.color(series)
    ends = zip((area.left, area.right), _ends(series), strict=False)
    points = [(x, scale(value)) for x, value in ends if value is not None and known([value])]
    if len(points) == 2:
        plot.line(points, color, width)
    for point in points:
        plot.dot(*point, width * DOT, color)


def _draw_column(plot: Plot, column: _Column, frame: SlopeFrame, scale: Scale, align: Align) -> None:
    """Values beside their dots and names beyond them, in the order of their dots."""
    tip = frame.area.right if align == "left" else frame.area.left
    tips = [scale(end.value) for end in column.ends]
    for end, middle in zip(column.ends, column.middles(tips, frame.bottom, frame.top), strict=True):
        with plot.of(end.label):
            _draw_end(plot, column, end, middle, tip, align)


def _draw_end(plot: Plot, column: _Column, end: _End, middle: float, tip: float, align: Align) -> None:
    """A value beside its dot, and the name beyond it."""
    size, way = column.size, 1.0 if align == "left" else -1.0
    edge = tip + way * (GAP + column.indent)
    beyond = edge + way * (column.values_width + NAME_GAP)
    color = plot.legible(end.color)
    weight: Weight = "regular" if end.muted else "semibold"
    # Values of different lengths end at one line, so that names begin at one.
    at = edge + way * (column.values_width if align == "left" else 0.0)
    plot.text(at, middle, end.text, color=color, weight=weight, size=size, align="right", middle=True)
    first = middle + (len(end.name) - 1) * LINE_HEIGHT * size / 2
    for number, words in enumerate(end.name):
        height = first - number * LINE_HEIGHT * size
        plot.text(beyond, height, words, color=color, weight=weight, size=size, align=align, middle=True)
    if column.dotted:
        plot.dot(tip + way * (GAP + DOT_RADIUS), middle, DOT_RADIUS, end.color)
