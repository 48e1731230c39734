"""Numbers as words of quantity: "two thirds", "nearly seven times", "sixfold", "more than doubled", "third".

The words are made from the number, so they are true of it within the bounds of nearness.py, and a sentence can't
outlive its data. Where no words are true, NoWordsError says so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.format import NumberFormat
from deckgen.numbers.by_language import language_name, number_format
from deckgen.numbers.decimal_sums import Number, exact
from deckgen.numbers.nearness import Near, near_amount, near_fraction, near_multiple, neighbors
from deckgen.numbers.pattern import quantity_in
from deckgen.numbers.quantity_words import FRACTIONS, LAST_WORD, QuantityWords, quantity_words

_MILLION = 1_000_000


class NoWordsError(ValueError):
    """No words of the kind that was asked for are true of a number; the message is for the author, as is the hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


class Quantity(Struct, frozen=True):
    """A number that words are asked for.

    number: the number.
    pattern: the format that it is shown in elsewhere; None where it has none.
    multiple: for a change, what the second number is times the first; None where that isn't known or it is no change.
    points: for a difference, the words for one percentage point and for several, which it counts where its format is
        of percentages.
    """

    number: Number
    pattern: str | None = None
    multiple: float | None = None
    points: tuple[str, str] | None = None


def say_quantity(written: str, quantity: Quantity, language: str, names: Mapping[str, str] | None = None) -> str:
    """The quantity in the words that are asked for, such as "fraction", "Times" or "about $0 bn".

    names are the brand's words for large numbers. Raises NoWordsError where no words are true, and ValueError with a
    message for the author where the language has none.
    """
    word, argument = quantity_in(written) or (written, "")
    words = quantity_words(language)
    if words is None:
        raise ValueError(f"'{word}' is not known in {language_name(language)}; write the words themselves")
    said = _Sayer(words, quantity, language, names or {}).say(word.lower(), argument)
    return said[:1].upper() + said[1:] if word[0].isupper() else said


