"""What cells hold that no slide can show: control characters, as escapes of JSON and databases can make them."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from deckgen.files.encoding import control_character_in, without_control_characters
from deckgen.tables.grid import HEADER, CellGrid, Complaints


def without_hidden_characters(grid: CellGrid, complaints: Complaints) -> CellGrid:
    """The grid with U+FFFD for such characters, after a complaint at each cell that holds one."""
    numbered = [(HEADER, grid.header), *enumerate(grid.rows)]
    damaged = [(number, row) for number, row in numbered if control_character_in("".join(row))]
    if not damaged:
        return grid
    for number, row in damaged:
        for column, text in enumerate(row):
            if found := control_character_in(text):
                message = f"{found} stands in the cell"
                complaints.add("control_character", message, partial(grid.at, number, column), _HINT)
    clean = {number: [without_control_characters(text) for text in row] for number, row in damaged}
    rows = [clean.get(number, row) for number, row in enumerate(grid.rows)]
    return replace(grid, header=clean.get(HEADER, grid.header), rows=rows)


_HINT = "delete it; it would break the presentation"
