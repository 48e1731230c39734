"""pictogram: amounts as figures that can be counted."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.icon_word import icon_named
from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import ByName, Chart
from deckgen.charting.translated import label_of
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.house_words import house_words
from deckgen.model.marks import Str
from deckgen.model.node import Number
from deckgen.model.phrases import Phrases
from deckgen.pictures.icon_lines import PERSON, Drawing, drawing
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import caption, headline
from deckgen.plot.categories import category_color, values_of
from deckgen.plot.name_rows import NameRows, plan_rows
from deckgen.plot.paper import LINE_HEIGHT
from deckgen.plot.scale import Scale, known, without_needless_decimals
from deckgen.plot.standings import Standing

# How many figures of one thing can still be counted, and how many the suggested `each` gives at the most.
MOST_FIGURES, SUGGESTED = 100, 30
MOST_IN_A_LINE = 20
# The largest figure in points, and how much room there is around figures: beside, after each group, and over them.
HIGHEST, WIDEST = 84.0, 96.0
BESIDE, AFTER_GROUP, OVER = 0.22, 0.3, 0.28
# Figures stand in groups of five; where all are in one line whose last figure would stand alone, of four or three.
FIVE, GROUPS = 5, (5, 4, 3)
# One line is easier to count than several, even with figures that are so many times as large. Lines that fill the
# width are better than short ones with larger figures, as long as theirs are so high at the least, in points and
# measured in the largest that there could be.
ENOUGH, HIGH_ENOUGH, LARGE_ENOUGH = 0.6, 18.0, 0.7
# How many figures a line may have. Those that could stand in one line may stand in so many equal ones instead, with
# so many figures in each at the least.
IN_LINES = (50, 25, 20, 10, FIVE)
FOLDS, LEAST_FOLDED = (2, 3), 4
# How often the room between figures that fit and figures that don't is halved.
FINE = 12
# How much further apart rows are than the lines of one, at the least, in figures.
APART = 0.62
# Between names, figures and values in points; between rows in sizes of words.
NAME_GAP, VALUE_GAP, LEAST_GAP, WIDEST_GAP = 6.0, 12.0, 0.4, 2.2
# How much paper is in the color of what is missing in a figure that is cut.
PALE = 0.78
# Which part of the room beside the names values may take. They are what is counted, and are larger than names where
# they leave so much to the figures: how many times, and which part they take then at the most.
MOST_FOR_VALUES, LARGER_VALUES, FOR_LARGER = 0.6, (2.2, 1.9, 1.6, 1.3), 0.25
# How far before the value of a row its annotations stand, in points.
BEFORE_VALUE = 6.0


class Figures(Struct, frozen=True):
    """What the figures are.

    each is how much one of them stands for; 0 where that is left to the values.
    icons are those of the things in their order; persons where there are none.
    key is what stands over the chart: what one figure is, or what is counted.
    """

    each: float = 0.0
    icons: tuple[Drawing, ...] = ()
    key: str = ""

    def icon(self, index: int) -> Drawing:
        """The icon of a thing."""
        return self.icons[index] if index < len(self.icons) else PERSON


class Pictogram(Chart):
    """Shows amounts as rows of small figures, such as persons, that can be counted: a row for each thing, with its
    name and its value; a figure that stands for a part is drawn in part."""

    spoken = "Pictogram"
    adds_up = True
    most_points = 12
    most_series = 1
    colors_categories = True
    lies_down = True
    annotations = ("change", "gap")
    unfit = {
        "axis": "its figures are counted",
        "series": "one column of numbers is enough",
    }
    icon: ByName = {}
    """What is drawn: person, or a name of the Lucide icons, such as house; one for all, or a mapping of things."""
    each: Number = 1
    """How much one figure stands for; the chart says so."""

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The figures of each thing; no value is negative, and none has more figures than can be counted."""
        values = data.series[0].values
        for thing, value in zip(data.x, values, strict=True):
            if value is not None and value < 0:
                message = f"'{thing}' is negative, and there are no figures for that"
                scope.log.error("negative_part", message, self.place_of(thing), "use 'bar', whose bars go below zero")
        if not self._good_each(data, max(known(values), default=0.0), scope):
            return data
        label = label_of(data.series[0], self, scope, seen=bool(data.told_label)) if data.told_label else ""
        return replace(data, detail=Figures(self.each, self._icons(data, scope), self._key(data, label, scope)))

    def _good_each(self, data: ChartData, most: float, scope: Scope) -> bool:
        """Whether the thing with the most figures has some, and not too many; complains if not."""
        if self.each <= 0:
            hint = "write how much one figure stands for, such as 'each: 1000'"
            scope.log.error("wrong_value", "'each' must be more than 0", self.at("each"), hint)
        elif most / self.each > MOST_FIGURES:
            thing = data.x[data.series[0].values.index(most)]
            message = f"'{thing}' would have {most / self.each:,.0f} figures; {MOST_FIGURES} can be counted"
            where = self.at("each") if "each" in self.order else self.where
            scope.log.error("too_many_points", message, where, f"write 'each: {_round_each(most):.12g}'")
        elif most and most < self.each / 2:
            message = f"one figure stands for {self.each:,.12g}, and no thing has half as much"
            scope.log.error("wrong_value", message, self.at("each"), f"write 'each: {_round_each(most):.12g}'")
        else:
            return True
        return False

    def _key(self, data: ChartData, label: str, scope: Scope) -> str:
        """What one figure is, where it isn't just one of what is counted; else what is counted."""
        if self.each == 1:
            return label
        count = without_needless_decimals(data.format, [self.each]).show(self.each)
        counted = f"{count} {label}" if label else count
        return house_words(scope.language).each_figure.format(count=counted)

    def _icons(self, data: ChartData, scope: Scope) -> tuple[Drawing, ...]:
        """The icon of each thing; complains of things and icons that there are not."""
        found: dict[str, Drawing] = {}
        for thing, name in self.icon.items():
            if thing and thing not in data.x:
                if not self.elsewhere(thing) and not self.facet:
                    hint = did_you_mean(thing, data.x)
                    scope.log.error("unknown_series", f"the chart has no category '{thing}'", thing.span, hint)
                continue
            chosen = _drawing(name, scope)
            if chosen is not None:
                found[str(thing)] = chosen
        return tuple(found.get(thing) or found.get("") or PERSON for thing in data.x)

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """All things with their values, and what one figure is."""
        key = " ".join(data.own(Figures).key.split())
        head = ", ".join(words for words in (say(cls.spoken), data.unit_aside, key) if words)
        told = [
            f"{thing} {say('no value') if value is None else data.format.show(value)}"
            for thing, value in zip(data.x, values_of(data), strict=True)
        ]
        return f"{head}: {', '.join(told)}."

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the things in the order given, the largest figures that the room allows, all of one size."""
        if not chart.x:
            return
        figures = chart.own(Figures)
        room = headline(plot, figures.key[:1].upper() + figures.key[1:], caption(plot, chart, plot.room))
        room = room.cut(top=plot.spare.top, right=plot.spare.right)
        values = values_of(chart)
        each = figures.each or max(1.0, _round_each(max(known(values), default=1.0)))
        counts = [min(MOST_FIGURES, max(0.0, (value or 0.0) / each)) for value in values]
        if room.height < plot.line_height * len(chart.x):
            for name in chart.x:
                plot.omit(name, "category")
            return
        rows, grid, words = _plan(plot, chart, counts, room)
        _stand(plot, chart, rows, grid, counts)
        for index, count in enumerate(counts):
            rows.draw_name(plot, index)
            color = category_color(chart, index)
            _row(plot, figures.icon(index), grid, rows.middles[index], count, color)
            at = grid.left + grid.width(count) + (VALUE_GAP if count else 0.0)
            plot.text(
                at,
                rows.middles[index],
                words[index],
                size=grid.words,
                color=plot.legible(color),
                weight="bold",
                middle=True,
            )


def _drawing(name: Str, scope: Scope) -> Drawing | None:
    """A drawing by its name; None after a complaint where there is none."""
    if name == "person":
        return PERSON
    found = icon_named(name, scope)
    return drawing(found) if found else None


def _round_each(most: float) -> float:
    """A round number (1, 2 or 5 times a power of ten) of which there are so few in the largest value."""
    if most <= 0:
        return 1.0
    power = math.floor(math.log10(most / SUGGESTED))
    steps = (float(f"{digit}e{power + more}") for more in (0, 1) for digit in (1, 2, 5))
    return next((step for step in steps if most / step <= SUGGESTED), most)


def _words(chart: ChartData, index: int) -> str:
    """The value of a thing as it is written, a dash where it has none."""
    value = values_of(chart)[index]
    if chart.labels == "none":
        return ""
    return "–" if value is None else chart.format.show(value)


class _Grid(Struct, frozen=True):
    """The places of figures; lengths are in points.

    left is where each line of figures begins, in_line how many figures a line has. scale is how large a unit of the
    icons' grid is, ink how far the widest and the highest icon reach: left, top, right and bottom in these units.
    words is the size of the values beside the figures, group how many figures stand together.
    """

    left: float
    in_line: int
    scale: float
    ink: tuple[float, float, float, float]
    words: float
    group: int = FIVE

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of a figure."""
        return (self.ink[2] - self.ink[0]) * self.scale, (self.ink[3] - self.ink[1]) * self.scale

    def lines(self, count: float) -> int:
        """How many lines so many figures take."""
        return max(1, math.ceil(math.ceil(count) / self.in_line))

    def height(self, count: float) -> float:
        """How high so many figures are."""
        lines = self.lines(count)
        return self.size[1] * (lines + (lines - 1) * OVER)

    def width(self, count: float) -> float:
        """How wide so many figures are."""
        return self.size[0] * self.widths(min(math.ceil(count), self.in_line))

    def widths(self, count: int) -> float:
        """How wide a line of so many figures is, counted in figures."""
        return count + max(0, count - 1) * BESIDE + max(0, count - 1) // self.group * AFTER_GROUP


