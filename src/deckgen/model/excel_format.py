"""Number formats as codes that Excel and PowerPoint understand. Values only; knows no language.

A code is written the American way; who opens the chart sees the separators that their computer is set to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from locale import windows_locale

from msgspec.structs import replace

from deckgen.model.format import MINUS, NumberFormat, Section

GENERAL = "General"
_BARE = frozenset(" $()+")
_NEGATIVE = f'"{MINUS}"'
_MOST_CONDITIONS = 2
_PARTS = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')


def code_of(number: NumberFormat, value: float, *, unit: bool = True) -> str:
    """The code that writes a value as the format shows it, without its unit where unit is False.

    Decimals that are shown only where there are some differ from value to value: Excel would leave a lone point.
    What has no code (numbers in words, ordinals, steps that are no thousands) is written in digits.
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
    """The code of a column of values: the one that all have in common, else Excel's own way."""
    codes = dict.fromkeys(code_of(number, value) for value in values if value is not None)
    return next(iter(codes)) if len(codes) == 1 else GENERAL


def axis_code(number: NumberFormat, ticks: Sequence[float], units: Sequence[bool]) -> str:
    """The code of an axis; units says for each tick (rising) whether it has the unit.

    Below zero conditions would take the sign away, so there each positive tick has what the highest has.
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
    """The part of a code for positive numbers, or for negative ones."""
    return (_PARTS.findall(code) or [code])[index : index + 1][0] if code != GENERAL else code


def day_code(days: Sequence[date], language: str) -> str:
    """The code that writes days as they stand along an axis, with the names of months in a language (BCP 47)."""
    if all(day.day == 1 and day.month == 1 for day in days):
        return "yyyy"
    wanted = language.replace("-", "_").lower()
    named = {name.lower(): number for number, name in windows_locale.items()}
    base = (number for name, number in sorted(named.items()) if name.partition("_")[0] == wanted.partition("_")[0])
    number = named.get(wanted) or next(base, None)
    speaks = f"[$-{number:X}]" if number else ""
    return speaks + ("mmm yyyy" if all(day.day == 1 for day in days) else "d mmm yyyy")


def serial(day: date) -> int:
    """The number that Excel has for a day; below 1 for those before 1900, which it has none for."""
    return day.toordinal() - date(1899, 12, 30).toordinal()


def quoted(words: str) -> str:
    """Words as they stand in a code: as they are where Excel takes them for nothing else."""
    if all(character in _BARE for character in words):
        return words
    # A quote can't stand between quotes: it is escaped by itself.
    return '\\"'.join(f'"{part}"' if part else "" for part in words.split('"'))


def _patterned(number: NumberFormat, value: float, unit: bool) -> str:
    """A code of positive numbers and, so that their sign is deckgen's own, of negative ones and of zero."""
    first, *others = number.sections
    negative = others[0] if others else replace(first, sign=MINUS)
    if not unit:
        negative = replace(negative, sign=negative.sign or MINUS)
    return ";".join(_section(section, value, unit) for section in (first, negative, *others[1:2]))


def _section(section: Section, value: float, unit: bool) -> str:
    sign = quoted(section.sign)
    if not section.digits:
        return sign + quoted(section.before + section.after)
    most = max(section.fixed, _decimals(section.rounded(Decimal(str(value)))))
    percents, thousands = _factor(section.factor)
    digits = _digits(section.whole, most, grouped=section.grouped) + "," * thousands
    before, after = section.before, section.after
    if not unit:
        # Excel multiplies by a hundred for no less than the sign.
        before, after = "", "%" * percents
    return f"{sign}{_around(before, percents)}{digits}{_around(after, max(0, percents - before.count('%')))}"


def _decimals(number: Decimal) -> int:
    """How many decimals a number has that are not zeros at its end."""
    return len(f"{number:f}".partition(".")[2].rstrip("0"))


def _around(words: str, percents: int) -> str:
    """The words around digits. So many of their percent signs multiply by a hundred; others are words."""
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


def _digits(whole: int, decimals: int, *, grouped: bool) -> str:
    lead = "0" * max(1, whole)
    if grouped:
        lead = _in_threes(lead.rjust(4, "#"))
    return lead + ("." + "0" * decimals if decimals else "")


def _in_threes(digits: str) -> str:
    parts = [digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]
    return ",".join(reversed(parts))


def _natural(number: NumberFormat, value: float, before: str, after: str) -> str:
    """As many decimals as the value is shown with, groups where it has them."""
    shown = replace(number, style="natural").show(abs(value))
    decimals = len(shown.partition(number.separators.decimal)[2])
    return _signed(quoted(before) + _digits(1, decimals, grouped=abs(value) >= 10_000) + quoted(after))


def _compact(number: NumberFormat, value: float, unit: bool) -> str:
    """Divided by the thousands of its step, whose name stands beside it."""
    section = number.sections[0]
    before, after = (section.before, section.after) if unit else ("", "")
    found = number.step_of(value)
    if found is None or found[0].zeros % 3:
        return _natural(number, value, before, after)
    scale, amount = found
    name_before, name_after = scale.name(amount)
    digits = _digits(1, _decimals(amount), grouped=amount >= 1000) + "," * (scale.zeros // 3)
    return _signed(quoted(before + name_before) + digits + quoted(name_after + after))


def _signed(positive: str) -> str:
    return f"{positive};{_NEGATIVE}{positive}"
