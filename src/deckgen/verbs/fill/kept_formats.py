"""Which numbers a chart of PowerPoint's own writes so that they are others: its formats were chosen for its old data.

What read just as wrongly before is left alone: whoever made the chart saw it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.office.sheet_formats import Written, written

# As a percentage a larger number is hardly meant, nor one that is so many times the largest of the old ones: it is a
# percentage already.
_MOST_PERCENT: Final = 10
_MANY_TIMES: Final = 20
# By how much of itself a number may be another once it is rounded, and how small beside the largest one it may be so
# that nobody minds.
_ROUNDED: Final = 0.2
_SMALL: Final = 0.05


def misread(code: str, values: Sequence[float], old: Sequence[float], unit: str = "") -> tuple[float, str] | None:
    """The value that a format writes as another number than any, and how; None where there is none.

    old are the values that stood there, unit is what the new ones count.
    """
    shown = [(value, one) for value in values if (one := written(value, code)) is not None]
    if not shown:
        return None
    value, one = shown[0]
    if one.is_percent and _is_percent_already(_most(values), _most(old), unit):
        return value, one.words
    most, most_before = _most(values), _most(old)
    value, one = max(shown, key=lambda held: _error(held[0], held[1], most))
    before = [(number, then) for number in old if (then := written(number, code)) is not None]
    worst = max((_error(number, then, most_before) for number, then in before), default=0.0)
    return (value, one.words) if _error(value, one, most) > max(worst, _ROUNDED) else None


def _most(values: Sequence[float]) -> float:
    return max(map(abs, values), default=0.0)


def _is_percent_already(most: float, before: float, unit: str) -> bool:
    """Whether values that are written as parts of one, times 100, count hundredths as they are."""
    is_said = "%" in unit or "percent" in unit.casefold()
    is_other = most > _MOST_PERCENT or (0 < before * _MANY_TIMES <= most)
    return most > 1 and before <= _MOST_PERCENT and (is_said or is_other)


def _error(value: float, shown: Written, most: float) -> float:
    """How far a number as it is written is from the value, as part of it; 0 for what is small beside the largest."""
    return abs(shown.says - value) / abs(value) if value and abs(value) >= most * _SMALL else 0.0
