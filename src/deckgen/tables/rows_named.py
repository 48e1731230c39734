"""Which rows of a column a word names: those that hold it, however its blanks, its number or its time are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from deckgen.model.dataset import Column, Kind, Value
from deckgen.model.node import number_of
from deckgen.model.once import once
from deckgen.model.period import Grain, Period
from deckgen.tables.business_years import business_year
from deckgen.tables.column_types import date_of
from deckgen.tables.periods import Periods, periods_of
from deckgen.tables.written_times import period_of

Key = TypeVar("Key", bound=Hashable)


def rows_named(column: Column, word: str, among: Collection[int] | None = None) -> list[int]:
    """The rows, of those given or of all, whose cell a word names, in order; none where it names no cell.

    A cell that holds the word as it is written goes before one that differs in what nobody sees (a no-break space, a
    letter and its accent as two characters), and that before one which writes the same time in another way.
    """
    among = among if among is None or isinstance(among, range) else frozenset(among)
    for rows in _ways_to_name(column, word):
        if held := [row for row in rows if among is None or row in among]:
            return held
    return []


def texts_held(column: Column) -> Collection[str]:
    """The different texts of a column's cells, in the order in which they first stand there."""
    return _by_text(column).keys()


def _ways_to_name(column: Column, word: str) -> Iterator[Collection[int]]:
    """The rows that a word names in each way, the surest one first."""
    written = _by_text(column).get(word, ())
    values = [value for value in (number_of(word), date_of(word)) if value is not None]
    same = [row for value in values for row in _by_value(column).get(value, ())]
    yield sorted({*written, *same}) if same else written
    yield _by_looks(column).get(_seen(word), ())
    period = period_of(word)
    yield _by_period(column).get(period, ()) if period is not None else ()


@once
def _by_text(column: Column) -> dict[str, list[int]]:
    """The rows that hold each text."""
    return _rows_of(column.texts)


@once
def _by_value(column: Column) -> dict[Value, list[int]]:
    """The rows that hold each number and each day."""
    is_told = column.kind in (Kind.NUMBER, Kind.DATE)
    return _rows_of(column.values) if is_told else {}


@once
def _by_looks(column: Column) -> dict[str, list[int]]:
    """The rows that hold texts which look like each one; empty cells look like none."""
    looks = _rows_of(_seen(text) if text else None for text in column.texts)
    return {look: rows for look, rows in looks.items() if look is not None}


@once
def _by_period(column: Column) -> dict[Period | None, list[int]]:
    """The rows of each time."""
    return _rows_of(periods_of(column) or ())


def _rows_of(held: Iterable[Key]) -> dict[Key, list[int]]:
    """The rows, from 0, that hold the same."""
    rows: dict[Key, list[int]] = {}
    for row, each in enumerate(held):
        rows.setdefault(each, []).append(row)
    return rows


@once
def has_seasons(column: Column) -> bool:
    """Whether the times of a column are seasons or business years, such as 2009/10."""
    return any(time is not None and time.called for time in periods_of(column) or ())


@once
def times_to_compare(column: Column) -> Periods | None:
    """The period of each cell as it is compared with others: a day is a day; None where the column tells no time."""
    if column.kind is Kind.DATE:
        return tuple(Period(value) if isinstance(value, date) else None for value in column.values)
    return periods_of(column)


def time_called(word: str, column: Column) -> Period | None:
    """The period that a word names where it is compared with a column's times: there a year alone is one too.

    Among seasons and business years 2009-10 is one of them, and no month.
    """
    if has_seasons(column) and (year := business_year(word)) is not None:
        return year
    if len(word) == 4 and word.isascii() and word.isdigit() and word != "0000":
        return Period(date(int(word), 12, 31), Grain.YEAR)
    return period_of(word)


def _seen(text: str) -> str:
    """What is seen of a text: its characters put together, its blanks all alike."""
    return " ".join(unicodedata.normalize("NFC", text).split())
