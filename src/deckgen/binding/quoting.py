"""Quoting: how a figure or another name is written where words quote it, in the language of a variant."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deckgen.binding.cited import Quotable
from deckgen.binding.quantity import quantity_of
from deckgen.model.dataset import Value
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.format import NumberFormat
from deckgen.model.house_words import house_words
from deckgen.model.marks import Str
from deckgen.numbers.by_language import format_value, number_format
from deckgen.numbers.pattern import has_words, known_words, quantity_in
from deckgen.numbers.percents import say_other_scale
from deckgen.numbers.quantities import NoWordsError, say_quantity


class Quoting:
    """Writes what names stand for, and says where it can't be written in the way that is asked for."""

    def __init__(
        self, language: str, names: Mapping[str, str], translated: Callable[[Str], Str], log: Diagnostics
    ) -> None:
        """`names` are the brand's short words for large numbers; `translated` gives words in that language."""
        self._language, self._names, self._translated, self._log = language, names, translated, log

    def text(self, quotable: Quotable, asked: str | None) -> str:
        """What stands for a name in the format that the words ask for, else in its own.

        ValueError where that is no format for it, or where no words of quantity are true of it.
        """
        if asked and quantity_in(asked):
            return self._in_words(quotable, asked)
        value = self._translated(quotable.value) if isinstance(quotable.value, Str) else quotable.value
        if quotable.rounded is not None and not asked:
            value = quotable.rounded
        written = asked or self.own_format(quotable)
        return self._formatted(value, written, quotable.signed, quotable.in_points and not asked)

    def own_format(self, quotable: Quotable) -> Str | None:
        """The format that a figure has by itself, the words in it translated."""
        return self._in_language(quotable.format) if quotable.format else None

    def try_format(self, value: Value, written: str, where: Span) -> None:
        """Say where a format isn't one, or isn't for such a value."""
        try:
            format_value(value, written, self._language, self._names)
        except ValueError as problem:
            self._log.error("wrong_format", str(problem), where)

    def try_quote(self, quotable: Quotable, asked: str, where: Span) -> None:
        """Say where a name can't be quoted in a way: its format is none, or no words of quantity are true of it."""
        try:
            if quantity_in(asked):
                self._in_words(quotable, asked)
            else:
                format_value(quotable.value, asked, self._language, self._names)
                self._try_scale(quotable, asked, where)
        except NoWordsError as problem:
            self._log.error(problem.code, str(problem), where, problem.hint)
        except ValueError as problem:
            self._log.error("wrong_format", str(problem), where, known_words(asked))

    def number_format(self, written: Str | None) -> NumberFormat:
        """A number format; the plain one where none is written, or after a complaint."""
        written = self._in_language(written) if written else None
        try:
            return number_format(str(written) if written else None, self._language, self._names)
        except ValueError as problem:
            assert written is not None
            self._log.error("wrong_format", str(problem), written.span)
            return number_format(None, self._language, self._names)

    def in_points(self, pattern: NumberFormat) -> NumberFormat:
        """The format for the difference of two percentages: it counts percentage points."""
        words = house_words(self._language)
        return pattern.in_points(words.point, words.points)

    def _try_scale(self, quotable: Quotable, asked: str, where: Span) -> None:
        """Say where a share is quoted as a number in percent, or the other way round."""
        if quotable.number is not None and quotable.multiple is None:
            wrong = say_other_scale(quotable.number, quotable.format, asked)
            if wrong:
                self._log.error("wrong_format", wrong, where, f"its own format is '{quotable.format}'")

    def _in_words(self, quotable: Quotable, asked: str) -> str:
        """What stands for a name that is quoted in words of quantity; ValueError where none do."""
        quantity = quantity_of(quotable, self.own_format(quotable), self._language)
        return say_quantity(asked, quantity, self._language, self._names)

    def _formatted(self, value: Value, written: str | None, signed: bool, in_points: bool) -> str:
        """A value in a format, a change with its sign. Raises ValueError where the format is none for such values."""
        if (signed or in_points) and isinstance(value, int | float):
            pattern = number_format(written, self._language, self._names)
            pattern = self.in_points(pattern) if in_points else pattern
            return pattern.change(value) if signed else pattern.show(value)
        return format_value(value, written, self._language, self._names)

    def _in_language(self, written: Str) -> Str:
        """A number format, the words in it translated."""
        return self._translated(written) if has_words(written) else written
