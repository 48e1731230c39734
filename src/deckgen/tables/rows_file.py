"""Rows that a query or a function gave, written as a table file: csv, tsv or json. Knows no deck."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from deckgen.tables.column_types import moment_text, number_of

WRITTEN = (".csv", ".tsv", ".json")


def can_write(suffix: str) -> bool:
    """Whether rows can be written to a file that ends so, such as .csv."""
    return suffix in WRITTEN


def rows_bytes(columns: Sequence[str], rows: Sequence[Sequence[object]], suffix: str) -> bytes:
    """The bytes of a table file of one of the WRITTEN kinds; each row has one value for each column.

    Raises ValueError for a value that is no single value, such as a list; its text names the column for the author.
    """
    cells = [[_cell(value, name) for name, value in zip(columns, row, strict=True)] for row in rows]
    if suffix == ".json":
        objects = ",\n".join(_object(columns, *both) for both in zip(cells, rows, strict=True))
        return f"[\n{objects}\n]\n".encode()
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter="\t" if suffix == ".tsv" else ",", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(cells)
    return lines.getvalue().encode()


def _object(columns: Sequence[str], cells: Sequence[str], values: Sequence[object]) -> str:
    """A row as a JSON object on one line, so that git, which compares lines, shows the rows that changed."""
    keyed = zip(columns, cells, values, strict=True)
    return "  {" + ", ".join(f"{_word(name)}: {_json(cell, value)}" for name, cell, value in keyed) + "}"


def _cell(value: object, column: str) -> str:
    """The text of a value: "" for None and NaN, a point before decimals, a day as yyyy-mm-dd.

    ValueError for infinity, which is no number that a table holds.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value.strip()
        case datetime() if value.time() == datetime.min.time():
            return value.date().isoformat()
        case datetime():
            return moment_text(value, "seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return _finite(str(value), column) if not value.is_nan() else ""
        case int():
            return str(value)
        case float():
            return _finite(_float(value), column)
    if isinstance(value, list | tuple | dict | set | bytes | bytearray | memoryview):
        raise ValueError(f"the column '{column}' holds a {type(value).__name__}, which is not one value")
    if hasattr(value, "item"):
        return _cell(value.item(), column)  # numpy has numbers of its own; item() gives Python's
    return str(value)


def _float(value: float) -> str:
    if math.isnan(value):
        return ""
    # Up to 1e15 a float tells all integers apart, and Python writes none of them with an exponent.
    return str(int(value)) if abs(value) < 1e15 and value.is_integer() else repr(value)


def _finite(text: str, column: str) -> str:
    if "inf" in text.lower():
        raise ValueError(f"the column '{column}' holds infinity, which is no number that a table holds")
    return text


def _json(text: str, value: object) -> str:
    """A cell as JSON: a number where the value is one that a reader takes for a number, else words or null."""
    if value is None or (not text and not isinstance(value, str)):
        return "null"
    if isinstance(value, bool):
        return text
    is_number = not isinstance(value, str | date) and number_of(text) is not None
    return text if is_number else _word(text)


def _word(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
