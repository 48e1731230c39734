"""From the rows of a chart to its points: which columns are read, in which order, and what belongs to one series."""

from __future__ import annotations

from collections.abc import Set

from deckgen.binding.scope import Scope
from deckgen.binding.sorting import sorted_by
from deckgen.charting.along_x import AlongX, arranged
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.time_order import Along, along_x, in_steps, number_in
from deckgen.charting.top import topmost
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str
from deckgen.model.node import number_of
from deckgen.tables.column_types import number_hint
from deckgen.tables.lookup import find_column
from deckgen.tables.odd_cells import say_not_numbers, say_odd_cells


def read_points(chart: Chart, table: Dataset, scope: Scope) -> Points | None:
    """The points of a chart, read in the way of its type; None after complaints."""
    return chart.read(table, scope) if chart.reads_itself else PointsReader(chart, table, scope).read()


class PointsReader:
    """Reads the points of one chart. Each step complains of its own keys, so that the author hears of all in one run.

    A type that reads its rows in its own way takes from here the steps that it shares with the others.
    """

    def __init__(self, chart: Chart, table: Dataset, scope: Scope) -> None:
        self.chart, self.table, self.scope, self.log = chart, table, scope, scope.log

    def read(self) -> Points | None:
        """The points; None after complaints."""
        self.sort()
        x = self.x()
        series = self.column(self.chart.series) if self.chart.series else None
        values = self.values()
        if x is None or values is None or (self.chart.series and series is None):
            return None
        if not self.filled():
            return None
        x = self.table[x.name]
        if not AlongX(self.chart, self.table, self.log).good(x):
            return None
        along = along_x(x)
        points = self._long(along, self.table[series.name], values) if series else self._wide(along, x.name, values)
        points = arranged(self.chart, points, x.name) if points else None
        points = topmost(self.chart, points, self.table, self.scope) if points else None
        if points and points.periods and self.chart.missing_steps:
            points = in_steps(points, self.chart.most_points if self.chart.missing_steps == "gaps" else 0)
        return points if points and self.drawable(points) else None

    def filled(self) -> bool:
        """Whether there are rows; complains where there are none."""
        return self.chart.filled(self.table, self.scope)

    def where(self, *keys: str) -> Span:
        """Where the first of these keys that was written stands; else where the chart does."""
        return next((self.chart.at(key) for key in keys if key in self.chart.order), self.chart.span)

    def column(self, name: Str) -> Column | None:
        """A column of the table; None after a complaint where there is none of that name."""
        return find_column(self.table, name, self.log, "the query" if self.chart.query else "the deck's rows")

    def sort(self) -> None:
        """Put the rows in the order asked for; empty cells last, equal ones as they were."""
        written = self.chart.sort
        if written is None:
            return
        found = sorted_by(self.table, written, self.log, "the query" if self.chart.query else "the deck's rows")
        self.table = found or self.table

    def x(self) -> Column | None:
        """The column of x; the first one where none is named."""
        if self.chart.x_column is not None:
            return self.column(self.chart.x_column)
        if not self.table.columns:
            return None
        say_odd_cells(self.table, self.log, self.table.columns[:1])
        return self.table.columns[0]

    def numbers(self, name: Str) -> Column | None:
        """A column of numbers, or of nothing; None after a complaint."""
        column = self.column(name)
        if column is None:
            return None
        if column.kind is not Kind.NUMBER and any(value is not None for value in column.values):
            say_not_numbers(self.table, column, name.span, self.log)
            return None
        return column

    def values(self) -> dict[str, str] | None:
        """The columns of values and their labels, each a column of numbers."""
        chosen = self.chart.y
        if chosen is None:
            return self._only_numbers()
        good = {}
        for name, label in chosen.items():
            if self.numbers(name) is not None:
                good[str(name)] = self.scope.own(label).on_one_level
        if chosen and len(good) == len(chosen):
            return good
        if not chosen:
            self.log.error("missing_key", "'y' names no column", self.chart.at("y"))
        return None

    def _only_numbers(self) -> dict[str, str] | None:
        """The one column of numbers that no other key names; None, after a complaint, where there isn't just one."""
        x = self.chart.x_column or (self.table.names or ("",))[0]
        keys = (*self.chart.further_columns, *self.chart.error_columns)
        others = (self.chart.series or "", *keys, self.chart.facet or "")
        spoken_for = {str(name) for name in (x, *others)}
        numbers = [c.name for c in self.table.columns if c.kind is Kind.NUMBER and c.name not in spoken_for]
        if len(numbers) == 1:
            say_odd_cells(self.table, self.log, [self.table[numbers[0]]])
            return {numbers[0]: numbers[0]}
        if not self.chart.all_read:
            return None  # what was complained of may have been its columns
        hint = "columns of numbers: " + ", ".join(numbers[:8]) if numbers else self._why_no_numbers(spoken_for)
        self.log.error("missing_key", f"{self.chart.called()} needs 'y'", self.chart.span, hint)
        return None

    def _why_no_numbers(self, spoken_for: Set[str]) -> str:
        """Why no column holds numbers; its example is the first cell that begins with a digit and is no number."""
        cells = (text for one in self.table.columns if one.name not in spoken_for for text in one.texts)
        cell = next((text for text in cells if text[:1].isdigit() and number_of(text) is None), None)
        why = "none of its columns holds numbers"
        return f"{why}; for '{cell}' {number_hint(cell)}" if cell else why

    def _wide(self, along: Along, x: str, values: dict[str, str]) -> Points | None:
        """A series for each column of values."""
        twice = _first_double(along.labels)
        if twice is not None:
            message = f"'{twice}' stands more than once in the column '{x}'"
            hint = f"name the column that tells series apart with 'series', or {self._one_of_each()}"
            self.log.error("duplicate_category", message, self.where("x"), hint)
            return None
        series = tuple(
            Named(name, label, name, tuple(number_in(value) for value in self.table[name].values))
            for name, label in values.items()
        )
        return Points(along.labels, along.places, series, periods=along.periods)

    def _long(self, along: Along, names: Column, values: dict[str, str]) -> Points | None:
        """A series for each word in the column that tells them apart."""
        if len(values) > 1:
            self.log.error("conflicting_keys", "with 'series' a chart takes one column of values", self.where("y"))
            return None
        (column,) = values
        # Judged before there is a value, or none, for each series at each label.
        if not self._few_enough(len(set(names.texts))):
            return None
        keys = along.labels
        firsts: dict[str, int] = {}
        for row, key in enumerate(keys):
            firsts.setdefault(key, row)
        labels = tuple(firsts)
        place = {label: index for index, label in enumerate(labels)}
        grid: dict[str, list[float | None]] = {}
        filled: set[tuple[str, str]] = set()
        for key, name, value in zip(keys, names.texts, self.table[column].values, strict=True):
            if (key, name) in filled:
                message = f"'{name}' has more than one value for '{key}'"
                self.log.error("duplicate_category", message, self.where("series"), self._one_of_each())
                return None
            filled.add((key, name))
            grid.setdefault(name, [None] * len(labels))[place[key]] = number_in(value)
        series = tuple(Named(n, n, column, tuple(cells)) for n, cells in grid.items())
        positions = tuple(along.places[row] for row in firsts.values()) if along.places else None
        periods = tuple(along.periods[row] for row in firsts.values()) if along.periods else ()
        return Points(labels, positions, series, periods=periods)

    def _one_of_each(self) -> str:
        """The hint that leaves one row for each category: which key can say so depends on where the rows are from."""
        if self.chart.data:
            return "choose rows with 'where'"
        return "choose or sum rows in the query" if self.chart.query else "leave the other rows out"

    def drawable(self, points: Points) -> bool:
        """Whether the type can show so many points and series, and whether there is a value; complains if not."""
        most = self.chart.most_points
        where = self.where("data", "query", "rows")
        if len(points.labels) > most:
            message = f"{self.chart.called()} can show {most:,} points at the most, not {len(points.labels):,}"
            self.log.error("too_many_points", message, where, "choose or sum rows in a query")
        elif not self._few_enough(len(points.series)):
            return False
        elif all(value is None for one in points.series for value in one.values):
            self.log.error("no_rows", f"{self.chart.called()} has no values to show", where)
        else:
            return True
        return False

    def _few_enough(self, series: int) -> bool:
        """Whether the type can show so many series; complains if not."""
        most = self.chart.most_series
        if series <= most:
            return True
        words = "one series" if most == 1 else f"{most} series at the most"
        message = f"{self.chart.called()} shows {words}, not {series}"
        self.log.error("too_many_series", message, self.where("y", "series"))
        return False


def _first_double(labels: tuple[str, ...]) -> str | None:
    seen: set[str] = set()
    for label in labels:
        if label in seen:
            return label
        seen.add(label)
    return None
