"""TableContent: a bound table, which shares its width out among its columns and is drawn as a PowerPoint table.

PowerPoint heightens a row whose words don't fit it. Bars and lines are shapes that are laid over the table, and such
a row would part from them; so each row is as high as its words are sure to fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Form
from deckgen.model.diagnostics import Span
from deckgen.model.findings import Finding
from deckgen.model.geometry import Box, Emu, Inch, Insets, Pt
from deckgen.model.page import Cell, LaterRow, Paragraph, Style, TableBox
from deckgen.model.phrases import Phrases
from deckgen.model.reveal import Appearing
from deckgen.numbers.powers_aloud import powers_aloud
from deckgen.tabling.cell_drawing import CellSpot
from deckgen.tabling.cells import BoundColumn
from deckgen.tabling.widths import Widths

# The number of the header's row; the rows under it are counted from 0, and the total is the last of them.
HEADER = -1
# The most rows under the header that appear one by one on a slide: each takes a click.
MOST_REVEALED = 12


class TableContent(Content, Struct, frozen=True):
    """A bound table."""

    columns: tuple[BoundColumn, ...]
    highlighted: frozenset[int]
    """The rows that stand out, counted from 0."""
    alt: str
    """The author's words for screen readers; "" where there are none."""
    span: Span
    has_total: bool = False
    """Whether a total row ends the table."""
    findings: tuple[Finding, ...] = ()
    runs_on: bool = False
    language: str = "en"
    """The language of the words that screen readers say."""
    parent: TableContent | None = None
    """The table of which this is a piece, by which columns are as wide on each of its slides."""
    start: int = 0
    """The row of that table with which this piece begins, counted from 0."""
    _measured: dict[tuple[float, Emu], Widths] = field(default_factory=dict)
    """Widths that were found already, by the tightness of the type and the width of the table."""
    _heightened: dict[tuple[float, Emu], list[Emu]] = field(default_factory=dict)
    """Heights of rows that were found already, by the same."""
    word = "table"

    @property
    def form(self) -> Form:  # type: ignore[override]
        """A narrow table stands beside words, a wide one over or under them."""
        return "figure" if len(self.columns) <= 3 else "wide"

    @property
    def shows_figures(self) -> bool:  # type: ignore[override]
        """Whether a cell under the header holds a digit, a bar or a line."""
        cells = (cell for column in self.columns for cell in column.cells)
        return any(character.isdigit() for cell in cells for character in cell.text.plain) or any(
            column.drawing for column in self.columns
        )

    @property
    def share(self) -> float:  # type: ignore[override]
        """The more columns, the larger; bars or lines count as another column."""
        return 1.4 + 0.6 * (len(self.columns) + sum(column.drawing is not None for column in self.columns))

    @property
    def pieces(self) -> int:
        """The number of rows, without the header and the total."""
        return len(self.columns[0].cells)

    def piece(self, start: int, stop: int) -> TableContent:
        """Some of the rows under the same header, in columns of the same widths; the total ends the last piece."""
        highlighted = frozenset(row - start for row in self.highlighted if start <= row < stop)
        columns = tuple(column.piece(start, stop) for column in self.columns)
        has_total = self.has_total and stop == self.pieces
        return replace(self, columns=columns, highlighted=highlighted, has_total=has_total, parent=self, start=start)

    @property
    def _alt_text(self) -> str:
        """The alt text: the author's, else how many rows there are, the columns, and the ends of each row's line."""
        if self.alt:
            return self.alt
        names = ", ".join(column.header.spoken for column in self.columns)
        say = Phrases(self.language)
        if self.pieces == 1:
            sentences = [say("Table of one row. Columns: {names}.", names=names)]
        else:
            sentences = [say("Table of {count} rows. Columns: {names}.", count=self.pieces, names=names)]
        for column in self.columns:
            spoken = "; ".join(words for words in column.spoken if words)
            sentences += [f"{column.header.spoken}: {spoken}."] if spoken else []
        return powers_aloud(" ".join(sentences), self.language)

    def _rows(self, press: Press) -> list[list[Paragraph]]:
        """Every row's cells as paragraphs: the header, the rows, the total."""
        columns = [self._column(index, press) for index in range(len(self.columns))]
        return [list(row) for row in zip(*columns, strict=True)]

    def _column(self, index: int, press: Press) -> list[Paragraph]:
        """A column's cells as paragraphs; bold are the first column, the highlighted rows and the total."""
        column = self.columns[index]
        head = Style(
            max(press.table.size - Pt(2), press.brand.type.table[1]), press.brand.colors.grey, font="heading"
        )
        plain, strong = press.table, replace(press.table, font="heading" if index == 0 else "body", bold=index > 0)
        # The words of a bar's column stand before the bar, so its header begins where they do.
        header_align = "left" if column.drawing is not None else column.align
        cells = [Paragraph(column.header, head, header_align)]
        for row, cell in enumerate(column.cells):
            style = strong if index == 0 or row in self.highlighted else plain
            cells.append(Paragraph(cell.with_dot, style, column.align))
        if self.has_total:
            cells.append(Paragraph(column.total.with_dot, strong, column.align))
        return cells

    def _widths(self, width: Emu, press: Press) -> Widths:
        """The columns' widths, the same for all pieces of a table."""
        if self.parent is not None:
            return self.parent._widths(width, press)
        key = (press.tightness, width)
        if key not in self._measured:
            self._measured[key] = Widths.of(self.columns, self._rows(press), width, press)
        return self._measured[key]

    def _heights(self, width: Emu, press: Press) -> list[Emu]:
        """The heights of the header, of each row and of the total, the room over and under their words included.

        A row is as high in each piece of a table, so it is measured once for all of them.
        """
        if self.parent is not None:
            header, *rows = self.parent._heights(width, press)
            total = rows[-1:] if self.has_total else []
            return [header, *rows[self.start : self.start + self.pieces], *total]
        key = (press.tightness, width)
        if key not in self._heightened:
            widths, pad = self._widths(width, press), press.table.size * 0.62
            self._heightened[key] = [
                max(press.height((cell,), widths.words_width(column, row)) for column, cell in enumerate(cells)) + pad
                for row, cells in enumerate(self._rows(press), start=HEADER)
            ]
        return self._heightened[key]

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the header and all rows."""
        return Emu(sum(self._heights(width, press)))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the table; where there is height to spare the rows are a little higher."""
        press = canvas.press
        widths = self._widths(box.width, press)
        heights = self._heights(box.width, press)
        spare = max(0, box.height - sum(heights)) // len(heights)
        heights = [height + min(Emu(spare), press.table.size) for height in heights]
        rows = tuple(
            tuple(self._cell(cell, column, row, widths, press) for column, cell in enumerate(cells))
            for row, cells in enumerate(self._rows(press), start=HEADER)
        )
        place = Box(box.x, box.y, Emu(sum(widths.columns)), Emu(sum(heights)))
        name = canvas.name("Table")
        is_overlaid = any(column.drawing for column in self.columns)
        later = tuple(self._later(canvas, name)) if canvas.in_steps and len(rows) - 1 <= MOST_REVEALED else ()
        table = TableBox(
            place,
            widths.columns,
            tuple(heights),
            rows,
            name,
            self._alt_text,
            self.has_total,
            is_overlaid,
            later,
            self.span,
        )
        canvas.add(table, [Appearing(one) for one in (name, *(row.name for row in later))] if later else ())
        self._lay_drawings(canvas, place, widths, heights, by_row=bool(later))

    def _later(self, canvas: Canvas, table: str) -> Iterator[LaterRow]:
        """The rows that appear after the first one in the show, which comes with the header."""
        say = Phrases(self.language)
        for row in range(1, self.pieces):
            alt = say("Row {number} of {count}.", number=row + 1, count=self.pieces)
            yield LaterRow(row + 1, canvas.name(f"{table}, row {row + 1}"), alt)
        if self.has_total:
            yield LaterRow(self.pieces + 1, canvas.name(f"{table}, total"), say("Total row."))

    def _lay_drawings(self, canvas: Canvas, table: Box, widths: Widths, heights: list[Emu], *, by_row: bool) -> None:
        """Lay bars and lines over their cells; heights are those of the rows, the header's first.

        by_row lets those of each row appear with it.
        """
        row_names = [cell.text.spoken for cell in self.columns[0].cells]
        under_header = table.below(heights[0])
        for index, column in enumerate(self.columns):
            if column.drawing is None:
                continue
            left, width = widths.drawing_place(index)
            boxes, y = [], under_header.y
            for height in heights[1:]:
                boxes.append(Box(table.x + left, y, width, height))
                y += height
            # A total has a box and no name, so it is not among these rows.
            rows = zip(boxes, row_names, strict=False)
            places = [
                CellSpot(box, name, bool(self.highlighted) and row not in self.highlighted)
                for row, (box, name) in enumerate(rows)
            ]
            total = CellSpot(boxes[-1], self.columns[0].total.text.plain) if self.has_total else None
            name = f"{column.drawing.word.capitalize()}s: {column.header.spoken}"
            if not by_row:
                column.drawing.draw(canvas, places, total, name)
                continue
            for row, spot in enumerate(places):
                canvas.step(part=row)
                column.drawing.piece(row, row + 1).draw(canvas, [spot], None, f"{name}, row {row + 1}")
            if total is not None:
                canvas.step(part=len(places))
                column.drawing.piece(len(places), len(places)).draw(canvas, [], total, f"{name}, total")

    def _cell(self, paragraph: Paragraph, column: int, row: int, widths: Widths, press: Press) -> Cell:
        """A cell with its ground and the line under it: strong under the header and over the total.

        Words in the font of headings stand on one base line with the others of their row.
        """
        colors = press.brand.colors
        pad = press.table.size * 0.2
        left, right = widths.insets(column, row)
        if row == HEADER:
            return Cell((paragraph,), None, colors.ink, Pt(1.25), Insets(left, pad, right, pad))
        down = press.typesetter.ascent(press.table) - press.typesetter.ascent(paragraph.style)
        down = max(-pad, min(pad, down))
        insets = Insets(left, pad + down, right, pad - down)
        fill = colors.panel if row in self.highlighted else None
        if self.has_total and row == self.pieces - 1:
            # A cell has no line over it, so the one over the total is set under the row before it.
            return Cell((paragraph,), fill, colors.ink, Pt(1), insets)
        return Cell((paragraph,), fill, colors.hairline, Pt(0.75), insets)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The table, where its longest words alone are wider than its place; else a bar or line without room."""
        widths = self._widths(width, press)
        # Rounded widths may add up to a little more than the place.
        if sum(widths.columns) > width * 1.001:
            return "the table"
        for index, column in enumerate(self.columns):
            if column.drawing is not None and widths.drawing_place(index)[1] < column.drawing.least:
                return f"a {column.drawing.word} of '{column.header.plain}'"
        return None

    def lines_over(self, missing: Emu, press: Press) -> int:
        """How many rows too many there are, about: as high as the rows of a table 12 inches wide are on average."""
        heights = self._heights(Inch(12), press)
        return max(1, -(-int(missing) * len(heights) // sum(heights)))

    def lettering(self, press: Press) -> Style:
        """The style of its cells."""
        return press.table