def _plan(plot: Plot, chart: ChartData, counts: Sequence[float], room: Rect) -> tuple[NameRows, _Grid, Sequence[str]]:
    """The rows of the things, each as high as the lines of its figures and its name; the figures, and the values.

    Where there is no room for so many names, all rows are equally high, and some go without words. Values that would
    leave too little of the room are left out.
    """
    _, most = plot.scales.hold(0.0, float(math.ceil(max(counts))))
    rows = plan_rows(plot, chart, room, room.height)
    words = [_words(chart, index) if index in rows.worded else "" for index in range(len(chart.x))]
    size = _size_of_values(plot, words, rows, room)
    widest = max((plot.measure(value, "bold", size) for value in words), default=0.0)
    if widest > (room.width - rows.indent) * MOST_FOR_VALUES:
        return _plan(plot, replace(chart, labels="none"), counts, room)
    grid = _grid(plot, chart, rows, counts, room.cut(right=widest + VALUE_GAP if widest else 0.0), most, size)
    # Panels beside each other have figures of one size.
    grid = replace(grid, scale=plot.scales.scale(0.0, 1.0, 0.0, grid.scale)(1.0))
    heights = _heights(plot, rows, grid, counts)
    if sum(heights) > room.height + 1:
        return rows, grid, words
    gap = min(plot.size * WIDEST_GAP, max(0.0, room.height - sum(heights)) / len(heights))
    middles, top = [], room.top - gap / 2
    for height in heights:
        middles.append(top - height / 2)
        top -= height + gap
    return replace(rows, middles=tuple(middles)), grid, words


