"""DataTable: a named table of the deck; what an author may write of it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Flag, Names, Node, Strs, complaint, number_of, one_of
from deckgen.origin import AnyOrigin
from deckgen.outline.reading import (
    Count,
    Decimal,
    Delimiter,
    Encoding,
    Header,
    NewNames,
    RowsByWords,
    Thousands,
    Unpivot,
    Words,
)
from deckgen.tables.age import TIME_SPAN
from deckgen.tables.date_pattern import HINT, date_pattern
from deckgen.tables.hidden_cells import LEAVE_OUT, READ
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
    """A csv, tsv, xlsx, xlsm, xls, xlsb, ods, json, jsonl, parquet or sqlite file inside the project."""
    sheet: Str | None = None
    """The sheet of a workbook; the first where left out."""
    range: Str | None = None
    """The cells of the sheet, such as B3:F20, or A5:D, open at the end; all where left out."""
    hidden: one_of(READ, LEAVE_OUT) | None = None  # type: ignore[valid-type]
    """Whether rows, columns and sheets that are hidden in a workbook are read: `read`, or `leave_out`."""
    table: Str | None = None
    """The table or view of a database; the only one where left out."""
    dates: DatePatterns | None = None
    """For each column that needs it, how it writes its times, in Excel's letters: `{when: dd/mm/yyyy}`."""
    path: Str | None = None
    """The keys that lead to the list of records in a json file, such as data.records."""
    encoding: Encoding | None = None
    """How a text file is written, such as cp1252; UTF-8 where left out."""
    delimiter: Delimiter | None = None
    """What parts the cells of a csv file; found by itself among , ; tab and | where left out."""
    decimal: Decimal | None = None
    """The mark before decimals in text, "." or ","; a point where left out."""
    thousands: Thousands | None = None
    """The mark between thousands in text: "," "." "'" or " "."""
    header: Header | None = None
    """The line or row of the names, from 1; [4, 5] joins two rows; false where there are none."""
    names: Words | None = None
    """Names for the columns in their order, instead of the header's."""
    skip_last: Count | None = None
    """How many rows at the end are notes."""
    missing: Words | None = None
    """Cells that mean "no value", besides empty ones, such as ".." or n/a."""
    flags: Flag | None = None
    """Whether letters after a number are flags: "12.3 p" is 12.3."""
    rename: NewNames | None = None
    """New names for columns, by their old ones."""
    fill_down: Words | None = None
    """Columns in which an empty cell means the one above it."""
    leave_out: RowsByWords | None = None
    """Rows that are no data, such as sums: for each column the words by which they are known."""
    unpivot: Unpivot | None = None
    """Columns that become rows: which, and what the new columns are called."""
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
        values["flags"] = self.flags or None
        # Only words of the deck know where they stand; of other values the place of their key is known.
        spans = {key: getattr(values[key], "span", self.at(key)) for key in values if key in self.order}
        values["unpivot"] = self.unpivot.plan if self.unpivot is not None else None
        return ReadOptions(**values, spans=spans)
