"""The columns that a table shows: found in its data or made of other columns there, each with its numbers."""

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
from deckgen.tabling.column import TableColumn
from deckgen.tabling.made_columns import listed, numbers_of
from deckgen.tabling.sparklines import Series


class Shown(Struct, frozen=True):
    """A column that is shown: where it is named, how, its cells, its numbers where it holds some.

    bases are the numbers of the two columns that a change is of, series those of a sparkline's rows.
    """

    column: Column
    options: TableColumn
    span: Span
    numbers: tuple[Number | None, ...] | None = None
    bases: tuple[tuple[Number | None, ...], ...] = ()
    series: tuple[Series, ...] = ()

    @property
    def name(self) -> str:
        """The column's name."""
        return self.column.name


class Finder:
    """Finds the columns of one table; each step says what is wrong with its own."""

    def __init__(self, table: Dataset, scope: Scope, where: Span) -> None:
        self.table, self.scope, self.where = table, scope, where

    def all(self) -> list[Shown]:
        """Every column of the data."""
        plainly = TableColumn.model_construct()
        return [Shown(column, plainly, self.where, numbers_of(column)) for column in self.table.columns]

    def chosen(self, columns: Mapping[Str, TableColumn]) -> list[Shown]:
        """Those that the author names, without those that were complained of."""
        found = []
        for name, options in columns.items():
            if not options.fits(self.scope):
                continue
            shown = self._find(name, options)
            if shown is not None:
                found.append(shown)
        return found

    def _find(self, name: Str, options: TableColumn) -> Shown | None:
        if options.change:
            return self._changing(name, options)
        if options.sparkline:
            return self._drawn(name, options)
        if name not in self.table.by_name and not options.all_read:
            return None  # what was complained of may have said what it is made of
        column = self._column(name)
        if column is None:
            return None
        shown = Shown(column, options, name.span, numbers_of(column))
        for key in ("bar", "total", "round_to_total"):
            wanted = getattr(options, key) not in (False, None, "none")
            if wanted and shown.numbers is None:
                self._not_numbers(name, options.at(key))
                return None
        return shown

    def _changing(self, name: Str, options: TableColumn) -> Shown | None:
        """A change; where some can't be told in percent, their cells say so and a warning too."""
        bases = tuple(self._numbers(base) for base in options.change)
        first, second = bases
        if first is None or second is None:
            return None
        in_percent = options.as_ == "percent"
        values = tuple(change(before, after, in_percent) for before, after in zip(first, second, strict=True))
        untold = [
            before
            for before, after, value in zip(first, second, values, strict=True)
            if value is None and before is not None and after is not None
        ]
        if untold:
            rows = f"in {len(untold)} rows" if len(untold) > 1 else "in one row"
            message = f"the change of '{name}' can't be told in percent {rows}: it begins at {written(untold[0])}"
            self.scope.log.warning("no_percentage", message, options.at("change"), "write 'as: difference'")
        return Shown(_made(name, values), options, name.span, values, (first, second))

    def _drawn(self, name: Str, options: TableColumn) -> Shown | None:
        """A sparkline's column, whose numbers are the last of each row."""
        names = options.sparkline if isinstance(options.sparkline, tuple) else (name,)
        parts = [self._series(each) for each in names]
        held = [part for part in parts if part is not None]
        if len(held) < len(parts):
            return None
        series = tuple(sum(row, ()) for row in zip(*held, strict=True))
        lengths = {len(one) for one in series if one}
        if len(lengths) > 1:
            message = f"the lines of '{name}' have from {min(lengths)} to {max(lengths)} points; all end together"
            hint = "list a null where a value is missing"
            self.scope.log.warning("uneven_series", message, options.at("sparkline"), hint)
        ends = tuple(next((value for value in reversed(one) if value is not None), None) for one in series)
        return Shown(_made(name, ends), options, name.span, ends, series=series)

    def _series(self, name: Str) -> list[Series] | None:
        """What a column adds to the series of each row: its number, or the numbers that its cell lists."""
        column = self._column(name)
        if column is None:
            return None
        numbers = numbers_of(column)
        if numbers is not None:
            return [(number,) for number in numbers]
        found = [listed(text) for text in column.texts]
        if column.kind is not Kind.TEXT or None in found:
            hint = "a sparkline takes numbers, or lists of them as list(…) makes in a query"
            self._not_numbers(name, name.span, hint)
            return None
        return [one for one in found if one is not None]

    def _numbers(self, name: Str) -> tuple[Number | None, ...] | None:
        column = self._column(name)
        if column is None:
            return None
        numbers = numbers_of(column)
        if numbers is None:
            self._not_numbers(name, name.span)
        return numbers

    def _column(self, name: Str) -> Column | None:
        return find_column(self.table, name, self.scope.log)

    def _not_numbers(self, name: Str, span: Span, hint: str | None = None) -> None:
        self.scope.log.error("not_numbers", f"the column '{name}' does not hold numbers", span, hint)


def _made(name: Str, values: tuple[Number | None, ...]) -> Column:
    """A column of numbers that stands in no data."""
    return Column(str(name), Kind.NUMBER, values, tuple(written(value) for value in values))
