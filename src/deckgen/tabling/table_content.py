"""Grid: a bound table, which shares its width out among its columns and is drawn as a native table.

What is drawn in cells is laid over them, so rows are as high as their words are sure to fit: a row that PowerPoint
had to heighten would part from its bars.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Form
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Inch, Insets, Pt
from deckgen.model.page import Cell, Paragraph, Style, TableBox
from deckgen.model.phrases import Phrases
from deckgen.tabling.cells import GridColumn
from deckgen.tabling.drawing import Place
from deckgen.tabling.widths import Widths

HEAD = -1


class Grid(Content, Struct, frozen=True):
    """A bound table: its columns, the rows that stand out, and whether a total ends it.

    language is that of its alt text. whole is the table of which this is a piece; its columns are as wide on every
    slide. What was measured is kept.
    """

    columns: tuple[GridColumn, ...]
    marked: frozenset[int]
    alt: str
    span: Span
    totaled: bool = False
    astray: tuple[tuple[str, Span], ...] = ()
    runs_on: bool = False
    language: str = "en"
    whole: Grid | None = None
    _measured: dict[tuple[float, Emu], Widths] = field(default_factory=dict)
    word = "table"

    @property
    def form(self) -> Form:  # type: ignore[override]
        """A narrow table stands beside words, a wide one over or under them."""
        return "figure" if len(self.columns) <= 3 else "wide"

    @property
    def shows_figures(self) -> bool:  # type: ignore[override]
        """Whether a cell under the header holds a digit, or a line."""
        cells = (cell for column in self.columns for cell in column.cells)
        return any(character.isdigit() for cell in cells for character in cell.text.plain) or any(
            column.drawing for column in self.columns
        )

    @property
    def share(self) -> float:  # type: ignore[override]
        """The more columns, the more room; a drawing takes that of another one."""
        return 1.4 + 0.6 * (len(self.columns) + sum(column.drawing is not None for column in self.columns))

    @property
    def pieces(self) -> int:
        """The number of rows."""
        return len(self.columns[0].cells)

    def piece(self, start: int, stop: int) -> Grid:
        """Some of the rows under the same header, in columns of the same widths; the total ends the last of them."""
        marked = frozenset(row - start for row in self.marked if start <= row < stop)
        columns = tuple(column.piece(start, stop) for column in self.columns)
        is_last = stop == self.pieces
        return replace(self, columns=columns, marked=marked, totaled=self.totaled and is_last, whole=self)

    @property
    def _spoken(self) -> str:
        """The alt text: what the table is, and from where to where its lines run."""
        if self.alt:
            return self.alt
        names = ", ".join(column.header.plain for column in self.columns)
        say = Phrases(self.language)
        if self.pieces == 1:
            said = [say("Table of one row. Columns: {names}.", names=names)]
        else:
            said = [say("Table of {count} rows. Columns: {names}.", count=self.pieces, names=names)]
        for column in self.columns:
            told = "; ".join(words for words in column.told if words)
            said += [f"{column.header.plain}: {told}."] if told else []
        return " ".join(said)

    def _lines(self, press: Press) -> list[list[Paragraph]]:
        """Every row's cells as paragraphs: the header, the rows, the total."""
        columns = [self._column(index, press) for index in range(len(self.columns))]
        return [list(row) for row in zip(*columns, strict=True)]

    def _column(self, index: int, press: Press) -> list[Paragraph]:
        column = self.columns[index]
        head = Style(max(press.table.size - Pt(2), Pt(11)), press.brand.colors.grey, font="heading")
        plain, strong = press.table, replace(press.table, font="heading" if index == 0 else "body", bold=index > 0)
        # The words of a bar's column stand before the bar, so its header begins where they do.
        over = "left" if column.drawing is not None else column.align
        lines = [Paragraph(column.header, head, over)]
        for row, cell in enumerate(column.cells):
            style = strong if index == 0 or row in self.marked else plain
            lines.append(Paragraph(cell.shown(), style, column.align))
        if self.totaled:
            lines.append(Paragraph(column.total.shown(), strong, column.align))
        return lines

    def _widths(self, width: Emu, press: Press) -> Widths:
        """The columns' widths, the same for all pieces of a table."""
        if self.whole is not None:
            return self.whole._widths(width, press)
        key = (press.tightness, width)
        if key not in self._measured:
            self._measured[key] = Widths.of(self.columns, self._lines(press), width, press)
        return self._measured[key]

    def _heights(self, widths: Widths, press: Press) -> list[Emu]:
        pad = press.table.size * 0.62
        return [
            max(press.height((cell,), widths.inner(column, row)) for column, cell in enumerate(cells)) + pad
            for row, cells in enumerate(self._lines(press), start=HEAD)
        ]

    def height(self, width: Emu, press: Press) -> Emu:
        """The heights of the header and the rows."""
        return Emu(sum(self._heights(self._widths(width, press), press)))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the table; where there is room to spare the rows are higher."""
        press = canvas.press
        widths = self._widths(box.width, press)
        heights = self._heights(widths, press)
        spare = max(0, box.height - sum(heights)) // len(heights)
        heights = [height + min(Emu(spare), press.table.size) for height in heights]
        rows = tuple(
            tuple(self._cell(cell, column, row, widths, press) for column, cell in enumerate(cells))
            for row, cells in enumerate(self._lines(press), start=HEAD)
        )
        place = Box(box.x, box.y, Emu(sum(widths.columns)), Emu(sum(heights)))
        name = canvas.name("Table")
        is_overlaid = any(column.drawing for column in self.columns)
        canvas.add(
            TableBox(place, widths.columns, tuple(heights), rows, name, self._spoken, self.totaled, is_overlaid)
        )
        self._lay_drawings(canvas, place, widths, heights)

    def _lay_drawings(self, canvas: Canvas, place: Box, widths: Widths, heights: list[Emu]) -> None:
        """Bars and lines, over the cells whose row and column they belong to."""
        labels = [cell.text.plain for cell in self.columns[0].cells]
        body = place.below(heights[0])
        for index, column in enumerate(self.columns):
            if column.drawing is None:
                continue
            left, width = widths.room(index)
            boxes, y = [], body.y
            for height in heights[1:]:
                boxes.append(Box(place.x + left, y, width, height))
                y += height
            rows = zip(boxes, labels, strict=False)
            places = [
                Place(box, label, bool(self.marked) and row not in self.marked)
                for row, (box, label) in enumerate(rows)
            ]
            total = Place(boxes[-1], self.columns[0].total.text.plain) if self.totaled else None
            column.drawing.draw(canvas, places, total, f"{column.drawing.word.capitalize()}s: {column.header.plain}")

    def _cell(self, paragraph: Paragraph, column: int, row: int, widths: Widths, press: Press) -> Cell:
        colors = press.brand.colors
        pad = press.table.size * 0.2
        left, right = widths.sides(column, row)
        insets = Insets(left, pad, right, pad)
        if row == HEAD:
            return Cell((paragraph,), None, colors.ink, Pt(1.25), insets)
        fill = colors.panel if row in self.marked else None
        if self.totaled and row == self.pieces - 1:
            # The line over the total is the one under the row before it.
            return Cell((paragraph,), fill, colors.ink, Pt(1), insets)
        return Cell((paragraph,), fill, colors.hairline, Pt(0.75), insets)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The table, where its longest words alone are wider than its place, or a drawing that has no room."""
        widths = self._widths(width, press)
        if sum(widths.columns) > width * 1.001:
            return "the table"
        for index, column in enumerate(self.columns):
            if column.drawing is not None and widths.room(index)[1] < column.drawing.least:
                return f"a {column.drawing.word} of '{column.header.plain}'"
        return None

    def lines_over(self, missing: Emu, press: Press) -> int:
        """How many rows too many there are."""
        heights = self._heights(self._widths(Inch(12), press), press)
        return max(1, -(-int(missing) * len(heights) // sum(heights)))
