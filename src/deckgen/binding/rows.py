"""Rows: where a table's or a chart's rows come from: a named table, a query, or the deck itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, PlainValidator, PrivateAttr, WithJsonSchema

from deckgen.binding.braces import say_braces_in_cells
from deckgen.binding.data_words import filled_where
from deckgen.binding.filters import Where, filtered
from deckgen.binding.scope import Scope
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.findings import Finding
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Node, Tailored, complaint, number_of
from deckgen.tables.column_types import rows_table
from deckgen.tables.excerpt import excerpt
from deckgen.tables.grid import MOST_COMPLAINTS
from deckgen.tables.number_hints import quoted
from deckgen.tables.odd_cells import place_in_words
from deckgen.tables.stray_rows import notes_in


def _cells(value: Any) -> Any:
    if not isinstance(value, Map | Seq):
        raise complaint("wrong_type", f"a row must be a mapping or a list, not {describe(value)}")
    named = value.items() if isinstance(value, Map) else ((None, cell) for cell in value)
    for key, cell in named:
        if not isinstance(cell, Str):
            hint = f"write {{cells: {{…}}, {key}: […]}}" if key in ("only", "except") else None
            raise complaint("wrong_type", f"a cell must be one value, not {describe(cell)}", cell.span, hint)
    return value


class Row(Tailored):
    """A row of a table or a chart."""

    noun = "a row"
    short_form = "cells"
    cells: Annotated[Any, PlainValidator(_cells), WithJsonSchema({"type": ["object", "array"]})]
    """The cells: a mapping of columns to cells, or a list."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """The cells, as a mapping or a list, or a mapping that holds them under `cells`."""
        if isinstance(data, Map) and not isinstance(data.get("cells"), Map | Seq):
            return Map({Str("cells", data.span): data}, data.span)
        return super().long_form(data)


def _written_cell(cell: Str) -> str:
    """What a cell holds; the underscores between the digits of a number are left out, as in figures."""
    if cell.null:
        return ""
    is_grouped = "_" in cell and cell.style is None and number_of(cell) is not None
    return cell.replace("_", "") if is_grouped else str(cell)


def _whole_rows(value: Any) -> Any:
    """The rows without those whose cells were complained of."""
    if isinstance(value, Seq):
        faulty = [row for row in value if isinstance(row, Map) and "cells" in row.unread]
        if faulty:
            value.mark_unread()
        value[:] = [row for row in value if not any(row is other for other in faulty)]
    return value


def _words(rows: tuple[Row, ...] | None) -> Iterator[Str]:
    """Every cell of rows."""
    for row in rows or ():
        yield from row.cells.values() if isinstance(row.cells, Map) else row.cells


def _compare_keys(rows: Sequence[Map], scope: Scope) -> None:
    """Warn of a key that most rows don't have, and of a row without one that most of them have."""
    held = Counter(key for row in rows for key in row)
    common = [key for key, count in held.items() if count * 2 > len(rows)]
    for row in rows:
        lacking = [key for key in common if key not in row]
        strange = [key for key in row if key not in common]
        for key in strange:
            if len(key) == 3 and key.isdigit() and isinstance(row[key], Str) and row[key].null:
                hint = "write the number without its comma"
                scope.log.error("number_with_comma", f"the comma before {key} ends the cell", key.span, hint)
            else:
                message = f"{held[key]} of {len(rows)} rows {'has' if held[key] == 1 else 'have'} a '{key}'"
                scope.log.warning("uneven_rows", message, key.span, did_you_mean(key, lacking))
        if lacking and not strange:
            message = f"this row has no '{lacking[0]}'"
            scope.log.warning("uneven_rows", message, row.span, "an empty cell is written ''")


def _say_ragged(rows: Sequence[Seq], columns: int, scope: Scope) -> None:
    """Say of the first rows that are short or long, and how many more are."""
    for row in rows[:MOST_COMPLAINTS]:
        cells = f"{len(row)} cell{'' if len(row) == 1 else 's'}"
        message = f"this row has {cells}, and there are {columns} columns"
        scope.log.error("ragged_row", message, row.span, "an empty cell is written ''")
    more = len(rows) - MOST_COMPLAINTS
    if more > 0:
        scope.log.error("more_faults", f"and {more:,} more rows, from here on", rows[MOST_COMPLAINTS].span)


def strays_in(block: Rows, table: Dataset) -> Iterator[Finding]:
    """What checks are told of rows that hold a note and nothing else, such as where the others are from."""
    notes = notes_in(table)
    if not notes:
        return
    first = table.columns[0]
    place = place_in_words(table.place(first.name, notes[0]))
    message = f"'{excerpt(first.texts[notes[0]])}'{place} is a note, and is shown as a row"
    if block.data and notes == list(range(len(table) - len(notes), len(table))):
        hint = f"write 'skip_last: {len(notes)}' at the table under 'data'"
    elif block.data:
        hint = f"write 'leave_out: {{{quoted(first.name)}: [{quoted(first.texts[notes[0]])}]}}' at the table"
    else:
        hint = "leave it out in the query" if block.query else "leave the row out"
    yield Finding("notes_among_rows", message, block.where, hint)