class _Sayer:
    """Says one quantity in one language."""

    def __init__(self, words: QuantityWords, quantity: Quantity, language: str, names: Mapping[str, str]) -> None:
        self.words, self.quantity, self.language, self.names = words, quantity, language, names
        self.own = self._format(quantity.pattern) if quantity.pattern else None
        if self.own is not None and quantity.points:
            self.own = self.own.in_points(*quantity.points)

    def say(self, word: str, argument: str) -> str:
        match word:
            case "fraction":
                return self.fraction()
            case "times":
                return self.times()
            case "fold":
                return self.fold()
            case "multiplied":
                return self.multiplied()
            case "place":
                return self.place(feminine=argument == "feminine")
            case _:
                return self.about(argument)

    # fractions

    def fraction(self) -> str:
        """Two thirds, nearly half."""
        share = self._share()
        if self.own is not None and any(self.own.points):
            message = f"'{self._shown()}' is the difference of two percentages, and no part of a whole"
            hint = "a change without 'as: difference' is a part of the first"
            raise NoWordsError("no_simple_fraction", message, hint)
        if not 0 < share < 1:
            hint = "a share is from 0 to 1, or has a format such as '0\"%\"' if it is in percent"
            if share < 0:
                hint = "words such as 'fell by' say it already: make it a change with 'sign: false'"
            message = f"'{self._shown()}' is no part of a whole, so no fraction says it"
            raise NoWordsError("no_simple_fraction", message, hint)
        found = near_fraction(share)
        if found is None:
            nearest = " and ".join(f"'{self._named(one)}' ({_percent(one)})" for one in neighbors(share))
            hint = f"the nearest are {nearest}: quote it as a percentage"
            raise NoWordsError("no_simple_fraction", f"no simple fraction is near '{self._shown()}'", hint)
        return self._beside(found.side, self._named(found.simple))

    def _named(self, fraction: Fraction) -> str:
        return self.words.fractions[FRACTIONS.index(fraction)]

    # multiples

    def times(self) -> str:
        """Twice, more than six times, one and a half times."""
        near = self._multiple(halves=True)
        if near.simple != near.simple.to_integral_value():
            return self._beside(near.side, self.words.half_times[near.simple > 2])
        return self._beside(near.side, self._counted(near, self.words.times, self.words.times_beyond))

    def fold(self) -> str:
        """Twofold, nearly sevenfold."""
        return self._fold(self._multiple(halves=False))

    def _fold(self, near: Near) -> str:
        counted = self._counted(near, self.words.folds, self.words.fold_beyond)
        return self.words.fold.format(self._beside(near.side, counted))

    def multiplied(self) -> str:
        """Doubled, more than tripled, increased sixfold."""
        near, words = self._multiple(halves=False), self.words
        index = int(near.simple) - 2
        if index < len(words.verbs):
            adverb = {-1: words.nearly_done, 1: words.more_than_done}.get(near.side)
            return f"{adverb} {words.verbs[index]}" if adverb else words.verbs[index]
        if not words.verb_beyond:
            message = f"{language_name(self.language)} has no good verb for {self._digits(near.simple)} times"
            raise NoWordsError("no_multiple", message, "'fold' and 'times' say it")
        return words.verb_beyond.format(fold=self._fold(near))

    def _multiple(self, *, halves: bool) -> Near:
        multiple = self.quantity.multiple
        if multiple is None:
            if self.own is not None and (what := _what_is_no_multiple(self.own)):
                hint = "make a 'change' of both figures, or a query that divides them"
                raise NoWordsError("no_multiple", f"'{self._shown()}' is {what}, not a multiple of another", hint)
            multiple = self.quantity.number
        near = near_multiple(multiple, halves=halves)
        if near is None:
            least = "1.35" if halves else "1.8"
            hint = f"multiples are said from {least} on: quote a change in percent"
            if multiple > 2:
                hint = "'times' has two and a half besides"
            message = f"no simple multiple is near {self._plain(multiple)} times"
            raise NoWordsError("no_multiple", message, hint)
        return near

    def _counted(self, near: Near, words: tuple[str, ...], beyond: str) -> str:
        """The word for a whole number from 2 on; beyond them with the number in digits."""
        index = int(near.simple) - 2
        return words[index] if index < len(words) else beyond.format(self._digits(near.simple))

    # amounts

    def about(self, pattern: str) -> str:
        """About 1 million, more than $600 bn, half a million."""
        number = self.quantity.number
        if number <= 0:
            message = f"'{self._shown()}' is not more than zero, so it can't be rounded in words"
            raise NoWordsError("no_round_number", message, "a change with 'sign: false' has no minus")
        near, words = near_amount(number), self.words
        chosen = self._format(pattern or _natural(near.simple)) if pattern or not self.own else self.own
        half = words.halves.get(near.simple.adjusted() + 1) if near.simple.as_tuple().digits[0] == 5 else None
        if half and not chosen.has_unit and chosen.sections[0].factor == 1:
            return self._beside(near.side, half)
        written = _exactly(chosen, near.simple).show(float(near.simple))
        return f"{words.about} {written}" if near.side == 0 else self._beside(near.side, written)

    # ranks

    def place(self, *, feminine: bool) -> str:
        """First to twelfth."""
        number = exact(self.quantity.number)
        ranks = (self.words.feminine if feminine else ()) or self.words.ranks
        if number != number.to_integral_value() or not 1 <= number <= LAST_WORD:
            message = f"'{self._shown()}' is no place from first to twelfth"
            raise NoWordsError("not_a_place", message, "'ordinal' writes later ones in digits, such as 13th")
        return ranks[int(number) - 1]

    # what they share

    def _share(self) -> Decimal:
        """The number as a share; one whose format writes a percent sign without Excel's factor is in percent."""
        section = self.own.sections[0] if self.own else None
        in_percent = section is not None and section.factor == 1 and "%" in section.before + section.after
        return exact(self.quantity.number) / (100 if in_percent else 1)

    def _beside(self, side: int, phrase: str) -> str:
        """A phrase behind "nearly" or "more than", or alone."""
        if side == 0:
            return phrase
        joined = f"{self.words.nearly if side < 0 else self.words.more_than} {phrase}"
        for apart, together in self.words.contractions:
            joined = joined.replace(f" {apart}", f" {together}", 1)
        return joined

    def _format(self, pattern: str | None) -> NumberFormat:
        return number_format(pattern, self.language, self.names)

    def _digits(self, number: Decimal) -> str:
        return self._format("#,##0").show(float(number))

    def _plain(self, number: float) -> str:
        return self._format(None).show(number)

    def _shown(self) -> str:
        """The number as the author knows it."""
        return (self.own or self._format(None)).show(self.quantity.number)


def _percent(fraction: Fraction) -> str:
    return f"{round(float(fraction * 100), 1):g}%"


def _what_is_no_multiple(pattern: NumberFormat) -> str | None:
    """What a format says that its numbers are, if that can't be how many times something is something else.

    Of a percentage nobody can tell: 200% may be twice as much, or twice as much again.
    """
    section = pattern.sections[0]
    around = section.before + section.after
    if "%" in around:
        return "a percentage"
    return "an amount" if any(unicodedata.category(letter) == "Sc" for letter in around) else None


def _natural(amount: Decimal) -> str | None:
    """The format of an amount that has none of its own: words from a million on, else digits."""
    return "compact" if amount >= _MILLION else "#,##0" if amount >= 10 else None


def _exactly(pattern: NumberFormat, amount: Decimal) -> NumberFormat:
    """The format with as many decimals as an amount has: fewer would round it again, more would look exact."""
    if pattern.style != "pattern":
        return pattern
    section = pattern.sections[0]
    exponent = (amount * section.factor).normalize().as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return replace(pattern, sections=(replace(section, fixed=0, most=decimals), *pattern.sections[1:]))