def _size_of_values(plot: Plot, words: Sequence[str], rows: NameRows, room: Rect) -> float:
    """How large the values beside the figures are: larger than other words where they leave these enough room."""
    high, wide = room.height / len(words), (room.width - rows.indent) * FOR_LARGER
    for size in (plot.size * larger for larger in LARGER_VALUES):
        if size * 1.4 <= high and all(plot.measure(value, "bold", size) <= wide for value in words):
            return size
    return plot.size


def _heights(plot: Plot, rows: NameRows, grid: _Grid, counts: Sequence[float]) -> list[float]:
    """How high the row of each thing is, with the least room that parts it from the next one."""
    names = (max(grid.words * LINE_HEIGHT, len(lines) * plot.line_height) for lines in rows.names)
    gap = max(plot.size * LEAST_GAP, grid.size[1] * APART)
    figures = (grid.height(count) + gap for count in counts)
    return [max(pair) for pair in zip(names, figures, strict=True)]


def _grid(
    plot: Plot, chart: ChartData, rows: NameRows, counts: Sequence[float], room: Rect, most: float, size: float
) -> _Grid:
    """The figures beside the names, and beside values of a size: all in one line if they aren't much smaller there,
    else in the lines that use the width best, of which the last one is as full as may be.
    """
    figures = chart.own(Figures)
    lefts, tops, rights, bottoms = zip(*(figures.icon(index).edges for index in range(len(chart.x))), strict=True)
    ink = min(lefts), min(tops), max(rights), max(bottoms)
    left = rows.indent + (NAME_GAP if rows.indent else 0.0)
    width = max(1.0, room.width - left)

    def fitted(in_line: int, group: int = FIVE) -> _Grid:
        grid = _Grid(left, in_line, 1.0, ink, size, group)
        wide, high = grid.size
        low, top = 0.0, min(width / grid.width(most or 1), HIGHEST / high, WIDEST / wide)
        for _ in range(FINE):
            # The rows fit if all of their heights do, and names take some whatever the figures take.
            middle = (low + top) / 2
            tried = replace(grid, scale=middle)
            fits = sum(_heights(plot, rows, tried, counts)) <= room.height or tried.height(most) <= rows.pitch * 0.8
            low, top = (middle, top) if fits else (low, middle)
        return replace(grid, scale=low)

    grids = [fitted(in_line) for in_line in IN_LINES]
    if 0 < most <= MOST_IN_A_LINE:
        # Few figures in a room that is high stand in lines of equal length.
        folded = (math.ceil(most / lines) for lines in FOLDS if most >= lines * LEAST_FOLDED)
        grids += [fitted(in_line, _even_group(in_line)) for in_line in folded]
    largest = max(grids, key=lambda grid: grid.scale)
    group = next((group for group in GROUPS if most % group != 1), FIVE)
    alone = fitted(int(most), group) if 0 < most <= MOST_IN_A_LINE else largest
    if alone is not largest and alone.scale >= largest.scale * ENOUGH:
        return alone

    def used(grid: _Grid) -> tuple[float, float]:
        full = most / (grid.lines(most) * min(grid.in_line, most or 1))
        return round(full * grid.width(most) / width, 2), grid.scale

    seen = [grid for grid in grids if grid.size[1] >= HIGH_ENOUGH and grid.scale >= largest.scale * LARGE_ENOUGH]
    return max(seen, key=used, default=largest)


