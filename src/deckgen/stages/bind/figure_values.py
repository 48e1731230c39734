"""Figures: the named numbers and words that texts quote, worked out from what is written, the data, or each other."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from msgspec.structs import replace

from deckgen.binding.cited import Quotable
from deckgen.binding.scope import Scope
from deckgen.model.dataset import Value
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str, repeated
from deckgen.model.node import MOST, number_of
from deckgen.numbers.by_language import number_format
from deckgen.numbers.decimal_sums import change, sum_of
from deckgen.numbers.percents import HINT, percent_twice
from deckgen.numbers.rounding import adds_up, is_sum, rounded_to_total
from deckgen.outline.deck_file import Outline
from deckgen.outline.figure import GIVEN, Figure


def name_figures(outline: Outline, scope: Scope) -> None:
    """Work out what every figure and every name of `set` stands for."""
    scope.names.update({str(name): Quotable(value) for name, value in outline.set.items()})
    figures = _Figures(outline, scope)
    scope.names.update({str(name): figures.find(name, ()) for name in outline.figures})
    for name, figure in outline.figures.items():
        if figure.parts:
            _Total(name, figure, scope).judge()


class _Figures:
    """The figures of a deck, each worked out once, after those that it is made from."""

    def __init__(self, outline: Outline, scope: Scope) -> None:
        self.written, self.scope, self.log = outline.figures, scope, scope.log
        self.declared = outline.declared
        self.found: dict[str, Quotable | None] = {}

    def find(self, name: Str, chain: tuple[str, ...]) -> Quotable | None:
        """A figure by its name; None after a complaint. chain are those that are made from it."""
        if name in chain:
            hint = "write one of them as a value or a query"
            self.log.error("figure_circle", f"the figure '{name}' is made from itself", name.span, hint)
            return None
        if name not in self.written:
            if name not in self.declared:
                message = f"there is no figure '{name}'"
                self.log.error("unknown_figure", message, name.span, did_you_mean(name, self.written))
            return None
        if name not in self.found:
            written = next(key for key in self.written if key == name)
            self.found[str(name)] = self._work_out(written, self.written[name], (*chain, str(name)))
        return self.found[name]

    def _work_out(self, name: Str, figure: Figure, chain: tuple[str, ...]) -> Quotable | None:
        if not self._is_one(name, figure):
            return None
        held = [self.find(part, chain) for part in (*figure.change, *figure.parts)]
        with self.scope.citing():
            return self._worked_out(name, figure, held)

    def _worked_out(self, name: Str, figure: Figure, held: list[Quotable | None]) -> Quotable | None:
        """A figure, once those that it is made from are: held has None for each that was complained of."""
        sound = [one for one in held if one is not None]
        self.scope.cite_written(figure.source)
        for one in sound:
            self.scope.draw_on(one)
        if len(sound) < len(held):
            return None
        if figure.value is not None:
            number = number_of(figure.value) if figure.value.style is None else None
            self._judge_percent(number, figure)
            return self._quotable(figure.value if number is None or not figure.format else number, figure)
        if figure.query is not None:
            return self._answer(name, figure.query, figure)
        numbers = [self._number(part, one) for part, one in zip((*figure.change, *figure.parts), sound, strict=True)]
        if None in numbers:
            return None
        plainly = [number for number in numbers if number is not None]
        if figure.change:
            return self._changed(name, figure, sound, plainly)
        return self._quotable(sum_of(plainly), figure)

    def _judge_percent(self, number: float | int | None, figure: Figure) -> None:
        """Say of a value that is a percentage already, in a percent format, that it is shown far too large."""
        if figure.format is None or "percent_twice" in figure.allow:
            return
        with suppress(ValueError):
            pattern = number_format(figure.format, self.scope.language, self.scope.brand.numbers)
            for message, span in percent_twice((number,), pattern, figure.format.span):
                self.log.warning("percent_twice", message, span, HINT)

    def _is_one(self, name: Str, figure: Figure) -> bool:
        """Whether it is written as one thing; else after a complaint."""
        given = [key for key in figure.order if key in GIVEN]
        if {"parts", "value"} == set(given) or {"parts", "query"} == set(given):
            given = ["parts"]
        if len(given) > 1:
            message = f"the figure '{name}' takes one of '{given[0]}' and '{given[1]}', not both"
            self.log.error("conflicting_keys", message, figure.at(given[1]))
        elif not given and figure.all_read:
            hint = "or 'change' or 'parts', which are made from other figures"
            self.log.error("missing_key", f"the figure '{name}' needs a 'value' or a 'query'", name.span, hint)
        elif figure.change and len(figure.change) != 2:
            message = f"a change is from one figure to another, not of {len(figure.change)}"
            self.log.error("wrong_value", message, figure.at("change"), "write it as change: [before, after]")
        elif twice := repeated(figure.parts):
            self.log.error("repeated_part", f"'{twice}' is a part of '{name}' twice", twice.span, "leave one out")
        else:
            return len(given) == 1 and self._fits(figure)
        return False

    def _fits(self, figure: Figure) -> bool:
        """Whether the keys beside it mean something there; else after a complaint."""
        for key, needed in (("as", "change"), ("sign", "change"), ("must", "change"), ("round_to_total", "parts")):
            if key in figure.order and needed not in figure.order:
                message = f"'{key}' means nothing in a figure without '{needed}'"
                self.log.error("unfit_key", message, figure.at(key))
        return True

    def _answer(self, name: Str, query: Str, figure: Figure) -> Quotable | None:
        """What the one row and the one column of a query hold."""
        rows = self.scope.query(query)
        if rows is None:
            return None
        if len(rows) != 1 or len(rows.columns) != 1:
            size = f"{len(rows)} and {len(rows.columns)}"
            message = f"the figure '{name}' needs one row and one column; its query gives {size}"
            self.log.error("not_one_value", message, query.span)
            return None
        found = rows.columns[0].values[0]
        if found is None:
            self.log.error("not_one_value", f"the query of the figure '{name}' gives nothing", query.span)
            return None
        return self._quotable(Str(found, query.span, "'") if isinstance(found, str) else found, figure)

    def _number(self, name: Str, quotable: Quotable) -> float | int | None:
        """The number that a figure is; None after a complaint where it is words."""
        number = quotable.number
        if number is None or abs(number) > MOST:
            message = f"the figure '{name}' is no number to reckon with: '{quotable.value}'"
            self.log.error("not_a_number", message, name.span)
            return None
        return number

    def _changed(
        self, name: Str, figure: Figure, sound: list[Quotable], numbers: list[float | int]
    ) -> Quotable | None:
        before, after = numbers
        found = change(before, after, figure.as_ == "percent")
        if found is None:
            message = f"the change of '{name}' can't be told in percent: it begins at {before}"
            self.log.error("no_percentage", message, figure.at("change"), "write 'as: difference'")
            return None
        self._keeps_its_way(name, figure, after - before)
        percent = Str("percent", figure.span, "'")
        quotable = self._quotable(found if figure.sign else abs(found), figure)
        natural = percent if figure.as_ == "percent" else sound[1].format
        in_points = figure.as_ == "difference" and figure.format is None
        return replace(quotable, format=figure.format or natural, signed=figure.sign, in_points=in_points)

    def _keeps_its_way(self, name: Str, figure: Figure, difference: float) -> None:
        """Say where the data no longer goes the way that the words around a change say."""
        if figure.must is None or (difference > 0 if figure.must == "rise" else difference < 0):
            return
        first, second = figure.change
        does = "doesn't change" if difference == 0 else "rises" if difference > 0 else "falls"
        message = f"'{name}' must {figure.must}, but from '{first}' to '{second}' it {does}"
        hint = "mend the words that quote it, then this key, or the data"
        self.log.error("turned_figure", message, figure.at("must"), hint)

    def _quotable(self, value: Value, figure: Figure) -> Quotable:
        """A figure's value with its format, which must be for such a value, and all that it is from."""
        if figure.format is not None:
            self.scope.try_format(value, figure.format, figure.format.span)
        cited = self.scope.cited
        return Quotable(value, figure.format, tuple(cited.ids), tuple(cited.tables))


