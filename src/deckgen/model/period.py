"""Period: a stretch of time that a cell names, from a whole year down to a moment of a day."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

DAY_SECONDS = 86_400


class Grain(StrEnum):
    """How exactly a column tells time."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    MOMENT = "moment"


class Period(Struct, frozen=True, order=True):
    """A year, a quarter, a month, a week, a day, or a moment. Periods are in the order of their last days."""

    day: date
    """The last day: 2018-06-30 for June 2018."""
    grain: Grain = Grain.DAY
    """Which of these is meant."""
    seconds: int = 0
    """The seconds of a moment since the midnight before it."""
    called: str = ""
    """How a season or a business year is written, such as 2009/10; "" for all other periods."""

    @property
    def begins(self) -> date:
        """Its first day."""
        match self.grain:
            case Grain.YEAR:
                return self.day.replace(month=1, day=1)
            case Grain.QUARTER:
                return self.day.replace(month=self.day.month - 2, day=1)
            case Grain.MONTH:
                return self.day.replace(day=1)
            case Grain.WEEK:
                return self.day - timedelta(days=6)
            case _:
                return self.day

    @property
    def place(self) -> float:
        """Where it begins on a line of days, counted from the first day of the year 1."""
        whole, part = self.begins.toordinal(), self.seconds / DAY_SECONDS
        return whole + part

    @property
    def end_place(self) -> float:
        """Where it ends on that line: a moment where it begins, all others with the last of their days."""
        return self.place if self.grain is Grain.MOMENT else self.day.toordinal() + 1.0

    @property
    def number(self) -> int:
        """Which one it is, counted so that the next of its kind is one more."""
        match self.grain:
            case Grain.YEAR:
                return self.day.year
            case Grain.QUARTER:
                return self.day.year * 4 + self.day.month // 3 - 1
            case Grain.MONTH:
                return self.day.year * 12 + self.day.month - 1
            case Grain.WEEK:
                return self.day.toordinal() // 7
            case Grain.DAY:
                return self.day.toordinal()
            case Grain.MOMENT:
                return self.day.toordinal() * DAY_SECONDS + self.seconds

    def __str__(self) -> str:
        """The period as ISO 8601 writes it: 2017, 2018-Q2, 2018-06, 2018-W50, 2018-06-30 or 2018-06-30 14:05.

        A season or a business year stays as it is written.
        """
        match self.grain:
            case Grain.YEAR:
                return self.called or f"{self.day.year:04}"
            case Grain.QUARTER:
                return f"{self.day.year:04}-Q{self.day.month // 3}"
            case Grain.MONTH:
                return self.day.isoformat()[:7]
            case Grain.WEEK:
                year, week, _ = self.day.isocalendar()
                return f"{year:04}-W{week:02}"
            case Grain.DAY:
                return self.day.isoformat()
            case Grain.MOMENT:
                minutes, seconds = divmod(self.seconds, 60)
                clock = f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
                return f"{self.day.isoformat()} {clock}"


def period_number(grain: Grain, number: int) -> Period:
    """The period of a grain whose `number` is this."""
    match grain:
        case Grain.YEAR:
            return Period(date(number, 12, 31), grain)
        case Grain.QUARTER:
            return Period(_month_end(number // 4, number % 4 * 3 + 3), grain)
        case Grain.MONTH:
            return Period(_month_end(number // 12, number % 12 + 1), grain)
        case Grain.WEEK:
            return Period(date.fromordinal(number * 7), grain)
        case Grain.DAY:
            return Period(date.fromordinal(number), grain)
        case Grain.MOMENT:
            day, seconds = divmod(number, DAY_SECONDS)
            return Period(date.fromordinal(day), grain, seconds)


def month_of(year: int, month: int) -> Period:
    """A month by its year and its number from 1 to 12."""
    return Period(_month_end(year, month), Grain.MONTH)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return following - timedelta(days=1) if following else date(9999, 12, 31)
