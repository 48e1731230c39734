"""missing: cells that mean that there is no value."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.tables.grid import CellGrid
from deckgen.tables.number_words import without_flag
from deckgen.tables.options import Asked


def blanked(grid: CellGrid, asked: Asked) -> CellGrid:
    """The cells, empty where they hold one of the words that stand for no value, with or without a flag behind it."""
    if not asked.options.missing:
        return grid
    words, flags = frozenset(map(str, asked.options.missing)), asked.options.flags

    def is_missing(cell: str) -> bool:
        return cell in words or bool(flags and without_flag(cell) in words)

    return replace(grid, rows=[["" if is_missing(cell) else cell for cell in row] for row in grid.rows])
