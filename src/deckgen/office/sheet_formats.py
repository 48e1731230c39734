"""How PowerPoint and Excel write a number in a format of theirs, such as `$#,##0.0,,"M"`, near enough to judge it."""

from __future__ import annotations

import re
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from msgspec import Struct

# What a format shows as it is: words in quotes, and a character behind a backslash; and what it only keeps room for.
_WORDS: Final = re.compile(r'"[^"]*"|\\.')
_ROOM: Final = re.compile(r"[_*].")
_PARTS: Final = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
# A condition for a part of a format; other brackets name a color or a currency.
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_BRACKETS: Final = re.compile(r"\[[^\]]*\]")
# The places of the digits of a number, and the commas behind them, each of which divides by a thousand.
_DIGITS: Final = re.compile(r"[#0][#0,]*(?:\.[#0]*)?,*")
# Formats of days, words, fractions, powers of ten.
_OTHERS: Final = re.compile(r"[ymdhs@?/]|e[+-]", re.IGNORECASE)
# Excel takes no longer format.
_LONGEST: Final = 255
_COMPARED: Final = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}


class Written(Struct, frozen=True):
    """A number as a format writes it: the words, the number that these say, and whether they say it in percent."""

    words: str
    says: float
    is_percent: bool = False


def written(value: float, code: str) -> Written | None:
    """How a format writes a number; None where it is no format of plain numbers, or shows nothing of it."""
    part = _part(value, code) if len(code) <= _LONGEST else ""
    bare = _bare(part)
    digits = _DIGITS.search(bare)
    if digits is None or code.strip().lower() == "general" or _OTHERS.search(bare):
        return None
    whole, _, decimals = digits[0].partition(".")
    # Commas may stand before the point too: `0,.0` counts thousands.
    commas = sum(len(one) - len(one.rstrip(",")) for one in (whole, decimals))
    is_percent = "%" in bare
    factor = (100.0 if is_percent else 1.0) / 1000.0**commas
    decimals = decimals.rstrip(",")
    grouped = "," if "," in whole.rstrip(",") else ""
    number = f"{abs(value) * factor:{grouped}.{len(decimals)}f}"
    number = _shortened(number, len(decimals) - len(decimals.rstrip("#")))
    says = float(number.replace(",", "")) / factor
    minus = "-" if value < 0 and part == code else ""
    words = f"{minus}{_shown(part[: digits.start()])}{number}{_shown(part[digits.end() :])}"
    return Written(words.strip(), -says if value < 0 else says, is_percent)


def _part(value: float, code: str) -> str:
    """The part of a format for a number: between semicolons stand those for numbers above, below and at zero."""
    parts = _PARTS.findall(code)
    conditions = [_CONDITION.search(_WORDS.sub("", one)) for one in parts]
    if any(conditions):
        fits = (one is None or _COMPARED[one[1]](value, float(one[2])) for one in conditions)
        return next((part for part, is_fit in zip(parts, fits, strict=True) if is_fit), "")
    place = 1 if value < 0 else 2 if value == 0 else 0
    return parts[place if place < len(parts) else 0] if parts else ""


def _bare(part: str) -> str:
    """A part of a format, as long as it is, with blanks for what only reads as places of digits: words, brackets."""
    for hidden in (_WORDS, _BRACKETS, _ROOM):
        part = hidden.sub(lambda one: " " * len(one[0]), part)
    return part


def _shortened(number: str, optional: int) -> str:
    """A number without the zeros at its end for which a format keeps no place, of so many."""
    kept = len(number) - optional
    return number[:kept] + number[kept:].rstrip("0")


def _shown(words: str) -> str:
    """What is written around a number."""
    kept = _ROOM.sub("", _BRACKETS.sub("", _CURRENCY.sub(r"\1", words)))
    return _WORDS.sub(lambda one: one[0][1:].removesuffix('"'), kept)
