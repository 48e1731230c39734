"""NumberFormat: how a number is written, resolved for one language.

numbers/by_language.py makes it from what an author writes. Separators, endings and names of large numbers were looked
up by then and are part of the value; only numbers in words are spelled out by num2words when they are written.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

MINUS = "\N{MINUS SIGN}"
# Exact for every float: the largest have 309 digits, the smallest 323 zeros after the point. Halves are rounded away
# from zero, as Excel does.
_ROUNDING = Context(prec=700, rounding=ROUND_HALF_UP)
_ZERO = Decimal(0)
# From this number on the natural format parts thousands: years, and other numbers of four digits, stand unparted.
GROUPED_FROM = 10_000
# Compact numbers of one chart share a step where the smallest is at least this part of the largest, and where none of
# them needs more decimals in it.
_FAR_APART, _SHARED_DECIMALS = Decimal(1000), 2
# Decimals that an author may have written on purpose, the most that a number gets, and what share of the largest
# number is nothing.
_KEPT_DECIMALS, _MOST_DECIMALS, _NOISE = 4, 20, Decimal("1e-12")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
Style = Literal["pattern", "natural", "compact", "words", "ordinal"]


class Separators(Struct, frozen=True):
    """How a language parts digits.

    decimal: what stands before the decimals.
    group: what stands between thousands.
    groups: how many digits the last group has, and how many each before it: 3 and 2 in India (12,34,567).
    """

    decimal: str = "."
    group: str = ","
    groups: tuple[int, int] = (3, 3)


class Section(Struct, frozen=True):
    """How numbers of one sign are written. An Excel format has up to three sections, parted by semicolons.

    before, after: the words around the digits.
    digits: False where the words stand for the number.
    integer_digits: the fewest digits before the decimal point.
    fixed, most: the fewest and the most decimals.
    grouped: thousands are parted.
    factor: what the number is multiplied by first: 100 for a percentage, 0.000001 for millions.
    unsigned: negative numbers get no minus, because the words say that they are negative.
    sign: a sign of the section's own, which stands before everything.
    exponent: the fewest digits of the exponent in Excel, for numbers times a power of ten; 0 for plain numbers.
    plus: Excel writes a plus before an exponent that isn't negative (E+, not E-).
    places: of these numbers, how many digits stand before the decimal point at most. Exponents are multiples of it:
        three places give 210×10⁶.
    """

    before: str = ""
    after: str = ""
    digits: bool = True
    integer_digits: int = 1
    fixed: int = 0
    most: int = 0
    grouped: bool = False
    factor: Decimal = Decimal(1)
    unsigned: bool = False
    sign: str = ""
    exponent: int = 0
    plus: bool = True
    places: int = 1

    def rounded(self, number: Decimal) -> Decimal:
        """The number times the section's factor, with no more decimals than it writes."""
        exact = _ROUNDING.multiply(number, self.factor)
        return _rounded(exact, self.most - self.power(exact))

    def power(self, number: Decimal) -> int:
        """The power of ten that a number is written with, once it is rounded; 0 for plain numbers and for zero."""
        if not self.exponent or not number:
            return 0
        power = number.adjusted() // self.places * self.places
        # What is rounded up to the next power is written with that one: 9.96 million is 1.0×10⁷.
        rounded = _rounded(number, self.most - power)
        return rounded.adjusted() // self.places * self.places


class Scale(Struct, frozen=True):
    """A step of compact numbers, such as million.

    power: numbers from 10 ** power on are written in it.
    zeros: they are divided by 10 ** zeros. Numbers from 10,000 on (power 4) are counted in thousands (zeros 3).
    names: the name in each of the language's plural forms, as words before and after the digits.
    integer_forms: two thousand digits: which of the names goes with 0, 1, … 1999. "" where there is only one.
    fraction_forms: the same for these numbers and a half; "" where there is only one.
    long: the language's own step in place of which the brand has a short word; None where this is the language's.
    """

    power: int
    zeros: int
    names: tuple[tuple[str, str], ...]
    integer_forms: str = ""
    fraction_forms: str = ""
    long: Scale | None = None

    def amount(self, size: Decimal) -> Decimal:
        """How many thousands, millions … a number has: with one decimal below 100, with none from there on."""
        exact = size.scaleb(-self.zeros, _ROUNDING)
        rounded = _rounded(exact, 1)
        return rounded if rounded < 100 else _rounded(exact, 0)

    def name(self, amount: Decimal) -> tuple[str, str]:
        """The words before and after an amount, in the plural form that it takes."""
        forms, count = self.integer_forms if amount == int(amount) else self.fraction_forms, int(amount)
        # Of numbers from 1000 on the last three digits decide, and 1001 takes another form than 1 does.
        place = count if count < 1000 else 1000 + count % 1000
        return self.names[int(forms[place])] if forms else self.names[0]


