"""Verdicts: whether a comparison of figures, cells and numbers holds.

Numbers are compared as exactly as they can be shown: two that differ by less than a billionth are the same.
"""

from __future__ import annotations

import math
from datetime import date

from msgspec import Struct

from deckgen.binding.cited import Quotable
from deckgen.binding.reckoning import Reckoner, Sources, reckoned, value_excerpt
from deckgen.formulas.formula import Cell, Comparison, Name, Number, Part
from deckgen.model.dataset import Value
from deckgen.model.marks import Str
from deckgen.model.period import Period
from deckgen.numbers.percents import Scale, of_other_scale, scale_of
from deckgen.tables.written_times import period_of

SAME = 1e-9


class Verdict(Struct, frozen=True):
    """What became of a comparison."""

    holds: bool
    reading: str
    """The comparison with what its sides are, such as "187.2 > 205.1"."""
    reads_data: bool = True
    """Whether anything in it comes from a table, or is a figure, which may hold a number that is renewed by hand."""


def verdict_of(words: Str, sources: Sources) -> Verdict | None:
    """Whether a comparison holds; None after a complaint, such as of words that compare nothing."""
    return reckoned(words, sources, _Comparing(words, sources).verdict)


class _Comparing(Reckoner):
    """Compares the sides of one claim."""

    def verdict(self) -> Verdict:
        """Whether the comparison that the formula is holds."""
        if not isinstance(self.part, Comparison):
            hint = "compare it with something: = , > , <; or ask in SQL: select …"
            raise self.error("wrong_formula", f"the claim '{self.words}' compares nothing", self.part, hint)
        self._judge_names(self.part)
        sides = [(part, self.operand(part)) for part in self.part.parts]
        values = [found.value for _, found in sides]
        reading, holds = [value_excerpt(values[0])], True
        for index, sign in enumerate(self.part.signs):
            self._of_one_scale(sides[index], sides[index + 1])
            holds = self._compared(values[index], sign, values[index + 1], self.part.parts[index + 1]) and holds
            reading += [sign, value_excerpt(values[index + 1])]
        return Verdict(holds, " ".join(reading), self.quotes_figures)

    def _judge_names(self, comparison: Comparison) -> None:
        """Say of a word that a cell is compared with that it needs quotes, since no figure is called so."""
        is_cell = any(isinstance(part, Cell) for part in comparison.parts)
        for part in comparison.parts:
            if is_cell and isinstance(part, Name) and not self.sources.knows(part.name):
                message = f"there is no figure '{part.name}'"
                raise self.error("unknown_figure", message, part, f"words stand in quotes: '{part.name}'")

    def _of_one_scale(self, left: tuple[Part, Quotable], right: tuple[Part, Quotable]) -> None:
        """Refuse to compare a share with a number in percent: 0.65 < 60 would be true for ever."""
        (part, found), (other, against) = left, right
        scales = self._scale(part, found), self._scale(other, against)
        if found.number is None or against.number is None:
            return
        if not of_other_scale(found.number, scales[0], against.number, scales[1]):
            return
        if scales[1] == "share":
            part, found, other, against = other, against, part, found
        first, second = (f"'{self.text(one)}'" for one in (part, other))
        message = f"{first} is a share, {value_excerpt(found.value)}, and {second} is none"
        hint = f"write {self.text(other)}% where that is meant" if isinstance(other, Number) else None
        raise self.error("wrong_value", message, other, hint)

    def _scale(self, part: Part, found: Quotable) -> Scale | None:
        """Whether a side of a comparison is a share or in percent, as far as its format or its % tells."""
        if isinstance(part, Number):
            return "share" if self.text(part).endswith("%") else None
        return scale_of(found.format)

    def _compared(self, left: Value, sign: str, right: Value, part: Part) -> bool:
        """Whether two values compare as the sign says. Only numbers and days have an order."""
        times = _time_beside(left, right)
        first, second = Quotable(left).number, Quotable(right).number
        if first is not None and second is not None:
            same = math.isclose(first, second, rel_tol=SAME, abs_tol=1e-12)
            order = 0 if same else -1 if first < second else 1
        elif times is not None:
            order = (times[0] > times[1]) - (times[0] < times[1])
        elif sign in ("=", "!=") and first is None and second is None:
            order = int(str(left) != str(right))
        else:
            message = f"'{value_excerpt(left)}' can't be compared with '{value_excerpt(right)}' by {sign}"
            raise self.error("not_a_number", message, part)
        return {"=": order == 0, "!=": order != 0, "<": order < 0, ">": order > 0}.get(
            sign, order <= 0 if sign == "<=" else order >= 0
        )


def _time_beside(left: Value, right: Value) -> tuple[Period, Period] | None:
    """Both values as times where both are days, or words for times of one length; else None."""
    first, second = (
        Period(value) if isinstance(value, date) else period_of(value) if isinstance(value, str) else None
        for value in (left, right)
    )
    return (first, second) if first and second and first.grain is second.grain else None
