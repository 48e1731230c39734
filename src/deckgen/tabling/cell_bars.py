"""Bars in a table's cells: from a line of zero, in proportion to the numbers of the column, or of several."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Line, Rectangle
from deckgen.tabling.cell_drawing import VISIBLE, CellDrawing, CellSpot, add_group

# The height of a bar, in sizes of the table's type.
HEIGHT = 0.72


class Bars(CellDrawing, Struct, frozen=True):
    """The bars of a column. Those of rows that are not highlighted are grey where others are."""

    values: tuple[float | None, ...]
    """The number of each row; an empty cell, None, has no bar, nor has 0."""
    low: float
    """The left end of the scale: the lowest number on it where that is negative, else 0."""
    high: float
    """The right end of the scale: the highest number on it where that is positive, else 0."""
    colors: tuple[str, ...]
    """The color of each row's bar."""
    is_compared: bool = False
    """Whether the scale is that of several columns, whose bars are compared."""
    word = "bar"
    least, natural, widest, share, words_before = Pt(36), Pt(110), Pt(380), 3.0, True

    @classmethod
    def of(
        cls,
        values: Sequence[float | None],
        colors: tuple[str, ...],
        compared: Sequence[float | None] = (),
    ) -> Bars:
        """The bars of a column, on the scale of its values, or of all values that they are compared with."""
        known = [value for value in (*values, *compared) if value is not None]
        return cls(tuple(values), min([0.0, *known]), max([0.0, *known]), colors, bool(compared))

    def piece(self, start: int, stop: int) -> Bars:
        """The bars of some rows, on the same scale."""
        return replace(self, values=self.values[start:stop], colors=self.colors[start:stop])

    def draw(self, canvas: Canvas, places: Sequence[CellSpot], total: CellSpot | None, name: str) -> None:  # noqa: ARG002
        """Lay the bars, and a line at zero where some go to its left. The total has no bar: it would dwarf them."""
        brand, size = canvas.brand, canvas.press.table.size
        shapes: list[Rectangle | Line] = []
        for place, value, color in zip(places, self.values, self.colors, strict=True):
            if value:
                bar = self._bar(value, place.box, size * HEIGHT)
                shapes.append(Rectangle(bar, brand.colors.muted if place.muted else color, f"Bar: {place.row}"))
        if self.low < 0 and places:
            first, last = places[0].box, places[-1].box
            height = Emu(last.bottom - first.y)
            zero = Box(self._across(0.0, first), first.y, Emu(0), height)
            shapes.append(Line(zero, brand.colors.grey, VISIBLE, "Zero"))
        add_group(canvas, shapes, name)

    def _bar(self, value: float, room: Box, height: Emu) -> Box:
        """The box of a value's bar, in the middle of its row."""
        zero, end = self._across(0.0, room), self._across(value, room)
        width = max(Emu(abs(end - zero)), VISIBLE)
        left = zero if value > 0 else zero - width
        return Box(left, room.y + (room.height - height) // 2, width, height)

    def _across(self, value: float, room: Box) -> Emu:
        """The x at which a value stands."""
        # Values are halved first: the difference of two that are very large may be more than a float can hold.
        reach = self.high / 2 - self.low / 2
        share = (value / 2 - self.low / 2) / reach if reach else 0.0
        return room.x + room.width * share
