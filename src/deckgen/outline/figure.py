"""Figure: a number that is written once and quoted anywhere; what an author may write of it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from deckgen.binding.filters import Where
from deckgen.binding.taking import TAKEN, Take
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str, describe
from deckgen.model.node import Flag, Integer, Names, Node, Strs, complaint, one_of
from deckgen.model.other_words import FUNCTION_WORDS
from deckgen.outline.between import Between

GIVEN = ("value", "cell", "data", "formula", "change", "parts", "query")
_TAKE = re.compile(r"\s*(\w+)\s*(?:\(\s*(.*?)\s*\)\s*)?")


def _take(value: Any) -> Any:
    """sum(exports), names(state), count …"""
    match = _TAKE.fullmatch(value) if isinstance(value, Str) and not value.null else None
    hint = "write it as sum(COLUMN); known: " + ", ".join(TAKEN)
    if match is None:
        raise complaint("wrong_type", f"must say what is taken of which column, not {describe(value)}", hint=hint)
    function = match[1].casefold()
    if function not in TAKEN:
        near = f"write 'sum({function})', or another of what is taken" if match[2] is None else None
        near = FUNCTION_WORDS.get(function) or did_you_mean(function, TAKEN, or_all=match[2] is not None) or near
        where = value.at(match.start(1), len(match[1]))
        raise complaint("wrong_value", f"nothing is taken by '{match[1]}'", where, near)
    column = _without_quotes(value.part(match.start(2), match.end(2))) if match[2] else None
    if column is None and function != "count":
        raise complaint("wrong_value", f"'{function}' is taken of a column", hint=f"write {function}(COLUMN)")
    return Take(value, function, column)


def _without_quotes(name: Str) -> Str:
    """The name of a column, which may stand in quotes as in a formula."""
    is_quoted = len(name) > 2 and name[0] == name[-1] and name[0] in "\"'"
    return name.part(1, len(name) - 1) if is_quoted else name


class Figure(Node):
    """A named number, or words, that text quotes."""

    noun = "a figure"
    short_form = "value"
    value: Str | None = None
    """The number, or words."""
    cell: Str | None = None
    """A cell of a table, as table.column[row]: the row by the table's `key` (words of several columns are parted by
    commas), else by its first column; or by first and last (in time), highest and lowest (of the column)."""
    data: Str | None = None
    """A table of which `take` takes something."""
    where_: Where = Field(default={}, alias="where")
    """Which rows of `data`: for each column a word, a list of words, or a comparison such as ">= 2010"."""
    sort: Str | None = None
    """The column by which the rows of `data` are put in order, with a minus for falling order."""
    top: Integer | None = None
    """How many of the rows are taken, from the first on, as `sort` puts them in order."""
    take: Annotated[Take | None, PlainValidator(_take), WithJsonSchema({"type": "string"})] = None
    """What is taken of the rows: sum, mean, median, min or max of a column, count, share (of the column's sum over
    all rows), or names, which lists a column's words."""
    formula: Str | None = None
    """Arithmetic with figures, cells and numbers: + - * /, round(x, decimals), floor(x), abs(x), rank(cell), and sum,
    mean, median, min, max and count of a column. One day minus another counts the days between them."""
    change: Strs = ()
    """Two figures, cells or formulas: what the second is over the first, with its sign."""
    as_: one_of("percent", "difference", "multiple") = Field(default="percent", alias="as")  # type: ignore[valid-type]
    """Whether a change is in percent of the first, the difference of the two, or how many times the first it is."""
    sign: Flag = True
    """Whether a change is shown with its sign; false for words such as "fell by", which say it."""
    must: one_of("rise", "fall") | None = None  # type: ignore[valid-type]
    """The way of a change that the words around it say; an error once the data goes another."""
    between: Between | None = None
    """The least and the most that it may be for the words around it to be true, such as [0.6, 0.7] or [5, any]."""
    parts: Strs = ()
    """The figures or cells that add up to this one, which is their sum where nothing else says what it is."""
    round_to_total: Flag = False
    """Whether the parts are rounded so that those shown add up to the total shown."""
    query: Str | None = None
    """DuckDB SQL that gives one row and one column, for what no other key can say."""
    source: Names = ()
    """The sources of a value; tables and other figures bring their own."""
    format: Str | None = None
    """How it is shown where the text says nothing else: an Excel number format, or a word such as compact."""
    allow: Names = ()
    """Checks that it is excused from: parts_and_total, percent_twice, empty_cells."""
