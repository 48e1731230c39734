"""Cells that look like times but aren't read as such, since they may mean something else: 202001, Jan-20, 5/1/20."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.tables.date_pattern import date_pattern

# In Excel's letters.
_PATTERNS = (
    *("yyyymm", "yyyymmdd", "mmm-yy", "mmm yy", "mmm/yy", "dd/mm/yy", "mm/dd/yy", "dd-mm-yy", "dd.mm.yy", "mm/yy"),
    *("dd-mm-yyyy", "mm-dd-yyyy", "mm-yyyy", "mm.yyyy", "dd-mmm-yy", "dd mmm yy"),
)
_YEARS = range(1800, 2201)


def unread_time(texts: Sequence[str]) -> tuple[str, ...]:
    """The patterns of days or months that all filled cells may be written by, such as dd/mm/yy and mm/dd/yy.

    A column with a single time is left alone.
    """
    different = [text for text in dict.fromkeys(texts) if text]
    return tuple(each for each in _PATTERNS if len(different) > 1 and _fits(different, each))


def _fits(texts: Sequence[str], written: str) -> bool:
    pattern = date_pattern(written)
    for text in texts:
        period = pattern.read(text) if not text.isdecimal() or len(text) == len(written) else None
        if period is None or period.day.year not in _YEARS:
            return False
    return True
