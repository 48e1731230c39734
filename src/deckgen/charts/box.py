"""box: how values spread, category by category."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.along_x import AlongX, arranged
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.quartiles import Spread, spread_of
from deckgen.charting.read_points import PointsReader
from deckgen.charting.time_order import along_x, number_in
from deckgen.charting.translated import label_of
from deckgen.charting.uncounted import say_uncounted
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.model.dataset import Dataset
from deckgen.model.house_words import house_words
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import headline
from deckgen.plot.categories import category_color, values_of
from deckgen.plot.lying import FOOT, LyingFrame, plan_lying
from deckgen.plot.name_rows import NameRows
from deckgen.plot.paper import CAPITAL, DESCENT
from deckgen.plot.scale import known

THICKEST, THINNEST, SHARE = 34.0, 13.0, 0.5
WHISKER, CAP, MEDIAN = 1.4, 0.45, 3.2
# How much paper is in the color of a box, and how much ink in that of its median.
PALE, DARK = 0.66, 0.2
RADIUS, FAR_RADIUS, RIM = 4.2, 3.0, 1.0
# How many points of a category are kept apart.
MOST_APART = 30
# How far points that would cover each other are moved at the least, in their widths.
LEAST_STEP = 0.5
# Between a box and its median's words, and between these and the room beside them, in points.
OVER, BESIDE = 4.0, 14.0
# How much room a tick of the axis takes at the least, in sizes of words.
TICK_ROOM = 5.0
# How far over the middle of the first row the name of the column of medians stands at the least, in sizes of words.
HEAD = 0.75


class Spreads(Struct, frozen=True):
    """How the values of each category spread, in the order of the categories, and the house's word for a median.

    name is what the values are, "" where the author gives no label.
    """

    each: tuple[Spread, ...] = ()
    median: str = ""
    name: str = ""


class Box(Chart):
    """Shows how the values of each category spread: a line at the median, a box around the middle half of the values,
    whiskers to the last value that lies within 1.5 times the box's length, and a point for each one beyond. The rows
    are long: one for each value. Quartiles are reckoned as Excel's QUARTILE.INC does. A category with fewer than
    eight values shows them all as points instead of a box."""

    spoken = "Box plot"
    most_points = 40
    most_series = 1
    colors_categories = True
    lies_down = True
    reads_itself = True
    unfit = {
        "annotate": "say it in the title or in a callout",
        "axis": "its axis goes as far as its values",
        "series": "name the categories with 'x', or make panels with 'facet'",
    }

    def with_all_rows(self, table: Dataset, scope: Scope) -> Self:
        """The chart itself; warns of rows without a value."""
        for name in self.y or ():
            column = table.by_name.get(str(name))
            if column is not None:
                say_uncounted(self, column, name.span, scope)
        return self

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """A median for each category, and how its values spread."""
        return _Rows(self, table, scope).read()

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """How the values spread, and the words for it."""
        name = label_of(data.series[0], self, scope) if data.told_label else ""
        median = house_words(scope.language).median
        number = data.format
        if number.decimals == 0 and any(value != int(value) for value in known(data.series[0].values)):
            # A median lies half way between two whole numbers.
            number = replace(number, decimals=1)
        return replace(data, format=number, detail=replace(data.own(Spreads), median=median, name=name))

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """The median of each category, its middle half, and how far all of its values reach."""
        spreads, show = data.own(Spreads), data.format.show
        head = ", ".join(words for words in (say(cls.spoken), data.unit_aside) if words)
        told = [f"{head}: {spreads.name}." if spreads.name else f"{head}."]
        for name, one in zip(data.x, spreads.each, strict=False):
            said = say(
                "{name}: median {median}, half from {first} to {third}, all from {low} to {high}, {count} values",
                name=name,
                median=show(one.median),
                first=show(one.first),
                third=show(one.third),
                low=show(one.least),
                high=show(one.most),
                count=one.count,
            )
            told.append(f"{said}.")
        return " ".join(told)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw a row for each category in the order given, over an axis that needn't begin at zero."""
        if not chart.x:
            return
        planned = _plan(plot, chart)
        frame, rows, spreads = planned.frame, planned.frame.rows, chart.own(Spreads).each
        for index, value in enumerate(values_of(chart)):
            rows.draw_name(plot, index)
            spread = spreads[index] if index < len(spreads) else None
            color = category_color(chart, index)
            if spread is not None:
                _draw_spread(plot, planned, index, spread, color)
            if value is not None:
                _median(plot, planned, chart, index, value)
        frame.draw_foot(plot)


