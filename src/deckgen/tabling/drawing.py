"""Drawing: what stands in the cells of a column beside their words, as decorations that are laid over the table."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Self

from msgspec import Struct

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Group, Line, Polyline, Rectangle

GAP = Pt(9)
# The least that a drawing which shows more than nothing measures.
VISIBLE = Pt(0.75)


class Place(Struct, frozen=True):
    """Where a row's drawing may stand: as high as the row, and as wide as its words leave the cell.

    muted says that other rows are highlighted.
    """

    box: Box
    row: str
    muted: bool = False


class Drawing:
    """Bars or lines of a column, one for each of its rows.

    least, natural and widest are the widths that it needs, wants and takes at the most, share its part of what is to
    spare; the words of its cells stand before it, or behind.
    """

    word: ClassVar[str]
    least: ClassVar[Emu]
    natural: ClassVar[Emu]
    widest: ClassVar[Emu]
    share: ClassVar[float]
    words_before: ClassVar[bool]

    @abstractmethod
    def piece(self, start: int, stop: int) -> Self:
        """The drawing of some of the rows, on the scale of all."""

    @abstractmethod
    def draw(self, canvas: Canvas, places: Sequence[Place], total: Place | None, name: str) -> None:
        """Lay the shapes over the cells, as a group of this name; total is the place in the last row."""


def lay(canvas: Canvas, shapes: Sequence[Rectangle | Line | Polyline], name: str) -> None:
    """Add decorations as one group, where there are any."""
    if shapes:
        left, top = min(shape.box.x for shape in shapes), min(shape.box.y for shape in shapes)
        right, bottom = max(shape.box.right for shape in shapes), max(shape.box.bottom for shape in shapes)
        canvas.add(Group(Box(left, top, right - left, bottom - top), tuple(shapes), canvas.name(name)))
