"""Guards: the claims of a slide, and whether they notice when the words on it are no longer true."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from deckgen.binding.cited import Quotable, Said
from deckgen.binding.columns_read import ClaimRead, Reading
from deckgen.binding.named_rows import MOST_ROWS, YEAR, Named, labels_of, named_in, words_of_row
from deckgen.binding.typed_words import TypedWord
from deckgen.model.dataset import Kind
from deckgen.numbers.decimal_sums import sum_of
from deckgen.numbers.nearness import near_fraction, near_multiple
from deckgen.numbers.telling_words import any_of, telling_words

# How far the number of a claim may be from that of a word, as part of it: 1.9 and 66 stand for "twice", "two thirds".
NEAR = 0.06
# Fractions of smaller parts than fifths are said of numbers that are as good as them, others of near ones too.
COMMON = 5
_NUMBER_IN_CLAIM = re.compile(r"(?<![\w.])\d[\d_]*(?:\.\d+)?(?:e\d+)?(?!\w)")
# What a claim about the first or last of all has in it.
_ORDERING = re.compile(
    r"\b(?:arg_)?(?:max|min)\b|\brank|highest|lowest|\border\b|\blimit\b|\blist|\ball\b|\bcount\b|\bbool_and\b"
    r"|\bexists\b|[<>]=?\s*[a-z_(]",
    re.IGNORECASE,
)


class Guards:
    """The claims of one slide, by which its words are guarded."""

    def __init__(
        self, claims: Sequence[ClaimRead], shown: Sequence[Reading], said: Sequence[Said], language: str
    ) -> None:
        """`shown` is what the slide draws and quotes, `said` its words."""
        self.shown, self.language = shown, language
        self.quoted = [one for words in said for one in words.quoted]
        self.tables = frozenset(one.table.name for one in shown)
        self.claims = [claim for claim in claims if any(read.table.name in self.tables for read in claim.reads)]
        tables = {id(one.table): one.table for one in shown}
        self.labels = tuple(dict.fromkeys(word for table in tables.values() for word in labels_of(table)))

    def hold(self, word: TypedWord) -> bool:
        """Whether something notices when the word is no longer true.

        That is a figure in the same words that is held to bounds, or that says them, or a claim that reads what is
        shown. Where the sentence and the claim name rows, they must name one of the same.
        """
        is_alone = word.kind in ("fraction", "multiple")
        if (word.said.is_worded and not is_alone) or (word.said.is_bounded and word.kind != "order"):
            return True
        return bool(self.by_claims(word))

    def by_claims(self, word: TypedWord) -> list[ClaimRead]:
        """The claims that are about a word."""
        named = self._named_in(word.sentence)
        about = [(claim, self._named_by(claim)) for claim in self._about(word)]
        return [claim for claim, others in about if not named or not others or named.meets(others)]

    def _about(self, word: TypedWord) -> list[ClaimRead]:
        """The claims that can be about a word."""
        if word.kind == "order":
            return [claim for claim in self.claims if _ORDERING.search(claim.words)]
        pairs = self._pairs(word)
        if not pairs:
            return self.claims
        places = {read.place for one in pairs for read in one.reads}
        return [claim for claim in self.claims if any(read.place in places for read in claim.reads)]

    def _pairs(self, word: TypedWord) -> list[Quotable]:
        """The quoted figures of which a typed fraction is that of one in another."""
        meant = word.number
        if meant is None or meant > 1:
            return []
        numbers = [(one, abs(number)) for one in self.quoted if (number := one.number)]
        pairs = [(one, other) for one in numbers for other in numbers if one[1] < other[1]]
        return [one for pair in pairs if says(meant, pair[0][1] / pair[1][1]) for one, _ in pair]

    def is_of_data(self, word: TypedWord) -> bool:
        """Whether the data has a relation that a fraction or a multiple says; of other words it isn't known."""
        meant = word.number
        return meant is None or any(says(meant, one) for one in self._relations)

    @cached_property
    def _relations(self) -> list[float]:
        """What numbers of the slide are by themselves, in percent, and to each other: quoted ones, those of a column
        to its ends, its extremes and its sum, and those of one row.
        """
        single = [abs(number) for one in self.quoted if (number := one.number)]
        pairs = [(one, other) for one in single for other in single]
        columns = {(id(one.table), one.name): _numbers_of(one) for one in self.shown if one.row is None}
        for values in columns.values():
            numbers = [value for value in values if value]
            if numbers:
                marks = {numbers[0], numbers[-1], max(numbers), min(numbers), sum_of(numbers)}
                pairs += [(one, other) for one in numbers for other in marks]
                single += numbers
        for (table, one), (other_table, other) in combinations(columns, 2):
            if table == other_table:
                pairs += zip(columns[table, one], columns[table, other], strict=True)
        ratios = [size for one, other in pairs if one and other for size in (one / other, other / one)]
        return [*single, *(one / 100 for one in single), *ratios, *(one - 1 for one in ratios if one > 1)]

    def _named_in(self, words: str) -> Named:
        """The rows that a sentence or a claim names; not the year since when something is so."""
        telling = telling_words(self.language)
        return named_in(any_of(telling.since).sub("", words) if telling else words, self.labels)

    def _named_by(self, claim: ClaimRead) -> Named:
        """The rows that a claim names, or reads through figures."""
        cells = [read for read in claim.reads if read.row is not None and read.table.chosen is None]
        words = " ".join(text for read in cells for text in words_of_row(read.table, read.row or 0))
        return self._named_in(f"{claim.words} {words}")


def _numbers_of(reading: Reading) -> list[float]:
    """The sizes of the first numbers of a column; 0 for a cell that has none."""
    is_number = reading.column.kind is Kind.NUMBER
    values = reading.column.values[:MOST_ROWS]
    return [abs(value) if is_number and isinstance(value, int | float) else 0 for value in values]


def says(meant: Fraction, number: float) -> bool:
    """Whether a fraction, or what it leaves of 1, or a multiple is about a number."""
    if meant > 1:
        near = near_multiple(number, halves=True) if number > 0 else None
        return near is not None and Fraction(near.simple) == meant
    found = near_fraction(number) if 0 < number < 1 else None
    is_near = found is not None and (found.side == 0 or meant.denominator <= COMMON)
    return found is not None and is_near and found.simple in (meant, 1 - meant)


def is_compared_with(word: TypedWord, claim: ClaimRead) -> bool:
    """Whether a claim compares with about the number that a word says, or with what a fraction leaves of 1."""
    said = word.number
    if said is None:
        return False
    numbers = [float(one) for one in numbers_in(claim.words) if float(one)]
    if said < 1 and {float(said.numerator), float(said.denominator)} <= set(numbers):
        return True
    digits = {_mantissa(float(one)) for one in ({said, 1 - said} if said < 1 else {said})}
    return any(abs(_mantissa(one) / other - 1) < NEAR for one in numbers for other in digits)


def numbers_in(claim: str) -> Iterator[Decimal]:
    """The numbers in a claim or a query: those that are no year and stand between no quotes."""
    for match in _NUMBER_IN_CLAIM.finditer(re.sub(r"'[^']*'|\"[^\"]*\"|\[[^\]]*\]", "", claim)):
        if not YEAR.fullmatch(match[0]):
            yield Decimal(match[0].replace("_", ""))


def _mantissa(number: float) -> float:
    """A number above zero, as often divided by ten as makes it from 1 to 10."""
    return number / float(10 ** math.floor(math.log10(number)))
