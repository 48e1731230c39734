"""The first column of Eurostat's tables, which holds several in one: "freq,unit,geo\\TIME_PERIOD" over "A,EUR,DE".

What stands behind the backslash says what the other columns are: mostly times. It is left out.
"""

from __future__ import annotations

import re

from deckgen.tables.grid import CellGrid

_COMBINED = re.compile(r"(\w+(?:,\w+)*)\\\w+")


def with_key_parted(grid: CellGrid) -> CellGrid:
    """The cells with each part of the key in a column of its own; as they are where the first column is none such."""
    match = _COMBINED.fullmatch(grid.header[0])
    if match is None:
        return grid
    names = match.group(1).split(",")
    keys = [row[0].split(",") for row in grid.rows]
    if any(len(key) != len(names) for key in keys):
        return grid
    more = len(names) - 1
    rows = [[*map(str.strip, key), *row[1:]] for key, row in zip(keys, grid.rows, strict=True)]
    return CellGrid([*names, *grid.header[1:]], rows, lambda row, column: grid.at(row, max(0, column - more)))
