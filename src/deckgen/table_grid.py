"""Grid: a bound table, which shares its width out among its columns and is drawn as a native table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from deckgen.canvas import Canvas, Press
from deckgen.content import Content, Form
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Insets, Pt
from deckgen.model.page import Align, Cell, Paragraph, Style, TableBox
from deckgen.model.phrases import Phrases
from deckgen.model.text import Run, Text

SIDE = Pt(6)
AIRY = {1: 1.6, 2: 1.6, 3: 1.9}


@dataclass(frozen=True, slots=True)
class CellText:
    """A bound cell: its words and the color of the dot before them."""

    text: Text
    dot: str | None = None

    def shown(self) -> Text:
        """The words, with their dot."""
        return Text((Run("●  ", color=self.dot),)) + self.text if self.dot else self.text


@dataclass(frozen=True)
class Grid(Content):
    """A bound table: header, rows, and for each column its alignment and its width (0 where it follows the words).

    language is that of its alt text. whole is the table of which this is a piece; its columns are as wide on every
    slide. What was measured is kept.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[CellText, ...], ...]
    aligns: tuple[Align, ...]
    weights: tuple[float, ...]
    marked: frozenset[int]
    alt: str
    span: Span
    runs_on: bool = False
    language: str = "en"
    whole: Grid | None = None
    _measured: dict[tuple[float, Emu], list[Emu]] = field(default_factory=dict, repr=False, compare=False)
    word = "table"

    @property
    def form(self) -> Form:  # type: ignore[override]
        """A narrow table stands beside words, a wide one over or under them."""
        return "figure" if len(self.header) <= 3 else "wide"

    @property
    def shows_figures(self) -> bool:  # type: ignore[override]
        """Whether a cell under the header holds a digit."""
        return any(character.isdigit() for row in self.rows for cell in row for character in cell.text.plain)

    @property
    def share(self) -> float:  # type: ignore[override]
        """The more columns, the more room."""
        return 1.4 + 0.6 * len(self.header)

    def _head(self, text: Text, press: Press, align: Align) -> Paragraph:
        size = max(press.table.size - Pt(2), Pt(11))
        return Paragraph(text, Style(size, press.brand.colors.grey, font="heading"), align)

    def _body(self, text: Text, press: Press, column: int, row: int) -> Paragraph:
        bold = row in self.marked or column == 0
        style = replace(press.table, font="heading") if bold and column == 0 else replace(press.table, bold=bold)
        return Paragraph(text, style, self.aligns[column])

    @property
    def pieces(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def piece(self, start: int, stop: int) -> Grid:
        """Some of the rows under the same header, in columns of the same widths."""
        marked = frozenset(row - start for row in self.marked)
        return replace(self, rows=self.rows[start:stop], marked=marked, whole=self)

    @property
    def _spoken(self) -> str:
        names = ", ".join(cell.plain for cell in self.header)
        say = Phrases(self.language)
        return self.alt or say("Table of {count} rows. Columns: {names}.", count=len(self.rows), names=names)

    def _lines(self, press: Press) -> list[list[Paragraph]]:
        """Every row's cells as paragraphs, the header first."""
        head = [self._head(text, press, self.aligns[column]) for column, text in enumerate(self.header)]
        body = [
            [self._body(cell.shown(), press, column, row) for column, cell in enumerate(cells)]
            for row, cells in enumerate(self.rows)
        ]
        return [head, *body]

    def _widths(self, width: Emu, press: Press) -> list[Emu]:
        """The columns' widths, the same for all pieces of a table."""
        if self.whole is not None:
            return self.whole._widths(width, press)
        key = (press.tightness, width)
        if key not in self._measured:
            self._measured[key] = self._shared_out(width, press)
        return self._measured[key]

    def _shared_out(self, width: Emu, press: Press) -> list[Emu]:
        """A width shared out by the columns' words, the widest wrapped where there is too little room."""
        lines = self._lines(press)
        columns = range(len(self.header))
        sides = [self._side(column) + SIDE for column in columns]
        natural = [
            max(press.typesetter.width(r[c].text, r[c].style) * 1.03 for r in lines) + sides[c] for c in columns
        ]
        least = [max(press.typesetter.widest_word(r[c].text, r[c].style) for r in lines) + sides[c] for c in columns]
        if any(self.weights):
            given = [weight or 1.0 for weight in self.weights]
            return [column.width for column in Box(ZERO, ZERO, width, ZERO).columns(tuple(given), ZERO)]
        total = sum(natural)
        if total <= width:
            most = AIRY.get(len(natural))
            spread = (int(width) if most is None else min(int(width), int(total * most))) - total
            return [each + Emu(spread) // len(natural) for each in natural]
        room = max(0, width - sum(least))
        wish = sum(want - need for want, need in zip(natural, least, strict=True)) or 1
        return [need + (want - need) * (room / wish) for want, need in zip(natural, least, strict=True)]

    def _heights(self, widths: list[Emu], press: Press) -> list[Emu]:
        pad = press.table.size * 0.62
        inner = [max(width - self._side(column) - SIDE, Pt(1)) for column, width in enumerate(widths)]
        return [
            max(press.height((cell,), each) for cell, each in zip(row, inner, strict=True)) + pad
            for row in self._lines(press)
        ]

    def height(self, width: Emu, press: Press) -> Emu:
        """The heights of the header and the rows."""
        total = ZERO
        for height in self._heights(self._widths(width, press), press):
            total += height
        return total

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the table; where there is room to spare the rows are higher."""
        press = canvas.press
        widths = self._widths(box.width, press)
        heights = self._heights(widths, press)
        spare = max(0, box.height - sum(heights)) // len(heights)
        heights = [height + min(Emu(spare), press.table.size) for height in heights]
        rows = tuple(
            tuple(self._cell(cell, column, row - 1, press) for column, cell in enumerate(cells))
            for row, cells in enumerate(self._lines(press))
        )
        place = Box(box.x, box.y, Emu(sum(widths)), Emu(sum(heights)))
        canvas.add(TableBox(place, tuple(widths), tuple(heights), rows, canvas.name("Table"), self._spoken))

    def _side(self, column: int) -> Emu:
        """The room left of a column's words: more where they begin beside numbers that stand at their right edge."""
        crowded = column > 0 and self.aligns[column] == "left" and self.aligns[column - 1] != "left"
        return SIDE * 4 if crowded else SIDE

    def _cell(self, paragraph: Paragraph, column: int, row: int, press: Press) -> Cell:
        colors = press.brand.colors
        pad = press.table.size * 0.2
        insets = Insets(self._side(column), pad, SIDE, pad)
        if row < 0:
            return Cell((paragraph,), None, colors.ink, Pt(1.25), insets)
        fill = colors.panel if row in self.marked else None
        return Cell((paragraph,), fill, colors.hairline, Pt(0.75), insets)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The table, where its longest words alone are wider than its place."""
        return "the table" if sum(self._widths(width, press)) > width * 1.001 else None

    def lines_over(self, missing: Emu, press: Press) -> int:
        """How many rows too many there are."""
        heights = self._heights(self._widths(Inch(12), press), press)
        return max(1, -(-int(missing) * len(heights) // sum(heights)))
