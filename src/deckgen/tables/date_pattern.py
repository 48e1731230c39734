"""How a column writes its times, in Excel's letters: dd/mm/yyyy, mmm yy, yyyy-mm-dd hh:mm."""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from deckgen.model.period import Grain, Period
from deckgen.tables.written_times import month_called

_LETTERS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dd|d|hh|h|ss|s|\"[^\"]*\"|\\.|.", re.IGNORECASE)
# What each letter group matches. One letter takes a leading zero too.
_PARTS = {
    "yyyy": ("year", "[0-9]{4}"),
    "yy": ("short", "[0-9]{2}"),
    "mmmm": ("name", r"[^\W\d_]{3,10}\.?"),
    "mmm": ("name", r"[^\W\d_]{3,10}\.?"),
    "mm": ("month", "[0-9]{1,2}"),
    "m": ("month", "[0-9]{1,2}"),
    "dd": ("day", "[0-9]{1,2}"),
    "d": ("day", "[0-9]{1,2}"),
    "hh": ("hour", "[0-9]{1,2}"),
    "h": ("hour", "[0-9]{1,2}"),
    "ss": ("second", "[0-9]{2}"),
    "s": ("second", "[0-9]{1,2}"),
}
# Two digits are a year from 1970 to 2069.
_CENTURY_TURNS = 70
HINT = "write it in Excel's letters: dd/mm/yyyy, mm/dd/yy, mmm yyyy, yyyy-mm-dd hh:mm"


class DatePattern:
    """A way to write times. Months in words are those of the six languages of the house."""

    def __init__(self, written: str) -> None:
        """ValueError, with a message for the author, where the letters say no time."""
        self.written = written
        groups: list[str] = []
        regex = ""
        for piece in _LETTERS.findall(written.strip()):
            name, matches = _PARTS.get(piece.lower(), ("", ""))
            if name == "month" and groups[-1:] == ["hour"]:
                name = "minute"
            if not name:
                literal = piece.strip('"') if len(piece) > 1 and piece[0] == '"' else piece[-1]
                if piece[0] not in '"\\' and piece.isalpha() and piece != "T":
                    raise ValueError(f"'{piece}' is no letter of a day")
                regex += re.escape(literal)
                continue
            if name in groups:
                raise ValueError(f"'{written}' has its {name} twice")
            groups.append(name)
            regex += f"(?P<{name}>{matches})"
        found = set(groups)
        if not found & {"year", "short"} or ("day" in found and not found & {"month", "name"}):
            raise ValueError(f"'{written}' has no {'month' if found & {'year', 'short'} else 'year'}")
        if "hour" in found and "day" not in found:
            raise ValueError(f"'{written}' has a time but no day")
        self._groups, self._regex = found, re.compile(regex)

    @property
    def grain(self) -> Grain:
        """How exactly it tells time."""
        if "hour" in self._groups:
            return Grain.MOMENT
        if "day" in self._groups:
            return Grain.DAY
        return Grain.MONTH if self._groups & {"month", "name"} else Grain.YEAR

    def read(self, text: str) -> Period | None:
        """The day or the moment in a cell, of a month or a year the first one; None where it is written otherwise."""
        match = self._regex.fullmatch(text)
        if match is None:
            return None
        parts = match.groupdict()
        try:
            year = int(parts["year"]) if "year" in parts else _full_year(int(parts["short"]))
            month = month_called(parts["name"].rstrip(".")) if "name" in parts else int(parts.get("month", 1))
            day = date(year, month, int(parts.get("day", 1)))
            clock = time(int(parts.get("hour", 0)), int(parts.get("minute", 0)), int(parts.get("second", 0)))
        except (ValueError, KeyError):
            return None
        if self.grain is not Grain.MOMENT:
            return Period(day)
        return Period(day, Grain.MOMENT, clock.hour * 3600 + clock.minute * 60 + clock.second)


def _full_year(short: int) -> int:
    return short + (1900 if short >= _CENTURY_TURNS else 2000)


@lru_cache(maxsize=64)
def date_pattern(written: str) -> DatePattern:
    """The pattern of these letters; ValueError where they say no time."""
    return DatePattern(written)
