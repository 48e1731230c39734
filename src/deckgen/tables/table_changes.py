"""What differs between two tables, cell by cell. Tables in, a TableChange out; nothing is judged or printed here.

A row of one table is the same row as one of the other where both have the same key. Without a key the first column
serves as one if no two rows share a cell in it, else the rows' places do. Equal numbers are no difference, however
they are written.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.tables.keys import keys_of, repeated_key

# What RowName calls the place of a row where no columns tell the rows apart.
PLACE = "row"


class RowName(Struct, frozen=True):
    """What tells a row apart from the others."""

    cells: tuple[tuple[str, str], ...]
    """The columns of the key, each with the row's cell in it; or only PLACE with the number of the row, from 1 on."""

    def __str__(self) -> str:
        """The cells of the key, such as "2017, Texas"; the place of a row as "row 3"."""
        if len(self.cells) == 1 and self.cells[0][0] == PLACE:
            return " ".join(self.cells[0])
        return ", ".join(cell or "(empty)" for _, cell in self.cells)


class CellChange(Struct, frozen=True):
    """A cell that both tables have and that differs between them."""

    row: RowName
    column: str
    before: str
    """What the old table writes there."""
    after: str
    """What the new table writes there."""


class RowChange(Struct, frozen=True):
    """A row that only one of the tables has."""

    row: RowName
    cells: tuple[tuple[str, str], ...]
    """The columns that are no part of the key, each with what the row writes there."""


class TableChange(Struct, frozen=True):
    """What differs between an old and a new table."""

    by: tuple[str, ...]
    """The columns that tell rows apart; none where their places do."""
    cells: tuple[CellChange, ...] = ()
    """The cells that differ, in rows and columns that both tables have."""
    added: tuple[RowChange, ...] = ()
    """The rows that only the new table has."""
    removed: tuple[RowChange, ...] = ()
    """The rows that only the old table has."""
    columns_added: tuple[str, ...] = ()
    """The names of the columns that only the new table has."""
    columns_removed: tuple[str, ...] = ()
    """The names of the columns that only the old table has."""

    @property
    def is_empty(self) -> bool:
        """Whether the tables hold the same."""
        return not (self.cells or self.added or self.removed or self.columns_added or self.columns_removed)


def compare_tables(old: Dataset, new: Dataset, key: Sequence[str] = ()) -> TableChange:
    """What differs between two tables. The order of rows is no difference where columns tell them apart."""
    by = _identity(old, new, key)
    before, after = _rows(old, by), _rows(new, by)
    shared = [name for name in old.names if name in new.by_name and name not in by]
    cells = [
        CellChange(_name(by, row), name, old[name].texts[before[row]], new[name].texts[after[row]])
        for row in before
        if row in after
        for name in shared
        if not _same(old[name], before[row], new[name], after[row])
    ]
    return TableChange(
        by,
        tuple(cells),
        added=tuple(_row(new, by, row, after[row]) for row in after if row not in before),
        removed=tuple(_row(old, by, row, before[row]) for row in before if row not in after),
        columns_added=tuple(name for name in new.names if name not in old.by_name),
        columns_removed=tuple(name for name in old.names if name not in new.by_name),
    )


def _identity(old: Dataset, new: Dataset, key: Sequence[str]) -> tuple[str, ...]:
    """The columns that tell the rows of both tables apart; none where only their places do."""
    for columns in (tuple(str(name) for name in key), old.names[:1]):
        is_in_both = all(name in table.by_name for name in columns for table in (old, new))
        if columns and is_in_both and repeated_key(old, columns) is None and repeated_key(new, columns) is None:
            return columns
    return ()


def _rows(table: Dataset, by: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """The place of each row (from 0), by its cells in the columns that tell rows apart or by its number (from 1)."""
    keys = keys_of(table, by) if by else [(str(row + 1),) for row in range(len(table))]
    return {key: row for row, key in enumerate(keys)}


def _name(by: tuple[str, ...], key: tuple[str, ...]) -> RowName:
    return RowName(tuple(zip(by or (PLACE,), key, strict=True)))


def _row(table: Dataset, by: tuple[str, ...], key: tuple[str, ...], row: int) -> RowChange:
    others = (column for column in table.columns if column.name not in by)
    return RowChange(_name(by, key), tuple((column.name, column.texts[row]) for column in others))


def _same(old: Column, before: int, new: Column, after: int) -> bool:
    if old.texts[before] == new.texts[after]:
        return True
    return old.kind is new.kind is Kind.NUMBER and old.values[before] == new.values[after]
