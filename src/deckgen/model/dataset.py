"""Dataset: one table of data, column by column, and where it came from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

Value = float | int | bool | date | str | None


class Kind(StrEnum):
    """What all cells of a column are; a column whose cells differ in kind holds text."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"


class Column(Struct, frozen=True):
    """One column of a table.

    name: what stands at its head.
    kind: what its cells are.
    values: its cells as numbers, days, flags or words, by its kind; None where a cell is empty.
    texts: its cells as they were written.
    format: how the file itself shows its numbers, an Excel number format such as 0.0%; "" where it doesn't say.
    """

    name: str
    kind: Kind
    values: tuple[Value, ...]
    texts: tuple[str, ...]
    format: str = ""


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
    in_doubt: its rows could not be chosen as the deck asks. It is empty then, and nobody must complain of that again.
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
    in_doubt: bool = False

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    def select(self, rows: list[int]) -> Dataset:
        """The table with these rows alone, in this order."""
        columns = tuple(
            replace(
                column,
                values=tuple(column.values[row] for row in rows),
                texts=tuple(column.texts[row] for row in rows),
            )
            for column in self.columns
        )
        return replace(self, columns=columns)
