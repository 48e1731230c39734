"""What differs between two tables, cell by cell. Tables in, a Change out; nothing is judged or printed here.

Rows are told apart by a key where there is one, else by the first column where no two rows share it, else by their
place. Numbers that are equal are no difference, however they are written.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.tables.keys import keys_of, repeated

PLACE = "row"


class RowName(Struct, frozen=True):
    """What tells a row apart: the columns of the key with the row's cells in them, or its place from 1 on."""

    cells: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """The cells of the key, as they are written: "2017, Texas"; a place as "row 3"."""
        if len(self.cells) == 1 and self.cells[0][0] == PLACE:
            return " ".join(self.cells[0])
        return ", ".join(cell or "(empty)" for _, cell in self.cells)


class CellChange(Struct, frozen=True):
    """A cell that both tables have, as it was and as it is, both as written."""

    row: RowName
    column: str
    before: str
    after: str


class RowChange(Struct, frozen=True):
    """A row that one of the tables has: its other cells by their columns, as written."""

    row: RowName
    cells: tuple[tuple[str, str], ...]


class Change(Struct, frozen=True):
    """What makes another table of one: by names the columns that tell rows apart, none where their places do."""

    by: tuple[str, ...]
    cells: tuple[CellChange, ...] = ()
    added: tuple[RowChange, ...] = ()
    removed: tuple[RowChange, ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the tables hold the same."""
        return not (self.cells or self.added or self.removed or self.columns_added or self.columns_removed)


def compare(old: Dataset, new: Dataset, key: Sequence[str] = ()) -> Change:
    """What differs between two tables; rows in another order are the same rows where a key tells them apart."""
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
    return Change(
        by,
        tuple(cells),
        tuple(_row(new, by, row, after[row]) for row in after if row not in before),
        tuple(_row(old, by, row, before[row]) for row in before if row not in after),
        tuple(name for name in new.names if name not in old.by_name),
        tuple(name for name in old.names if name not in new.by_name),
    )


def _identity(old: Dataset, new: Dataset, key: Sequence[str]) -> tuple[str, ...]:
    """The columns that tell the rows of both tables apart; none where only their places do."""
    for columns in (tuple(str(name) for name in key), old.names[:1]):
        held = all(name in table.by_name for name in columns for table in (old, new))
        if columns and held and repeated(old, columns) is None and repeated(new, columns) is None:
            return columns
    return ()


def _rows(table: Dataset, by: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """The places of rows by what tells them apart."""
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
