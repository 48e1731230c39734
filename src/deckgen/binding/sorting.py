"""Rows in the order that the author asks for: `sort: exports`, or `sort: -exports` for falling order."""

from __future__ import annotations

from datetime import date

from deckgen.model.dataset import Dataset, Value
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.tables.lookup import find_column


def sorted_by(table: Dataset, written: Str, log: Diagnostics, otherwise: str = "the table") -> Dataset | None:
    """The rows by a column, whose name may have a minus before it; empty cells last, equal ones as they were.

    None after a complaint where there is no such column. `otherwise` is what the complaint calls a table that is from
    no file.
    """
    falling = written.startswith("-")
    name = Str(written[falling:], written.at(int(falling), len(written) - falling), written.style)
    column = find_column(table, name, log, otherwise)
    if column is None:
        return None
    filled = [row for row, value in enumerate(column.values) if value is not None]
    empty = [row for row, value in enumerate(column.values) if value is None]
    filled.sort(key=lambda row: _size(column.values[row]), reverse=falling)
    return table.select(filled + empty)


def _size(value: Value) -> tuple[int, float, str]:
    """What values are sorted by: numbers and days by their size, words after them by their letters."""
    if isinstance(value, str):
        return (1, 0.0, value.casefold())
    if isinstance(value, date):
        return (0, float(value.toordinal()), "")
    return (0, float(value or 0), "")
