"""Figure: a number that is written once and quoted anywhere; what an author may write of it."""

from __future__ import annotations

from pydantic import Field

from deckgen.model.marks import Str
from deckgen.model.node import Flag, Names, Node, Strs, one_of

GIVEN = ("value", "query", "change", "parts")


class Figure(Node):
    """A named number that text quotes: a value, what a query gives, a change, or the sum of parts."""

    noun = "a figure"
    short_form = "value"
    value: Str | None = None
    """The number, or words."""
    query: Str | None = None
    """DuckDB SQL that gives one row and one column."""
    change: Strs = ()
    """Two figures: what the second is over the first, with its sign."""
    as_: one_of("percent", "difference") = Field(default="percent", alias="as")  # type: ignore[valid-type]
    """Whether a change is in percent of the first, or the difference of the two."""
    sign: Flag = True
    """Whether a change is shown with its sign; false for words such as "fell by", which say it."""
    must: one_of("rise", "fall") | None = None  # type: ignore[valid-type]
    """The way of a change that the words around it say; an error once the data goes another."""
    parts: Strs = ()
    """The figures that add up to this one, which is their sum where it has no value and no query."""
    round_to_total: Flag = False
    """Whether the parts are rounded so that those shown add up to the total shown."""
    source: Names = ()
    """The sources of a value; a query brings those of its tables, and figures bring their own."""
    format: Str | None = None
    """How it is shown where the text says nothing else: an Excel number format, or a word such as compact."""
    allow: Names = ()
    """Checks that it is excused from: parts_and_total, percent_twice."""
