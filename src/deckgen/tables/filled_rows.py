"""FilledRows: the rows of a text or a sheet that have anything in them, before it is known where the names stand.

Rows are counted as the author sees them, from 1 and with the empty ones: lines of a text, rows of a sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.model.dataset import CellPlace


class Area(Struct, frozen=True):
    """The cells that are merged into one, by rows counted as the author does and columns counted from 0."""

    top: int
    bottom: int
    left: int
    right: int


class FilledRows(Struct, frozen=True):
    """The rows of a file that have anything in them."""

    texts: Sequence[list[str]]
    """The cells of each row. Rows may differ in length."""
    numbers: Sequence[int]
    """The number of each row."""
    at: Callable[[int, int], CellPlace]
    """Gives the place of a cell by its row, an index of `texts`, and its column, both from 0."""
    noun: str = "row"
    """What such a row is called: a line, or a row."""
    merged: Sequence[Area] = ()
    """The merged cells."""


def filled_width(row: Sequence[str]) -> int:
    """The number of cells up to the last one with anything in it."""
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width
