"""Bars in a table's cells: from a line of zero, in proportion to the numbers of the column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Line, Rectangle
from deckgen.tabling.drawing import VISIBLE, Drawing, Place, lay

HEIGHT = 0.72


class Bars(Drawing, Struct, frozen=True):
    """A bar for each value, none for an empty cell. low and high, of which one may be 0, are the ends of the scale.

    colors are those of the rows, which stand back where others are highlighted.
    """

    values: tuple[float | None, ...]
    low: float
    high: float
    colors: tuple[str, ...]
    word = "bar"
    least, natural, widest, share, words_before = Pt(36), Pt(110), Pt(380), 3.0, True

    @classmethod
    def of(cls, values: Sequence[float | None], colors: tuple[str, ...]) -> Bars:
        """The bars of a column, on the scale of all its values."""
        there = [value for value in values if value is not None]
        return cls(tuple(values), min([0.0, *there]), max([0.0, *there]), colors)

    def piece(self, start: int, stop: int) -> Bars:
        """The bars of some rows, on the same scale."""
        return replace(self, values=self.values[start:stop], colors=self.colors[start:stop])

    def draw(self, canvas: Canvas, places: Sequence[Place], total: Place | None, name: str) -> None:  # noqa: ARG002
        """Lay the bars, and the line of zero where some go to its left. A total, which would dwarf them, has none."""
        brand, size = canvas.brand, canvas.press.table.size
        shapes: list[Rectangle | Line] = []
        for place, value, color in zip(places, self.values, self.colors, strict=True):
            if value:
                bar = self._bar(value, place.box, size * HEIGHT)
                shapes.append(Rectangle(bar, brand.colors.muted if place.muted else color, f"Bar: {place.row}"))
        if self.low < 0:
            first, last = places[0].box, places[-1].box
            height = Emu(last.bottom - first.y)
            zero = Box(self._across(0.0, first), first.y, Emu(0), height)
            shapes.append(Line(zero, brand.colors.grey, VISIBLE, "Zero"))
        lay(canvas, shapes, name)

    def _bar(self, value: float, room: Box, height: Emu) -> Box:
        zero, end = self._across(0.0, room), self._across(value, room)
        width = max(Emu(abs(end - zero)), VISIBLE)
        left = zero if value > 0 else zero - width
        return Box(left, room.y + (room.height - height) // 2, width, height)

    def _across(self, value: float, room: Box) -> Emu:
        """Where a value stands."""
        # Halves: the difference of two numbers that are very large may be none that can be written.
        share = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return room.x + room.width * share