class Rows(Node):
    """Rows from a table of the deck, from a query over its tables, or written here."""

    data: Str | None = None
    """The name of a table under the deck's `data`."""
    query: Str | None = None
    """DuckDB SQL over the deck's tables."""
    rows: Annotated[tuple[Row, ...] | None, BeforeValidator(_whole_rows)] = None
    """The rows themselves: mappings, or lists with the columns' names given apart."""
    where_: Where = Field(default={}, alias="where")
    """Which rows of `data`: for each column a word, a list of words, or a comparison such as ">= 2010"."""
    _elsewhere: frozenset[str] = PrivateAttr(default=frozenset())

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
        if self.where_ and given[0] != "data":
            message = f"'where' chooses rows of 'data', not of '{given[0]}'"
            hint = "say it in the query" if given[0] == "query" else "leave the other rows out"
            scope.log.error("unfit_key", message, self.at("where"), hint)
        return given[0]

    def dataset(self, scope: Scope, columns: tuple[Str, ...] = ()) -> Dataset | None:
        """The rows; columns names those of rows written as lists. None after a complaint."""
        match self.sole(scope):
            case "data" if self.data is not None:
                table = scope.dataset(self.data)
                where = filled_where(self.where_, scope)
                return filtered(table, where, scope) if table is not None and where is not None else None
            case "query" if self.query is not None:
                return scope.query(self.query)
            case "rows":
                return self._written(scope, columns)
        return None

    def note_drawn(self, table: Dataset, names: Collection[str], scope: Scope) -> None:
        """Note columns of the rows that are drawn; none of rows of the deck, which stay as they are."""
        if self.rows is None:
            scope.note_drawn(table, names, self.query)

    def note_shown(self, table: Dataset, names: Iterable[str], scope: Scope) -> None:
        """Warn of what stands in cells of these columns, and will be read with its braces on the slide."""
        if self.rows is None:
            say_braces_in_cells(table, names, self.where, scope.log)

    def filled(self, table: Dataset, scope: Scope) -> bool:
        """Whether there are rows to show; complains where there are none and nobody has yet said why."""
        if not len(table) and not table.in_doubt:
            scope.log.error("no_rows", f"{self.called()} has no rows to show", self.where)
        return bool(len(table))

    def with_parts(self, parts: Mapping[str, Any]) -> Self:
        """The same with other values under some keys; what stood in rows that are left out is remembered."""
        made = super().with_parts(parts)
        made._elsewhere = frozenset(_words(self.rows)) - frozenset(_words(made.rows))
        return made

    def elsewhere(self, cell: str) -> bool:
        """Whether a cell with these words stands only in rows that this audience doesn't get."""
        return cell in self._elsewhere

    def places_of(self, cell: str) -> list[Span]:
        """Where all cells with these words stand in rows that are written here, else where the rows are named."""
        each = ((value, " ".join(_written_cell(value).split())) for value in _words(self.rows))
        return [value.span for value, words in each if cell in (words, value)] or [self.where]

    def place_of(self, cell: str) -> Span:
        """Where the first cell with these words stands, else where the rows are named."""
        return self.places_of(cell)[0]

    def written(self, words: str, cell: str) -> list[Str]:
        """What is shown of all cells that read the same, as words that know where they are written."""
        found = [value for value in _words(self.rows) if value == words]
        return found or [Str(words, place, "'") for place in self.places_of(cell)]

    def place_of_column(self, name: str) -> Span:
        """Where a column is named in rows that are written here, else where the rows are named."""
        keys = (key for row in self.rows or () if isinstance(row.cells, Map) for key in row.cells)
        return next((key.span for key in keys if key == name), self.where)

    @property
    def where(self) -> Span:
        """Where the rows are named."""
        return next((self.at(key) for key in ("data", "query", "rows") if key in self.order), self.span)

    def _written(self, scope: Scope, columns: tuple[Str, ...]) -> Dataset | None:
        """The rows of the deck as a table: the header is made of the keys where rows are mappings."""
        rows = tuple(row.cells for row in self.rows or ())
        names: tuple[Str, ...] = tuple(dict.fromkeys(key for row in rows if isinstance(row, Map) for key in row))
        if names and any(isinstance(row, Seq) for row in rows):
            scope.log.error("mixed_rows", "rows are all mappings or all lists, not both", self.at("rows"))
            return None
        names = names or columns
        if not rows or not names:
            what = "no rows" if not rows else "rows as lists need 'columns' with their names"
            scope.log.error("empty_block", what, self.at("rows"))
            return None
        _compare_keys([row for row in rows if isinstance(row, Map)], scope)
        ragged = [row for row in rows if isinstance(row, Seq) and len(row) != len(names)]
        if ragged:
            _say_ragged(ragged, len(names), scope)
            return None
        cells = []
        for row in rows:
            values = [row.get(name, "") for name in names] if isinstance(row, Map) else row
            cells.append([_written_cell(cell) if isinstance(cell, Str) else "" for cell in values])
        return rows_table("rows", [str(name) for name in names], cells)
