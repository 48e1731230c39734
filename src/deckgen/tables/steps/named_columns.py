"""Columns of a table file that the deck names in how it is to be read: found, or said not to be there."""

from __future__ import annotations

from deckgen.model.diagnostics import did_you_mean
from deckgen.tables.grid import CellGrid
from deckgen.tables.options import Asked


def column_index(grid: CellGrid, name: str, option: str, asked: Asked) -> int | None:
    """The index of the column that an option names; None after a complaint that there is none."""
    if name in grid.header:
        return list(grid.header).index(name)
    renamed = (asked.options.rename or {}).get(name) if option != "rename" else None
    hint = f"'rename' calls it '{renamed}'" if renamed else did_you_mean(name, filter(None, grid.header))
    message = f"{asked.display_path} has no column '{name}'"
    asked.log.error("unknown_column", message, asked.place(name, option), hint)
    return None
