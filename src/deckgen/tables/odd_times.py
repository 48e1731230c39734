"""What an author is told of cells that are no time in a column of times, and of days that can be read two ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deckgen.model.period import Grain, Period
from deckgen.tables.column_types import ONE_IN
from deckgen.tables.excerpt import excerpt
from deckgen.tables.written_times import Times, period_of, times_in

_PLURALS = {
    Grain.YEAR: "years",
    Grain.QUARTER: "quarters",
    Grain.MONTH: "months",
    Grain.WEEK: "weeks",
    Grain.DAY: "days",
    Grain.MOMENT: "moments",
}


class OddTime(NamedTuple):
    """A cell of a column of times that can't be read as the others are, and what is said of it."""

    row: int
    """Its row under the header, counted from 0."""
    code: str
    message: str
    hint: str


def odd_times(texts: Sequence[str], column: str) -> list[OddTime]:
    """The cells of a table file's column that are no times, if they are few enough to be mistakes; else none.

    Few are at most one in five, as among numbers. Where days can be read two ways, the first of them stands for all.
    """
    times = times_in(texts)
    if times is None or len(times.odd) > sum(map(bool, texts)) // ONE_IN:
        return []
    return every_odd(times, texts, column)


def every_odd(times: Times, texts: Sequence[str], column: str) -> list[OddTime]:
    """All cells that don't fit the times of a column."""
    known = next(period for period in times.periods if period is not None) if any(times.periods) else None
    odd = [_odd(row, texts[row], column, times, known) for row in times.odd]
    if times.unclear is not None:
        odd.append(_unclear(times.unclear, texts[times.unclear], column))
    return odd


def _odd(row: int, text: str, column: str, times: Times, known: Period | None) -> OddTime:
    grain = known.grain if known else Grain.DAY
    message = f"'{excerpt(text)}' stands in the column '{column}', whose other cells are {_PLURALS[grain]}"
    example = next(period for period in times.periods if period is not None) if known else "2018-06-30"
    hint = f"write it like {example}, or leave the cell empty where there is no time"
    found = period_of(text)
    if found is not None and found.grain is not grain:
        hint = f"it is a {found.grain}: keep {_PLURALS[found.grain]} and {_PLURALS[grain]} in columns of their own"
    return OddTime(row, "text_in_time_column", message, hint)


def _unclear(row: int, text: str, column: str) -> OddTime:
    message = f"'{text}' may have its day or its month first, and no cell of the column '{column}' tells which"
    hint = f"say it at the table: 'dates: {{{column}: dd/mm/yyyy}}', or mm/dd/yyyy"
    return OddTime(row, "unclear_day", message, hint)
