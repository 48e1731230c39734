"""Reckoning: what a formula gives for the tables and figures of a deck."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from deckgen.binding.cited import Quotable
from deckgen.binding.columns_read import Reading
from deckgen.formulas.formula import (
    OF_COLUMNS,
    Call,
    Cell,
    Comparison,
    FormulaError,
    Name,
    Negative,
    Number,
    Operation,
    Part,
    RowPart,
    Words,
)
from deckgen.formulas.read_formula import read_formula
from deckgen.model.dataset import Column, Dataset, Kind, Value
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import HouseStr, Str
from deckgen.model.node import MOST
from deckgen.model.once import once
from deckgen.numbers.decimal_sums import rounded_to, sum_of
from deckgen.numbers.percents import scale_of
from deckgen.tables.cell_finder import PLACES, CellError, RowWord, find_row
from deckgen.tables.column_types import written
from deckgen.tables.lookup import find_column
from deckgen.tables.rows_named import has_seasons

# How many digits of a number a complaint shows.
_DIGITS = 6
_PLAIN_NAME = re.compile(r"[^\W\d]\w*(?:-\w+)*")
Given = TypeVar("Given")


class Sources(Protocol):
    """What a formula may draw on."""

    log: Diagnostics

    def dataset(self, name: Str) -> Dataset | None:
        """A table by name; None where there is none, or none that could be read, after a complaint."""

    def note(self, *readings: Reading) -> None:
        """Note columns that are read."""

    def figure(self, name: Str) -> Quotable | None:
        """A figure by name; None where it could not be worked out, or there is none, after a complaint."""

    def knows(self, name: str) -> bool:
        """Whether a figure has this name, even one that could not be worked out."""


def value_of_cell(words: Str, sources: Sources) -> Quotable | None:
    """What one cell holds, table.column[row], with its column's own format; None after a complaint."""
    return reckoned(words, sources, Reckoner(words, sources).cell_alone)


def number_of_formula(words: Str, sources: Sources) -> Quotable | None:
    """What a formula gives: a number, or what a lone figure or cell is; None after a complaint."""
    return reckoned(words, sources, Reckoner(words, sources).quotable)


def reckoned(words: Str, sources: Sources, reckon: Callable[[], Given]) -> Given | None:
    """What is reckoned of words; None after a complaint at the part of them that is wrong."""
    try:
        return reckon()
    except FormulaError as error:
        if error.code:
            at = error.span or words.at(error.start, max(1, error.length))
            sources.log.error(error.code, str(error), at, error.hint)
        return None


