"""Dataset: one table of data, column by column, and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Span

Value = float | int | bool | date | str | None


class Kind(StrEnum):
    """What all cells of a column are; a column whose cells differ in kind holds text."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"


class CellPlace(Struct, frozen=True):
    """Where a cell stands, for complaints about it."""

    span: Span
    """The cell itself in a text file; else where the deck names the file, as no line of a workbook can be shown."""
    words: str = ""
    """What is added to the message where the span can't show the cell, such as " (cell B4 of the sheet 'Data')"."""


class Places:
    """Where the cells of a table stand in its file. Rows of the deck and of queries have no such places.

    Where cells stand is no part of what a table holds: all Places are equal.
    """

    def __init__(self, at: Callable[[int, int], CellPlace] | None = None, rows: Sequence[int] | None = None) -> None:
        """`at` gives the place of a cell by its row and column; `rows` are those that were chosen, None for all."""
        self._at, self._rows = at, rows

    def at(self, row: int, column: int) -> CellPlace | None:
        """The place of a cell by its row and its column, counted from 0; None where it has none."""
        if self._at is None:
            return None
        return self._at(row if self._rows is None else self._rows[row], column)

    def of_rows(self, rows: Sequence[int]) -> Places:
        """The places of the cells in these rows alone, in this order."""
        return Places(self._at, rows if self._rows is None else [self._rows[row] for row in rows])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places)

    def __hash__(self) -> int:
        return hash(Places)


class Column(Struct, frozen=True, dict=True):
    """One column of a table.

    name: what stands at its head.
    kind: what its cells are.
    values: its cells as numbers, days, flags or words, by its kind; None where a cell is empty.
    texts: its cells as they were written.
    format: how the file itself shows its numbers, an Excel number format such as 0.0%; "" where it doesn't say.
    odd: the rows, from 0, of cells that seem to be mistakes; they are complained of where the column is drawn on.
    """

    name: str
    kind: Kind
    values: tuple[Value, ...]
    texts: tuple[str, ...]
    format: str = ""
    odd: tuple[int, ...] = ()


class Dataset(Struct, frozen=True, dict=True):
    """A table.

    name: what the deck calls it.
    columns: its columns, equally long, in the order of the file.
    path: its file as the author named it, "" for rows that stand in the deck or come from a query.
    digest: the SHA-256 of the file's bytes, in hex.
    unit: what its numbers count, as the deck says it.
    sources: the ids of the sources that the deck names for it.
    part: which part of the file was read, such as a sheet; "" where all of it was.
    key: the columns that tell its rows apart, as the deck says it; none where it doesn't.
    observed: the column that says what a row's time is, as the deck says it; "" where it doesn't.
    chosen: which rows of the whole table these are, counted from 0; None for all of them.
    in_doubt: its rows could not be chosen as the deck asks. It is empty then, and nobody must complain of that again.
    places: where its cells stand in its file.
    """

    name: str
    columns: tuple[Column, ...]
    path: str = ""
    digest: str = ""
    unit: str = ""
    sources: tuple[str, ...] = ()
    part: str = ""
    key: tuple[str, ...] = ()
    observed: str = ""
    chosen: tuple[int, ...] | None = None
    in_doubt: bool = False
    places: Places = Places()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    def place(self, column: str, row: int) -> CellPlace | None:
        """Where the cell of a column stands in the table's file; None for rows of the deck and of queries."""
        return self.places.at(row, self.names.index(column))

    def select(self, rows: list[int]) -> Dataset:
        """The table with these rows alone, in this order."""
        columns = tuple(
            replace(
                column,
                values=tuple(column.values[row] for row in rows),
                texts=tuple(column.texts[row] for row in rows),
                odd=tuple(place for place, row in enumerate(rows) if row in odd) if (odd := set(column.odd)) else (),
            )
            for column in self.columns
        )
        chosen = tuple(rows if self.chosen is None else (self.chosen[row] for row in rows))
        return replace(self, columns=columns, places=self.places.of_rows(rows), chosen=chosen)

    def on_one_line(self) -> Dataset:
        """The table without breaks in its cells, for whoever breaks lines where there is no more room."""
        if not any("\n" in text for column in self.columns for text in column.texts):
            return self
        return replace(self, columns=tuple(map(_on_one_line, self.columns)))


def _on_one_line(column: Column) -> Column:
    texts = tuple(" ".join(text.split()) if "\n" in text else text for text in column.texts)
    values = tuple(text or None for text in texts) if column.kind is Kind.TEXT else column.values
    return replace(column, values=values, texts=texts)