class _Rows(PointsReader):
    """Reads the rows of a box plot: those of one category are one box."""

    chart: Box

    def read(self) -> Points | None:
        """The medians; None after complaints."""
        values = self.values()
        by_value = self._sorts_by(values or {})
        if not by_value:
            self.sort()
        x = self.x()
        if x is None or values is None or not self.filled():
            return None
        if not self._few_enough(len(values)):
            return None
        ((name, label),) = values.items()
        x = self.table[x.name]
        if not AlongX(self.chart, self.table, self.log).good(x):
            return None
        along = along_x(x)
        keys = along.labels if x.name != name else (label,) * len(self.table)
        groups: dict[str, list[float]] = {key: [] for key in keys}
        for key, value in zip(keys, self.table[name].values, strict=True):
            groups[key] += known([number_in(value)])
        firsts = [keys.index(key) for key in groups]
        spreads = {key: spread_of(numbers) for key, numbers in groups.items() if numbers}
        if by_value:
            falling = by_value == "-"
            middles = {key: spreads[key].median for key in spreads}
            order = sorted(spreads, key=lambda key: middles[key], reverse=falling)
            firsts = [keys.index(key) for key in (*order, *(key for key in groups if key not in spreads))]
        labels = tuple(keys[row] for row in firsts)
        told = x.name != name
        points = Points(
            labels,
            tuple(along.places[row] for row in firsts) if along.places and told else None,
            (Named(name, label, name, tuple(spreads[key].median if key in spreads else None for key in labels)),),
            periods=tuple(along.periods[row] for row in firsts) if along.periods and told else (),
        )
        points = replace(points, positions=None, periods=()) if by_value else arranged(self.chart, points, x.name)
        if not self.drawable(points):
            return None
        empty = Spread(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        return replace(points, detail=Spreads(tuple(spreads.get(key, empty) for key in points.labels)))

    def _sorts_by(self, values: dict[str, str]) -> str:
        """A minus or a plus where the boxes are sorted by their medians, "" where they aren't."""
        written = self.chart.sort or ""
        return "" if written.removeprefix("-") not in values else "-" if written.startswith("-") else "+"


class _Boxes(Struct, frozen=True):
    """Where the boxes lie; lengths are in points.

    frame is that of their rows, thickness how thick a box is.
    words are the medians as they are written, "" for a row without one; size is theirs, in points, where they stand
    over the boxes, and 0 where they are a column at the right.
    """

    frame: LyingFrame
    thickness: float
    words: tuple[str, ...]
    size: float


def _plan(plot: Plot, chart: ChartData) -> _Boxes:
    """The rows, with the medians over the boxes where rows are high enough, else in a column under their name."""
    spreads = chart.own(Spreads)
    head = ", ".join(words for words in (spreads.name, chart.unit_aside) if words)
    room = headline(plot, head, plot.room)
    reached = [value for one in spreads.each for value in (one.least, one.most) if one.count]
    most = max(3, min(7, int(room.width / (plot.size * TICK_ROOM))))
    axis = plot.scales.axis([*values_of(chart), *reached], chart.format, most=most)
    reach = axis.low, axis.high

    def over(rows: NameRows) -> tuple[float, float]:
        half = max((plot.measure(words, "bold") for words in _medians(chart, rows)), default=0.0) / 2
        edge = max(half, plot.size * FOOT)
        return rows.indent + edge, edge

    frame = plan_lying(plot, chart, room, reach, over, axis)
    words, rows = _medians(chart, frame.rows), frame.rows
    for size in (size for size in plot.sizes if size <= plot.size):
        free = rows.pitch - 2 * (size * (CAPITAL + DESCENT / 2) + OVER)
        if free >= THINNEST:
            return _Boxes(frame, min(THICKEST, rows.pitch * SHARE, free), words, size)
    if not any(words):
        return _Boxes(frame, min(THICKEST, rows.pitch * SHARE), words, plot.size)

    def beside(rows: NameRows) -> tuple[float, float]:
        named = (spreads.median, *_medians(chart, rows))
        wide = max(plot.measure(words, "bold") for words in named) + BESIDE
        return rows.indent + plot.size * FOOT, wide + plot.size * FOOT

    frame = plan_lying(plot, chart, room.cut(top=plot.line_height), reach, beside, axis)
    words = _medians(chart, frame.rows)
    widest = max(plot.measure(one, "bold") for one in (spreads.median, *words))
    if widest > room.width * SHARE:
        return _plan(plot, replace(chart, labels="none"))
    height = frame.rows.middles[0] + max(frame.rows.pitch / 2, plot.size * HEAD)
    plot.text(plot.width, height, spreads.median, color=plot.look.grey, align="right")
    return _Boxes(frame, min(THICKEST, frame.rows.pitch * SHARE), words, 0.0)


def _medians(chart: ChartData, rows: NameRows) -> tuple[str, ...]:
    """The median of each row as it is written, "" where it goes without."""
    return tuple(
        chart.format.show(value) if value is not None and chart.labels != "none" and index in rows.worded else ""
        for index, value in enumerate(values_of(chart))
    )


def _draw_spread(plot: Plot, planned: _Boxes, index: int, spread: Spread, color: str) -> None:
    """The box and its whiskers, where there are enough values, and the points."""
    scale, middle, half = planned.frame.scale, planned.frame.rows.middles[index], planned.thickness / 2
    if spread.is_boxed:
        left, right = scale(spread.first), scale(spread.third)
        for edge, end in ((left, scale(spread.low)), (right, scale(spread.high))):
            plot.line([(edge, middle), (end, middle)], color, WHISKER)
            plot.line([(end, middle - half * CAP), (end, middle + half * CAP)], color, WHISKER)
        plot.bar(Rect(left, middle - half, right, middle + half), mix(color, plot.look.paper, PALE))
    radius = min(FAR_RADIUS if spread.is_boxed else RADIUS, half * 0.8)
    places = [scale(value) for value in spread.points]
    if len(places) > MOST_APART:
        # Beyond the whiskers may be thousands: they are a band, and none is drawn behind another.
        for place in dict.fromkeys(round(place) for place in places):
            plot.dot(place, middle, radius, color)
        return
    for x, level in _swarm(places, radius * 2, half - radius):
        plot.dot(x, middle + level, radius + RIM, plot.look.paper)
        plot.dot(x, middle + level, radius, color if spread.is_boxed else mix(color, plot.look.paper, PALE / 2))


def _swarm(places: Sequence[float], width: float, most: float) -> list[tuple[float, float]]:
    """Points that would cover each other beside each other, up and down in turn, no further than most."""
    placed: list[tuple[float, float]] = []
    step = max(min(width, most), width * LEAST_STEP)
    levels = [0.0, *(sign * step * number for number in range(1, int(max(0.0, most) / step) + 1) for sign in (1, -1))]
    for x in places:
        taken = {level for other, level in placed if x - other < width}
        placed.append((x, next((level for level in levels if level not in taken), 0.0)))
    return placed


def _median(plot: Plot, planned: _Boxes, chart: ChartData, index: int, value: float) -> None:
    """The line at a median, and its value."""
    color = category_color(chart, index)
    x, rows, half = planned.frame.scale(value), planned.frame.rows, planned.thickness / 2
    middle, end = rows.middles[index], half - MEDIAN / 2
    plot.line([(x, middle - end), (x, middle + end)], mix(color, plot.look.ink, DARK), MEDIAN)
    if planned.size:
        plot.text(x, middle + half + OVER, planned.words[index], weight="bold", size=planned.size, align="center")
    else:
        plot.text(plot.width, middle, planned.words[index], weight="bold", align="right", middle=True)