class NumberFormat(Struct, frozen=True):
    """How numbers are written in one language.

    pattern: the Excel format, or deckgen's word, as the author wrote it.
    style: which of the ways below it is: a pattern, or one of deckgen's words.
    separators: the language's.
    sections: those for positive numbers, negative ones and zero, as far as the pattern tells them apart. Other styles
        have one section, with the words around the number.
    scales: the steps of compact numbers, the largest first.
    spelled_in: the language of numbers in words, by num2words' name, and of ordinals.
    ordinals: the endings after 1, 2, 3, and all other numbers.
    capital: a number in words begins a sentence.
    points: the words after a difference of percentages, for one and for several; "" where it is no such difference.
    decimals: how many decimals each number has in the natural style; None where each has as many as it needs.
    shared: the step that compact numbers which are read together are written in; None where each has its own.
    """

    pattern: str
    style: Style = "pattern"
    separators: Separators = Separators()
    sections: tuple[Section, ...] = (Section(most=2),)
    scales: tuple[Scale, ...] = ()
    spelled_in: str = "en"
    ordinals: tuple[str, str, str, str] = ("st", "nd", "rd", "th")
    capital: bool = False
    points: tuple[str, str] = ("", "")
    decimals: int | None = None
    shared: Scale | None = None

    def for_all(self, numbers: Iterable[float | Decimal | None]) -> NumberFormat:
        """The natural format that suits these numbers together: equal decimals, and thousands parted in all or none.

        They get the decimals that they are written with, up to four; a Decimal keeps zeros at its end. Numbers with
        more were worked out: they get two, or as many as the smallest needs. It is the same format where the style is
        another.
        """
        known = [_exact(number) for number in numbers if number is not None and math.isfinite(number)]
        if self.style != "natural" or not known:
            return self
        decimals = _decimals_for(known)
        section = Section(most=decimals, grouped=any(abs(number) >= GROUPED_FROM for number in known))
        return replace(self, sections=(section,), decimals=decimals)

    def for_chart(self, numbers: Iterable[float | None]) -> NumberFormat:
        """The compact format that suits the numbers of a chart together; the same format where the style is another.

        They are written in the step of the largest, such as 1.0 and 0.87 million, where none is a thousand times as
        large as another and all are as exact in it. Elsewhere each has its own step, and where the brand has a short
        word for some of these, all have the language's words.
        """
        known = [_exact(number) for number in numbers if number is not None and math.isfinite(number) and number]
        if self.style != "compact" or not known:
            return self
        steps = [found[0] if (found := self.step_of(float(number))) else None for number in known]
        sizes = [abs(number) for number in known]
        largest = steps[sizes.index(max(sizes))]
        if largest is None or len({step.zeros if step else 0 for step in steps}) < 2:
            return self
        one = replace(self, shared=largest)
        together = [one.step_of(float(number)) for number in known]
        if max(sizes) < min(sizes) * _FAR_APART and all(found and found[0] is largest for found in together):
            return one
        if len({step.long is None for step in steps if step}) < 2:
            return self
        return replace(self, scales=tuple(step.long or step for step in self.scales))

    def in_points(self, one: str, several: str) -> NumberFormat:
        """The format for the difference of two percentages: "3 points" for 45% and 48%.

        It is the same format where it writes no percentages. one and several are the words for points.
        """
        if self.style != "pattern" or "%" not in self.sections[0].before + self.sections[0].after:
            return self
        bare = (replace(part, before=_unmarked(part.before), after=_unmarked(part.after)) for part in self.sections)
        return replace(self, sections=tuple(bare), points=(one, several))

    def show(self, value: float, *, unit: bool = True) -> str:
        """The number in writing; without unit the words around the digits are left out, as at all ticks but one.

        Halves are rounded away from zero, as Excel does. NaN and infinity are a dash.
        """
        if not math.isfinite(value):
            return "–"
        number = Decimal(str(value))
        match self.style:
            case "words":
                return self._around(_spelled(value, self.spelled_in, self.capital), unit)
            case "ordinal":
                return self._around(self._ordinal(number), unit)
            case "compact":
                return self._compact(number, unit)
            case "natural":
                return self._natural(number)
            case _:
                return self._patterned(number, unit)

    def change(self, value: float, *, unit: bool = True) -> str:
        """The number as a change: with a plus where it is more than zero and isn't rounded to it."""
        text = self.show(value, unit=unit)
        is_more = value > 0 and not text.startswith("+") and text != self.show(0, unit=unit)
        return f"+{text}" if is_more else text

    @property
    def step(self) -> Decimal | None:
        """The smallest difference that can be seen between two numbers, such as 0.1 for one decimal.

        None where it grows with the numbers (natural, compact, powers of ten), or where they are words.
        """
        if self.style == "ordinal":
            return Decimal(1)
        section = self.sections[0]
        is_fixed = (self.style == "pattern" and not section.exponent) or self.decimals is not None
        return Decimal(1).scaleb(-section.most) / section.factor if is_fixed else None

    @property
    def has_unit(self) -> bool:
        """Whether the format writes a unit with the number ($, bn, %, a word)."""
        return bool(self.unit)

    @property
    def unit(self) -> str:
        """What the format writes around a number, such as "$ bn"; "" where that is no unit."""
        section = self.sections[0]
        around = (words.strip(" \u00a0()") for words in (section.before, section.after))
        return " ".join(words for words in around if words)

    def _patterned(self, number: Decimal, unit: bool) -> str:
        """The number by an Excel format. One that is rounded to zero is written as zero, as in Excel."""
        section = self.sections[0]
        if number < 0 and len(self.sections) > 1:
            section = self.sections[1]
        rounded = section.rounded(number)
        if rounded == _ZERO:
            section = self.sections[2] if len(self.sections) > 2 else self.sections[0]
            rounded = section.rounded(_ZERO)
        if not section.digits:
            return section.sign + section.before + section.after
        written = digits(abs(rounded), section, self.separators)
        sign = section.sign if section.unsigned or rounded >= 0 else MINUS
        if unit:
            points = self.points[written != "1"]
            return f"{sign}{section.before}{written}{section.after}" + (f" {points}" if points else "")
        # Where parentheses say that a number is negative, they were left out with the words: it needs a minus.
        return (sign or MINUS if rounded < 0 else sign) + written

    def _natural(self, number: Decimal) -> str:
        """The number without a format: with the decimals of its column, else two, or as many as it needs."""
        most = _decimals_needed(number) if self.decimals is None else self.decimals
        rounded = _rounded(number, most)
        grouped = self.sections[0].grouped or abs(rounded) >= GROUPED_FROM
        section = Section(most=most, fixed=self.decimals or 0, grouped=grouped)
        return (MINUS if rounded < 0 else "") + digits(abs(rounded), section, self.separators)

    def step_of(self, value: float) -> tuple[Scale, Decimal] | None:
        """The step that a compact number is written in, and how many of it; None where it stands in full.

        In the step that it shares with others it is as exact as in its own.
        """
        size = abs(Decimal(str(value)))
        own = self._own_step(size)
        if self.shared and size:
            rounded = own[1].scaleb(own[0].zeros) if own else size
            amount = rounded.scaleb(-self.shared.zeros).normalize()
            if _decimals_of(amount) <= _SHARED_DECIMALS:
                return self.shared, amount if _decimals_of(amount) else amount.quantize(Decimal("0.1"))
        return own

    def _own_step(self, size: Decimal) -> tuple[Scale, Decimal] | None:
        above: Scale | None = None
        for scale in self.scales:
            if size >= Decimal(1).scaleb(scale.power):
                amount = scale.amount(size)
                # What is rounded up to the next step has its name: 999,950,000 is 1 billion, not 1000 million.
                if above and amount.scaleb(scale.zeros) >= Decimal(1).scaleb(above.power):
                    return above, above.amount(size)
                return scale, amount
            above = scale
        return None

    def _compact(self, number: Decimal, unit: bool) -> str:
        """The number as 35 million or 1.2 billion."""
        found = self.step_of(float(number))
        if found:
            scale, amount = found
            before, after = scale.name(amount)
            section = Section(most=_SHARED_DECIMALS, fixed=int(scale is self.shared), grouped=True)
            written = before + digits(amount, section, self.separators) + after
            return (MINUS if number < 0 else "") + self._around(written, unit)
        written = self._natural(abs(number))
        return (MINUS if number < 0 and written.strip("0.,") else "") + self._around(written, unit)

    def _ordinal(self, number: Decimal) -> str:
        """The number with the ending of its place in a row: 1st, 22nd, 113th."""
        count = int(_rounded(number, 0))
        first, second, third, others = self.ordinals
        size = abs(count)
        ending = others
        # English counts on by the last digit (21st), but for 11th to 13th; other languages have 1, 2 and 3 alone.
        is_english = self.spelled_in == "en"
        if (is_english and size % 100 not in (11, 12, 13)) or (not is_english and size < 10):
            ending = {1: first, 2: second, 3: third}.get(size % 10, others)
        return (
            (MINUS if count < 0 else "")
            + digits(Decimal(size), Section(grouped=size >= 10_000), self.separators)
            + ending
        )

    def _around(self, written: str, unit: bool) -> str:
        """A number between the words around it, or alone."""
        section = self.sections[0]
        return f"{section.before}{written}{section.after}" if unit else written


