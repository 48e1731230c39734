"""Days as a sheet counts them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

# The day from which Excel counts days, and the one from which it counted on the Macintosh.
EXCEL: Final = date(1899, 12, 30).toordinal()
MACINTOSH: Final = date(1904, 1, 1).toordinal()
# Few days that Excel knows are later, and all of them can be written.
_MOST_DAYS: Final = 2_950_000
# A format with one of these letters outside of quotes shows days.
_DAYS: Final = re.compile(r"[ymd]", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shows_days(code: str) -> bool:
    """Whether a number format shows days."""
    return bool(_DAYS.search(_QUOTED.sub("", code))) and code.lower() != "general"


def as_day(number: float, since: int = EXCEL) -> str:
    """The day (ISO 8601) that a number counts, with its time where it has one; other numbers as they are."""
    if not 0 < number < _MOST_DAYS:
        return f"{number:,.12g}" if abs(number) < 1e12 else f"{number:,.0f}"
    seconds = round(number % 1 * 86_400)
    moment = datetime.fromordinal(int(number) + since) + timedelta(seconds=seconds)
    return moment.isoformat(" ", "minutes") if seconds else moment.date().isoformat()
