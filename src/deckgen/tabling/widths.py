"""How wide the columns of a table are, and where in each its words stand and where its bars or lines."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.fitting.canvas import Press
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.page import Paragraph
from deckgen.tabling.cells import GridColumn
from deckgen.tabling.drawing import GAP, Drawing

SIDE = Pt(6)
# How much wider than its words a table of few columns may be.
AIRY = {1: 1.6, 2: 1.6, 3: 1.9}
SLACK = 1.03
# Words beside a drawing stay on one line in the wider font of a venue too: a row that grew would part from its bars.
STEADY, SPARE = 1.3, Pt(4)


class Widths(Struct, frozen=True):
    """The columns' widths; slots are those that words have beside a drawing, nothing where there are none."""

    columns: tuple[Emu, ...]
    slots: tuple[Emu, ...]
    lefts: tuple[Emu, ...]
    drawings: tuple[Drawing | None, ...]

    @classmethod
    def of(
        cls, columns: Sequence[GridColumn], lines: Sequence[Sequence[Paragraph]], width: Emu, press: Press
    ) -> Widths:
        """A width shared out among columns, whose words are given line by line."""
        lefts = tuple(_left(columns, index) for index in range(len(columns)))
        slots = tuple(_slot(column, index, lines, press) for index, column in enumerate(columns))
        shared = _Shares(columns, lines, lefts, slots, press).out(width)
        return cls(tuple(shared), slots, lefts, tuple(column.drawing for column in columns))

    def sides(self, column: int, row: int) -> tuple[Emu, Emu]:
        """The room left and right of a cell's words; a row below 0 is the header."""
        left, slot, drawing = self.lefts[column], self.slots[column], self.drawings[column]
        if drawing is None or not slot or row < 0:
            return left, SIDE
        start = left if drawing.words_before else left + self.room(column)[1] + GAP
        return start, max(SIDE, self.columns[column] - start - slot)

    def inner(self, column: int, row: int) -> Emu:
        """The width that a cell's words have."""
        left, right = self.sides(column, row)
        return Emu(max(self.columns[column] - left - right, Pt(1)))

    def room(self, column: int) -> tuple[Emu, Emu]:
        """Where a drawing begins, from the table's left edge, and how wide it may be."""
        drawing = self.drawings[column]
        assert drawing is not None
        start = Emu(sum(self.columns[:column])) + self.lefts[column]
        taken = self.slots[column] + GAP if self.slots[column] else ZERO
        free = Emu(max(0, self.columns[column] - self.lefts[column] - SIDE - taken))
        return (start + taken if drawing.words_before else start), min(free, drawing.widest)


class _Shares:
    """What columns need and want of a width."""

    def __init__(
        self,
        columns: Sequence[GridColumn],
        lines: Sequence[Sequence[Paragraph]],
        lefts: Sequence[Emu],
        slots: Sequence[Emu],
        press: Press,
    ) -> None:
        self.columns = columns
        setter = press.typesetter
        sides = [left + SIDE for left in lefts]
        self.natural, self.least = [], []
        for index, column in enumerate(columns):
            words = [line[index] for line in lines]
            slot, drawing = slots[index], column.drawing
            if drawing is not None:
                beside = (slot + GAP if slot else ZERO) + sides[index]
                head = words[0]
                self.natural.append(
                    max(setter.width(head.text, head.style) * SLACK + sides[index], beside + drawing.natural)
                )
                self.least.append(
                    max(setter.widest_word(head.text, head.style) + sides[index], beside + drawing.least)
                )
                continue
            self.natural.append(max(setter.width(one.text, one.style) * SLACK for one in words) + sides[index])
            self.least.append(max(setter.widest_word(one.text, one.style) for one in words) + sides[index])

    def out(self, width: Emu) -> list[Emu]:
        """The width shared out by the columns' words, the widest wrapped where there is too little room."""
        if any(column.weight for column in self.columns):
            given = tuple(column.weight or 1.0 for column in self.columns)
            return [column.width for column in Box(ZERO, ZERO, width, ZERO).columns(given, ZERO)]
        total = sum(self.natural)
        if total <= width:
            return self._spread(width, total)
        room = max(0, width - sum(self.least))
        wish = sum(want - need for want, need in zip(self.natural, self.least, strict=True)) or 1
        return [need + (want - need) * (room / wish) for want, need in zip(self.natural, self.least, strict=True)]

    def _spread(self, width: Emu, total: int) -> list[Emu]:
        """What the columns want and their parts of what is to spare, of which drawings take more."""
        most = AIRY.get(len(self.natural))
        drawings = [column.drawing for column in self.columns]
        growing = sum(drawing.widest - drawing.natural for drawing in drawings if drawing)
        spread = (int(width) if most is None else min(int(width), int(total * most) + growing)) - total
        shares = [drawing.share if drawing else 1.0 for drawing in drawings]
        return [
            each + Emu(int(spread * share / sum(shares))) for each, share in zip(self.natural, shares, strict=True)
        ]


def _left(columns: Sequence[GridColumn], index: int) -> Emu:
    """The room left of a column's words: more where they begin beside numbers that stand at their right edge."""
    column, before = columns[index], columns[index - 1]
    begins_left = column.align == "left" or column.drawing is not None
    ends_right = before.align != "left" and (before.drawing is None or not before.drawing.words_before)
    return SIDE * 4 if index and begins_left and ends_right else SIDE


def _slot(column: GridColumn, index: int, lines: Sequence[Sequence[Paragraph]], press: Press) -> Emu:
    """The width of the words beside a drawing, nothing where there are none of either."""
    if column.drawing is None:
        return ZERO
    widest = max(press.typesetter.width(line[index].text, line[index].style) for line in lines[1:])
    return widest * STEADY + SPARE if widest else ZERO
