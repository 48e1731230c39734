"""table: a native PowerPoint table."""

from __future__ import annotations

from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field

from deckgen.block import Block
from deckgen.content import Content
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Flag, Node, Number, Strs, fault, one_of
from deckgen.model.page import Align
from deckgen.model.text import plain
from deckgen.rows import Rows
from deckgen.scope import Scope
from deckgen.table_grid import CellText, Grid

MOST_ROWS = 500


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
        if len(table) > MOST_ROWS:
            message = f"a table can show {MOST_ROWS} rows at the most, not {len(table):,}"
            scope.log.error("too_many_rows", message, self.span, "choose or sum rows in a query")
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
            scope.text(options.title)
            if options.title
            else plain(scope.words(column.name, self.place_of_column(column.name)))
            for column, options in columns
        )
        widths = tuple(float(options.width) if options.width else 0.0 for _, options in columns)
        aligns = tuple(_align(column, options) for column, options in columns)
        alt = scope.spoken(self.alt) if self.alt else ""
        return Grid(header, rows, aligns, widths, marked, alt, self.span, self.continue_, scope.language)

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
            if word not in first.texts and not self.elsewhere(word):
                hint = did_you_mean(word, first.texts)
                scope.log.error("unknown_highlight", f"no row begins with '{word}'", word.span, hint)
        return frozenset(row for row, text in enumerate(first.texts) if text in self.highlight)

    def _cells(self, column: Column, options: TableColumn, scope: Scope) -> list[CellText]:
        """The cells of a column: words written in the deck as Markdown, those of a table as they are or formatted."""
        dots = {str(word).casefold(): scope.color(color) for word, color in options.dots.items()}
        shown = scope.number_format(options.format) if options.format else None
        decimals = _decimals(column) if not self.rows and column.kind is Kind.NUMBER and not shown else 0
        if decimals:
            shown = scope.number_format(Str(f"0.{'0' * decimals}", self.where, "'"))
        cells = []
        for value, text in zip(column.values, column.texts, strict=True):
            if shown and isinstance(value, int | float) and not isinstance(value, bool):
                words = plain(shown.show(value))
            else:
                words = (
                    scope.text(Str(text, self.place_of(text), "'"))
                    if self.rows
                    else plain(scope.words(text, self.where))
                )
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
