"""Points that may stand before decimals or between thousands: 345.600 is 345.6, or 345,600 where points group.

One file writes its numbers in one way. So one number in it that can only be read in one way settles all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.model.dataset import Column, Dataset, Kind

# A number that may have a point between thousands. Zero begins none, and four digits or more hold no thousands apart.
_MAY_BE_GROUPED = re.compile(r"[-+\N{MINUS SIGN}]?[1-9][0-9]{0,2}\.[0-9]{3}")
_PLAIN = re.compile(r"[-+\N{MINUS SIGN}]?[0-9]{1,3}")
# Columns whose numbers have decimals, whatever their number is: degrees on the globe.
_DEGREES = {"lat", "latitude", "lon", "lng", "long", "longitude"}


def with_doubts(table: Dataset) -> Dataset:
    """The table, in which the first cell of each column that may be read in two ways counts as odd."""
    # Percentages are no longer written as in the file: 16% is 0.16 by now.
    numbers = [column for column in table.columns if column.kind is Kind.NUMBER and not column.format]
    if any(_is_settled(column) for column in numbers):
        return table
    columns = (_with_doubt(column) if column in numbers else column for column in table.columns)
    return replace(table, columns=tuple(columns))


def _is_settled(column: Column) -> bool:
    """Whether a number in the column has a point that can only stand before decimals."""
    return any("." in text and not _MAY_BE_GROUPED.fullmatch(text) for text in _numbers(column))


def _with_doubt(column: Column) -> Column:
    """The column; its first number with a point counts as odd where each of its numbers may be written in groups."""
    numbers = set(_numbers(column))
    if column.name.strip().casefold() in _DEGREES or not any("." in text for text in numbers):
        return column
    if not all(_MAY_BE_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text) for text in numbers):
        return column
    first = next(row for row, text in enumerate(column.texts) if "." in text and column.values[row] is not None)
    return replace(column, odd=tuple(sorted({first, *column.odd})))


def _numbers(column: Column) -> Iterable[str]:
    """The cells that hold a number, as they are written."""
    return (text for text, value in zip(column.texts, column.values, strict=True) if value is not None)
