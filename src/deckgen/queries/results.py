"""Rows as DuckDB gives them, as the columns of a table. Knows the names of its types and runs nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from deckgen.model.dataset import Column, Kind, Value
from deckgen.tables.column_types import written

_NUMBERS = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT|DOUBLE|FLOAT|DECIMAL|BIGNUM|VARINT")


class NotFiniteError(ValueError):
    """Infinity or NaN, which no table holds."""


def value_of(value: object) -> Value:
    """A value of DuckDB's as one of a table's; lists are joined by commas. NotFiniteError for infinity and NaN."""
    match value:
        case None | bool() | int() | str():
            return value
        case float() if math.isfinite(value):
            return value
        case float():
            raise NotFiniteError
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return value.isoformat(" ", "minutes") if value.time() != value.min.time() else value.date()
        case date():
            return value
        case list() | tuple():
            return ", ".join(written(value_of(item)) for item in value)
        case _:
            return str(value)


def column_of(name: str, kind: str, values: Sequence[Value]) -> Column:
    """A column of the kind that its type promises; days with a time among them make it one of text."""
    if _NUMBERS.match(kind) and not kind.endswith("]"):
        chosen = Kind.NUMBER
    elif kind == "BOOLEAN":
        chosen = Kind.BOOLEAN
    elif kind == "DATE" or (kind.startswith("TIMESTAMP") and not any(isinstance(value, str) for value in values)):
        chosen = Kind.DATE
    else:
        chosen = Kind.TEXT
    texts = tuple(written(value) for value in values)
    kept = tuple(text or None for text in texts) if chosen is Kind.TEXT else tuple(values)
    return Column(name, chosen, kept, texts)
