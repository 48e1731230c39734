"""How old a table is: which time its rows are about, and the day after which they are too old.

A column tells time if all its cells are days, months such as 2018-06 or the like, or whole numbers that may be years.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from deckgen.model.dataset import Column, Dataset
from deckgen.model.period import Period
from deckgen.tables.periods import periods_of

TIME_SPAN = re.compile(r"(\d+)\s*(day|week|month|year)s?")


def covered_periods(table: Dataset, observed: str | None = None) -> tuple[Period, Period] | None:
    """The first and the last period that a table has rows about.

    They are taken from the column named `observed`, or without it from the only column that tells time. None where no
    column or more than one tells time.
    """
    columns = [table[observed]] if observed in table.by_name else list(table.columns)
    found = [periods for column in columns if (periods := _periods(column))]
    return (min(found[0]), max(found[0])) if len(found) == 1 else None


def last_observation(table: Dataset, observed: str | None = None) -> date | None:
    """The last day that a table has rows about; a year or a month counts as its last day.

    None where no column or more than one tells time.
    """
    periods = covered_periods(table, observed)
    return periods[1].day if periods else None


def tells_time(column: Column) -> bool:
    """Whether all that a column holds are years, months or days."""
    return bool(_periods(column))


def last_fresh_day(last: date, span: str) -> date:
    """The last day on which data that ends with the day `last` is no older than a span of time such as "13 months".

    Raises ValueError where the words are no span of time.
    """
    match = TIME_SPAN.fullmatch(span.strip())
    if match is None:
        raise ValueError(f"'{span}' is no span of time")
    count, unit = int(match.group(1)), match.group(2)
    if unit in ("day", "week"):
        return last + timedelta(days=count * (7 if unit == "week" else 1))
    months = last.year * 12 + last.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(last.day, calendar.monthrange(year, month + 1)[1]))


def age_in_words(last: date, day: date) -> str:
    """How old data that ends with `last` is on a day: in days, after two months in months, after two years in years.

    The age is "0 days" where `last` is still to come, such as the last day of a month that has not ended.
    """
    days = max(0, (day - last).days)
    months = max(0, (day.year - last.year) * 12 + day.month - last.month)
    if months and last_fresh_day(last, f"{months} months") > day:
        months -= 1
    if months < 2:
        return _counted(days, "day")
    return _counted(months, "month") if months < 24 else _counted(months // 12, "year")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _periods(column: Column) -> list[Period]:
    """The period of each filled cell; an empty list where the column doesn't tell time."""
    return [period for period in periods_of(column) or () if period is not None]