class _Total:
    """A figure that is the total of others. What is written for the parts must add up to what is written for it."""

    def __init__(self, name: Str, figure: Figure, scope: Scope) -> None:
        self.name, self.figure, self.scope = name, figure, scope

    def judge(self) -> None:
        """Round the parts to the total where the author asks for it; else say where they don't add up."""
        names, figure = self.scope.names, self.figure
        quoted = [names.get(str(part)) for part in figure.parts]
        total = names.get(str(self.name))
        if total is None or total.number is None or any(part is None or part.number is None for part in quoted):
            return
        parts = [part for part in quoted if part is not None]
        numbers = [part.number or 0 for part in parts]
        if not is_sum(numbers, total.number):
            message = f"'{self.name}' is {self._text(total)}, and its parts add up to {self._sum(numbers)}"
            self._warn(message, "mend the total or the parts")
            return
        steps = {self._step(one) for one in (total, *parts)}
        step = steps.pop() if len(steps) == 1 else None
        if figure.round_to_total:
            self._round(parts, numbers, step, total.number)
        elif step is not None and not adds_up(numbers, step, total.number):
            words = " + ".join(self._text(part) for part in parts)
            message = f"'{self.name}' is shown as {self._text(total)}, and its parts as {words}"
            self._warn(f"{message}: rounded, they don't add up", "write 'round_to_total: true', or more decimals")

    def _round(self, parts: list[Quotable], numbers: list[float | int], step: Decimal | None, total: float) -> None:
        if step is None:
            message = f"'{self.name}' and its parts must have formats with the same decimals to be rounded to a total"
            self.scope.log.error("wrong_format", message, self.figure.at("round_to_total"), "such as '0.0'")
            return
        rounded = rounded_to_total(numbers, step, total)
        for name, part, value in zip(self.figure.parts, parts, rounded, strict=True):
            if part.rounded is not None and part.rounded != value:
                message = f"'{name}' is rounded to another total already"
                self.scope.log.error("conflicting_keys", message, self.figure.at("round_to_total"))
            self.scope.names[str(name)] = replace(part, rounded=value)

    def _warn(self, message: str, hint: str) -> None:
        if "parts_and_total" not in self.figure.allow:
            hint = f"{hint}, or 'allow: [parts_and_total]'"
            self.scope.log.warning("parts_and_total", message, self.figure.at("parts"), hint)

    def _step(self, one: Quotable) -> Decimal | None:
        return self.scope.number_format(one.format).step if one.format else None

    def _text(self, one: Quotable) -> str:
        return self.scope.number_format(one.format).show(one.number or 0)

    def _sum(self, numbers: list[float | int]) -> str:
        return self.scope.number_format(None).show(sum_of(numbers))
