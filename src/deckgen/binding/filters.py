"""Filters: which rows of a table are meant, by what stands in their columns: `where: {state: [Texas, Arizona]}`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from msgspec.structs import replace
from pydantic import WithJsonSchema

from deckgen.binding.scope import Scope
from deckgen.model.dataset import Column, Dataset, Kind, Value
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str
from deckgen.model.node import Strs, number_of
from deckgen.tables.cell_finder import days_of, is_cell_of
from deckgen.tables.column_types import date_of
from deckgen.tables.lookup import find_column
from deckgen.tables.periods import periods_of
from deckgen.tables.written_times import period_of

# What other languages and pens write for a comparison, and how it is written here.
_MISWRITTEN = {"=>": ">=", "=<": "<=", "<>": "!=", "≥": ">=", "≤": "<=", "≠": "!=", "==": "", "=": ""}
_MISCOMPARED = re.compile(rf"({'|'.join(_MISWRITTEN)})\s*(.+)", re.DOTALL)
_COMPARED = re.compile(r"(>=|<=|>|<|!=)\s*(.+)", re.DOTALL)
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
MOST_NAMED = 4
_WORDS = {"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}
Where = Annotated[dict[Str, Strs], WithJsonSchema({"type": "object", "additionalProperties": _WORDS})]


def filtered(table: Dataset, where: Mapping[Str, tuple[Str, ...]], scope: Scope) -> Dataset:
    """The rows that hold one of the words given for each column and bear out all of its comparisons.

    A column or a word that isn't there is said, and so is a condition that leaves no row; then there are none.
    """
    rows, in_doubt = list(range(len(table))), False
    for name, wanted in where.items():
        column = find_column(table, name, scope.log)
        tests = [test for word in wanted if column and (test := _test(word, column, scope)) is not None]
        if column is None or len(tests) < len(wanted):
            in_doubt = True
            continue
        left = [row for row in rows if _passes(column, row, tests)]
        if rows and not left and not in_doubt:
            _say_none_left(table, column, wanted, rows, scope)
            in_doubt = True
        rows = left
    return replace(table.select([]), in_doubt=True) if in_doubt else table.select(rows)


def _say_none_left(table: Dataset, column: Column, wanted: tuple[Str, ...], rows: list[int], scope: Scope) -> None:
    """Say which condition leaves no row, and what the rows that came to it hold."""
    held = [(value, column.texts[row]) for row in rows if (value := column.values[row]) is not None]
    where = "" if len(rows) == len(table) else " in the rows that the conditions before it leave"
    if column.kind in (Kind.NUMBER, Kind.DATE) and held:
        hint = f"it goes from {min(held)[1]} to {max(held)[1]}{where}"
    else:
        words = list(dict.fromkeys(text for _, text in held))
        others = " …" if len(words) > MOST_NAMED else ""
        hint = "it holds " + ", ".join(f"'{text}'" for text in words[:MOST_NAMED]) + f"{others}{where}"
    asked = ", ".join(f"'{word}'" for word in wanted)
    message = f"no row is left: none has {asked} in the column '{column.name}'"
    scope.log.error("no_rows", message, wanted[0].span, hint)


Test = tuple[bool, Callable[[Value, str], bool]]


def _passes(column: Column, row: int, tests: list[Test]) -> bool:
    """Whether a cell is one of those named, where any is, and bears out every comparison."""
    value, text = column.values[row], column.texts[row]
    named = [test for alone, test in tests if alone]
    return (not named or any(test(value, text) for test in named)) and all(
        test(value, text) for alone, test in tests if not alone
    )


def _test(word: Str, column: Column, scope: Scope) -> Test | None:
    """What a word asks of a cell, and whether one such word is enough; None after a complaint."""
    compared = _COMPARED.fullmatch(word)
    if compared is None:
        return (
            (True, lambda value, text: is_cell_of(value, text, word)) if _holds(column, word, word, scope) else None
        )
    sign, other = compared.group(1), compared.group(2).strip()
    if sign == "!=":
        return (
            (False, lambda value, text: not is_cell_of(value, text, other))
            if _holds(column, other, word, scope)
            else None
        )
    compare, limit = _OPERATORS[sign], number_of(other)
    bound: float | date | None = limit if limit is not None else date_of(other)
    kinds = (int, float) if limit is not None else (date,)
    if bound is not None and any(isinstance(value, kinds) for value in column.values):
        return False, lambda value, text: isinstance(value, kinds) and compare(value, bound)
    if column.kind is Kind.DATE and (days := days_of(other)) is not None:
        edge = days[0] if sign in (">=", "<") else days[1]
        return False, lambda value, text: isinstance(value, date) and compare(value, edge)
    period = period_of(other)
    if period is not None and column.kind is Kind.TEXT and periods_of(column) is not None:
        return False, lambda value, text: (own := period_of(text)) is not None and compare(own, period)
    message = f"'{word}' compares with a number or a time, and the column '{column.name}' holds none such"
    scope.log.error("wrong_value", message, word.span)
    return None


def _holds(column: Column, word: str, written: Str, scope: Scope) -> bool:
    """Whether a cell of the column holds a word; else after a complaint of what is written."""
    if any(is_cell_of(value, text, word) for value, text in zip(column.values, column.texts, strict=True)):
        return True
    other = _MISCOMPARED.fullmatch(word)
    if other is not None:
        message = f"'{written}' begins with '{other[1]}', which compares nothing"
        meant = f"{_MISWRITTEN[other[1]]} {other[2]}".strip()
        scope.log.error("wrong_value", message, written.span, f"write '{meant}'")
        return False
    hint = did_you_mean(word, dict.fromkeys(text for text in column.texts if text))
    scope.log.error("unknown_value", f"no row has '{word}' in the column '{column.name}'", written.span, hint)
    return False
