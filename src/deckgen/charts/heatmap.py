"""heatmap: a grid of cells, each in the color of its value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.shaded_chart import ShadedChart
from deckgen.model.chart_data import ChartData, Series
from deckgen.model.house_words import house_words
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import Labels, draw_labels
from deckgen.plot.bars import Slots, Values, x_labels
from deckgen.plot.categories import stands_out
from deckgen.plot.color_key import Key, draw_key, draw_missing, plan_key
from deckgen.plot.color_scale import ColorScale, Hues, color_scale, lettering, span_of
from deckgen.plot.framing import draw_outline
from deckgen.plot.name_rows import NameRows, plan_rows
from deckgen.tables.written_times import times_in

# The gap between two cells in points, and no more than this share of one; how much of one lies between two
# columns where steps of time are left out.
GAP, MOST_GAP, BREAK = 2.0, 0.08, 0.35
# The height in points of the highest row.
HIGHEST = 120.0
# The room beside a value in its cell, and the height of its cell, in sizes of its words.
BESIDE, LOWEST = 0.5, 1.2
# How far apart names of columns are, in sizes of them.
NAMES_APART = 0.5
MOST_TOLD, ENDS_TOLD = 24, 3


class Shown(Struct, frozen=True):
    """The colors of a heatmap, what its values measure ("" where nothing says so), and what its key calls a place
    without a value.
    """

    hues: Hues = Hues()
    measured: str = ""
    missing: str = ""


class Heatmap(ShadedChart):
    """Shows the values of a grid as colors: a column for each `x`, a row for each series, which are the words of the
    column that `series` names, or the columns of `y`. The darker a cell, the higher its value, which stands in it
    where it has room."""

    spoken = "Heat map"
    clear_series = 0
    most_points = 120
    most_series = 60
    colors_series = False
    missing_steps = "gaps"
    color_tells = "nothing"
    unfit = {"annotate": "set rows or columns off with 'highlight'", "axis": "its colors have a key"}

    @classmethod
    def called(cls) -> str:
        """The chart's name in complaints."""
        return "a heatmap"

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The rows, in their order where they are times, and the colors of their values."""
        labels = [scope.label(label) for name, label in (self.y or {}).items() if label != name]
        measured = labels[0] if self.series and labels else ""
        series = _in_order(data.series) if self.series and self.sort is None else data.series
        return replace(
            data,
            series=series,
            detail=Shown(self.hues(data, scope), measured, house_words(scope.language).no_data),
        )

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """Each row where there are few cells; else how many, the highest and the lowest, and what is highlighted."""
        words = _measured(data)
        head = f"{say(cls.spoken)}, {words}" if words else say(cls.spoken)
        write = data.format.show
        if len(data.x) * len(data.series) <= MOST_TOLD:
            rows = (
                ", ".join(
                    f"{x} {write(value) if value is not None else say('no value')}"
                    for x, value in zip(data.x, one.values, strict=True)
                )
                for one in data.series
            )
            told = [f"{one.label}: {row}." for one, row in zip(data.series, rows, strict=True)]
            return " ".join([f"{head}.", *told])
        down, across = [one.label for one in data.series], data.x
        sides = (
            f"{say(phrase, count=len(names))} ({say('{first} to {last}', first=names[0], last=names[-1])})"
            for phrase, names in (("{count} rows", down), ("{count} columns", across))
        )
        said = [f"{head}: {', '.join(sides)}."]
        cells = [
            (value, f"{one.label}, {x}: {write(value)}")
            for one in data.series
            for x, value in zip(data.x, one.values, strict=True)
            if value is not None
        ]
        cells.sort(key=lambda cell: -cell[0])
        said.append(say("Highest: {points}.", points="; ".join(words for _, words in cells[:ENDS_TOLD])))
        said.append(say("Lowest: {points}.", points="; ".join(words for _, words in cells[: -ENDS_TOLD - 1 : -1])))
        if missing := len(down) * len(across) - len(cells):
            said.append(say("{count} without a value.", count=missing))
        chosen = [*(down[row] for row in _chosen_rows(data)), *(across[column] for column in _chosen_columns(data))]
        if chosen:
            said.append(say("Highlighted: {points}.", points=", ".join(chosen)))
        return " ".join(said)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the key, the cells with their values, the names of rows and columns, and what is highlighted."""
        if not chart.x or not chart.series:
            return
        grid = _plan(plot, chart)
        draw_key(plot, grid.key, grid.places.centres[0] - grid.places.width / 2)
        for row, one in enumerate(chart.series):
            for column, value in enumerate(one.values):
                _draw_cell(plot, grid, row, column, value)
            grid.rows.draw_name(plot, row)
        draw_labels(plot, grid.names, grid.places.centres, grid.box(len(chart.series) - 1, 0).bottom, chart.emphasis)
        for area in grid.outlined(_chosen_rows(chart), _chosen_columns(chart)):
            draw_outline(plot, area)


