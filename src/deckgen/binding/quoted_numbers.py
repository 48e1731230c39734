"""Quoted numbers: what a line of words says of the data, by figures and by words that claims guard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from deckgen.binding.cited import Quotable, Said
from deckgen.binding.columns_read import ClaimRead
from deckgen.binding.guards import Guards
from deckgen.binding.quoted_names import HOLE_PARTS
from deckgen.binding.typed_words import TypedWord, typed_words
from deckgen.model.rich_text import HOLE
from deckgen.numbers.by_language import number_format

_NAME = re.compile(r"[^\W\d]\w*")


class QuotedFigure(Struct, frozen=True):
    """A figure or a cell that words quote, and where its braces stand in them."""

    figure: Quotable
    number: float
    start: int
    end: int


class GuardedWord(Struct, frozen=True):
    """A fraction or a multiple that is typed, and the claims that are about it."""

    word: TypedWord
    number: Fraction
    claims: tuple[ClaimRead, ...]


class CountedSum(Struct, frozen=True):
    """A figure that a claim compares, of so many rows as words count: "the next four together"."""

    figure: Quotable
    number: float
    start: int
    end: int


def quoted_figures(said: Said, figures: Mapping[str, Quotable]) -> Iterator[QuotedFigure]:
    """The figures with a number that words quote."""
    for match in HOLE.finditer(said.words):
        parts = HOLE_PARTS.fullmatch(match[1])
        figure = figures.get(parts[1]) if parts else None
        if figure is not None and figure.number is not None:
            yield QuotedFigure(figure, float(figure.number), match.start(), match.end())


def guarded_words(said: Said, language: str, guards: Guards) -> Iterator[GuardedWord]:
    """The fractions and multiples that are typed and guarded by claims."""
    for word in typed_words(said, language, guards.labels) if guards.claims else ():
        if word.number is not None and (claims := guards.by_claims(word)):
            yield GuardedWord(word, word.number, tuple(claims))


def counted_sums(
    said: Said, language: str, claims: Sequence[ClaimRead], figures: Mapping[str, Quotable]
) -> Iterator[CountedSum]:
    """The figures of several chosen rows that claims compare, where words say how many rows these are."""
    names = dict.fromkeys(name for claim in claims if not claim.is_query for name in _NAME.findall(claim.words))
    for figure in (figures[name] for name in names if name in figures):
        rows = [len(read.table) for read in figure.reads if read.row is None and read.table.chosen is not None]
        if len(figure.reads) == 1 and rows and rows[0] > 1 and figure.number is not None:
            count = number_format("words", language).show(rows[0])
            found = re.search(rf"(?<!\w)(?:{re.escape(count)}|{rows[0]})(?!\w)", said.words, re.IGNORECASE)
            if found:
                yield CountedSum(figure, float(figure.number), found.start(), found.end())
