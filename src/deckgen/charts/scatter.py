"""scatter: a dot for each row, by two of its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.along_axis import AlongAxis, said
from deckgen.charting.axis_key import Axis
from deckgen.charting.chart_type import Chart, Columns
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.charting.time_order import number_in
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import Dataset
from deckgen.model.marks import Str
from deckgen.model.native_chart import Native
from deckgen.model.phrases import Phrases
from deckgen.native.native_cloud import native_cloud
from deckgen.native.native_errors import other_trend
from deckgen.numbers.by_kind import format_of
from deckgen.plot import Plot
from deckgen.plot.axes import value_axis
from deckgen.plot.categories import stands_out
from deckgen.plot.clearings import name_spots
from deckgen.plot.cloud import (
    RIM,
    Cloud,
    dots_of,
    draw_beside,
    draw_foot,
    draw_x_name,
    name_trends,
    places_beside,
    plan_cloud,
)
from deckgen.plot.scale import known
from deckgen.plot.scales import ACROSS
from deckgen.plot.standings import Standing
from deckgen.plot.tracing import Tracing
from deckgen.tables.column_types import may_be_years

MOST_SAID = 6


class Scatter(Chart):
    """Sets two numbers of each row against each other: a dot for each, named where there is room, larger where a
    third number is."""

    spoken = "Scatter plot"
    clear_series = 6
    most_points = 400
    reads_itself = True
    formats_x = True
    can_be_native = True
    annotations = ("band", "line", "point")
    numbers_along_x = True
    from_zero = False
    bears_errors = True
    bears_trend = True
    unfit = {
        "sort": "each dot has its own place",
    }
    x: Columns | None = None  # type: ignore[assignment]
    """The column of numbers from left to right, or a mapping of it to what the axis is called."""
    x_axis: Axis | None = None
    """The same for the axis of `x`; `axis` is that of `y`."""
    label: Str | None = None
    """The column with the names of the dots; those that find no room are left out, first those of small dots. A
    warning tells of it where fewer than half stand and no `highlight` says which matter."""
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

    @property
    def x_asked(self) -> Axis | None:
        """What the author asks of the axis of `x`."""
        return self.x_axis

    @classmethod
    def along_x(cls, data: ChartData) -> Iterable[AlongAxis]:
        """Every number of x that has a dot."""
        write = data.own(Cloud).x_format or data.format
        return [(dot.x, said(write.show(dot.x), data.x[dot.index])) for dot in dots_of(data)]

    @classmethod
    def begins_at(cls, charts: Sequence[ChartData]) -> float | None:  # noqa: ARG003
        """Nowhere that is said: nobody takes the height of a dot for an amount."""
        return None

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
        cloud, xs, dots = data.own(Cloud), known(data.positions or ()), dots_of(data)
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
        stand_out = [dot for dot in dots if stands_out(data, dot.index)]
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
        frame = plan_cloud(plot, chart)
        scale = value_axis(plot, frame.upward, frame.wide, frame.left, marked=False)
        along = plot.scales.scale(frame.across.low, frame.across.high, frame.area.left, frame.area.right, of=ACROSS)
        tips = {(chart.series[dot.series].name, dot.index): (along(dot.x), scale(dot.y)) for dot in dots_of(chart)}
        if len(chart.series) == 1:
            tips |= {("", index): tip for (_, index), tip in tips.items()}
        plot.standing = Standing(frame.wide, along, scale, tips)
        draw_foot(plot, frame)
        draw_beside(plot, chart, frame)
        for spot, color in sorted(zip(frame.spots, frame.colors, strict=True), key=lambda one: -one[0].radius):
            plot.dot(spot.x, spot.y, spot.radius + RIM, plot.look.paper)
            plot.dot(spot.x, spot.y, spot.radius, color)
        if chart.labels != "none":
            filled = places_beside(plot, chart, frame)
            name_trends(plot, chart, frame, filled)
            name_spots(plot, frame.spots, frame.room, filled)

    @classmethod
    def picture_only(cls, data: ChartData) -> str:
        """Dots without a size among others, and moving means that PowerPoint would draw otherwise."""
        missing = any(size is None for size in data.own(Cloud).sizes)
        return "PowerPoint leaves out dots that have no size" if missing else other_trend(data)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The dots, or bubbles where they have sizes, with the names that have room on the picture."""
        frame = plan_cloud(plot, chart)
        draw_x_name(plot, frame)
        return native_cloud(plot, chart, frame)


class _Rows(PointsReader):
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
        if written is None and may_be_years(places):
            written = Str("0", chart.span, "'")
        ((_, x_label),) = (chart.x or {}).items()
        size = next(iter((chart.size or {}).items()), None)
        return Cloud(
            sizes=tuple(number_in(value) for value in self.table[size[0]].values) if size else (),
            size_name=scope.label(size[1]) if size else "",
            x_name=scope.label(x_label),
            y_name=self._y_name(values) if len(values) == 1 else "",
            x_format=scope.number_format(written) if written else format_of([self.table[x]], scope.language),
        )

    def _y_name(self, values: dict[str, str]) -> str:
        """What the one column of values is called, translated."""
        written = next(iter((self.chart.y or {}).values()), None)
        return self.scope.label(written) if written else self.scope.words(next(iter(values)), self.chart.where)
