"""What is reckoned from the columns of a table: the series of each row, totals."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from decimal import Decimal

from deckgen.model.dataset import Column, Kind
from deckgen.numbers.decimal_sums import Number, exact, sum_of
from deckgen.tables.column_types import number_of
from deckgen.tabling.column import Way
from deckgen.tabling.sparklines import Series


def numbers_of(column: Column) -> tuple[Number | None, ...] | None:
    """The numbers of a column, None where a cell is empty; None where it holds anything else."""
    found = tuple(value if isinstance(value, int | float) else None for value in column.values)
    is_empty = all(value is None for value in column.values)
    return found if column.kind is Kind.NUMBER or is_empty else None


def listed(words: str) -> Series | None:
    """The numbers of a list as a query's list(…) gives it, or written "150, 160, 187"; None where it holds others."""
    parts = [part.strip() for part in words.split(",")] if words.strip() else []
    found = [number_of(part) if part else None for part in parts]
    return None if any(part and number is None for part, number in zip(parts, found, strict=True)) else tuple(found)


def told(values: Sequence[Number | None], way: Way) -> Number | None:
    """What a total tells of the values that are there; None of none."""
    there = [value for value in values if value is not None]
    return _WAYS[way](there) if there and way in _WAYS else None


def told_of_series(series: Sequence[Series], way: Way) -> Series:
    """What a total tells of series, point by point; nothing where their points don't match or one is missing."""
    lengths = {len(one) for one in series}
    if way not in ("sum", "mean") or len(lengths) != 1 or any(value is None for one in series for value in one):
        return ()
    return tuple(told(values, way) for values in zip(*series, strict=True))


_WAYS: dict[Way, Callable[[Sequence[Number]], Number]] = {
    "sum": sum_of,
    "mean": lambda values: float(sum((exact(value) for value in values), Decimal(0)) / len(values)),
    "median": statistics.median,
    "min": min,
    "max": max,
}
