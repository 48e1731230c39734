"""table: a native PowerPoint table."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from deckgen.binding.rows import Rows, strays_in
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.contents import Content
from deckgen.model.dataset import Column
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str
from deckgen.model.node import Flag, Strs
from deckgen.tabling.bind_columns import bind_columns
from deckgen.tabling.column import ChosenColumns, TotalRow
from deckgen.tabling.column_finder import ColumnFinder
from deckgen.tabling.table_content import TableContent

MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 500, 40, 500_000


class Table(Rows, Block):
    """A native table, from rows written in the deck or from its data."""

    is_looked_at = True
    columns: ChosenColumns = {}
    """Which columns, in which order: a list, or a mapping of each to its options."""
    highlight: Strs = ()
    """Rows that stand out, named by their first cell."""
    total: TotalRow | None = None
    """A last row, set apart, that adds up the columns of numbers, or tells their mean, median, min or max."""
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
        """The table with its rows in place; None after a complaint where there is nothing to show."""
        table = self.dataset(scope, tuple(name for name, column in self.columns.items() if not column.is_made))
        if table is None:
            return None
        if len(table) > MOST_ROWS:
            message = f"a table can show {MOST_ROWS} rows at the most, not {len(table):,}"
            scope.log.error("too_many_rows", message, self.span, "choose or sum rows in a query")
            return None
        finder = ColumnFinder(table, scope, self.where)
        columns = finder.chosen(self.columns) if self.columns else finder.all()
        if len(columns) > MOST_COLUMNS:
            message = f"a table can show {MOST_COLUMNS} columns at the most, not {len(columns):,}"
            scope.log.error("too_many_columns", message, self.span, "name some with 'columns'")
            return None
        if sum(len(text) for column in columns for text in column.data.texts) > MOST_CHARACTERS:
            message = f"the cells of this table have more than {MOST_CHARACTERS:,} characters together"
            scope.log.error("too_large", message, self.span, "choose columns and rows that can be read")
            return None
        if scope.shown_cells.are_too_many((column.data.texts for column in columns), self.span, scope.log):
            return None
        if not self.filled(table, scope) or not columns:
            return None
        self.note_drawn(table, [name for name in finder.read if name != columns[0].name], scope)
        self.note_shown(table, finder.read, scope)
        highlighted = self._highlighted(columns[0].data, scope)
        bound = bind_columns(self, columns, self.total, scope)
        return TableContent(
            bound.columns,
            highlighted,
            scope.spoken(self.alt) if self.alt else "",
            self.span,
            has_total=bound.has_total,
            findings=(*strays_in(self, table), *bound.findings),
            runs_on=self.continue_,
            language=scope.language,
        )

    def _highlighted(self, first: Column, scope: Scope) -> frozenset[int]:
        """The numbers of the rows that stand out, from 0; complains of a name that no row begins with."""
        chosen = scope.in_data(*self.highlight)
        for word in chosen:
            if word not in first.texts and not self.elsewhere(word):
                hint = did_you_mean(word, first.texts)
                scope.log.error("unknown_highlight", f"no row begins with '{word}'", word.span, hint)
        return frozenset(row for row, text in enumerate(first.texts) if text in chosen)