class Reckoner:
    """Reckons one formula. What is wrong is raised as a FormulaError, so that nothing is reckoned with it."""

    def __init__(self, words: Str, sources: Sources) -> None:
        self.words, self.sources, self.quotes_figures = words, sources, False

    @cached_property
    def part(self) -> Part:
        """The formula, read."""
        return read_formula(str(self.words))

    def cell_alone(self) -> Quotable:
        """The one cell that the formula is."""
        if not isinstance(self.part, Cell) or not self.part.rows:
            message = f"'{self.words}' is not one cell of a table"
            raise self.error("wrong_formula", message, self.part, "write it as table.column[row]")
        return self._cell(self.part)

    def quotable(self) -> Quotable:
        """What the formula gives."""
        if isinstance(self.part, Comparison):
            message = "this compares: it is true or false, and no number"
            raise self.error("wrong_formula", message, self.part, "write it under 'claim'")
        return self.operand(self.part)

    def operand(self, part: Part) -> Quotable:
        """What a part gives; a lone figure or cell keeps its format."""
        match part:
            case Number(value=value):
                return Quotable(value)
            case Words(text=text):
                # A figure's name that can't be written without quotes is that figure; all else are words.
                if not _PLAIN_NAME.fullmatch(text) and self.sources.knows(text):
                    return self._figure(Name(part.start + 1, part.end - 1, text))
                return Quotable(text)
            case Name():
                return self._figure(part)
            case Cell():
                return self._cell(part)
            case Negative(of=of):
                return Quotable(-self._number(of))
            case Operation():
                return self._operated(part)
            case Call():
                return self._called(part)
        raise self.error("wrong_formula", "a comparison can't stand here", part)

    def _number(self, part: Part) -> float | int:
        """The number that a part gives."""
        return self._number_in(self.operand(part), part)

    def _number_in(self, found: Quotable, part: Part) -> float | int:
        """The number that was found for a part."""
        number = found.number
        if number is None or abs(number) > MOST:
            message = f"'{self.text(part)}' is no number to reckon with: '{value_excerpt(found.value)}'"
            raise self.error("not_a_number", message, part)
        return number

    def _operated(self, part: Operation) -> Quotable:
        """What a sign makes of two numbers. Between two days stands a minus alone, which counts the days."""
        first, second = self.operand(part.left), self.operand(part.right)
        if part.sign == "-" and isinstance(first.value, date) and isinstance(second.value, date):
            return Quotable((first.value - second.value).days)
        left, right = self._number_in(first, part.left), self._number_in(second, part.right)
        if part.sign == "/" and right == 0:
            message = f"'{self.text(part.right)}' is 0, by which nothing can be divided"
            raise self.error("not_a_number", message, part.right)
        match part.sign:
            case "+":
                return Quotable(sum_of([left, right]), _kept_format(first, second))
            case "-":
                # What two shares differ by is in points, as a change says it; what is left of a whole is a share.
                return Quotable(sum_of([left, -right]), _kept_format(first, second) if not first.format else None)
            case "*":
                return Quotable(left * right)
            case _:
                return Quotable(left / right)

    def _called(self, part: Call) -> Quotable:
        """What a function gives."""
        if part.function in OF_COLUMNS:
            return self._of_column(part)
        if part.function == "rank":
            return Quotable(self._rank(part))
        least, most = (1, 2) if part.function == "round" else (1, 1)
        if not least <= len(part.given) <= most:
            count = "one number" if most == 1 else "a number, and how many decimals are kept"
            raise self.error("wrong_formula", f"'{part.function}' takes {count}", part)
        number = self._number(part.given[0])
        if part.function == "abs":
            return Quotable(abs(number))
        if part.function == "floor":
            return Quotable(math.floor(number))
        digits = self._number(part.given[1]) if len(part.given) > 1 else 0
        return Quotable(rounded_to(number, int(digits)))

    def _of_column(self, part: Call) -> Quotable:
        """What a function makes of all cells of a column, in the column's own format where it isn't a count."""
        given = part.given[0]
        if len(part.given) != 1 or not isinstance(given, Cell) or given.rows:
            message = f"'{part.function}' takes one column: {part.function}(table.column)"
            hint = "add figures with +, or under 'parts'" if part.function == "sum" else None
            raise self.error("wrong_formula", message, part, hint)
        table, column = self._column(given)
        self.sources.note(Reading(table, column.name))
        if part.function == "count":
            return Quotable(_filled(column))
        numbers = self._numbers(column, given)
        if not numbers:
            raise self.error("not_one_value", f"'{self.text(given)}' has no value", given)
        made = _taken(column)
        if part.function not in made:
            made[part.function] = taken(part.function, numbers)
        return Quotable(made[part.function], self._format_of(column, given))

    def _rank(self, part: Call) -> int:
        """The place of a cell in its column: 1 for the highest, and one more for each that is higher."""
        given = part.given[0]
        if len(part.given) != 1 or not isinstance(given, Cell) or not given.rows:
            raise self.error("wrong_formula", "'rank' takes one cell: rank(table.column[row])", part)
        table, column = self._column(given)
        self.sources.note(Reading(table, column.name))
        own = self._number(given)
        numbers = self._numbers(column, given)
        return 1 + len(numbers) - bisect_right(numbers, own)

    def _numbers(self, column: Column, part: Part) -> list[float | int]:
        """The numbers of a column, from the lowest to the highest."""
        if column.kind is not Kind.NUMBER:
            raise self.error("not_a_number", f"the column '{column.name}' does not hold numbers", part)
        return _in_order(column)

    def _figure(self, part: Name) -> Quotable:
        found = self.sources.figure(self._str(part))
        if found is None:
            raise self.error("", "", part)
        self.quotes_figures = True
        return found

    def _column(self, part: Cell) -> tuple[Dataset, Column]:
        """The table and the column that a part names."""
        table = self.sources.dataset(self._str(part.table))
        column = find_column(table, self._str(part.column), self.sources.log) if table is not None else None
        if table is None or column is None:
            raise self.error("", "", part)
        return table, column

    def _cell(self, part: Cell) -> Quotable:
        """What a cell holds."""
        if not part.rows:
            message = f"'{self.text(part)}' is a whole column: which row of it is meant?"
            raise self.error("wrong_formula", message, part, f"write {self.text(part)}[row]")
        table, column = self._column(part)
        words = [self._row_word(each) for each in part.rows]
        try:
            row = find_row(table, column, words)
        except CellError as error:
            wrong = part.rows[error.part] if error.part is not None and error.part < len(part.rows) else part
            raised = self.error(error.code, str(error), wrong, error.hint)
            raised.span = self._place_of_value(wrong)
            raise raised from None
        named = not any(each.text in PLACES and not each.is_quoted for each in part.rows)
        self.sources.note(Reading(table, column.name, row if named else None))
        value = column.values[row]
        if value is None:
            raise self.error("not_one_value", f"the cell {self.text(part)} is empty", part)
        where = self.words.at(part.start, part.end - part.start)
        own = self._format_of(column, part)
        if not isinstance(value, str):
            return Quotable(value, own)
        return Quotable(HouseStr(value, where, "'") if has_seasons(column) else Str(value, where, "'"), own)

    def _row_word(self, part: RowPart) -> RowWord:
        """A word that names a row, or what a name in braces stands for."""
        if not part.is_name:
            return RowWord(part.text, part.is_quoted)
        found = self.sources.figure(self._named(part))
        if found is None:
            raise self.error("", "", part)
        return RowWord(written(value_in_data(found)), is_quoted=True)

    def _place_of_value(self, part: Part) -> Span | None:
        """Where the words stand that a name in braces stands for; None for a part that is no such name."""
        found = self.sources.figure(self._named(part)) if isinstance(part, RowPart) and part.is_name else None
        return found.value.span if found is not None and isinstance(found.value, Str) else None

    def _named(self, part: RowPart) -> Str:
        """A name in braces with its place."""
        return Str(part.text, self.words.at(part.start, part.end - part.start), "'")

    def _format_of(self, column: Column, part: Part) -> Str | None:
        """How the file of a table shows the numbers of a column."""
        return Str(column.format, self.words.at(part.start, part.end - part.start), "'") if column.format else None

    def _str(self, name: Name) -> Str:
        """A name with its place."""
        return Str(name.name, self.words.at(name.start, name.end - name.start), "'")

    def text(self, part: Part) -> str:
        """A part as the author wrote it."""
        return str(self.words[part.start : part.end])

    def error(self, code: str, message: str, part: Part, hint: str | None = None) -> FormulaError:
        """What to raise where a part of the formula is wrong."""
        return FormulaError(code, message, part.start, part.end - part.start, hint)