def _exact(number: float | Decimal) -> Decimal:
    """A number as the decimal that it is written as; a float that is a whole number has no decimals."""
    if isinstance(number, Decimal):
        return number
    return Decimal(str(number)) if number != int(number) else Decimal(int(number))


def _decimals_of(number: Decimal) -> int:
    """How many decimals a number has, without zeros at its end."""
    return len(f"{number:f}".partition(".")[2].rstrip("0"))


def _decimals_needed(number: Decimal) -> int:
    """Two decimals, or as many as show two digits of a small number."""
    return min(1 - number.adjusted(), _MOST_DECIMALS) if number and abs(number) < Decimal("0.1") else 2


def _decimals_for(numbers: Sequence[Decimal]) -> int:
    """How many decimals numbers have that stand under each other."""
    written = max(len(f"{number:f}".partition(".")[2]) for number in numbers)
    if written <= _KEPT_DECIMALS:
        return written
    # What is tiny beside the largest is an error of reckoning with binary fractions, and stands as zero.
    least = max(abs(number) for number in numbers) * _NOISE
    needed = max(_decimals_needed(number) for number in numbers if abs(number) > least)
    return min(written, needed)


def _unmarked(words: str) -> str:
    """The words around a number without its percent sign and the space before it."""
    return words.replace("%", "").strip("\u00a0\u202f ")


