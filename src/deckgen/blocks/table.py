"""table: a native PowerPoint table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field

from deckgen.block import Block
from deckgen.canvas import Canvas, Press
from deckgen.content import Content, Form
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Insets, Pt
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Flag, Node, Number, Strs, fault, one_of
from deckgen.model.page import Align, Cell, Paragraph, Style, TableBox
from deckgen.model.text import Run, Text, plain
from deckgen.rows import Rows
from deckgen.scope import Scope


class TableColumn(Node):
    """How a column is shown."""

    noun = "a column of a table"
    short_form = "title"
    planned = {"bar": "leave it out until it is"}
    title: Str | None = None
    """The words of its header; its name where left out."""
    format: Str | None = None
    """The number format of its values, as in Excel."""
    align: one_of("left", "center", "right") | None = None  # type: ignore[valid-type]
    """Where its words stand; numbers stand at the right by themselves."""
    width: Number | None = None
    """Its width in proportion to the others'; from its words where left out."""
    dots: dict[Str, Str] = {}
    """Words that stand for a status, each with the color of the dot before it."""


def _chosen(value: Any) -> Any:
    """A list of names, or names with their options: always a mapping."""
    if isinstance(value, Seq):
        for name in value:
            if not isinstance(name, Str):
                raise fault("wrong_type", f"a column must be its name, not {describe(name)}", span=name.span)
        return {name: Map({}, name.span) for name in value}
    return value


Chosen = Annotated[dict[Str, TableColumn], BeforeValidator(_chosen)]


class Table(Rows, Block):
    """A native table, from rows written in the deck or from its data."""

    columns: Chosen = {}
    """Which columns, in which order; a list, or a mapping with titles, formats, alignment, widths and dots."""
    highlight: Strs = ()
    """Rows that stand out, named by their first cell."""
    alt: Str | None = None
    """The words that screen readers say before the table; written from its header where left out."""
    continue_: Flag = Field(default=False, alias="continue")
    """Whether rows that don't fit stand on further slides, under the header again."""

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The columns are also a list of names."""
        named = long["properties"]["columns"]
        names = {"type": "array", "items": {"type": "string"}}
        long["properties"]["columns"] = {"anyOf": [named, names], "description": named.pop("description")}
        return long

    def bind(self, scope: Scope) -> Content | None:
        """The cells as they are shown."""
        table = self.dataset(scope, tuple(self.columns))
        if table is None:
            return None
        columns = self._columns(table, scope)
        if not columns or not len(table):
            if not len(table):
                scope.log.error("no_rows", "the table has no rows to show", self.span)
            return None
        marked = self._highlighted(columns[0][0], scope)
        shown = [self._cells(column, options, scope) for column, options in columns]
        rows = tuple(tuple(column[row] for column in shown) for row in range(len(table)))
        header = tuple(
            scope.text(options.title) if options.title else plain(column.name) for column, options in columns
        )
        widths = tuple(float(options.width) if options.width else 0.0 for _, options in columns)
        aligns = tuple(_align(column, options) for column, options in columns)
        alt = scope.text(self.alt).plain if self.alt else ""
        return Grid(header, rows, aligns, widths, marked, alt, self.span, self.continue_)

    def _columns(self, table: Dataset, scope: Scope) -> list[tuple[Column, TableColumn]]:
        """The columns that are shown, each with its options."""
        if not self.columns:
            return [(column, TableColumn.model_construct()) for column in table.columns]
        found = []
        for name, options in self.columns.items():
            if name in table.by_name:
                found.append((table[name], options))
            else:
                place = table.path.rpartition("/")[2] or "the table"
                hint = did_you_mean(name, table.names)
                scope.log.error("unknown_column", f"{place} has no column '{name}'", name.span, hint)
        return found

    def _highlighted(self, first: Column, scope: Scope) -> frozenset[int]:
        """The rows that stand out."""
        for word in self.highlight:
            if word not in first.texts:
                hint = did_you_mean(word, first.texts)
                scope.log.error("unknown_highlight", f"no row begins with '{word}'", word.span, hint)
        return frozenset(row for row, text in enumerate(first.texts) if text in self.highlight)

    def _cells(self, column: Column, options: TableColumn, scope: Scope) -> list[CellText]:
        """The cells of a column: words written in the deck as Markdown, those of a table as they are or formatted."""
        dots = {str(word).casefold(): scope.color(color) for word, color in options.dots.items()}
        shown = scope.number_format(options.format) if options.format else None
        decimals = _decimals(column) if not self.rows and column.kind is Kind.NUMBER and not shown else 0
        cells = []
        for value, text in zip(column.values, column.texts, strict=True):
            if shown and isinstance(value, int | float) and not isinstance(value, bool):
                words = plain(shown.show(value))
            elif decimals and value is not None:
                words = plain(f"{float(text):.{decimals}f}")
            else:
                words = scope.text(Str(text, self.at("rows"), "'")) if self.rows else plain(text)
            cells.append(CellText(words, dots.get(text.casefold())))
        return cells


def _align(column: Column, options: TableColumn) -> Align:
    return cast(Align, options.align) if options.align else "right" if column.kind is Kind.NUMBER else "left"


def _decimals(column: Column) -> int:
    """The most decimals that a number of the column is written with, so that all can be aligned."""
    plainly = [text for text in column.texts if text]
    if not all(text.lstrip("+-").replace(".", "", 1).isdigit() for text in plainly):
        return 0
    return max((len(text.partition(".")[2]) for text in plainly), default=0)


@dataclass(frozen=True, slots=True)
class CellText:
    """A bound cell: its words and the color of the dot before them."""

    text: Text
    dot: str | None = None

    def shown(self) -> Text:
        """The words, with their dot."""
        return Text((Run("●  ", color=self.dot),)) + self.text if self.dot else self.text


SIDE = Pt(6)
AIRY = {1: 1.6, 2: 1.6, 3: 1.9}


@dataclass(frozen=True)
class Grid(Content):
    """A bound table: header, rows, and for each column its alignment and its width (0 where it follows the words).

    fellows are the rows that stand on other slides, for which the columns must be wide enough too.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[CellText, ...], ...]
    aligns: tuple[Align, ...]
    weights: tuple[float, ...]
    marked: frozenset[int]
    alt: str
    span: Span
    runs_on: bool = False
    fellows: tuple[tuple[CellText, ...], ...] = ()
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
        fellows = self.rows[:start] + self.rows[stop:]
        return replace(self, rows=self.rows[start:stop], marked=marked, fellows=fellows)

    @property
    def _spoken(self) -> str:
        names = ", ".join(cell.plain for cell in self.header)
        return self.alt or f"Table of {len(self.rows)} rows. Columns: {names}."

    def _lines(self, press: Press) -> list[list[Paragraph]]:
        """Every row's cells as paragraphs, the header first."""
        head = [self._head(text, press, self.aligns[column]) for column, text in enumerate(self.header)]
        body = [
            [self._body(cell.shown(), press, column, row) for column, cell in enumerate(cells)]
            for row, cells in enumerate(self.rows)
        ]
        return [head, *body]

    def _widths(self, width: Emu, press: Press) -> list[Emu]:
        """The columns' widths: those of their words, the widest wrapped where there is too little room."""
        lines = replace(self, rows=(*self.rows, *self.fellows))._lines(press)
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
