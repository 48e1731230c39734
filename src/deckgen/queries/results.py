"""Turns the values and the types of rows that DuckDB gives into columns of a table. Runs nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from deckgen.files.encoding import control_character_in
from deckgen.model.dataset import Column, Kind, Value
from deckgen.tables.column_types import LARGEST, SMALLEST, moment_text, written

# The names of DuckDB's types for numbers; DECIMAL is followed by its digits, such as DECIMAL(9,2).
_NUMBERS = re.compile(r"(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL|BIGNUM|VARINT)\b")


class NotFiniteError(ValueError):
    """A value is infinity or NaN, which no table holds."""


class NoCellError(ValueError):
    """A value of a kind that no table holds, such as a struct."""

    def __init__(self, kind: str, hint: str) -> None:
        super().__init__(kind)
        self.hint = hint


def value_of(value: object) -> Value:
    """A value that DuckDB gives, as a table holds it; NotFiniteError for infinity and NaN.

    A moment at midnight is a day, other moments are words; so are times of day and lengths of time. The items of a
    list are joined by commas. NoCellError, with a hint, for a struct, a map, bytes, and control characters.
    """
    match value:
        case None | bool() | int():
            return value
        case str():
            if control := control_character_in(value):
                raise NoCellError(control, "take it out, as by regexp_replace(…, '[[:cntrl:]]', '', 'g')")
            return value
        case float() if math.isfinite(value):
            if abs(value) > LARGEST:
                raise NoCellError("a number beyond all counting", "is it multiplied or raised too often?")
            return value if abs(value) >= SMALLEST else 0.0
        case float():
            raise NotFiniteError
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return moment_text(value) if value.time() != value.min.time() else value.date()
        case date():
            return value
        case list() | tuple():
            return ", ".join(written(value_of(item)) for item in value)
        case dict():
            raise NoCellError("several values in a cell", "choose one of them, as in info.name or info['name']")
        case bytes() | bytearray() | memoryview():
            raise NoCellError("bytes, which nobody can read", "leave the column out")
        case _:
            return written(value)


def column_of(name: str, duckdb_type: str, values: Sequence[Value]) -> Column:
    """The column of values (from `value_of`) of a type of DuckDB's, such as BIGINT.

    A column of moments is one of days where all are at midnight, else one of words. So is one of lists (BIGINT[]).
    """
    is_time = duckdb_type.startswith(("TIMESTAMP", "DATE"))
    if _NUMBERS.match(duckdb_type) and not duckdb_type.endswith("]"):
        chosen = Kind.NUMBER
    elif duckdb_type == "BOOLEAN":
        chosen = Kind.BOOLEAN
    elif is_time and not duckdb_type.endswith("]") and not any(isinstance(value, str) for value in values):
        # A day before the year 1 or after 9999 comes as words, as Python has none.
        chosen = Kind.DATE
    else:
        chosen = Kind.TEXT
    texts = tuple(written(value) for value in values)
    kept = tuple(text or None for text in texts) if chosen is Kind.TEXT else tuple(values)
    return Column(name, chosen, kept, texts)
