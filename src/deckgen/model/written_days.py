"""Days as people write them, for the hint where a day is to be written as 2018-09-12."""

from __future__ import annotations

import re
from datetime import date

from deckgen.model.hints import Hint

EXAMPLE = "write it as 2018-09-12"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# How many letters of its name tell a month from the others.
_SHORTEST = 3
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-]?)(\d{1,2})\2(\d{1,2})")
_DAY_AND_NAME = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)? ([A-Za-z]+)\.?,? (\d{4})")
_NAME_AND_DAY = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def day_hint(words: str) -> str:
    """How the day that words tell is to be written; a hint that knows its mend where they tell no other day.

    An example of a day where they tell none.
    """
    days = sorted({day for year, month, number in _readings(words) if (day := _day(year, month, number))})
    if len(days) == 1:
        return Hint(f"write {days[0]}", words, str(days[0]), bare=True)
    if days:
        return "write " + " or ".join(f"{day} for {day.day} {_MONTHS[day.month - 1]}" for day in days)
    return EXAMPLE


def _readings(words: str) -> list[tuple[int, int, int]]:
    """Year, month and day as words may be read. No more than one of them can be a day where a number is above 12."""
    plain = words.strip()
    if found := _DAY_FIRST.fullmatch(plain):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        return [(year, second, first), (year, first, second)]
    if (found := _YEAR_FIRST.fullmatch(plain)) and (found[2] or len(plain) == 8):
        return [(int(found[1]), int(found[3]), int(found[4]))]
    if found := _DAY_AND_NAME.fullmatch(plain):
        return [(int(found[3]), _month(found[2]), int(found[1]))]
    if found := _NAME_AND_DAY.fullmatch(plain):
        return [(int(found[3]), _month(found[1]), int(found[2]))]
    return []


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month, which may be cut short; 0 where it is none."""
    numbers = (number for number, month in enumerate(_MONTHS, 1) if month.lower().startswith(name.lower()))
    return next(numbers, 0) if len(name) >= _SHORTEST else 0
