"""Number formats as format codes that Excel and PowerPoint understand, for charts that PowerPoint draws.

A code is written the American way, with a comma between thousands and a point before decimals. PowerPoint shows the
separators that the computer is set to, whatever the deck's language; LibreOffice those of the language that is named
in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from locale import normalize, windows_locale

from msgspec.structs import replace

from deckgen.model.format import GROUPED_FROM, MINUS, NumberFormat, Section

GENERAL = "General"
# Characters that Excel shows as they are, without quotes around them.
_BARE = frozenset(" $()+")
_NEGATIVE = f'"{MINUS}"'
# A code has room for two conditions, such as [>=1000], and a last part for all else.
_MOST_CONDITIONS = 2
# Languages that Windows has no number for, and those that write numbers and months alike.
_ALIKE = {"es_419": "es_mx", "pt": "pt_br"}
# What a code shows as it is written: words in quotes, and a character behind a backslash.
_WORDS = re.compile(r'"[^"]*"|\\.')
# The parts of a code between semicolons; one inside quotes or behind a backslash parts nothing.
_PARTS = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')


def code_of(number: NumberFormat, value: float, *, unit: bool = True) -> str:
    """The code that makes Excel write a value as deckgen does, without its unit where unit is False.

    It is for this value alone: deckgen leaves out decimals that are zero, for which Excel's # would leave a point
    with nothing after it. Numbers in words, ordinals, and compact numbers in steps other than thousands have no code
    in Excel; they are written in digits.
    """
    match number.style:
        case "pattern":
            return _patterned(number, value, unit)
        case "compact":
            return _compact(number, value, unit)
        case "natural":
            return _natural(number, value, "", "")
        case _:
            return GENERAL


def column_code(number: NumberFormat, values: Iterable[float | None]) -> str:
    """The code of a column of values: that of all of them where they share one, else Excel's "General"."""
    codes = dict.fromkeys(code_of(number, value) for value in values if value is not None)
    return next(iter(codes)) if len(codes) == 1 else GENERAL


def axis_code(number: NumberFormat, ticks: Sequence[float], units: Sequence[bool]) -> str:
    """The code of an axis. ticks are its numbers, rising; units says for each whether its words have the unit.

    Ticks that are written in another way than those below them get a condition, such as [>=30]. An axis that goes
    below zero can't have one, since Excel drops the minus of what a condition catches: all its positive ticks are
    written as the highest is.
    """
    codes = [(code_of(number, tick, unit=unit), tick) for tick, unit in zip(ticks, units, strict=True)]
    if not codes:
        return GENERAL
    if ticks[0] < 0:
        negative, zero = (code_of(number, tick, unit=False) for tick in (ticks[0], 0.0))
        above = codes[-1][0] if ticks[-1] <= 0 else zero
        return ";".join([_part(codes[-1][0], 0), _part(negative, 1), _part(above, 0)])
    runs = [(code, [tick for _, tick in run]) for code, run in groupby(reversed(codes), key=lambda pair: pair[0])]
    first = [f"[>={min(run):.12g}]{_part(code, 0)}" for code, run in runs[:-1][:_MOST_CONDITIONS]]
    return ";".join([*first, _part(runs[-1][0], 0)]) if first else runs[-1][0]


def _part(code: str, index: int) -> str:
    """A part of a code: that for positive numbers (0) or that for negative ones (1)."""
    return (_PARTS.findall(code) or [code])[index : index + 1][0] if code != GENERAL else code


def day_code(days: Sequence[date], language: str) -> str:
    """The code that writes days as they stand along an axis, with the names of months in a language (BCP 47)."""
    if all(day.day == 1 and day.month == 1 for day in days):
        return "yyyy"
    return _language_mark(language) + ("mmm yyyy" if all(day.day == 1 for day in days) else "d mmm yyyy")


def in_language(code: str, language: str) -> str:
    """A code of numbers with a language (BCP 47) named in it, where the code has anything that languages part by."""
    bare = _WORDS.sub("", code)
    return _language_mark(language) + code if "." in bare or "," in bare else code


@cache
def _language_mark(language: str) -> str:
    """How a code names a language: by Windows' number for it, such as [$-80A] for Spanish in Mexico.

    "" where Windows has none.
    """
    wanted = language.replace("-", "_").lower()
    wanted = _ALIKE.get(wanted, wanted)
    base = wanted.partition("_")[0]
    named = {name.lower(): number for number, name in windows_locale.items()}
    likely = normalize(base).partition(".")[0].lower()
    number = (
        named.get(wanted) or named.get(likely) or next((named[name] for name in named if name[:3] == f"{base}_"), 0)
    )
    return f"[$-{number:X}]" if number else ""


