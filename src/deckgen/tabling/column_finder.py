"""Finds the columns of a table: in its data, or made of other columns there, each with its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str
from deckgen.numbers.decimal_sums import Number, change
from deckgen.tables.column_types import written
from deckgen.tables.lookup import find_column
from deckgen.tables.odd_cells import say_not_numbers, say_odd_cells
from deckgen.tabling.column import TableColumn
from deckgen.tabling.column_numbers import listed_numbers, numbers_of
from deckgen.tabling.sparklines import ValueSeries


class FoundColumn(Struct, frozen=True):
    """A column of the table: what it holds, and how its author wants it displayed."""

    data: Column
    """What it holds: the data's own column, or one of numbers that is made of others."""
    options: TableColumn
    """What its author wrote of it."""
    span: Span
    """Where the author names it, else where the rows are named."""
    numbers: tuple[Number | None, ...] | None = None
    """The number of each row, None for an empty cell; None instead of all where it holds anything else."""
    bases: tuple[tuple[Number | None, ...], ...] = ()
    """For a change: the numbers of the two columns that it is the change between, else empty."""
    series: tuple[ValueSeries, ...] = ()
    """For sparklines: the values of each row's line, else empty."""

    @property
    def name(self) -> str:
        """The column's name."""
        return self.data.name


class ColumnFinder:
    """Finds the columns of one table, and complains of those that can't be displayed as their author asks.

    table: the rows.
    where: where the rows are named, for complaints about columns that the author doesn't name.
    """

    def __init__(self, table: Dataset, scope: Scope, where: Span) -> None:
        self.table, self.scope, self.where = table, scope, where
        self.read: dict[str, None] = {}
        """The names of the columns of the data that are displayed, or of which others are made."""

    def all(self) -> list[FoundColumn]:
        """Every column of the data."""
        say_odd_cells(self.table, self.scope.log)
        self.read.update(dict.fromkeys(self.table.names))
        no_options = TableColumn.model_construct()
        return [FoundColumn(column, no_options, self.where, numbers_of(column)) for column in self.table.columns]

    def chosen(self, columns: Mapping[Str, TableColumn]) -> list[FoundColumn]:
        """The columns that the author names, without those that were complained of."""
        found = []
        for name, options in columns.items():
            if not options.fits(self.scope):
                continue
            column = self._find(name, options)
            if column is not None:
                found.append(column)
        return found

    def _find(self, name: Str, options: TableColumn) -> FoundColumn | None:
        """A column by its name; None after a complaint."""
        if options.change:
            return self._change(name, options)
        if options.sparkline:
            return self._sparklines(name, options)
        if name not in self.table.by_name and not options.all_read:
            # One of its keys was complained of already, and may have said which columns it is made of.
            return None
        data = self._data(name)
        if data is None:
            return None
        numbers = numbers_of(data)
        for key in ("bar", "total", "round_to_total"):
            is_wanted = getattr(options, key) not in (False, None, "none")
            if is_wanted and numbers is None:
                self._not_numbers(name, options.at(key))
                return None
        return FoundColumn(data, options, name.span, numbers)

    def _change(self, name: Str, options: TableColumn) -> FoundColumn | None:
        """The change between two columns; warns where it can't be told in percent, since it begins at 0 or less."""
        bases = tuple(self._numbers(base) for base in options.change)
        first, second = bases
        if first is None or second is None:
            return None
        in_percent = options.as_ == "percent"
        values = tuple(change(before, after, in_percent) for before, after in zip(first, second, strict=True))
        begins_without_percentage = [
            before
            for before, after, value in zip(first, second, values, strict=True)
            if value is None and before is not None and after is not None
        ]
        if begins_without_percentage:
            count, begin = len(begins_without_percentage), written(begins_without_percentage[0])
            rows = f"in {count} rows" if count > 1 else "in one row"
            message = f"the change of '{name}' can't be told in percent {rows}: it begins at {begin}"
            self.scope.log.warning("no_percentage", message, options.at("change"), "write 'as: difference'")
        return FoundColumn(_made(name, values), options, name.span, values, (first, second))

    def _sparklines(self, name: Str, options: TableColumn) -> FoundColumn | None:
        """A column of sparklines; its numbers are the last known value of each row."""
        names = options.sparkline if isinstance(options.sparkline, tuple) else (name,)
        parts = [self._series(each) for each in names]
        held = [part for part in parts if part is not None]
        if len(held) < len(parts):
            return None
        series = tuple(sum(row, ()) for row in zip(*held, strict=True))
        lengths = {len(values) for values in series if values}
        if len(lengths) > 1:
            message = f"the lines of '{name}' have from {min(lengths)} to {max(lengths)} points; all end together"
            hint = "list a null where a value is missing"
            self.scope.log.warning("uneven_series", message, options.at("sparkline"), hint)
        ends = tuple(next((value for value in reversed(values) if value is not None), None) for values in series)
        return FoundColumn(_made(name, ends), options, name.span, ends, series=series)

    def _series(self, name: Str) -> list[ValueSeries] | None:
        """What a column adds to each row's line: its number, or the numbers that its cell lists; None if neither."""
        data = self._data(name)
        if data is None:
            return None
        numbers = numbers_of(data)
        if numbers is not None:
            return [(number,) for number in numbers]
        found = [listed_numbers(text) for text in data.texts]
        if data.kind is not Kind.TEXT or None in found:
            hint = "a sparkline takes numbers, or lists of them as list(…) makes in a query"
            self._not_numbers(name, name.span, hint)
            return None
        return [values for values in found if values is not None]

    def _numbers(self, name: Str) -> tuple[Number | None, ...] | None:
        """The numbers of a column of the data; None after a complaint."""
        data = self._data(name)
        if data is None:
            return None
        numbers = numbers_of(data)
        if numbers is None:
            self._not_numbers(name, name.span)
        return numbers

    def _data(self, name: Str) -> Column | None:
        """A column of the data; None after a complaint."""
        found = find_column(self.table, name, self.scope.log)
        if found is not None:
            self.read.setdefault(found.name)
        return found

    def _not_numbers(self, name: Str, span: Span, hint: str | None = None) -> None:
        say_not_numbers(self.table, self.table[name], span, self.scope.log, hint)


def _made(name: Str, values: tuple[Number | None, ...]) -> Column:
    """A column of numbers that the data doesn't have."""
    return Column(str(name), Kind.NUMBER, values, tuple(written(value) for value in values))