class _Grid(Struct, frozen=True):
    """Where a heatmap's cells stand, and the words around them; lengths are in points.

    values are the words in the cells, row after row; None where they have no room.
    gap is the distance between two cells.
    scale gives the colors; None where there is no value.
    """

    key: Key
    rows: NameRows
    places: Slots
    names: Labels
    values: Values | None
    gap: float
    scale: ColorScale | None

    def box(self, row: int, column: int) -> Rect:
        """A cell, with half of the gap around it."""
        x, y = self.places.centres[column], self.rows.middles[row]
        half, high = self.places.width / 2, self.rows.pitch / 2
        return Rect(x - half, y - high, x + half, y + high)

    def outlined(self, rows: Sequence[int], columns: Sequence[int]) -> Iterator[Rect]:
        """The areas to be framed: whole rows or columns, or, where both are chosen, the cells where they cross."""
        last_row, last_column = len(self.rows.middles) - 1, len(self.places.centres) - 1
        if rows or columns:
            for top, bottom in _runs(rows) if rows else [(0, last_row)]:
                for left, right in _runs(columns) if columns else [(0, last_column)]:
                    first, last = self.box(top, left), self.box(bottom, right)
                    yield Rect(first.left, last.bottom, last.right, first.top)


def _plan(plot: Plot, chart: ChartData) -> _Grid:
    """The grid as large as the room allows; chooses the size of the plot's words."""
    shown = chart.own(Shown)
    values = [value for one in chart.series for value in one.values]
    known = any(value is not None for value in values)
    scale = color_scale(*plot.scales.hold(*span_of(values)), shown.hues, plot.look) if known else None
    missing = shown.missing if None in values else ""
    turned = _turned(chart)
    for _ in range(2):
        # The key is lettered as the rows are, whose height depends on that of the key.
        key = plan_key(plot, scale, chart.format, _measured(chart), missing)
        room = plot.room.cut(top=key.height)
        rows = plan_rows(plot, turned, room, HIGHEST)
        places = _places(chart, room.cut(left=rows.indent))
        names = _with_chosen(plot, chart, x_labels(plot, chart, places), places)
        inner = room.cut(bottom=names.height)
        inner = inner._replace(bottom=max(inner.bottom, inner.top - HIGHEST * len(chart.series)))
        rows = plan_rows(plot, turned, inner, HIGHEST)
    gap = min(GAP, MOST_GAP * places.width, MOST_GAP * rows.pitch)
    words = None if chart.labels == "none" else _words(plot, chart, values, places.width - gap, rows.pitch - gap)
    return _Grid(key, rows, places, names, words, gap, scale)


def _places(chart: ChartData, room: Rect) -> Slots:
    """Equal columns, further apart where steps of time are left out between them."""
    count = len(chart.x)
    width = room.width / (count + BREAK * len(chart.breaks))
    passed = [sum(place < index for place in chart.breaks) for index in range(count)]
    centres = (room.left + width * (index + 0.5 + BREAK * breaks) for index, breaks in enumerate(passed))
    return Slots(tuple(centres), width, width)


