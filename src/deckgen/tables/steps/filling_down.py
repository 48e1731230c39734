"""fill_down: cells that are merged, and names that are written once for many rows."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.tables.grid import CellGrid
from deckgen.tables.options import Asked
from deckgen.tables.steps.named_columns import column_index


def filled_down(grid: CellGrid, asked: Asked) -> CellGrid:
    """The cells, with what stands above an empty cell in it, in the columns that the deck names."""
    found = [column_index(grid, name, "fill_down", asked) for name in asked.options.fill_down or ()]
    columns = [index for index in found if index is not None]
    if not columns:
        return grid
    rows = [list(row) for row in grid.rows]
    for column in columns:
        above = ""
        for row in rows:
            above = row[column] = row[column] or above
    return replace(grid, rows=rows)
