"""Which rows of a column a word names: those that hold it, however its blanks, its number or its time are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date

from deckgen.model.dataset import Column, Kind, Value
from deckgen.model.node import number_of
from deckgen.model.period import Grain, Period
from deckgen.tables.business_years import business_year
from deckgen.tables.column_types import date_of
from deckgen.tables.periods import Periods, periods_of
from deckgen.tables.written_times import period_of


def rows_named(column: Column, word: str, rows: Iterable[int] | None = None) -> list[int]:
    """The rows, of those given or of all, whose cell a word names; none where it names no cell.

    A cell that holds the word as it is written goes before one that differs in what nobody sees (a no-break space, a
    letter and its accent as two characters), and that before one which writes the same time in another way.
    """
    among = list(range(len(column.values)) if rows is None else rows)
    if held := [row for row in among if _holds(column.values[row], column.texts[row], word)]:
        return held
    seen = _seen(word)
    if alike := [row for row in among if column.texts[row] and _seen(column.texts[row]) == seen]:
        return alike
    period = period_of(word)
    if period is None or (own := periods_of(column)) is None:
        return []
    return [row for row in among if own[row] == period]


def times_to_compare(column: Column) -> Periods | None:
    """The period of each cell as it is compared with others: a day is a day; None where the column tells no time."""
    if column.kind is Kind.DATE:
        return tuple(Period(value) if isinstance(value, date) else None for value in column.values)
    return periods_of(column)


def time_called(word: str, times: Periods | None) -> Period | None:
    """The period that a word names where it is compared with times: there a year alone is one too.

    Among seasons and business years 2009-10 is one of them, and no month.
    """
    if any(time is not None and time.called for time in times or ()) and (year := business_year(word)) is not None:
        return year
    if len(word) == 4 and word.isascii() and word.isdigit() and word != "0000":
        return Period(date(int(word), 12, 31), Grain.YEAR)
    return period_of(word)


def _holds(value: Value, text: str, word: str) -> bool:
    """Whether a cell holds a word: as it is written, or the number or the day that it writes."""
    if text == word:
        return True
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return number_of(word) == value
    return isinstance(value, date) and date_of(word) == value


def _seen(text: str) -> str:
    """What is seen of a text: its characters put together, its blanks all alike."""
    return " ".join(unicodedata.normalize("NFC", text).split())
