"""Bound cells and columns of a table: their words, and what is drawn beside these."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.page import Align
from deckgen.model.rich_text import Run, Text
from deckgen.tabling.drawing import Drawing


class CellText(Struct, frozen=True):
    """A bound cell: its words and the color of the dot before them."""

    text: Text
    dot: str | None = None

    def shown(self) -> Text:
        """The words, with their dot."""
        return Text((Run("●  ", color=self.dot),)) + self.text if self.dot else self.text


NO_WORDS = CellText(Text())


class GridColumn(Struct, frozen=True):
    """A bound column: its header, its cells, and the last one where the table is totaled.

    weight is its share of the width, 0 where it follows the words; drawing is what stands in its cells besides, and
    told what is heard of it row by row.
    """

    header: Text
    cells: tuple[CellText, ...]
    align: Align
    weight: float = 0.0
    total: CellText = NO_WORDS
    drawing: Drawing | None = None
    told: tuple[str, ...] = ()

    def piece(self, start: int, stop: int) -> GridColumn:
        """Some of the rows; what is drawn keeps the scale of all."""
        drawing = self.drawing.piece(start, stop) if self.drawing else None
        return replace(self, cells=self.cells[start:stop], drawing=drawing, told=self.told[start:stop])
