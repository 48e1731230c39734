"""scatter: a dot for each row, by two of its numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from deckgen.chart import Chart, Columns
from deckgen.charting.points import Reader, number_in
from deckgen.model.chart import ChartData
from deckgen.model.dataset import Dataset
from deckgen.model.format import NumberFormat
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import axis_width, top_margin, value_axis
from deckgen.plot.captions import heads, legend
from deckgen.plot.clearings import Spot, name_spots
from deckgen.plot.paper import CAPITAL
from deckgen.plot.scale import Axis, Scale, known
from deckgen.plot.wrap import shortened
from deckgen.points import Named, Points
from deckgen.scope import Scope

RADIUS, SMALLEST, LARGEST, RIM = 4.4, 2.6, 17.0, 0.9
MOST_SAID, LEAST_FOR_NAME = 6, 110.0
ACROSS = "x"
YEARS = range(1500, 2200)


@dataclass(frozen=True, slots=True)
class Cloud:
    """What a scatter has besides its dots: the sizes of the dots (any unit, none where all are alike), what sizes and
    both axes are called, and how numbers along x are written."""

    sizes: tuple[float | None, ...] = ()
    size_name: str = ""
    x_name: str = ""
    y_name: str = ""
    x_format: NumberFormat | None = None


class Scatter(Chart):
    """Sets two numbers of each row against each other: a dot for each, named where there is room, larger where a
    third number is."""

    spoken = "Scatter plot"
    most_points = 400
    reads_itself = True
    formats_x = True
    unfit = {
        "annotate": "name the dots with 'label', and choose with 'highlight'",
        "sort": "each dot has its own place",
    }
    x: Columns | None = None  # type: ignore[assignment]
    """The column of numbers from left to right, or a mapping of it to what the axis is called."""
    label: Str | None = None
    """The column with the names of the dots."""
    size: Columns | None = None
    """The column of numbers that the areas of the dots show, or a mapping of it to what they are called."""

    @property
    def x_column(self) -> Str | None:
        """The column of x, where it is named."""
        return next(iter(self.x or ()), None)

    @property
    def further_columns(self) -> tuple[Str, ...]:
        """The columns of names and of sizes."""
        return (*((self.label,) if self.label else ()), *(self.size or ()))

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """A dot for each row that has both numbers; a value of x may stand there more than once."""
        for key, columns in (("x", self.x), ("size", self.size)):
            if columns is not None and len(columns) != 1:
                scope.log.error("wrong_type", f"'{key}' of {self.called()} is one column", self.at(key))
                return None
        if self.x_column is None:
            scope.log.error("missing_key", f"{self.called()} needs 'x', a column of numbers", self.span)
            return None
        return _Rows(self, table, scope).read()

    def finish(self, data: ChartData, scope: Scope) -> ChartData:  # noqa: ARG002 - the colors are chosen already
        """The dots that stand out by their names."""
        chosen = {str(word) for word in self.highlight}
        return replace(data, emphasis=tuple(name in chosen for name in data.x) if chosen & set(data.x) else ())

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """What is set against what, from where to where; the dots that stand out, or all where they are few."""
        cloud, xs, dots = data.own(Cloud), known(data.positions or ()), _dots(data)
        if not xs or not dots:
            return ""
        write = cloud.x_format or data.format
        reach = "{name} from {low} to {high}"
        across = say(reach, name=cloud.x_name, low=write.show(min(xs)), high=write.show(max(xs)))
        said = [f"{say(cls.spoken)}, {say('{count} dots', count=len(dots))}: {across}."]
        for one in data.series:
            values = known(one.values)
            if values:
                low, high = data.format.show(min(values)), data.format.show(max(values))
                said.append(say(reach, name=one.label, low=low, high=high) + ".")
        stand_out = [dot for dot in dots if _bold(data, dot.index)]
        few = len(dots) <= MOST_SAID
        told = sorted(dots if few else stand_out[:MOST_SAID], key=lambda dot: dot.index)
        named = [f"{data.x[dot.index]} {write.show(dot.x)}, {data.format.show(dot.y)}" for dot in told]
        if named:
            listed = "; ".join(named)
            said.append(f"{listed}." if few else say("Highlighted: {points}.", points=listed))
        return " ".join(said)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw both axes, the dots from the largest to the smallest, then the names that have room."""
        cloud, dots = chart.own(Cloud), _dots(chart)
        room = _head(plot, chart, cloud, plot.room)
        most = min(LARGEST, room.width * 0.05, room.height * 0.09) if cloud.sizes else RADIUS
        radii, most = _radii(plot, cloud.sizes, len(chart.x), most), most + RIM
        x_name = cloud.x_name if room.height > LEAST_FOR_NAME else ""
        foot = plot.size * (3.05 if x_name else 1.7)
        inner = room.cut(bottom=foot + most, top=max(top_margin(plot), most))
        most_ticks = max(2, min(5, int(inner.height / plot.size / 2.6)))
        upward = plot.scales.axis((dot.y for dot in dots), chart.format, most=most_ticks)
        ticks = max(2, min(7, int(room.width / 80)))
        across = plot.scales.axis((dot.x for dot in dots), cloud.x_format or chart.format, most=ticks, of=ACROSS)
        left = axis_width(plot, upward)
        area = inner.cut(left=left + most, right=most)
        wide = Rect(area.left - most, area.bottom, area.right + most, area.top)
        scale = value_axis(plot, upward, wide, left)
        along = plot.scales.scale(across.low, across.high, area.left, area.right, of=ACROSS)
        _foot(plot, across, along, wide, x_name, most)
        spots = [_spot(chart, dot, along(dot.x), scale(dot.y), radii[dot.index]) for dot in dots]
        for spot, color in sorted(
            zip(spots, _colors(plot, chart, dots), strict=True), key=lambda one: -one[0].radius
        ):
            plot.dot(spot.x, spot.y, spot.radius + RIM, plot.look.paper)
            plot.dot(spot.x, spot.y, spot.radius, color)
        if chart.labels != "none":
            name_spots(plot, spots, room.cut(bottom=foot))


