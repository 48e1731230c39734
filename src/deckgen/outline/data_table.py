"""DataTable: a named table of the deck; what an author may write of it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Flag, Names, Node, Strs, complaint, number_of
from deckgen.origin import AnyOrigin
from deckgen.tables.age import TIME_SPAN
from deckgen.tables.date_pattern import HINT, date_pattern
from deckgen.tables.options import ReadOptions


def _duration(value: Any) -> Any:
    if isinstance(value, Str) and TIME_SPAN.fullmatch(value.strip()):
        return value
    hint = "write it as 90 days, 6 weeks, 13 months or 2 years"
    raise complaint("wrong_type", f"must be a span of time, not {describe(value)}", hint=hint)


def _share(value: Any) -> Any:
    words = str(value).removesuffix("%").rstrip() if isinstance(value, Str) and value.endswith("%") else ""
    share = number_of(words)
    if share is None or not 0 <= share <= 100:
        raise complaint(
            "wrong_value", f"must be a share from 0% to 100%, not {describe(value)}", hint="write it as 10%"
        )
    return share / 100


Duration = Annotated[
    Str, BeforeValidator(_duration), WithJsonSchema({"type": "string", "pattern": TIME_SPAN.pattern})
]
Share = Annotated[float, BeforeValidator(_share), WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)?\s*%$"})]


def _date_patterns(value: Any) -> Any:
    if not isinstance(value, Map):
        hint = "write 'dates: {when: dd/mm/yyyy}'"
        raise complaint("wrong_type", f"must be a mapping of columns, not {describe(value)}", hint=hint)
    for written in value.values():
        if not isinstance(written, Str):
            raise complaint("wrong_type", f"must be letters, not {describe(written)}", written.span, HINT)
        try:
            date_pattern(str(written))
        except ValueError as error:
            raise complaint("wrong_value", str(error), written.span, HINT) from error
    return dict(value)


DatePatterns = Annotated[
    dict[Str, Str],
    BeforeValidator(_date_patterns),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]


class DataTable(Node):
    """A named table."""

    noun = "a table of 'data'"
    short_form = "file"
    file: Str
    """A csv, tsv, xlsx, json, parquet or sqlite file inside the project."""
    sheet: Str | None = None
    """The sheet of a workbook; the first where left out."""
    range: Str | None = None
    """The cells of the sheet, such as B3:F20, of which the first row is the header; all where left out."""
    table: Str | None = None
    """The table or view of a database; the only one where left out."""
    dates: DatePatterns | None = None
    """For each column that needs it, how it writes its times, in Excel's letters: `{when: dd/mm/yyyy}`."""
    source: Names = ()
    """The sources that the table was made from."""
    unit: Str | None = None
    """What its figures count, such as "US$ bn"."""
    stale_after: Duration | None = None
    """The age past which the table is stale, such as 13 months."""
    observed: Str | None = None
    """The column that says what a row's time is."""
    as_of: Flag = False
    """Whether the sources under a slide say how far the table reaches: "as of June 2018"."""
    key: Strs = ()
    """The columns that tell its rows apart: no two rows are alike in them."""
    refresh: AnyOrigin | None = None
    """Where `deckgen data refresh` fetches the file from: one of url, sql, file, python."""
    may_lose: Share | None = None
    """The share of its rows that a refresh may take away; more is taken for a mistake. 10% where left out."""

    @property
    def options(self) -> ReadOptions:
        """What is said of the reading of its file."""
        values = {key: getattr(self, key) for key in ReadOptions.all_keys()}
        # Only words of the deck know where they stand; of other values the place of their key is known.
        spans = {key: getattr(values[key], "span", self.at(key)) for key in values if key in self.order}
        return ReadOptions(**values, spans=spans)