def value_in_data(found: Quotable) -> Value:
    """What a name stands for as tables hold it: a number where it is written as one."""
    return found.value if found.number is None else found.number


def _kept_format(first: Quotable, second: Quotable) -> Str | None:
    """The format of a sum of shares, or of what they leave of a whole, which is a share again; None for all else."""
    share = next((one.format for one in (first, second) if scale_of(one.format) == "share"), None)
    others = (one.format for one in (first, second) if one.format is not None)
    return share if all(scale_of(other) == "share" for other in others) else None


@once
def _in_order(column: Column) -> list[float | int]:
    """The numbers of a column, from the lowest to the highest."""
    return sorted(value for value in column.values if isinstance(value, int | float))


@once
def _filled(column: Column) -> int:
    """How many cells of a column aren't empty."""
    return sum(value is not None for value in column.values)


@once
def _taken(_column: Column) -> dict[str, float | int]:
    """What functions made of the numbers of a column so far."""
    return {}


def taken(function: str, numbers: Sequence[float | int]) -> float | int:
    """What sum, mean, median, min or max makes of numbers, of which there is at least one."""
    match function:
        case "sum":
            return sum_of(numbers)
        case "mean":
            return sum_of(numbers) / len(numbers)
        case "median":
            ordered, half = sorted(numbers), len(numbers) // 2
            return ordered[half] if len(numbers) % 2 else sum_of(ordered[half - 1 : half + 1]) / 2
        case "min":
            return min(numbers)
        case _:
            return max(numbers)


def say_no_figure(name: Str, known: Iterable[str], tables: Container[str], log: Diagnostics) -> None:
    """Say that a formula names a figure that isn't there."""
    if name in tables:
        hint: str | None = f"a cell is written {name}.column[row]"
    elif "-" in name:
        hint = did_you_mean(name, known, or_all=False) or "a minus has a blank on each side"
    else:
        hint = did_you_mean(name, known)
    log.error("unknown_figure", f"there is no figure '{name}'", name.span, hint)


def value_excerpt(value: Value) -> str:
    """A value in a complaint, with as many digits as tell something."""
    return f"{value:.{_DIGITS}g}" if isinstance(value, float) and abs(value) < 10**_DIGITS else written(value)