class _Rows(Reader):
    """Reads the rows of a scatter: each is a dot of its own."""

    chart: Scatter

    def read(self) -> Points | None:
        """The dots; None after complaints."""
        chart, x = self.chart, self.numbers(self.chart.x_column or Str("", self.chart.span))
        values = self.values()
        named = {key: self.column(name) for key, name in (("series", chart.series), ("label", chart.label)) if name}
        sizes = self.numbers(next(iter(chart.size))) if chart.size else None
        if x is None or values is None or None in named.values() or (chart.size and sizes is None):
            return None
        if not self.filled() or (sizes is not None and not self._are_sizes(sizes.values)):
            return None
        if len(values) > 1 and "series" in named:
            self.log.error("conflicting_keys", "with 'series' a chart takes one column of values", self.where("y"))
            return None
        places = [number_in(value) for value in x.values]
        self.table = self.table.select([row for row, place in enumerate(places) if place is not None])
        if not self.filled():
            return None
        label, groups = (self.table[name] if (name := getattr(chart, key)) else None for key in ("label", "series"))
        points = Points(
            label.texts if label else ("",) * len(self.table),
            tuple(place for place in places if place is not None),
            self._grouped(values, groups.texts) if groups else self._side_by_side(values),
            self._cloud(values, x.name, places),
        )
        return points if self.drawable(points) else None

    def _are_sizes(self, values: Sequence[object]) -> bool:
        negative = any(isinstance(value, int | float) and value < 0 for value in values)
        if negative:
            self.log.error("negative_part", "the area of a dot can't show a negative number", self.where("size"))
        return not negative

    def _side_by_side(self, values: dict[str, str]) -> tuple[Named, ...]:
        return tuple(
            Named(name, label, name, tuple(number_in(value) for value in self.table[name].values))
            for name, label in values.items()
        )

    def _grouped(self, values: dict[str, str], groups: Sequence[str]) -> tuple[Named, ...]:
        """A series for each group: what is no dot of its own is missing there."""
        (column,) = values
        numbers = [number_in(value) for value in self.table[column].values]
        return tuple(
            Named(
                name, name, column, tuple(n if own == name else None for n, own in zip(numbers, groups, strict=True))
            )
            for name in dict.fromkeys(groups)
        )

    def _cloud(self, values: dict[str, str], x: str, places: Sequence[float | None]) -> Cloud:
        chart, scope = self.chart, self.scope
        written = next((format for column, format in chart.format.items() if column == x), None)
        if written is None and all(place is None or place in YEARS for place in places):
            written = Str("0", chart.span, "'")
        ((_, x_label),) = (chart.x or {}).items()
        size = next(iter((chart.size or {}).items()), None)
        return Cloud(
            sizes=tuple(number_in(value) for value in self.table[size[0]].values) if size else (),
            size_name=scope.text(size[1]).plain if size else "",
            x_name=scope.text(x_label).plain,
            y_name=self._y_name(values) if len(values) == 1 else "",
            x_format=scope.number_format(written),
        )

    def _y_name(self, values: dict[str, str]) -> str:
        """What the one column of values is called, translated."""
        written = next(iter((self.chart.y or {}).values()), None)
        return self.scope.text(written).plain if written else self.scope.words(next(iter(values)), self.chart.where)


