"""Numbers that are written in other ways than in plain digits: 1,204,300, $1200, (12), 12.5%. One cell at a time."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from deckgen.tables.column_types import number_of

SPACES = " \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_MINUS = "-\N{MINUS SIGN}"
_CURRENCY = r"(?:[A-Z]{1,3})?[$€£¥₹]"
_AROUND = re.compile(
    rf"(?P<open>\()?(?P<sign>[{_MINUS}+])?\s?(?P<before>{_CURRENCY})?\s?(?P<late>[{_MINUS}+])?"
    rf"(?P<digits>[0-9][^()$€£¥₹%]*?|[.,][0-9]+)\s?(?P<after>[$€£¥₹%])?(?P<close>\))?"
)
# What most numbers with marks between thousands look like: 1,204,300.5 and 1,204. It is tried first, to save time.
_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}((?:,[0-9]{3})+)(\.[0-9]+)?")
# Letters behind a number, in parentheses or not, and stars and daggers.
_FLAGGED = re.compile(r"(\S.*?)\s*(?:\(?([A-Za-z]{1,3})\)?|[*†‡]+)")
# Letters behind a number that are no flags: they make another number of it.
_SCALES = frozenset(("k", "bn", "mn", "tn", "mio", "mrd"))


class Marks(Struct, frozen=True):
    """How numbers are written: what stands before decimals, and what may stand between thousands."""

    decimal: str = "."
    thousands: str = "," + SPACES + APOSTROPHES


USUAL_MARKS = Marks()
"""Those that are meant where nothing else is said."""


class NumberWord(Struct, frozen=True):
    """A number that a cell holds."""

    plain: str
    """The number with a point before its decimals, and nothing else but digits and a minus."""
    currency: str = ""
    """The sign of a currency before or after it."""
    in_parentheses: bool = False
    """Whether parentheses stand for its minus."""
    grouped_by: str = ""
    """What stands between its thousands; "" where nothing does."""
    percent_format: str = ""
    """The Excel format of a percentage, such as 0.0% for 12.5%, whose number is 0.125; "" for any other number."""
    is_sure: bool = True
    """Whether nothing but a mark between thousands can be meant: 1,204,300 and 1,204.5, but not 1,204."""


def without_flag(text: str) -> str:
    """A text without the letters, stars or daggers behind it."""
    match = _FLAGGED.fullmatch(text)
    return match.group(1) if match and (match.group(2) or "").lower() not in _SCALES else text


def number_word(text: str, marks: Marks) -> NumberWord | None:
    """The number that a cell holds; None where it is none, or a code such as 007."""
    common = _COMMAS.fullmatch(text) if marks == USUAL_MARKS else None
    if common is not None and number_of(plain := text.replace(",", "")) is not None:
        return NumberWord(plain, grouped_by=",", is_sure=bool(common[2]) or len(common[1]) > len(",000"))
    match = _AROUND.fullmatch(text)
    if match is None or bool(match["open"]) is not bool(match["close"]) or (match["before"] and match["after"]):
        return None
    signs = [sign for sign in (match["sign"], match["late"], match["open"]) if sign]
    if len(signs) > 1:
        return None
    plain, grouped_by, is_sure = _plain(match["digits"], marks)
    plain = ("-" if signs and signs[0] != "+" else "") + plain
    if not plain or number_of(plain) is None:
        return None
    number_format, currency = "", match["before"] or match["after"] or ""
    if currency == "%":
        decimals = len(plain.partition(".")[2])
        number_format, currency = (f"0.{'0' * decimals}%" if decimals else "0%"), ""
        plain = f"{Decimal(plain).scaleb(-2):f}"
    return NumberWord(plain, currency, bool(match["open"]), grouped_by, number_format, is_sure)


def _plain(digits: str, marks: Marks) -> tuple[str, str, bool]:
    """Digits without marks between thousands, that mark, and whether it can mean nothing else; "" for no number."""
    integer, point, decimals = digits.partition(marks.decimal)
    if point and not decimals.isdecimal():
        return "", "", False
    mark = next((sign for sign in integer if not sign.isdecimal()), "")
    groups = integer.split(mark) if mark else [integer]
    if mark and (mark not in marks.thousands or not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:])):
        return "", "", False
    if not all(group.isdecimal() for group in groups if group or mark):
        return "", "", False
    is_sure = not mark or len(groups) > 2 or bool(point) or mark in SPACES + APOSTROPHES
    return "".join(groups) + ("." + decimals if point else ""), mark, is_sure
