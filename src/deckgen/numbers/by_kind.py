"""How a column is written whose author gives no format: by what it holds, in the deck's language.

Numbers have equal decimals down the column, and thousands parted from 10,000 on, so that years stand as they are.
Days, months and moments are written as the language writes them; true and false are yes and no. All else are words,
which stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from deckgen.model.dataset import Column, Kind
from deckgen.model.format import MINUS, NumberFormat
from deckgen.model.period import Grain
from deckgen.numbers.by_language import format_period, format_value, name_periods, number_format
from deckgen.tables.column_types import number_of
from deckgen.tables.periods import periods_of
from deckgen.tables.written_times import period_of

# Words in the names of columns whose numbers are names: 78701 is a place in Texas, and not that many of anything.
CODES = frozenset(("code", "codes", "fips", "id", "ids", "ident", "isbn", "plz", "postcode", "zip"))
_PERCENT = re.compile(r"0(?:\.(0+))?%")


def format_of(columns: Sequence[Column], language: str) -> NumberFormat:
    """The format of columns of numbers that are read together: as their file shows them, else by their numbers."""
    shown = {column.format for column in columns}
    if "" not in shown and columns:
        return _as_in_file(max(shown, key=len), language)
    if any(CODES.intersection(re.split(r"[\W_]+", column.name.casefold())) for column in columns):
        return number_format("0", language).for_all(())
    return number_format(None, language).for_all(number for column in columns for number in _decimals(column))


def words_of(column: Column, language: str) -> tuple[str, ...] | None:
    """The words of each cell of a column of days, months, moments, or true and false; None for any other."""
    if column.kind is Kind.BOOLEAN:
        return tuple(format_value(value, None, language) for value in column.values)
    if column.kind in (Kind.DATE, Kind.TEXT):
        return _times(column, language)
    return None


def words_of_time(text: str, language: str) -> str | None:
    """A quarter, a month or a moment, such as 2018-06, as the language writes it; None for other words."""
    period = period_of(text)
    told = period is not None and period.grain in (Grain.QUARTER, Grain.MONTH, Grain.MOMENT)
    return format_period(period, language) if period is not None and told else None


def _times(column: Column, language: str) -> tuple[str, ...] | None:
    """The cells of a column that tells time in all of its cells; None for any other."""
    periods = periods_of(column)
    if periods is None:
        return None
    names = iter(name_periods([period for period in periods if period is not None], language))
    return tuple(next(names) if period is not None else "" for period in periods)


def _as_in_file(pattern: str, language: str) -> NumberFormat:
    """The format in which a file shows its numbers, in the way of the language."""
    percent = _PERCENT.fullmatch(pattern)
    if percent is None:
        return number_format(pattern, language)
    found, decimals = number_format("percent", language), len(percent.group(1) or "")
    return replace(found, sections=tuple(replace(one, fixed=decimals, most=decimals) for one in found.sections))


def _decimals(column: Column) -> Iterator[Decimal | float | None]:
    """The numbers of a column, with the zeros at the end that they are written with."""
    for value, text in zip(column.values, column.texts, strict=True):
        plain = text.replace(MINUS, "-")
        if number_of(text) is not None and "e" not in plain.lower():
            yield Decimal(plain)
        elif isinstance(value, int | float):
            yield value
