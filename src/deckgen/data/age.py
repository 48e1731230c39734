"""How old a table is: the day that its last row is about, and whether that is longer ago than it may be."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from deckgen.model.dataset import Column, Dataset, Kind

YEARS = range(1500, 2200)
SPAN = re.compile(r"(\d+)\s*(day|week|month|year)s?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def last_observation(table: Dataset, observed: str | None = None) -> date | None:
    """The last day that a table says anything of, by the column observed or by its only column of time.

    A year stands for its last day, and so does a month. None where no column or more than one tells of time.
    """
    columns = [table[observed]] if observed in table.by_name else list(table.columns)
    told = [days for column in columns if (days := _days(column))]
    return max(told[0]) if len(told) == 1 else None


def grows_stale(last: date, span: str) -> date:
    """The day after which data about last is older than a span of time such as "13 months"."""
    match = SPAN.fullmatch(span.strip())
    if match is None:
        raise ValueError(f"'{span}' is no span of time")
    count, unit = int(match.group(1)), match.group(2)
    if unit in ("day", "week"):
        return last + timedelta(days=count * (7 if unit == "week" else 1))
    months = last.year * 12 + last.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(last.day, calendar.monthrange(year, month + 1)[1]))


def _days(column: Column) -> list[date]:
    """The days that a column of time names; none where it isn't one."""
    cells = [value for value in column.values if value is not None]
    if column.kind is Kind.DATE:
        return [value for value in cells if isinstance(value, date)]
    if column.kind is Kind.NUMBER:
        years = [value for value in cells if isinstance(value, int) and value in YEARS]
        return [date(year, 12, 31) for year in years] if len(years) == len(cells) else []
    months = [match for value in cells if (match := _MONTH.fullmatch(str(value)))]
    if not cells or len(months) < len(cells) or any(not 1 <= int(match[2]) <= 12 for match in months):
        return []
    return [_month_end(int(match[1]), int(match[2])) for match in months]


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
