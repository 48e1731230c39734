"""What time the rows of a column are about: the period of each cell.

Years are numbers, and days are days. Months, quarters, weeks and moments are words to everything else, so that SQL
finds them as they are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from deckgen.model.dataset import Column, Kind
from deckgen.model.once import once
from deckgen.model.period import Grain, Period, month_of
from deckgen.tables.column_types import may_be_years
from deckgen.tables.written_times import times_in

Periods = tuple[Period | None, ...]


@once
def periods_of(column: Column) -> Periods | None:
    """The period of each cell, None for an empty one; None where the column doesn't tell time in all its cells."""
    if all(value is None for value in column.values):
        return None
    match column.kind:
        case Kind.DATE:
            return _of_days([value if isinstance(value, date) else None for value in column.values])
        case Kind.NUMBER:
            return _of_years(column.values) if may_be_years(column.values) else None
        case Kind.TEXT:
            times = times_in(column.texts)
            return times.periods if times and not times.odd and times.unclear is None else None
        case _:
            return None


def _of_years(values: Sequence[object]) -> Periods:
    years = (int(year) if isinstance(year, int | float) else None for year in values)
    return tuple(Period(date(year, 12, 31), Grain.YEAR) if year else None for year in years)


def _of_days(days: Sequence[date | None]) -> Periods:
    """The periods that days stand for.

    Many sources write a month as its first day, and a year as 1 January. So if a column has several days and all are
    the first of a month (or of a year), they are months (or years).
    """
    filled = {day for day in days if day is not None}
    if len(filled) < 2 or any(day.day != 1 for day in filled):
        return tuple(Period(day) if day else None for day in days)
    if all(day.month == 1 for day in filled):
        return tuple(Period(date(day.year, 12, 31), Grain.YEAR) if day else None for day in days)
    return tuple(month_of(day.year, day.month) if day else None for day in days)
