"""Rows that a program gives, as a file: csv, tsv or json. Knows no deck."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from deckgen.tables.column_types import number_of

WRITTEN = (".csv", ".tsv", ".json")


def can_write(suffix: str) -> bool:
    """Whether rows can be written to a file that ends so, such as .csv."""
    return suffix in WRITTEN


def rows_bytes(columns: Sequence[str], rows: Sequence[Sequence[object]], suffix: str) -> bytes:
    """Rows as a file of the kind that a suffix such as .csv names.

    Raises ValueError, in words for the author, for a value that isn't one cell.
    """
    cells = [[_cell(value, name) for name, value in zip(columns, row, strict=True)] for row in rows]
    if suffix == ".json":
        held = ",\n".join(
            "  {" + ", ".join(f"{_word(n)}: {_json(c, v)}" for n, c, v in zip(columns, texts, row, strict=True)) + "}"
            for texts, row in zip(cells, rows, strict=True)
        )
        return f"[\n{held}\n]\n".encode()
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter="\t" if suffix == ".tsv" else ",", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(cells)
    return made.getvalue().encode()


def _cell(value: object, column: str) -> str:
    """A value as a cell writes it: nothing for None and for a number that isn't one, a point before decimals."""
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
            return value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return str(value) if value.is_finite() else ""
        case int():
            return str(value)
        case float():
            return _float(value)
    if isinstance(value, list | tuple | dict | set | bytes | bytearray | memoryview):
        raise ValueError(f"the column '{column}' holds a {type(value).__name__}, which is not one value")
    if hasattr(value, "item"):
        return _cell(value.item(), column)  # a number of numpy's
    return str(value)


def _float(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _json(text: str, value: object) -> str:
    """A cell as JSON: what was a number stays one."""
    if value is None or (not text and not isinstance(value, str)):
        return "null"
    if isinstance(value, bool):
        return text
    is_number = not isinstance(value, str | date) and number_of(text) is not None
    return text if is_number else _word(text)


def _word(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