def serial(day: date) -> int:
    """The number that Excel has for a day: 61 for 1 March 1900, and so on.

    Before that day they are no longer Excel's: it counts a 29 February 1900 that there never was, and knows no day
    before that year.
    """
    return day.toordinal() - date(1899, 12, 30).toordinal()


def quoted(words: str) -> str:
    """Words as they stand in a code: in quotes, unless Excel would show them as they are."""
    if all(character in _BARE for character in words):
        return words
    # A quote can't stand between quotes: it is escaped by itself.
    return '\\"'.join(f'"{part}"' if part else "" for part in words.split('"'))


def _patterned(number: NumberFormat, value: float, unit: bool) -> str:
    """A code with a part for negative numbers, so that they have deckgen's true minus and not Excel's hyphen."""
    first, *others = number.sections
    if first.exponent and len(others) < 2:
        # Excel would write zero as 0.0E+00.
        others = [*(others or [replace(first, sign=MINUS)]), replace(first, exponent=0, fixed=0, most=0)]
    negative = others[0] if others else replace(first, sign=MINUS)
    if not unit:
        negative = replace(negative, sign=negative.sign or MINUS)
    return ";".join(_section(section, value, unit) for section in (first, negative, *others[1:2]))


def _section(section: Section, value: float, unit: bool) -> str:
    """One part of a code, with as many decimals as the value has."""
    sign = quoted(section.sign)
    if not section.digits:
        return sign + quoted(section.before + section.after)
    rounded = section.rounded(Decimal(str(value)))
    power = section.power(rounded)
    most = max(section.fixed, _decimals(rounded.scaleb(-power)))
    percents, thousands = _factor(section.factor)
    digits = _digits(section.integer_digits, most, grouped=section.grouped) + "," * thousands
    if section.exponent:
        digits = digits.rjust(len(digits) + section.places - section.integer_digits, "#")
        digits += ("E+" if section.plus else "E-") + "0" * section.exponent
    before, after = section.before, section.after
    if not unit:
        # Excel multiplies by a hundred only where there is a percent sign, so it stays, unit or no unit.
        before, after = "", "%" * percents
    return f"{sign}{_around(before, percents)}{digits}{_around(after, max(0, percents - before.count('%')))}"


def _decimals(number: Decimal) -> int:
    """How many decimals a number has that are not zeros at its end."""
    return len(f"{number:f}".partition(".")[2].rstrip("0"))


def _around(words: str, percents: int) -> str:
    """The words before or after the digits.

    Excel takes each bare percent sign for a factor of a hundred. So many of them are meant so; the others are quoted.
    """
    made, left = [], percents
    for index, part in enumerate(words.split("%")):
        if index:
            made.append("%" if left > 0 else '"%"')
            left -= 1
        made.append(quoted(part))
    return "".join(made)


def _factor(factor: Decimal) -> tuple[int, int]:
    """How often a number is multiplied by a hundred and divided by a thousand."""
    percents = thousands = 0
    while factor > 1:
        factor, percents = factor / 100, percents + 1
    while factor < 1:
        factor, thousands = factor * 1000, thousands + 1
    return percents, thousands


def _digits(integer_digits: int, decimals: int, *, grouped: bool) -> str:
    """The places for digits: as many zeros as there must be digits, such as #,##0.0."""
    lead = "0" * max(1, integer_digits)
    if grouped:
        lead = _in_threes(lead.rjust(4, "#"))
    return lead + ("." + "0" * decimals if decimals else "")


def _in_threes(digits: str) -> str:
    parts = [digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]
    return ",".join(reversed(parts))


def _natural(number: NumberFormat, value: float, before: str, after: str) -> str:
    """A code for no particular format: as many decimals as the value has, thousands parted from 10,000 on."""
    written = replace(number, style="natural").show(abs(value))
    decimals = len(written.partition(number.separators.decimal)[2])
    grouped = number.sections[0].grouped or abs(value) >= GROUPED_FROM
    return _signed(quoted(before) + _digits(1, decimals, grouped=grouped) + quoted(after))


def _compact(number: NumberFormat, value: float, unit: bool) -> str:
    """A code for a compact number: each comma behind the digits makes Excel divide by a thousand."""
    section = number.sections[0]
    before, after = (section.before, section.after) if unit else ("", "")
    found = number.step_of(value)
    if found is None or found[0].zeros % 3:
        return _natural(number, value, before, after)
    scale, amount = found
    name_before, name_after = scale.name(amount)
    decimals = max(_decimals(amount), int(scale is number.shared))
    digits = _digits(1, decimals, grouped=amount >= 1000) + "," * (scale.zeros // 3)
    return _signed(quoted(before + name_before) + digits + quoted(name_after + after))


def _signed(positive: str) -> str:
    """A code with the same part for negative numbers behind deckgen's minus."""
    return f"{positive};{_NEGATIVE}{positive}"
