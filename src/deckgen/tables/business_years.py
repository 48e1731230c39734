"""Seasons and business years, which need not begin in January: 2009/10, 2009-10, 2009/2010, FY2018 and FY 2018.

Each counts as the first year that it names. 2009-10 alone may be a month: only the other cells of its column tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from deckgen.model.period import Grain, Period

_WRITTEN = re.compile(r"(FY ?)?([0-9]{4})( ?[-/–] ?)?(?(3)([0-9]{4}|[0-9]{2}))", re.IGNORECASE)
_MAY_BE_MONTH = re.compile(r"[0-9]{4}[-/](0[1-9]|1[0-2])")


def business_year(text: str) -> Period | None:
    """The season or the business year that a text names; None where it names none, or a year of the calendar."""
    match = _WRITTEN.fullmatch(text)
    if match is None or text.isdecimal() or match[2] == "0000":
        return None
    following = match[4] or ""
    if not str(int(match[2]) + 1).endswith(following):
        return None
    return Period(date(int(match[2]), 12, 31), Grain.YEAR, called=text)


def business_years(texts: Sequence[str]) -> dict[str, Period]:
    """The seasons and business years among different texts; none where the texts may be months.

    2009-10 and 2010-11 are taken for two seasons, and 2009-10 and 2009-11 for two months.
    """
    found = {text: year for text in texts if (year := business_year(text)) is not None}
    if all(map(_MAY_BE_MONTH.fullmatch, found)):
        others = [text for text in texts if text not in found and _MAY_BE_MONTH.fullmatch(text)]
        return {} if others or len(found) == 1 else found
    return found


def written_like(year: Period, number: int) -> Period:
    """The year of a number; a business year if the other is one, and then written as that is."""
    called = ""
    if (match := _WRITTEN.fullmatch(year.called)) is not None:
        following = str(number + 1)[-len(match[4]) :] if match[4] else ""
        called = f"{match[1] or ''}{number:04}{match[3] or ''}{following}"
    return Period(date(number, 12, 31), Grain.YEAR, called=called)
