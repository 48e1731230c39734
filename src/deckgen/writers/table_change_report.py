"""What differs between an old and a new table of data, as text for a terminal: a TableChange in, lines out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from deckgen.tables.table_changes import CellChange, RowChange, TableChange

# How many lines, how many characters of a cell, and how many cells of a new or lost row are told.
MOST_LINES, WIDEST_CELL, MOST_CELLS = 20, 40, 6


def change_text(change: TableChange, most: int = MOST_LINES) -> str:
    """A line for each cell that changed and each row that is new or gone, as many as most; then how many more."""
    lines = list(islice(_lines(change), most + 1))
    total = len(change.cells) + len(change.added) + len(change.removed)
    if total > most:
        lines[most:] = [f"  … and {total - most:,} more"]
    return "\n".join(lines)


def change_counts(change: TableChange) -> str:
    """How much differs, and by what rows are told apart: "2 cells, 1 row new, by year"."""
    counts = [
        (len(change.cells), "cell", "changed"),
        (len(change.added), "row", "new"),
        (len(change.removed), "row", "gone"),
    ]
    told = [f"{number:,} {word}{'' if number == 1 else 's'} {what}" for number, word, what in counts if number]
    by = f"rows told apart by {' and '.join(change.by)}" if change.by else "rows told apart by their places"
    return ", ".join([*told, by])


def _lines(change: TableChange) -> Iterator[str]:
    yield from (_cell_line(cell) for cell in change.cells)
    yield from (_row_line("+", row) for row in change.added)
    yield from (_row_line("-", row) for row in change.removed)


def _cell_line(change: CellChange) -> str:
    row, column = _excerpt(str(change.row)), _excerpt(change.column)
    return f"  {row}  {column}: {_excerpt(change.before)} → {_excerpt(change.after)}"


def _row_line(mark: str, change: RowChange) -> str:
    cells = [f"{_excerpt(column)} {_excerpt(text)}" for column, text in change.cells[:MOST_CELLS]]
    cells += ["…"] if len(change.cells) > MOST_CELLS else []
    return f"{mark} {_excerpt(str(change.row))}" + (f"  {', '.join(cells)}" if cells else "")


def _excerpt(text: str) -> str:
    """A cell on one line, cut where it is long; "(empty)" for one without words."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text) or "(empty)"
    return plain if len(plain) <= WIDEST_CELL else f"{plain[: WIDEST_CELL - 1]}…"
