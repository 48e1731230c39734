"""Figures: the named numbers and words that texts quote, worked out from what is written, the data, or each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from decimal import Decimal

from msgspec.structs import replace

from deckgen.binding.cited import Quotable, quoted_from
from deckgen.binding.columns_read import Reading, read_by_query
from deckgen.binding.data_words import filled_where
from deckgen.binding.reckoning import number_of_formula, say_no_figure, value_of_cell
from deckgen.binding.scope import Scope
from deckgen.binding.taking import Choice, taken_of_rows
from deckgen.model.dataset import Dataset
from deckgen.model.marks import CellStr, Str
from deckgen.model.node import MOST, number_of
from deckgen.numbers.by_language import number_format
from deckgen.numbers.decimal_sums import change, sum_of
from deckgen.numbers.percents import of_other_scale, percent_twice, say_other_scale, scale_of
from deckgen.numbers.rounding import adds_up, is_sum, rounded_to_total
from deckgen.outline.deck_file import GivenNames, Outline
from deckgen.outline.figure import Figure
from deckgen.stages.bind.figure_bounds import hold_to_bounds
from deckgen.stages.bind.figure_keys import fits_together
from deckgen.stages.bind.unsaid_formulas import is_unsaid_formula

# Through how many figures that aren't worked out yet a formula may lead.
MOST_LED = 50


class FigureNames:
    """The figures and the given names of a deck, and those that a section or a slide has for itself alone."""

    def __init__(self, outline: Outline, scope: Scope) -> None:
        self.scope, self.declared = scope, outline.declared
        scope.names.update(_quotables(outline.set))
        scope.names.update(self._worked_out(outline.figures))

    @contextmanager
    def known_in(self, *givens: GivenNames) -> Iterator[None]:
        """Let the names be known that a section gives, and then those of a slide in it."""
        with ExitStack() as known:
            for given in givens:
                known.enter_context(self.scope.naming(_quotables(given.values)))
                known.enter_context(self.scope.naming(self._worked_out(given.figures)))
            yield

    def _worked_out(self, written: Mapping[Str, Figure]) -> Mapping[str, Quotable | None]:
        """What each of the figures stands for; None for one that was complained of.

        What they draw on is for those to cite that quote them.
        """
        with self.scope.citing():
            return _Figures(written, self.declared, self.scope).all() if written else {}


def _quotables(values: Mapping[Str, Str]) -> dict[str, Quotable]:
    return {str(name): _quotable(value) for name, value in values.items()}


def _quotable(value: Str) -> Quotable:
    """What stands for a name that has a value; the number of a cell is shown as its table shows it."""
    if not isinstance(value, CellStr) or not value.number_format:
        return Quotable(value)
    number = number_of(value)
    return Quotable(value if number is None else number, Str(value.number_format, value.span, "'"))


class _Figures:
    """The figures of one place, each worked out once, after those that it is made from.

    Formulas ask here for figures and tables: those of the place first, then what is known around it.
    """

    def __init__(self, written: Mapping[Str, Figure], declared: frozenset[str], scope: Scope) -> None:
        self.written, self.declared, self.scope, self.log = written, declared, scope, scope.log
        self.found: dict[str, Quotable | None] = {}
        self.names = {str(name): name for name in written}
        self.chain: list[str] = []

    def all(self) -> Mapping[str, Quotable | None]:
        """Every figure by its name; where parts are rounded to a total, as they are shown then."""
        for name in self.written:
            self.figure(name)
        for name, figure in self.written.items():
            if figure.parts and (total := self.found[str(name)]):
                with self.scope.citing():
                    parts = [part for words in figure.parts if (part := self._operand(words))]
                _Total(name, figure, self.found, self.scope).judge(total, parts)
        return self.found

    def dataset(self, name: Str) -> Dataset | None:
        """A table by its name; None after a complaint."""
        return self.scope.dataset(name)

    def note(self, *readings: Reading) -> None:
        """Note columns that the figure at hand is worked out from."""
        self.scope.note(*readings)

    def figure(self, name: Str) -> Quotable | None:
        """A figure by its name, which the figure at hand is then made from; None after a complaint."""
        if name in self.chain:
            others = [f"'{one}'" for one in self.chain[self.chain.index(name) + 1 :]]
            message = f"the figure '{name}' is made from itself" + (
                f", by way of {' and '.join(others)}" if others else ""
            )
            self.log.error("figure_circle", message, name.span, "write one of them as a value or a cell")
            return None
        if name not in self.written:
            if name not in self.scope.names and name not in self.declared:
                say_no_figure(name, [*self.written, *self.scope.names], self.scope.tables, self.log)
                return None
            return self.scope.figure(name)
        if name not in self.found:
            if len(self.chain) >= MOST_LED:
                message = f"this leads through more than {MOST_LED} figures that are made from the next"
                self.log.error("too_deep", message, name.span, "write those first that others are made from")
                return None
            written = self.names[str(name)]
            self.chain.append(str(name))
            self.found[str(name)] = self._work_out(written, self.written[name])
            self.chain.pop()
            hold_to_bounds(written, self.written[name], self.found[str(name)], self.log)
        found = self.found[name]
        if found is not None:
            self.scope.draw_on(found)
        return found

    def knows(self, name: str) -> bool:
        """Whether a figure has this name, even one that could not be worked out."""
        return name in self.written or name in self.declared or self.scope.knows(name)

    def _work_out(self, name: Str, figure: Figure) -> Quotable | None:
        if not fits_together(name, figure, self.log):
            return None
        with self.scope.citing() as cited:
            self.scope.cite_written(figure.source)
            found = self._value(name, figure)
            if found is not None and not figure.change:
                self._judge_percent(found.number, figure)
            if found is not None and figure.format is not None:
                self._judge_scale(found, figure.format)
                found = replace(found, format=figure.format)
                self.scope.try_format(found.value, figure.format, figure.format.span)
            elif found is not None and figure.value is None:
                found = self.scope.with_time_told(found)
            is_bounded = figure.must is not None or figure.between is not None
            return found and replace(quoted_from(found, cited), is_bounded=is_bounded)

    def _value(self, name: Str, figure: Figure) -> Quotable | None:
        """What a figure is, by the one key that says it; its parts are worked out whatever says it."""
        parts = [self._operand(part) for part in figure.parts]
        if None in parts:
            return None
        if figure.value is not None:
            if is_unsaid_formula(figure.value, self.written, self.scope.tables, self.log):
                return None
            number = number_of(figure.value) if figure.value.style is None else None
            return Quotable(figure.value if number is None or not figure.format else number)
        if figure.cell is not None:
            return value_of_cell(figure.cell, self)
        if figure.formula is not None:
            return number_of_formula(figure.formula, self)
        if figure.data is not None:
            return self._taken(figure.data, figure)
        if figure.query is not None:
            return self._answer(name, figure.query)
        if figure.change:
            return self._changed(name, figure)
        formats = {part.format for part in parts if part}
        share = formats.pop() if len(formats) == 1 else None
        total = sum_of([part.number or 0 for part in parts if part])
        return Quotable(total, share if scale_of(share) == "share" else None)

    def _taken(self, data: Str, figure: Figure) -> Quotable | None:
        """What `take` takes of the rows of a table."""
        where = filled_where(figure.where_, self)
        if figure.take is None or where is None:
            return None
        choice = Choice(data, where, figure.sort, figure.top, "empty_cells" in figure.allow)
        return taken_of_rows(figure.take, choice, self.scope)

    def _judge_percent(self, number: float | int | None, figure: Figure) -> None:
        """Say of a number that is a percentage already, in a percent format, that it is shown far too large."""
        if figure.format is None or "percent_twice" in figure.allow:
            return
        with suppress(ValueError):
            pattern = number_format(figure.format, self.scope.language, self.scope.brand.numbers)
            for found in percent_twice((number,), pattern, figure.format.span):
                self.log.warning(found.check, found.message, found.span, found.hint)

    def _judge_scale(self, found: Quotable, written: Str) -> None:
        """Say of a share that its figure writes % behind it as if it were in percent."""
        if found.number is not None and scale_of(found.format) == "share":
            wrong = say_other_scale(found.number, found.format, written)
            if wrong:
                self.log.error("wrong_format", wrong, written.span, "write 0%, or leave it out")

    def _answer(self, name: Str, query: Str) -> Quotable | None:
        """What the one row and the one column of a query hold."""
        rows = self.scope.query(query, self)
        if rows is None:
            return None
        self.scope.note(*read_by_query(query, self.scope.tables))
        if len(rows) != 1 or len(rows.columns) != 1:
            size = f"{len(rows)} and {len(rows.columns)}"
            message = f"the figure '{name}' needs one row and one column; its query gives {size}"
            self.log.error("not_one_value", message, query.span)
            return None
        found = rows.columns[0].values[0]
        if found is None:
            self.log.error("not_one_value", f"the query of the figure '{name}' gives nothing", query.span)
            return None
        return Quotable(Str(found, query.span, "'") if isinstance(found, str) else found)

    def _operand(self, words: Str) -> Quotable | None:
        """The number that a figure, a cell or a formula is; None after a complaint, also where it is words."""
        known = words in self.written or words in self.scope.names
        found = self.figure(words) if known else number_of_formula(words, self)
        if found is not None and (found.number is None or abs(found.number) > MOST):
            message = f"the figure '{words}' is no number to reckon with: '{found.value}'"
            self.log.error("not_a_number", message, words.span)
            return None
        return found

    def _changed(self, name: Str, figure: Figure) -> Quotable | None:
        """What the second of two numbers is over the first."""
        first, second = [self._operand(words) for words in figure.change]
        if first is None or second is None:
            return None
        before, after = first.number or 0, second.number or 0
        if of_other_scale(before, scale_of(first.format), after, scale_of(second.format)):
            message = f"a share and a number that is none make no change: {before:.6g} and {after:.6g}"
            self.log.error("wrong_value", message, figure.at("change"), "divide the one by 100, or name another cell")
            return None
        multiple = after / before if before > 0 else None
        found = multiple if figure.as_ == "multiple" else change(before, after, figure.as_ == "percent")
        if found is None:
            how = "in percent" if figure.as_ == "percent" else "as a multiple"
            message = f"the change of '{name}' can't be told {how}: it begins at {before}"
            self.log.error("no_percentage", message, figure.at("change"), "write 'as: difference'")
            return None
        self._keeps_its_way(name, figure, after - before)
        if figure.as_ == "multiple":
            return Quotable(found, multiple=multiple)
        percent = Str("percent", figure.span, "'")
        natural = percent if figure.as_ == "percent" else second.format
        in_points = figure.as_ == "difference" and figure.format is None
        value = found if figure.sign else abs(found)
        return Quotable(value, natural, signed=figure.sign, in_points=in_points, multiple=multiple)

    def _keeps_its_way(self, name: Str, figure: Figure, difference: float) -> None:
        """Say where the data no longer goes the way that the words around a change say."""
        if figure.must is None or (difference > 0 if figure.must == "rise" else difference < 0):
            return
        first, second = figure.change
        does = "doesn't change" if difference == 0 else "rises" if difference > 0 else "falls"
        message = f"'{name}' must {figure.must}, but from '{first}' to '{second}' it {does}"
        hint = "mend the words that quote it, then this key, or the data"
        self.log.error("turned_figure", message, figure.at("must"), hint)


class _Total:
    """A figure that is the total of others. What is written for the parts must add up to what is written for it."""

    def __init__(self, name: Str, figure: Figure, names: dict[str, Quotable | None], scope: Scope) -> None:
        self.name, self.figure, self.names, self.scope = name, figure, names, scope

    def judge(self, total: Quotable, parts: Sequence[Quotable]) -> None:
        """Round the parts to the total where the author asks for it; else say where they don't add up."""
        figure = self.figure
        numbers = [part.number or 0 for part in parts]
        if total.number is None or len(parts) < len(figure.parts):
            return
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

    def _round(self, parts: Sequence[Quotable], numbers: list[float], step: Decimal | None, total: float) -> None:
        if step is None:
            message = f"'{self.name}' and its parts must have formats with the same decimals to be rounded to a total"
            self.scope.log.error("wrong_format", message, self.figure.at("round_to_total"), "such as '0.0'")
            return
        rounded = rounded_to_total(numbers, step, total)
        for name, part, value in zip(self.figure.parts, parts, rounded, strict=True):
            if part.rounded is not None and part.rounded != value:
                message = f"'{name}' is rounded to another total already"
                self.scope.log.error("conflicting_keys", message, self.figure.at("round_to_total"))
            self.names[str(name)] = replace(part, rounded=value)

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
