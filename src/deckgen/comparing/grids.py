"""Comparing tables on slides: which cells differ, and which rows and columns are new, gone or renamed.

Rows are told apart by their first cells, columns by their headers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from deckgen.comparing.comparison import SlideTableChange, TableCellChange
from deckgen.comparing.keyed import Key, keys, renamed
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import TableRecord

# The cells of a table, row by row; the first row is the header.
TableRows = tuple[tuple[str, ...], ...]


def compare_slide_tables(old: Sequence[TableRecord], new: Sequence[TableRecord]) -> tuple[SlideTableChange, ...]:
    """The tables of a slide that differ, paired in their order; one that runs on over several pages is one table."""
    changes = (
        _table(before, after) for before, after in zip_longest(_over_pages(old), _over_pages(new), fillvalue=())
    )
    return tuple(change for change in changes if change is not None)


def _over_pages(tables: Sequence[TableRecord]) -> list[TableRows]:
    """The tables, each with its rows from all pages. One that has the same header as the one before continues it."""
    made: list[TableRows] = []
    for table in tables:
        if made and table.rows[:1] == made[-1][:1]:
            made[-1] += table.rows[1:]
        else:
            made.append(table.rows)
    return made


def _table(old: TableRows, new: TableRows) -> SlideTableChange | None:
    """What differs between two tables; None where nothing does. A copy that lacks the table has no rows."""
    before, after = _rows(old), _rows(new)
    old_header, header = _header(old), _header(new)
    old_names = renamed(old_header, header)
    cells = [
        TableCellChange(key[0], column[0], was, now)
        for key, row in after.items()
        if key in before
        for place, column in enumerate(header)
        if (old_place := _place(old_header, old_names.get(column, column))) is not None
        and (was := _cell(before[key], old_place)) != (now := _cell(row, place))
    ]
    gone = [key for key in old_header if key not in header and key not in old_names.values()]
    made = SlideTableChange(
        cells=tuple(cells),
        rows_added=tuple(row for key, row in after.items() if key not in before),
        rows_removed=tuple(row for key, row in before.items() if key not in after),
        columns_added=tuple(key[0] for key in header if key not in old_header and key not in old_names),
        columns_removed=tuple(key[0] for key in gone),
        columns_renamed=tuple((was[0], now[0]) for now, was in old_names.items()),
    )
    return made if made != SlideTableChange() else None


def _header(rows: TableRows) -> list[Key]:
    return keys(rows[0]) if rows else []


def _rows(rows: TableRows) -> dict[Key, tuple[str, ...]]:
    """The rows under the header, by the keys of their first cells."""
    body = [tuple(map(normal, row)) for row in rows[1:]]
    return dict(zip(keys(row[0] if row else "" for row in body), body, strict=True))


def _place(header: list[Key], column: Key) -> int | None:
    return header.index(column) if column in header else None


def _cell(row: tuple[str, ...], place: int) -> str:
    # Rows of the same table may have fewer cells than its header.
    return row[place] if place < len(row) else ""
