"""Numbers out of the columns of a table: a column's own, those that a cell lists, and what a total makes of them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from decimal import Decimal

from deckgen.model.dataset import Column, Kind
from deckgen.numbers.decimal_sums import Number, exact, sum_of
from deckgen.tables.column_types import number_of
from deckgen.tabling.column import Way
from deckgen.tabling.sparklines import ValueSeries


def numbers_of(column: Column) -> tuple[Number | None, ...] | None:
    """The numbers of a column, None for an empty cell; None instead of all where a cell holds anything else."""
    found = tuple(value if isinstance(value, int | float) else None for value in column.values)
    is_empty = all(value is None for value in column.values)
    return found if column.kind is Kind.NUMBER or is_empty else None


def listed_numbers(words: str) -> ValueSeries | None:
    """The numbers that a cell lists: "150, 160, 187", as written by hand or as DuckDB's list(…) comes out.

    A number left out between commas is None. The result is None where anything else is listed.
    """
    parts = [part.strip() for part in words.split(",")] if words.strip() else []
    found = [number_of(part) if part else None for part in parts]
    return None if any(part and number is None for part, number in zip(parts, found, strict=True)) else tuple(found)


def total_of(values: Sequence[Number | None], way: Way) -> Number | None:
    """The sum, mean or the like of the values that are known; None where none is, and for the way "none"."""
    known = [value for value in values if value is not None]
    return _TOTALS[way](known) if known and way in _TOTALS else None


def total_of_series(series: Sequence[ValueSeries], way: Way) -> ValueSeries:
    """The sum or the mean of series, point by point.

    Empty for any other way, and where the series differ in length or lack a value: sums of different rows would be
    compared then.
    """
    lengths = {len(values) for values in series}
    if way not in ("sum", "mean") or len(lengths) != 1 or any(None in values for values in series):
        return ()
    return tuple(total_of(values, way) for values in zip(*series, strict=True))


_TOTALS: dict[Way, Callable[[Sequence[Number]], Number]] = {
    "sum": sum_of,
    "mean": lambda values: float(sum((exact(value) for value in values), Decimal(0)) / len(values)),
    "median": statistics.median,
    "min": min,
    "max": max,
}
