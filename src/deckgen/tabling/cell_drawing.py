"""CellDrawing: bars or lines in the cells of a column, beside their words.

A cell of a PowerPoint table holds nothing but text, so what is drawn in it is shapes that are laid over the table.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Self

from msgspec import Struct

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Group, Line, Polyline, Rectangle

# Between a cell's words and its bar or line.
GAP = Pt(9)
# The least width of a bar for a number that isn't 0, and the width of the line of zero.
VISIBLE = Pt(0.75)


class CellSpot(Struct, frozen=True):
    """Where one cell's bar or line may stand."""

    box: Box
    """As high as the row, and as wide as the words leave the cell."""
    row: str
    """The words of the row's first cell, which name the shape."""
    muted: bool = False
    """Whether other rows of the table are highlighted and this one is not."""


class CellDrawing:
    """The bars or the lines of one column, one for each of its rows."""

    word: ClassVar[str]
    """What one of them is called, in the names of shapes and in complaints: "bar", "sparkline"."""
    least: ClassVar[Emu]
    """The width below which it can't be read."""
    natural: ClassVar[Emu]
    """The width that it has where the table isn't stretched."""
    widest: ClassVar[Emu]
    """The width that it never exceeds."""
    share: ClassVar[float]
    """Its part of a table's spare width, in proportion to that of a column of words, which is 1."""
    words_before: ClassVar[bool]
    """Whether the words of its cells stand before it (left), or behind it."""
    is_compared: bool = False
    """Whether it is compared with that of other columns, so that all of these are equally wide."""

    @abstractmethod
    def piece(self, start: int, stop: int) -> Self:
        """The drawing of the rows from start up to, but not including, stop, on the scale of all rows."""

    @abstractmethod
    def draw(self, canvas: Canvas, places: Sequence[CellSpot], total: CellSpot | None, name: str) -> None:
        """Lay the shapes over the cells, as a group of this name.

        places has one place for each row; total is that in the table's total row, None where it has none.
        """


def add_group(canvas: Canvas, shapes: Sequence[Rectangle | Line | Polyline], name: str) -> None:
    """Add shapes to the page as one group that encloses them; nothing where there are no shapes."""
    if shapes:
        left, top = min(shape.box.x for shape in shapes), min(shape.box.y for shape in shapes)
        right, bottom = max(shape.box.right for shape in shapes), max(shape.box.bottom for shape in shapes)
        canvas.add(Group(Box(left, top, right - left, bottom - top), tuple(shapes), canvas.name(name)))
