"""Rows: where a table's or a chart's rows come from: a named table, a query, or the deck itself."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from deckgen.data.files import rows_table
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Span
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Node, fault
from deckgen.scope import Scope


def _row(value: Any) -> Any:
    if not isinstance(value, Map | Seq):
        raise fault("wrong_type", f"a row must be a mapping or a list, not {describe(value)}")
    for cell in value.values() if isinstance(value, Map) else value:
        if not isinstance(cell, Str):
            raise fault("wrong_type", f"a cell must be one value, not {describe(cell)}", span=cell.span)
    return value


Row = Annotated[Any, PlainValidator(_row), WithJsonSchema({"type": ["object", "array"]})]


class Rows(Node):
    """Rows from a table of the deck, from a query over its tables, or written here."""

    data: Str | None = None
    """The name of a table under the deck's `data`."""
    query: Str | None = None
    """DuckDB SQL over the deck's tables."""
    rows: tuple[Row, ...] | None = None
    """The rows themselves: mappings, or lists with the columns' names given apart."""

    def sole(self, scope: Scope) -> str | None:
        """Which of the three is given; None after a complaint where it is none or more than one."""
        given = [key for key in self.order if key in ("data", "query", "rows")]
        if len(given) > 1:
            message = f"{self.called()} takes one of 'data', 'query' and 'rows', not '{given[0]}' and '{given[1]}'"
            scope.log.error("conflicting_keys", message, self.at(given[1]))
            return None
        if not given:
            scope.log.error("missing_key", f"{self.called()} needs one of 'data', 'query' and 'rows'", self.span)
            return None
        return given[0]

    def dataset(self, scope: Scope, columns: tuple[Str, ...] = ()) -> Dataset | None:
        """The rows; columns names those of rows written as lists. None after a complaint."""
        match self.sole(scope):
            case "data" if self.data is not None:
                return scope.dataset(self.data)
            case "query" if self.query is not None:
                return scope.query(self.query)
            case "rows":
                return self._written(scope, columns)
        return None

    def place_of(self, cell: str) -> Span:
        """Where a cell with these words stands in rows that are written here, else where the rows are named."""
        for row in self.rows or ():
            for value in row.values() if isinstance(row, Map) else row:
                if value == cell:
                    place: Span = value.span
                    return place
        return self.where

    def place_of_column(self, name: str) -> Span:
        """Where a column is named in rows that are written here, else where the rows are named."""
        keys = (key for row in self.rows or () if isinstance(row, Map) for key in row)
        return next((key.span for key in keys if key == name), self.where)

    @property
    def where(self) -> Span:
        """Where the rows are named."""
        return next((self.at(key) for key in ("data", "query", "rows") if key in self.order), self.span)

    def _written(self, scope: Scope, columns: tuple[Str, ...]) -> Dataset | None:
        """The rows of the deck as a table: the header is made of the keys where rows are mappings."""
        rows = self.rows or ()
        names: tuple[Str, ...] = tuple(dict.fromkeys(key for row in rows if isinstance(row, Map) for key in row))
        if names and any(isinstance(row, Seq) for row in rows):
            scope.log.error("mixed_rows", "rows are all mappings or all lists, not both", self.at("rows"))
            return None
        names = names or columns
        if not rows or not names:
            what = "no rows" if not rows else "rows as lists need 'columns' with their names"
            scope.log.error("empty_block", what, self.at("rows"))
            return None
        cells = []
        for row in rows:
            if isinstance(row, Seq) and len(row) != len(names):
                cells_in_it = f"{len(row)} cell{'' if len(row) == 1 else 's'}"
                message = f"this row has {cells_in_it}, and there are {len(names)} columns"
                scope.log.error("ragged_row", message, row.span, "an empty cell is written ''")
                return None
            values = [row.get(name, "") for name in names] if isinstance(row, Map) else row
            cells.append(["" if isinstance(cell, Str) and cell.null else str(cell) for cell in values])
        return rows_table("rows", [str(name) for name in names], cells)
