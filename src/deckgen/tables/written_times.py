"""Times as people write them: days, months, quarters, weeks and moments in the cells of a column.

A year alone is a number, and so it isn't told here. Whether 01/02/2020 is in January or in February, only the other
cells of its column can say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from deckgen.model.dataset import Value
from deckgen.model.period import Grain, Period, month_of, period_number
from deckgen.tables.business_years import business_year, business_years

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# The months of the other languages of the house, where they are written otherwise than in English.
_OTHER_MONTHS = (
    ("enero", "ene", "janvier", "janv", "januar", "jän", "jänner", "janeiro", "gennaio", "gen"),
    ("febrero", "février", "févr", "fév", "februar", "fevereiro", "fev", "febbraio"),
    ("marzo", "mars", "märz", "mär", "mrz", "março"),
    ("abril", "abr", "avril", "avr", "aprile"),
    ("mayo", "mai", "maio", "maggio", "mag"),
    ("junio", "juin", "juni", "junho", "giugno", "giu"),
    ("julio", "juillet", "juil", "juli", "julho", "luglio", "lug"),
    ("agosto", "ago", "août", "aoû"),
    ("septiembre", "setiembre", "septembre", "setembro", "set", "settembre"),
    ("octubre", "octobre", "oktober", "okt", "outubro", "out", "ottobre", "ott"),
    ("noviembre", "novembre", "novembro"),
    ("diciembre", "dic", "décembre", "déc", "dezember", "dez", "dezembro", "dicembre"),
)
_MONTH_NUMBERS = {name: index % 12 + 1 for index, name in enumerate((*_MONTHS, *_LONG_MONTHS))} | {"sept": 9}
_MONTH_NUMBERS |= {name: index for index, names in enumerate(_OTHER_MONTHS, start=1) for name in names}
_NAME = r"([^\W\d_]{3,10})\.?"
_YEAR = r"([0-9]{4})"
_SLASHED = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/{_YEAR}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?(Z|[-+][0-9]{2}(:?[0-9]{2})?)?"
)
# So many different cells of a column are tried before it is held for one of words. They are mostly found in its first
# rows, without a look at the others.
_TRIED = 50
_LOOKED_AT = 400


class Times(NamedTuple):
    """What the cells of a column say of time, where most of them are times of one grain."""

    periods: tuple[Period | None, ...]
    """The period of each cell; None where it is empty or odd."""
    odd: tuple[int, ...] = ()
    """The rows of the filled cells that are no such time, counted from 0."""
    unclear: int | None = None
    """The first row whose day and month could be either way round, where no cell of the column tells which."""


def times_in(texts: Sequence[str]) -> Times | None:
    """The times in the cells of a column; None where most of the filled cells are none, or not of one grain."""
    first = _different(texts[:_LOOKED_AT])
    if len(first) < _TRIED:
        first = _different(texts)
    if not first or not _may_be_times(first[:_TRIED]):
        return None
    different = _different(texts)
    month_first, is_clear = _order(different)
    found = business_years(different) or _aligned(
        {text: period for text in different if (period := period_of(text, month_first)) is not None}
    )
    periods = tuple([found.get(text) for text in texts])
    odd = tuple([row for row, text in enumerate(texts) if text and periods[row] is None])
    filled = sum(map(bool, texts))
    if len(odd) * 2 >= filled:
        return None
    unclear = None if is_clear else next(row for row, text in enumerate(texts) if _SLASHED.fullmatch(text))
    return Times(periods, odd, unclear)


def days_in(texts: Sequence[str]) -> tuple[Value, ...] | None:
    """The days that the cells of a column name, None for empty ones; None where one of the cells names no day."""
    times = times_in(texts)
    if times is None or times.odd or times.unclear is not None:
        return None
    if any(period is not None and period.grain is not Grain.DAY for period in times.periods):
        return None
    return tuple(period.day if period else None for period in times.periods)


def period_of(text: str, month_first: bool | None = None) -> Period | None:
    """The period that a cell names; None where it is no time that is known.

    month_first says how days with slashes are written. Where it is None they are told only if both ways agree, or if
    one of the ways is impossible.
    """
    for pattern, read in _WAYS:
        match = pattern.fullmatch(text)
        if match is not None:
            try:
                return read(match)
            except (ValueError, KeyError, OverflowError):
                return None
    slashed = _SLASHED.fullmatch(text)
    return _slashed(slashed, month_first) if slashed else None


def _day(year: str, month: int, day: str) -> Period:
    return Period(date(int(year), month, int(day)))


def _moment(match: re.Match[str]) -> Period:
    moment = datetime.fromisoformat(match[0].replace(",", "."))
    return Period(moment.date(), Grain.MOMENT, moment.hour * 3600 + moment.minute * 60 + moment.second)


def _week(match: re.Match[str]) -> Period:
    return Period(date.fromisocalendar(int(match[1]), int(match[2]), 7), Grain.WEEK)


def _month(year: str, month: str) -> Period:
    return month_of(int(year), date(int(year), int(month), 1).month)


def _quarter(year: str, quarter: str) -> Period:
    return period_number(Grain.QUARTER, int(year) * 4 + int(quarter) - 1)


def month_called(name: str) -> int:
    """The number of a month by its name in a language of the house, in full or cut short; else KeyError."""
    return _MONTH_NUMBERS[name.lower()]


def is_month(name: str) -> bool:
    """Whether a name is that of a month in a language of the house, in full or cut short."""
    return name.lower() in _MONTH_NUMBERS


# Each way to write a time, and what it means. A reading raises ValueError or KeyError where there is no such time.
_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(rf"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})"), lambda found: _day(found[1], int(found[2]), found[3])),
    (_MOMENT, _moment),
    (re.compile(rf"{_YEAR}(?:[-/]|-?M)([0-9]{{2}})"), lambda found: _month(found[1], found[2])),
    (re.compile(rf"([0-9]{{1,2}})/{_YEAR}"), lambda found: _month(found[2], found[1])),
    (
        re.compile(rf"{_YEAR}([-/])([0-9]{{1,2}})\2([0-9]{{1,2}})"),
        lambda found: _day(found[1], int(found[3]), found[4]),
    ),
    (re.compile(rf"{_YEAR}[-/ ]?[Qq]([1-4])"), lambda found: _quarter(found[1], found[2])),
    (re.compile(rf"([1-4])[Qq][- /]?{_YEAR}"), lambda found: _quarter(found[2], found[1])),
    (re.compile(rf"[Qq]([1-4])[- /]?{_YEAR}"), lambda found: _quarter(found[2], found[1])),
    (re.compile(rf"{_YEAR}-?W([0-9]{{2}})"), _week),
    (
        re.compile(rf"([0-9]{{1,2}})\.\s?([0-9]{{1,2}})\.\s?{_YEAR}"),
        lambda found: _day(found[3], int(found[2]), found[1]),
    ),
    (re.compile(rf"{_NAME}[ -]{_YEAR}"), lambda found: month_of(int(found[2]), month_called(found[1]))),
    (re.compile(rf"{_YEAR}[ -]{_NAME}"), lambda found: month_of(int(found[1]), month_called(found[2]))),
    (
        re.compile(rf"([0-9]{{1,2}})\.?[ -]{_NAME}[ -]{_YEAR}"),
        lambda found: _day(found[3], month_called(found[2]), found[1]),
    ),
    (
        re.compile(rf"{_NAME} ([0-9]{{1,2}}), {_YEAR}"),
        lambda found: _day(found[3], month_called(found[1]), found[2]),
    ),
)


def _slashed(match: re.Match[str], month_first: bool | None) -> Period | None:
    """The day of 12/31/2020."""
    first, second = int(match[1]), int(match[2])
    orders = ((first, second), (second, first)) if month_first is None else ((first, second),)
    if month_first is False:
        orders = ((second, first),)
    days = set()
    for month, day in orders:
        try:
            days.add(date(int(match[3]), month, day))
        except ValueError:
            continue
    return Period(days.pop()) if len(days) == 1 else None


def _order(texts: Sequence[str]) -> tuple[bool | None, bool]:
    """Whether days with slashes have their month first (None where there are no such days), and whether that is
    clear: a number past 12 tells, and so do days such as 01/01/2020, which are the same both ways.
    """
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _SLASHED.fullmatch(text))]
    day_first = sum(first > 12 >= second for first, second in pairs)
    month_first = sum(second > 12 >= first for first, second in pairs)
    if not pairs:
        return None, True
    alike = all(first == second for first, second in pairs)
    return month_first >= day_first, bool(day_first or month_first or alike)


def _aligned(found: dict[str, Period]) -> dict[str, Period]:
    """The periods of the grain that most of them have; a day among moments is its midnight.

    Moments of different time zones are told in universal time, so that they stand in their true order.
    """
    grains = [period.grain for period in found.values()]
    chosen = max(Grain, key=grains.count)
    if Grain.MOMENT in grains and chosen in (Grain.DAY, Grain.MOMENT):
        found = {
            text: Period(period.day, Grain.MOMENT) if period.grain is Grain.DAY else period
            for text, period in found.items()
        }
        chosen = Grain.MOMENT
    kept = {text: period for text, period in found.items() if period.grain is chosen}
    return _in_one_zone(kept) if chosen is Grain.MOMENT else kept


def _in_one_zone(moments: dict[str, Period]) -> dict[str, Period]:
    zones = {text: match[3] for text in moments if (match := _MOMENT.fullmatch(text))}
    if len(set(zones.values())) < 2:
        return moments
    told = {text: datetime.fromisoformat(text.replace(",", ".")) for text in zones}
    in_utc = {
        text: (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        for text, moment in told.items()
    }
    return moments | {
        text: Period(moment.date(), Grain.MOMENT, moment.hour * 3600 + moment.minute * 60 + moment.second)
        for text, moment in in_utc.items()
    }


_PATTERNS = (*(pattern for pattern, _ in _WAYS), _SLASHED)


def _different(texts: Sequence[str]) -> list[str]:
    """The filled cells, each text once."""
    return [text for text in dict.fromkeys(texts) if text]


def _may_be_times(texts: Sequence[str]) -> bool:
    """Whether at least half of a few cells look like times, so that it is worthwhile to try them all."""
    others = 0
    for text in texts:
        others += not (any(pattern.fullmatch(text) for pattern in _PATTERNS) or business_year(text) is not None)
        if others * 2 > len(texts):
            return False
    return True