def digits(number: Decimal, section: Section, separators: Separators) -> str:
    """The digits of a number that isn't negative, as many as a section asks for, with these separators.

    A power of ten stands behind them where the section writes one: 2.1×10⁸. Zero and numbers from one up to ten need
    none.
    """
    if section.exponent:
        return _times_power(number, section, separators)
    integer, _, fraction = f"{_rounded(number, section.most):f}".partition(".")
    fraction = fraction.rstrip("0").ljust(section.fixed, "0")
    integer = integer.lstrip("0").rjust(max(section.integer_digits, 1), "0")
    if section.grouped:
        integer = _grouped(integer, separators)
    return integer + (separators.decimal + fraction if fraction else "")


def _times_power(number: Decimal, section: Section, separators: Separators) -> str:
    power = section.power(number)
    plain = replace(section, exponent=0)
    written = digits(number.scaleb(-power, _ROUNDING), plain if number else replace(plain, fixed=0), separators)
    return f"{written}×10{str(power).translate(_RAISED)}" if power else written


def _grouped(integer: str, separators: Separators) -> str:
    last, others = separators.groups
    parts, rest = [integer[-last:]], integer[:-last]
    while rest:
        parts.append(rest[-others:])
        rest = rest[:-others]
    return separators.group.join(reversed(parts))


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)


def _spelled(value: float, language: str, capital: bool) -> str:
    """A number in words, by num2words; with a capital where it begins a sentence."""
    from num2words import num2words

    exact = int(value) if float(value).is_integer() else value
    try:
        spelled = str(num2words(exact, lang=language))
    except (OverflowError, ValueError):
        # No language has words for numbers of hundreds of digits.
        return f"{value:g}"
    return spelled[:1].upper() + spelled[1:] if capital else spelled