@dataclass(frozen=True, slots=True)
class _Dot:
    """A row and a series that make a dot."""

    index: int
    series: int
    x: float
    y: float


def _dots(chart: ChartData) -> list[_Dot]:
    places = chart.positions or tuple(float(index) for index in range(len(chart.x)))
    return [
        _Dot(index, number, places[index], value)
        for number, one in enumerate(chart.series)
        for index, value in enumerate(one.values)
        if value is not None
    ]


def _bold(chart: ChartData, index: int) -> bool:
    return index < len(chart.emphasis) and chart.emphasis[index]


def _head(plot: Plot, chart: ChartData, cloud: Cloud, room: Rect) -> Rect:
    """Name the groups, then the upward axis with its unit and what the areas show; returns the room that is left."""
    if len(chart.series) > 1 and chart.labels != "none":
        entries = [(one.label, plot.color(one)) for one in chart.series]
        room = (
            legend(plot, entries, room) if chart.labels == "legend" else heads(plot, entries, [], room, apart=False)
        )
    words = ", ".join(part for part in (cloud.y_name, chart.unit_aside) if part)
    baseline, left = room.top - plot.size * 0.75, room.left
    if words:
        shown = shortened(words, room.width, plot.measure)
        plot.text(left, baseline, shown, color=plot.look.grey)
        left += plot.measure(shown) + plot.size * 1.6
    if cloud.size_name and left + plot.size * 2.2 + plot.measure(cloud.size_name) <= room.right:
        middle = baseline + plot.size * CAPITAL / 2
        for x, radius in ((left + 2, 2.0), (left + 11, 5.0)):
            plot.dot(x, middle, radius, plot.look.muted)
        plot.text(left + 20, baseline, cloud.size_name, color=plot.look.grey)
    return room.cut(top=plot.size * 1.75) if words or cloud.size_name else room


def _radii(plot: Plot, sizes: Sequence[float | None], count: int, most: float) -> list[float]:
    """The radius of each dot: areas are as the sizes, none is too small to be seen."""
    _, largest = plot.scales.reach(sizes, from_zero=True, of="size") if known(sizes) else (0.0, 0.0)
    if not largest:
        return [RADIUS if count <= 80 else RADIUS * 0.75] * count
    return [max(SMALLEST, most * math.sqrt(max(0.0, size or 0.0) / largest)) for size in sizes]


def _foot(plot: Plot, across: Axis, along: Scale, area: Rect, name: str, drop: float) -> None:
    """The line under the dots, the numbers along it where they stand clear of each other, and what they are."""
    plot.line(
        [(area.left, area.bottom - drop), (area.right, area.bottom - drop)], plot.look.hairline, 1.0, behind=True
    )
    last, baseline = -1e9, area.bottom - drop - plot.size * 1.25
    for tick, words in zip(across.ticks, across.labels, strict=True):
        half = plot.measure(words) / 2
        x = min(max(along(tick), half), plot.width - half)
        if x - half > last + plot.size * 0.5:
            plot.text(x, baseline, words, color=plot.look.grey, align="center")
            last = x + half
    shown = shortened(name, area.width, plot.measure)
    plot.text(area.right, baseline - plot.size * 1.35, shown, color=plot.look.grey, align="right")


def _colors(plot: Plot, chart: ChartData, dots: Iterable[_Dot]) -> list[str]:
    """The color of each dot; muted where others stand out by name."""
    some = any(chart.emphasis)
    return [
        plot.look.muted if some and not _bold(chart, dot.index) else plot.color(chart.series[dot.series])
        for dot in dots
    ]


def _spot(chart: ChartData, dot: _Dot, x: float, y: float, radius: float) -> Spot:
    muted = chart.series[dot.series].muted
    first = _bold(chart, dot.index) or (not muted and any(one.muted for one in chart.series))
    return Spot(x, y, radius, " ".join(chart.x[dot.index].split()), first)
