"""What a deck asks to be done with the cells of a table file, whatever its kind: one step in each module.

A step takes a CellGrid and gives one whose cells still know where they stand in the file.
"""

from __future__ import annotations

from deckgen.tables.grid import CellGrid
from deckgen.tables.options import Asked
from deckgen.tables.steps.blanking import blanked
from deckgen.tables.steps.filling_down import filled_down
from deckgen.tables.steps.leaving_out import left_out
from deckgen.tables.steps.naming import named, renamed
from deckgen.tables.steps.spelled_numbers import spelled
from deckgen.tables.steps.unpivoting import unpivoted

# Columns are called by their new names in all that comes after `rename`. Cells that are marked as missing are not
# filled from above; columns without any value make no rows; and numbers are told by what a whole column holds.
_STEPS = (named, renamed, filled_down, left_out, blanked, unpivoted, spelled)


def stepped(grid: CellGrid, asked: Asked) -> CellGrid | None:
    """The cells after every step that the deck asks for; None after a complaint that leaves no table."""
    made: CellGrid | None = grid
    for step in _STEPS:
        made = step(made, asked) if made is not None else None
    return made