def _with_chosen(plot: Plot, chart: ChartData, names: Labels, places: Slots) -> Labels:
    """The names of the columns, of those that are highlighted first where there is no room for all."""
    lines, kept = list(names.lines), [column for column in _chosen_columns(chart) if names.lines[column]]

    def span(column: int) -> tuple[float, float]:
        words = lines[column] or (chart.x[column],)
        width = max(plot.measure(line, "semibold", names.size) for line in words)
        left = max(0.0, min(places.centres[column] - width / 2, plot.width - width))
        return left, left + width + NAMES_APART * names.size

    def meets(one: int, other: int) -> bool:
        (left, right), (start, end) = span(one), span(other)
        return left < end and start < right

    for column in _chosen_columns(chart):
        if not lines[column] and not any(meets(column, other) for other in kept):
            kept.append(column)
            lines = [() if index not in kept and meets(index, column) else each for index, each in enumerate(lines)]
            lines[column] = (chart.x[column],)
    return replace(names, lines=tuple(lines))


def _words(
    plot: Plot, chart: ChartData, values: Sequence[float | None], width: float, height: float
) -> Values | None:
    """The values in the largest size at which each fits its cell; without their unit where it has no room."""
    for unit in (True, False):
        words = tuple("" if value is None else chart.format.show(value, unit=unit) for value in values)
        # Widths grow with the size, so that one measure of each will do.
        widest = max(plot.measure(one, size=1.0) for one in set(words))
        for size in plot.sizes:
            if size <= plot.size and size * LOWEST <= height and (widest + BESIDE) * size <= width:
                return Values(words, size)
    plot.concede("values in the cells")
    return None


def _draw_cell(plot: Plot, grid: _Grid, row: int, column: int, value: float | None) -> None:
    half = grid.gap / 2
    cell = grid.box(row, column).cut(left=half, bottom=half, right=half, top=half)
    if value is None or grid.scale is None:
        draw_missing(plot, cell)
        return
    color = grid.scale(value)
    plot.bar(cell, color)
    if grid.values:
        words = grid.values.words[row * len(grid.places.centres) + column]
        ink = lettering(color, plot.look)
        x, y = (cell.left + cell.right) / 2, (cell.bottom + cell.top) / 2
        plot.text(x, y, words, color=ink, size=grid.values.size, align="center", middle=True)


def _measured(chart: ChartData) -> str:
    """What the values measure, and in which unit where they don't say it themselves."""
    return ", ".join(words for words in (chart.own(Shown).measured, chart.unit_aside) if words)


def _turned(chart: ChartData) -> ChartData:
    """A chart whose categories are the rows of a heatmap. One that stands alone and has no label needs no name."""
    names = tuple(one.label for one in chart.series) if len(chart.series) > 1 else (chart.told_label,)
    chosen = _chosen_rows(chart)
    emphasis = tuple(row in chosen for row in range(len(chart.series))) if chosen else ()
    return replace(chart, x=names, emphasis=emphasis)


def _chosen_rows(chart: ChartData) -> tuple[int, ...]:
    """The rows that are highlighted."""
    muted = any(one.muted for one in chart.series)
    return tuple(row for row, one in enumerate(chart.series) if muted and not one.muted)


def _chosen_columns(chart: ChartData) -> tuple[int, ...]:
    return tuple(column for column in range(len(chart.x)) if stands_out(chart, column))


def _runs(places: Collection[int]) -> list[tuple[int, int]]:
    """Places that follow each other, as the first and the last of each run."""
    ordered = sorted(places)
    breaks = [index for index, (one, other) in enumerate(pairwise(ordered), 1) if other != one + 1]
    return [(ordered[first], ordered[last - 1]) for first, last in pairwise((0, *breaks, len(ordered)))]


def _in_order(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """The rows, from the first time to the last where their names are times."""
    names = [one.name for one in series]
    times = times_in(names)
    if times and not times.odd and times.unclear is None:
        found = {name: period for name, period in zip(names, times.periods, strict=True) if period}
        return tuple(sorted(series, key=lambda one: found[one.name]))
    if all(name.isdigit() and len(name) == len(names[0]) for name in names):
        return tuple(sorted(series, key=lambda one: one.name))
    return series
