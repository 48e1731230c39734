"""How large a table may be, so that reading one takes seconds and not minutes, and no more memory than there is.

The bounds hold while a file is read, not only after: a small file can stand for a table of any size.
"""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import Span
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints

# How large a file of text may be: its bytes become up to twenty times as many in memory.
MOST_BYTES = 50_000_000
# As many as a sheet of Excel has.
MOST_COLUMNS = 16_384
# What Python's csv module reads at most, too.
MOST_CHARACTERS = 131_072
MOST_IN_A_NAME = 1_000
SMALLER = "keep only the rows and columns you show"


def within_bounds(grid: CellGrid, display_path: str, span: Span, complaints: Complaints) -> CellGrid | None:
    """The cells, without those that are too long; None after a complaint where there are too many columns."""
    if len(grid.header) > MOST_COLUMNS:
        too_many_columns(display_path, span, complaints)
        return None
    for column, name in enumerate(grid.header):
        if len(name) > MOST_IN_A_NAME:
            message = f"the name of column {column + 1} has more than {MOST_IN_A_NAME:,} characters"
            complaints.add("cell_too_long", message, partial(grid.at, HEADER, column), "name it by a few words")
            return None
    long = [number for number, row in enumerate(grid.rows) if row and len(max(row, key=len)) > MOST_CHARACTERS]
    if not long:
        return grid
    rows = list(grid.rows)
    for number in long:
        for column, text in enumerate(rows[number]):
            if len(text) > MOST_CHARACTERS:
                message = f"a cell of this row has more than {MOST_CHARACTERS:,} characters"
                complaints.add("cell_too_long", message, partial(grid.at, number, column), SMALLER)
        rows[number] = ["" if len(text) > MOST_CHARACTERS else text for text in rows[number]]
    return replace(grid, rows=rows)


def too_many_cells(display_path: str, span: Span, complaints: Complaints) -> None:
    """Complain that a file has more cells than are read."""
    place = CellPlace(span)
    message = f"'{display_path}' has more than {MOST_CELLS:,} cells"
    complaints.add("too_large", message, lambda: place, SMALLER)


def too_many_columns(display_path: str, span: Span, complaints: Complaints) -> None:
    """Complain that a file has more columns than are read."""
    place = CellPlace(span)
    message = f"'{display_path}' has more than {MOST_COLUMNS:,} columns"
    complaints.add("too_large", message, lambda: place, SMALLER)