def _even_group(in_line: int) -> int:
    """How many figures stand together where a line has so many: groups of one size, else of five."""
    return next((group for group in GROUPS if in_line % group == 0), FIVE)


def _stand(plot: Plot, chart: ChartData, rows: NameRows, grid: _Grid, counts: Sequence[float]) -> None:
    """Say where the rows of figures end, before their values, for the annotations of the chart."""
    tips: dict[tuple[str, int], tuple[float, float]] = {}
    for index, (count, middle) in enumerate(zip(counts, rows.middles, strict=True)):
        x = grid.left + grid.width(count) + (VALUE_GAP - BEFORE_VALUE if count else 0.0)
        tips |= {(name, index): (x, middle) for name in ("", chart.series[0].name)}
    width, half = grid.width(max(counts)), grid.size[1] / 2
    area = Rect(grid.left, rows.middles[-1] - half, grid.left + width, rows.middles[0] + half)
    scale = Scale(0.0, max(counts) or 1.0, area.left, area.right)
    roots = {place: (grid.left, y) for place, (_, y) in tips.items()}
    plot.standing = Standing(
        area,
        lambda place: rows.middles[int(place)],
        scale,
        tips,
        roots,
        grid.size[1],
        lies=True,
        wrapped=any(grid.lines(count) > 1 for count in counts),
    )


def _row(plot: Plot, icon: Drawing, grid: _Grid, middle: float, count: float, color: str) -> None:
    """The figures of a thing, the last of them pale as far as it stands for nothing."""
    places = _places(icon, grid, middle, count)
    full = math.floor(count + 1e-9)
    width = 0.0 if icon.filled else icon.width * grid.scale
    placed = [[outline.placed(left, top, grid.scale) for outline in icon.outlines] for left, top in places]
    whole = [outline for lines in placed[:full] for outline in lines]
    plot.drawing(whole, color, width)
    for (left, top), lines in list(zip(places, placed, strict=True))[full:]:
        low, high, right, bottom = (edge * grid.scale for edge in icon.edges)
        cut = Rect(left + low, top - bottom, left + low + (right - low) * (count - full), top - high)
        plot.drawing(lines, mix(color, plot.look.paper, PALE), width)
        plot.drawing(lines, color, width, cut)


def _places(icon: Drawing, grid: _Grid, middle: float, count: float) -> list[tuple[float, float]]:
    """Where the corner of each figure's own grid lies: an icon that is narrower than others stands in its middle."""
    wide, high = grid.size
    lines = grid.lines(count)
    left, top, right, bottom = icon.edges
    spare = (wide - (right - left) * grid.scale) / 2, (high - (bottom - top) * grid.scale) / 2
    upper = middle + grid.height(count) / 2
    found = []
    for number in range(math.ceil(count - 1e-9)):
        line, place = divmod(number, grid.in_line)
        x = grid.left + wide * (grid.widths(place + 1) - 1) + spare[0] - left * grid.scale
        y = upper - line * high * (1 + OVER) - spare[1] + top * grid.scale
        found.append((x, y))
    assert len(found) <= lines * grid.in_line
    return found
