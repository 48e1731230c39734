"""Bound cells and columns of a table: their words as they are displayed, and what is drawn beside these."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.layouts import Align
from deckgen.model.rich_text import Run, Text
from deckgen.tabling.cell_drawing import CellDrawing


class CellText(Struct, frozen=True):
    """The words of a cell."""

    text: Text
    dot: str | None = None
    """The color of a dot before the words; None for no dot."""

    @property
    def with_dot(self) -> Text:
        """The words with their dot, if they have one, before them."""
        return Text((Run("●  ", color=self.dot),)) + self.text if self.dot else self.text


NO_WORDS = CellText(Text())


class BoundColumn(Struct, frozen=True):
    """A column of a table with every word in place, ready to be measured and drawn."""

    header: Text
    cells: tuple[CellText, ...]
    """The cells under the header, without the total."""
    align: Align
    weight: float = 0.0
    """Its width in proportion to the other columns'; 0 where the width follows from its words."""
    total: CellText = NO_WORDS
    """Its cell in the total row, where the table has one."""
    drawing: CellDrawing | None = None
    """The bars or lines in its cells."""
    spoken: tuple[str, ...] = ()
    """What a screen reader says of each row's line; "" for a row without values, nothing at all without lines."""

    def piece(self, start: int, stop: int) -> BoundColumn:
        """The column of the rows from start up to, but not including, stop; what is drawn keeps its scale."""
        drawing = self.drawing.piece(start, stop) if self.drawing else None
        return replace(self, cells=self.cells[start:stop], drawing=drawing, spoken=self.spoken[start:stop])
