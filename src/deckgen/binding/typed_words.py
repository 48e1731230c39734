"""Typed words: the words of quantity, order and change that authors write by hand, which data can contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from deckgen.binding.cited import Said
from deckgen.binding.named_rows import rows_in
from deckgen.model.rich_text import HOLE, without_code
from deckgen.numbers.quantity_words import FRACTIONS, quantity_words
from deckgen.numbers.telling_words import any_of, telling_words

WordKind = Literal["fraction", "multiple", "order", "course", "comparison"]
# What is no word on the slide: a quoted name, marks of emphasis, a footnote, the address of a link.
_MARKS = re.compile(rf"{HOLE.pattern}|\*+|\[\^[^\]]{0, 200}\]|(?<=\])\([^)]*\)", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^")
_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.;!?](?![\s\0]|$)[^.;!?\n]*)*")
# What may stand behind a rank of a named row: "Michigan is third, Illinois fourth." It ranks none in "a third test".
_ENDS = ("", *",.;:)\n\0")
# What stands behind words that compare with a number, which is judged by itself.
_NUMBERS = ("\0", *"0123456789$€£¥")


class TypedWord(Struct, frozen=True):
    """A word of quantity, order or change, as it was typed.

    said: the words that it stands in.
    start, end: its place in them.
    sentence: the sentence that it stands in, without what it quotes.
    number: what a fraction or a multiple says; None for other words.
    is_bound: whether a fraction or a multiple is said to be passed, as in "more than twice".
    """

    kind: WordKind
    said: Said
    start: int
    end: int
    sentence: str
    number: Fraction | None = None
    is_bound: bool = False

    @property
    def text(self) -> str:
        """The word itself."""
        return str(self.said.words[self.start : self.end])


def sentences_of(said: Said) -> Iterator[re.Match[str]]:
    """The sentences of words, masked, without those that have a footnote: they have a source of their own."""
    for sentence in _SENTENCE.finditer(_masked(said.words)):
        if not _FOOTNOTE.search(said.words, sentence.start(), sentence.end() + len(".[^")):
            yield sentence


def typed_words(said: Said, language: str, labels: Sequence[str]) -> Iterator[TypedWord]:
    """The words of quantity, order and change that stand in words.

    Ranks are among them where one of the labels, by which the data names its rows, stands in the sentence.
    """
    telling, quantities = telling_words(language), quantity_words(language)
    if telling is None or quantities is None:
        return
    numbers, kinds = _numbers(language), _kinds(language)
    for sentence in sentences_of(said):
        words = sentence[0].replace("\N{NO-BREAK SPACE}", " ")
        ranks = quantities.ranks[1:] + quantities.feminine[1:] if rows_in(words, labels) else ()
        bounds = {match.end() for match in any_of(telling.bounds).finditer(words)}
        for kind, known in [*kinds, ("order", ranks)]:
            for found in any_of(known).finditer(words) if known else ():
                behind = words[found.end() :].lstrip(" ")[:1]
                if (known is ranks and behind not in _ENDS) or (kind == "comparison" and behind in _NUMBERS):
                    continue
                yield TypedWord(
                    kind,
                    said,
                    sentence.start() + found.start(),
                    sentence.start() + found.end(),
                    words,
                    numbers.get(found[0].casefold()) if kind in ("fraction", "multiple") else None,
                    len(words[: found.start()].rstrip()) in bounds,
                )


@lru_cache(maxsize=16)
def _kinds(language: str) -> tuple[tuple[WordKind, tuple[str, ...]], ...]:
    """The words of each kind in a language; none in one that deckgen has no words in."""
    telling, numbers = telling_words(language), _numbers(language)
    if telling is None:
        return ()
    return (
        ("fraction", tuple(word for word, number in numbers.items() if number < 1)),
        ("multiple", tuple(word for word, number in numbers.items() if number > 1)),
        ("order", telling.order),
        ("course", telling.course),
        ("comparison", telling.comparison),
    )


@lru_cache(maxsize=16)
def _numbers(language: str) -> Mapping[str, Fraction]:
    """The fractions and multiples of a language, in small letters, and what they say."""
    words = quantity_words(language)
    if words is None:
        return {}
    said = dict(zip(words.fractions, FRACTIONS, strict=True))
    for known in (words.times, [words.fold.format(one) for one in words.folds], words.verbs):
        said |= {word: Fraction(number) for number, word in enumerate(known, 2)}
    said |= {words.half_times[0]: Fraction(3, 2), words.half_times[1]: Fraction(5, 2)}
    return {word.casefold(): number for word, number in said.items()}


def _masked(words: str) -> str:
    """The words with blanks in place of what is no word on the slide, each letter in its place."""
    return _MARKS.sub(lambda match: "\0" * len(match[0]), without_code(words))
