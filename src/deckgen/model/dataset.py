"""Dataset: the rows of one table, which know where they came from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

Value = float | int | bool | date | str | None


class Kind(StrEnum):
    """What the cells of a column are; a column whose cells differ in kind is text."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"


class Column(Struct, frozen=True):
    """One column: values as read by kind (None where a cell is empty), texts as they were written."""

    name: str
    kind: Kind
    values: tuple[Value, ...]
    texts: tuple[str, ...]


class Dataset(Struct, frozen=True, dict=True):
    """A table: columns of equal length in the order of the file.

    path is the file as the author named it ("" for rows written in the deck or made by a query), digest the
    SHA-256 of its bytes, part which of it was read ("" where all of it was); unit and sources are what the deck says.
    in_doubt says that its rows could not be chosen as the deck asks, so that nothing more is to be said of them.
    """

    name: str
    columns: tuple[Column, ...]
    path: str = ""
    digest: str = ""
    unit: str = ""
    sources: tuple[str, ...] = ()
    part: str = ""
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
            Column(
                column.name,
                column.kind,
                tuple(column.values[row] for row in rows),
                tuple(column.texts[row] for row in rows),
            )
            for column in self.columns
        )
        return replace(self, columns=columns)
