"""Typed numbers: numbers that authors write by hand, and the figures and cells of their slide that they repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from deckgen.binding.cited import Quotable, Said
from deckgen.binding.columns_read import Reading
from deckgen.binding.guards import numbers_in
from deckgen.binding.typed_words import sentences_of
from deckgen.model.dataset import Kind
from deckgen.numbers.by_language import number_format
from deckgen.numbers.decimal_sums import exact, sum_of
from deckgen.numbers.telling_words import telling_words

# What tables count in: ones, thousands, millions, billions and trillions.
_COUNTED_IN = (0, 3, 6, 9, 12)
_MONTH = r"[^\W\d_]{3,9}"
# Dates, years and names with a number in them, such as Section 232, "9/11" and "2010s".
_NO_AMOUNT = re.compile(
    rf"\b\d{{1,2}}\.? (?:de )?{_MONTH},? (?:de )?\d{{4}}\b|\b{_MONTH}\.? \d{{1,2}}, \d{{4}}\b"
    r"|\b(?:1[5-9]|20|21)\d\d(?:[-–/]\d{2,4})?(?:s\b|\b)(?![.,]\d)|\d+(?:[/:]\d+)+|\d+[^\W\d_]+\b|[^\W\d_]+-?\d[\w.]*"
    r"|(?<=[^.!?:;]\s)[A-Z]\w+ \d+\b"
)


class TypedNumber(Struct, frozen=True):
    """A number as it was typed.

    start, end: its place in the words.
    value: what its digits say, without a word behind them such as "million".
    step: how much its last digit counts.
    power: the power of ten by which the word behind it multiplies.
    is_amount: whether it has a currency, a word that multiplies, a percent sign or another unit.
    """

    said: Said
    start: int
    end: int
    value: Decimal
    step: Decimal
    power: int = 0
    is_amount: bool = False
    is_percent: bool = False

    @property
    def text(self) -> str:
        """The number with its unit."""
        return str(self.said.words[self.start : self.end])

    def says(self, number: float | int) -> bool:
        """Whether it is a number, rounded, whatever the number counts."""
        size = abs(exact(number))
        if self.is_percent:
            sizes: Iterable[Decimal] = (size, size * 100)
        else:
            sizes = (size.scaleb(-power) for power in (_COUNTED_IN if self.power else (0,)))
        return any(abs(one - self.value) <= min(self.step / 2, self.value / 10) for one in sizes)

    @property
    def digits(self) -> int:
        """How many of its digits count."""
        return len(str(self.value).replace(".", "").strip("0"))


def typed_numbers(said: Said, language: str) -> Iterator[TypedNumber]:
    """The numbers that stand in words, but for dates, years and those in names."""
    telling = telling_words(language)
    if telling is None:
        return
    separators = number_format(None, language).separators
    for sentence in sentences_of(said):
        words = _NO_AMOUNT.sub(lambda match: "\0" * len(match[0]), sentence[0])
        for match in _number(language).finditer(words):
            digits = match["digits"].replace(separators.group, "").replace(separators.decimal, ".")
            unit, value = match["unit"] or "", Decimal(digits)
            yield TypedNumber(
                said,
                sentence.start() + match.start(),
                sentence.start() + match.end(),
                value,
                step=Decimal(1).scaleb(int(value.as_tuple().exponent)),
                power=telling.powers.get(unit, 0),
                is_amount=bool(match["currency"] or unit),
                is_percent=unit == "%" or unit in telling.units,
            )


@lru_cache(maxsize=16)
def _number(language: str) -> re.Pattern[str]:
    """What finds a number of a language, with its currency and its unit."""
    telling = telling_words(language)
    assert telling is not None
    pattern = number_format(None, language).separators
    group, decimal = re.escape(pattern.group), re.escape(pattern.decimal)
    units = sorted((*telling.powers, *telling.units), key=len, reverse=True)
    return re.compile(
        r"(?<![\w.,/])(?P<currency>[$€£¥]\s?)?"
        rf"(?P<digits>(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{decimal}\d+)?)"
        rf"(?:[\s\u00a0-]?(?P<unit>%|{'|'.join(units)}))?(?![\w/])(?!{decimal}\d)"
    )


def is_compared(number: TypedNumber, asked: Iterable[str]) -> bool:
    """Whether claims or queries compare with a number that was typed, so that it says what was asked for."""
    meant = {number.value.scaleb(power) for power in ((-2, 0) if number.is_percent else _COUNTED_IN)}
    return any(one in meant for words in asked for one in numbers_in(words))


def named_figure(number: TypedNumber, figures: Mapping[str, Quotable], tables: frozenset[str]) -> str | None:
    """The name of a figure, worked out from one of the tables, that a number repeats."""
    for name, figure in figures.items():
        if figure.number is not None and not tables.isdisjoint(figure.tables) and number.says(figure.number):
            return name
    return None


def repeated_cell(number: TypedNumber, shown: Sequence[Reading]) -> str | None:
    """A cell of what a slide shows that a number repeats, as it is quoted; "" for one that can't be."""
    for reading in shown:
        column = reading.column
        if column.kind is not Kind.NUMBER:
            continue
        for row, value in enumerate(column.values):
            if isinstance(value, int | float) and number.says(value):
                return _cell(reading, row)
        numbers = [value for value in column.values if isinstance(value, int | float)]
        is_count = number.value == len(numbers) and not number.is_amount
        if is_count or (numbers and number.says(sum_of(numbers))):
            return ""
    return None


def _cell(reading: Reading, row: int) -> str:
    table = reading.table
    if not table.name:
        return ""
    key = table.key or table.names[:1]
    return f"{table.name}.{reading.name}[{', '.join(table[name].texts[row] for name in key)}]"
