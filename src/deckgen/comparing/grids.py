"""Tables on slides: which cells differ, by row and column, and which rows and columns come and go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from deckgen.comparing.comparison import CellChange, TableChange
from deckgen.comparing.keyed import Key, keys, renamed
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import TableRecord

Rows = tuple[tuple[str, ...], ...]


def compare_tables(old: Sequence[TableRecord], new: Sequence[TableRecord]) -> tuple[TableChange, ...]:
    """The tables of a slide that differ, in their order; a table that runs on over pages is one."""
    changes = (_table(before, after) for before, after in zip_longest(_whole(old), _whole(new), fillvalue=()))
    return tuple(change for change in changes if change is not None)


def _whole(tables: Sequence[TableRecord]) -> list[Rows]:
    """The tables, each with its rows from all pages: one goes on where the next one has the same header."""
    made: list[Rows] = []
    for table in tables:
        if made and table.rows[:1] == made[-1][:1]:
            made[-1] += table.rows[1:]
        else:
            made.append(table.rows)
    return made


def _table(old: Rows, new: Rows) -> TableChange | None:
    before, after = _rows(old), _rows(new)
    header, head = _header(old), _header(new)
    others = renamed(header, head)
    cells = [
        CellChange(key[0], column[0], was, now)
        for key, row in after.items()
        if key in before
        for place, column in enumerate(head)
        if (at := _place(header, others.get(column, column))) is not None
        and (was := _cell(before[key], at)) != (now := _cell(row, place))
    ]
    gone = [key for key in header if key not in head and key not in others.values()]
    made = TableChange(
        cells=tuple(cells),
        rows_added=tuple(row for key, row in after.items() if key not in before),
        rows_removed=tuple(row for key, row in before.items() if key not in after),
        columns_added=tuple(key[0] for key in head if key not in header and key not in others),
        columns_removed=tuple(key[0] for key in gone),
        columns_renamed=tuple((was[0], now[0]) for now, was in others.items()),
    )
    return made if made != TableChange() else None


def _header(rows: Rows) -> list[Key]:
    return keys(rows[0]) if rows else []


def _rows(rows: Rows) -> dict[Key, tuple[str, ...]]:
    """The rows under the header by their first cells."""
    body = [tuple(map(normal, row)) for row in rows[1:]]
    return dict(zip(keys(row[0] if row else "" for row in body), body, strict=True))


def _place(header: list[Key], column: Key) -> int | None:
    return header.index(column) if column in header else None


def _cell(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""
