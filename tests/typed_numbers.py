"""Numbers that are typed into a slide although a table that it reads holds them: they would stay if it changed.

Years and days are no figures. A number is held where a cell shows as it does, rounded to as many decimals, in
thousands, millions or billions too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

from msgspec import Struct, field
from num2words import num2words

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b")
YEAR = re.compile(r"(?:19|20)\d\d")
DIGITS = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
# Smaller ones are said of much that no table counts: two countries, four pillars.
SPELLED = {str(num2words(number)): number for number in range(11, 100)}
WORDS = re.compile(rf"\b(?:{'|'.join(sorted(SPELLED, key=len, reverse=True))})\b", re.IGNORECASE)
UNITS = (0, 3, 6, 9, -3, -6, -9)


class Tables(Struct):
    """The numbers in csv files of a folder, each file read once."""

    folder: Path
    _read: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)

    def hold(self, number: str, names: Iterable[str]) -> bool:
        """Whether a cell of one of these tables shows as a number does."""
        wanted = Decimal(number.replace(",", ""))
        units = UNITS if len(number.replace(",", "").strip("0.")) > 1 else UNITS[:1]
        _, _, exponent = wanted.as_tuple()
        assert isinstance(exponent, int)
        step = Decimal(1).scaleb(exponent)
        return wanted != 0 and any(
            abs(cell).scaleb(unit).quantize(step, ROUND_HALF_UP) == wanted
            for name in names
            for cell in self._cells(name)
            for unit in units
        )

    def _cells(self, name: str) -> tuple[Decimal, ...]:
        if name not in self._read:
            with (self.folder / f"{name}.csv").open(encoding="utf-8") as file:
                self._read[name] = tuple(_numbers(cell for row in csv.reader(file) for cell in row))
        return self._read[name]


def typed(words: str) -> Iterator[str]:
    """The numbers in words as they are written in digits, years and days left out."""
    plainly = DAY.sub("", words)
    found = (match.group().rstrip(",") for match in DIGITS.finditer(plainly))
    yield from (number for number in found if not YEAR.fullmatch(number))
    yield from (str(SPELLED[match.group().lower()]) for match in WORDS.finditer(plainly))


def _numbers(cells: Iterable[str]) -> Iterator[Decimal]:
    for cell in cells:
        try:
            yield Decimal(cell)
        except InvalidOperation:
            continue
