"""Readings: which columns of which tables a chart, a table, a figure or a claim reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.marks import Str
from deckgen.queries.query import names_in
from deckgen.tables.age import tells_time


class Reading(Struct, frozen=True):
    """A column that something reads: a chart, a table, a figure or a claim."""

    table: Dataset
    """The table as it is read, with the rows that are chosen; it has no name where a query made it."""
    name: str
    """The column's name."""
    row: int | None = None
    """The one row that is read, counted from 0 in the whole table; None where more may be."""

    @property
    def column(self) -> Column:
        """The column itself."""
        return self.table[self.name]

    @property
    def place(self) -> tuple[str, str]:
        """The names of the table and the column."""
        return self.table.name, self.name

    @property
    def rows(self) -> frozenset[int]:
        """The rows of the whole table that may be read."""
        if self.row is not None:
            return frozenset((self.row,))
        return frozenset(range(len(self.table)) if self.table.chosen is None else self.table.chosen)

    @property
    def is_whole(self) -> bool:
        """Whether all rows may be read."""
        return self.row is None and self.table.chosen is None

    @property
    def table_rows(self) -> range:
        """The same, counted from 0 in the table as it is read."""
        return range(len(self.table)) if self.row is None else range(self.row, self.row + 1)

    @property
    def is_measured(self) -> bool:
        """Whether the column holds numbers that say something of rows, and doesn't tell the rows apart."""
        column = self.column
        return column.kind is Kind.NUMBER and self.name not in self.table.key and not tells_time(column)


class ClaimRead(Struct, frozen=True):
    """A claim that was tried, and the columns that it reads."""

    words: Str
    reads: tuple[Reading, ...]
    is_query: bool
    """Whether it is SQL, of which the words tell the columns that it may read, and not the rows."""


def read_by_query(sql: Str, tables: Mapping[str, Dataset | None]) -> tuple[Reading, ...]:
    """The columns of tables that the words of a query name. One that only its comments name is among them."""
    named = [table for name in names_in(sql, tables) if (table := tables[name]) is not None]
    return tuple(Reading(table, name) for table in named for name in names_in(sql, table.names))


def drawn_of_query(
    sql: Str, drawn: Collection[str], answer: Dataset, tables: Mapping[str, Dataset | None]
) -> tuple[Reading, ...]:
    """The columns of tables that a block draws by a query: those whose names the numbers that it draws still have.

    Where it draws numbers of another name, which may be worked out of any columns, it is all that the query names.
    """
    named = [table for name in names_in(sql, tables) if (table := tables[name]) is not None]
    numbers = {name for name in drawn if answer[name].kind is Kind.NUMBER}
    if not numbers <= {name for table in named for name in table.names}:
        return read_by_query(sql, tables)
    return tuple(Reading(table, name) for table in named for name in table.names if name in drawn)
