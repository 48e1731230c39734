"""NumberFormat: how a number is shown, resolved for one language. A value; numbers/by_language.py makes it.

A value here knows no language and no library of languages: what differs between them was looked up and put in.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

MINUS = "\N{MINUS SIGN}"
_ROUNDING = Context(prec=700, rounding=ROUND_HALF_UP)
_ZERO = Decimal(0)
Style = Literal["pattern", "natural", "compact", "words", "ordinal"]


class Separators(Struct, frozen=True):
    """How a language writes digits: groups are the sizes of the last group of digits and of those before it."""

    decimal: str = "."
    group: str = ","
    groups: tuple[int, int] = (3, 3)


class Section(Struct, frozen=True):
    """How numbers of one sign are shown: words before, digits, words after.

    whole is the fewest digits before the decimal point, fixed and most the fewest and most after it; factor is
    what the number is multiplied by first (100 for a percentage, 0.000001 for millions). Where digits is False
    the words stand for the number. A section of unsigned numbers has its own sign among its words.
    """

    before: str = ""
    after: str = ""
    digits: bool = True
    whole: int = 1
    fixed: int = 0
    most: int = 0
    grouped: bool = False
    factor: Decimal = Decimal(1)
    unsigned: bool = False
    sign: str = ""

    def rounded(self, number: Decimal) -> Decimal:
        """The number as this section counts it, with no more decimals than it shows."""
        return _rounded(_ROUNDING.multiply(number, self.factor), self.most)


class Scale(Struct, frozen=True):
    """A step of compact numbers: from 10 ** power on they are divided by 10 ** zeros and named.

    names are the language's plural forms as (before, after); which of them holds for 0 … 999 is a digit each in
    whole, and for those numbers and a fraction in broken; both are empty where there is but one form.
    """

    power: int
    zeros: int
    names: tuple[tuple[str, str], ...]
    whole: str = ""
    broken: str = ""

    def amount(self, size: Decimal) -> Decimal:
        """How many of it a number has: one decimal below 100, none from there on."""
        exact = size.scaleb(-self.zeros, _ROUNDING)
        rounded = _rounded(exact, 1)
        return rounded if rounded < 100 else _rounded(exact, 0)

    def name(self, amount: Decimal) -> tuple[str, str]:
        """The form of the name that goes with an amount of it."""
        forms = self.whole if amount == int(amount) else self.broken
        return self.names[int(forms[int(amount) % len(forms)])] if forms else self.names[0]


class NumberFormat(Struct, frozen=True):
    """An Excel number format (or one of deckgen's words) with its language's separators filled in.

    sections are for positive numbers, negative ones and zero, as far as the pattern tells them apart. words is
    the language that numbers are spelled out in; ordinals are the endings for 1, 2, 3 and all others; with capital a
    number in words begins a sentence. points are the words for one and for several where percentages differ by them.
    """

    pattern: str
    style: Style = "pattern"
    separators: Separators = Separators()
    sections: tuple[Section, ...] = (Section(most=2),)
    scales: tuple[Scale, ...] = ()
    words: str = "en"
    ordinals: tuple[str, str, str, str] = ("st", "nd", "rd", "th")
    capital: bool = False
    points: tuple[str, str] = ("", "")

    def in_points(self, one: str, several: str) -> NumberFormat:
        """The format of what two percentages in this one differ by; the same where it shows no percentages."""
        if self.style != "pattern" or "%" not in self.sections[0].before + self.sections[0].after:
            return self
        bare = (replace(part, before=_unmarked(part.before), after=_unmarked(part.after)) for part in self.sections)
        return replace(self, sections=tuple(bare), points=(one, several))

    def show(self, value: float, *, unit: bool = True) -> str:
        """The number as shown; without unit the words and signs around the digits are left out (inner ticks).

        Halves are rounded away from zero, as Excel does; what is no number (NaN, infinity) is a dash.
        """
        if not math.isfinite(value):
            return "–"
        number = Decimal(str(value))
        match self.style:
            case "words":
                return self._around(_spelled(value, self.words, self.capital), unit)
            case "ordinal":
                return self._around(self._ordinal(number), unit)
            case "compact":
                return self._compact(number, unit)
            case "natural":
                return self._natural(number)
            case _:
                return self._patterned(number, unit)

    def change(self, value: float, *, unit: bool = True) -> str:
        """The number as a change: with a plus where it shows as more than nothing."""
        shown = self.show(value, unit=unit)
        more = value > 0 and not shown.startswith("+") and shown != self.show(0, unit=unit)
        return f"+{shown}" if more else shown

    @property
    def step(self) -> Decimal | None:
        """The smallest difference between two numbers as shown; None where it grows with the numbers, or is words."""
        if self.style == "ordinal":
            return Decimal(1)
        section = self.sections[0]
        return Decimal(1).scaleb(-section.most) / section.factor if self.style == "pattern" else None

    @property
    def has_unit(self) -> bool:
        """Whether the format itself says what is counted ($, bn, %, a word)."""
        section = self.sections[0]
        return any(character not in " \u00a0()" for character in section.before + section.after)

    def _patterned(self, number: Decimal, unit: bool) -> str:
        section = self.sections[0]
        if number < 0 and len(self.sections) > 1:
            section = self.sections[1]
        rounded = section.rounded(number)
        if rounded == _ZERO:
            section = self.sections[2] if len(self.sections) > 2 else self.sections[0]
            rounded = section.rounded(_ZERO)
        if not section.digits:
            return section.sign + section.before + section.after
        shown = digits(abs(rounded), section, self.separators)
        sign = section.sign if section.unsigned or rounded >= 0 else MINUS
        if unit:
            points = self.points[shown != "1"]
            return f"{sign}{section.before}{shown}{section.after}" + (f" {points}" if points else "")
        # Parentheses say that a number is negative: without them the sign has to.
        return (sign or MINUS if rounded < 0 else sign) + shown

    def _natural(self, number: Decimal) -> str:
        """As a careful writer would: two decimals where needed, more for small numbers, groups from 10,000 on."""
        most = 2
        if number and abs(number) < Decimal("0.1"):
            most = min(1 - number.adjusted(), 20)
        rounded = _rounded(number, most)
        section = Section(most=most, grouped=abs(rounded) >= 10_000)
        return (MINUS if rounded < 0 else "") + digits(abs(rounded), section, self.separators)

    def step_of(self, value: float) -> tuple[Scale, Decimal] | None:
        """The step of compact numbers that a value is shown in, and how many of it; None where it stands in full."""
        size = abs(Decimal(str(value)))
        above: Scale | None = None
        for scale in self.scales:
            if size >= Decimal(1).scaleb(scale.power):
                amount = scale.amount(size)
                if above and amount.scaleb(scale.zeros) >= Decimal(1).scaleb(above.power):
                    return above, above.amount(size)
                return scale, amount
            above = scale
        return None

    def _compact(self, number: Decimal, unit: bool) -> str:
        """35 million, 1.2 billion: one decimal below 100, none above it."""
        found = self.step_of(float(number))
        if found:
            scale, amount = found
            before, after = scale.name(amount)
            shown = digits(amount, Section(most=1, grouped=True), self.separators)
            return (MINUS if number < 0 else "") + self._around(before + shown + after, unit)
        shown = self._natural(abs(number))
        return (MINUS if number < 0 and shown.strip("0.,") else "") + self._around(shown, unit)

    def _ordinal(self, number: Decimal) -> str:
        count = int(_rounded(number, 0))
        first, second, third, others = self.ordinals
        size = abs(count)
        ending = others
        if (self.words == "en" and size % 100 not in (11, 12, 13)) or (self.words != "en" and size < 10):
            ending = {1: first, 2: second, 3: third}.get(size % 10, others)
        return (
            (MINUS if count < 0 else "")
            + digits(Decimal(size), Section(grouped=size >= 10_000), self.separators)
            + ending
        )

    def _around(self, shown: str, unit: bool) -> str:
        section = self.sections[0]
        return f"{section.before}{shown}{section.after}" if unit else shown


def _unmarked(words: str) -> str:
    """The words around a number without its percent sign and the space before it."""
    return words.replace("%", "").strip("\u00a0\u202f ")


def digits(number: Decimal, section: Section, separators: Separators) -> str:
    """The digits of a number that isn't negative, as many as a section wants, in a language's way."""
    whole, _, fraction = f"{_rounded(number, section.most):f}".partition(".")
    fraction = fraction.rstrip("0").ljust(section.fixed, "0")
    whole = whole.lstrip("0").rjust(max(section.whole, 1), "0")
    if section.grouped:
        whole = _grouped(whole, separators)
    return whole + (separators.decimal + fraction if fraction else "")


def _grouped(whole: str, separators: Separators) -> str:
    last, others = separators.groups
    parts, rest = [whole[-last:]], whole[:-last]
    while rest:
        parts.append(rest[-others:])
        rest = rest[:-others]
    return separators.group.join(reversed(parts))


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)


def _spelled(value: float, language: str, capital: bool) -> str:
    """A number in words, the first letter a capital where it begins a sentence."""
    from num2words import num2words

    exact = int(value) if float(value).is_integer() else value
    spelled = str(num2words(exact, lang=language))
    return spelled[:1].upper() + spelled[1:] if capital else spelled
