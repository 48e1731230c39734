"""How wide the columns of a table are, and where in each its words stand and where its bars or lines."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.fitting.canvas import Press
from deckgen.fitting.measure import ON_ONE_LINE
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.page import Paragraph
from deckgen.tabling.cell_drawing import GAP, CellDrawing
from deckgen.tabling.cells import BoundColumn

# The room between a cell's words and its edges.
SIDE = Pt(6)
# How many times as wide as its words a table of one, two or three columns may be; more columns fill the width.
STRETCHED = {1: 1.6, 2: 1.6, 3: 1.9}
# Words beside a bar or a line have room to stay on one line even in the wider font that PowerPoint takes where the
# machine on stage lacks the brand's: a row that grew would part from its bar, which is laid over the table.
STEADY, SPARE = 1.3, Pt(4)


class Widths(Struct, frozen=True):
    """The widths of a table's columns, and what stands where in them."""

    columns: tuple[Emu, ...]
    """The width of each column."""
    beside: tuple[Emu, ...]
    """For each column, the width of the words beside its bars or lines; 0 where it has no words or no drawing."""
    lefts: tuple[Emu, ...]
    """For each column, the room left of what is in its cells."""
    drawings: tuple[CellDrawing | None, ...]

    @classmethod
    def of(
        cls, columns: Sequence[BoundColumn], rows: Sequence[Sequence[Paragraph]], width: Emu, press: Press
    ) -> Widths:
        """A width shared out among columns; rows are the words of the header and of each row, column by column."""
        lefts = tuple(_left(columns, index) for index in range(len(columns)))
        beside = tuple(_beside(column, index, rows, press) for index, column in enumerate(columns))
        shared = _Wants(columns, rows, lefts, beside, press).shared_out(width)
        return cls(tuple(shared), beside, lefts, tuple(column.drawing for column in columns))

    def insets(self, column: int, row: int) -> tuple[Emu, Emu]:
        """The room left and right of a cell's words; a row below 0 is the header."""
        left, beside, drawing = self.lefts[column], self.beside[column], self.drawings[column]
        if drawing is None or not beside or row < 0:
            return left, SIDE
        start = left if drawing.words_before else left + self.drawing_place(column)[1] + GAP
        return start, max(SIDE, self.columns[column] - start - beside)

    def words_width(self, column: int, row: int) -> Emu:
        """The width that a cell's words have."""
        left, right = self.insets(column, row)
        return Emu(max(self.columns[column] - left - right, Pt(1)))

    def drawing_place(self, column: int) -> tuple[Emu, Emu]:
        """How far from the table's left edge a column's bars or lines begin, and how wide they may be."""
        drawing = self.drawings[column]
        assert drawing is not None
        start = Emu(sum(self.columns[:column])) + self.lefts[column]
        alike = [
            self._free(other) for other, drawn in enumerate(self.drawings) if drawn is not None and drawn.is_compared
        ]
        free = min(alike) if drawing.is_compared else self._free(column)
        return (start + self._taken(column) if drawing.words_before else start), min(free, drawing.widest)

    def _taken(self, column: int) -> Emu:
        """The width that a column's words and the gap beside them take from its bars or lines."""
        return self.beside[column] + GAP if self.beside[column] else ZERO

    def _free(self, column: int) -> Emu:
        """The width that a column has for its bars or lines."""
        return Emu(max(0, self.columns[column] - self.lefts[column] - SIDE - self._taken(column)))


class _Wants:
    """What columns want of a table's width.

    natural: the width of each column at which its words stay on one line.
    least: the width of each column below which one of its words would be broken.
    """

    def __init__(
        self,
        columns: Sequence[BoundColumn],
        rows: Sequence[Sequence[Paragraph]],
        lefts: Sequence[Emu],
        beside: Sequence[Emu],
        press: Press,
    ) -> None:
        self.columns = columns
        typesetter = press.typesetter
        self.natural: list[Emu] = []
        self.least: list[Emu] = []
        for index, column in enumerate(columns):
            words, drawing, sides = [row[index] for row in rows], column.drawing, lefts[index] + SIDE
            # Words beside a drawing are in its width; only the header has the whole column.
            free = words if drawing is None else words[:1]
            natural = max(typesetter.width(each.text, each.style) * ON_ONE_LINE for each in free) + sides
            least = max(typesetter.widest_word(each.text, each.style) for each in free) + sides
            if drawing is not None:
                taken = (beside[index] + GAP if beside[index] else ZERO) + sides
                natural, least = max(natural, taken + drawing.natural), max(least, taken + drawing.least)
            self.natural.append(natural)
            self.least.append(least)

    def shared_out(self, width: Emu) -> list[Emu]:
        """A width shared out: by the author's proportions, else by the columns' words.

        Where there is too little room, the columns that can be wrapped most give up most.
        """
        if any(column.weight for column in self.columns):
            weights = tuple(column.weight or 1.0 for column in self.columns)
            return [column.width for column in Box(ZERO, ZERO, width, ZERO).columns(weights, ZERO)]
        total = sum(self.natural)
        if total <= width:
            return self._stretched(width, total)
        room = max(0, width - sum(self.least))
        wish = sum(want - need for want, need in zip(self.natural, self.least, strict=True)) or 1
        return [need + (want - need) * (room / wish) for want, need in zip(self.natural, self.least, strict=True)]

    def _stretched(self, width: Emu, total: int) -> list[Emu]:
        """What the columns want and their shares of the spare width, of which bars and lines take more than words."""
        most = STRETCHED.get(len(self.natural))
        drawings = [column.drawing for column in self.columns]
        growing = sum(drawing.widest - drawing.natural for drawing in drawings if drawing)
        spare = (int(width) if most is None else min(int(width), int(total * most) + growing)) - total
        shares = [drawing.share if drawing else 1.0 for drawing in drawings]
        return [
            each + Emu(int(spare * share / sum(shares))) for each, share in zip(self.natural, shares, strict=True)
        ]


def _left(columns: Sequence[BoundColumn], index: int) -> Emu:
    """The room left of a column's words: more where they would touch those at the right edge of the column before."""
    column, before = columns[index], columns[index - 1]
    begins_left = column.align == "left" or column.drawing is not None
    ends_right = before.align != "left" and (before.drawing is None or not before.drawing.words_before)
    return SIDE * 4 if index and begins_left and ends_right else SIDE


def _beside(column: BoundColumn, index: int, rows: Sequence[Sequence[Paragraph]], press: Press) -> Emu:
    """The width kept for the words beside a drawing; 0 where the column has no words or no drawing."""
    if column.drawing is None:
        return ZERO
    own = press.typesetter.without_slack
    widest = max(own.width(row[index].text, row[index].style) for row in rows[1:])
    return widest * STEADY + SPARE if widest else ZERO
