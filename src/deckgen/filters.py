"""Filters: which rows of a table are meant, by what stands in their columns: `where: {state: [Texas, Arizona]}`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import WithJsonSchema

from deckgen.data.columns import date_of
from deckgen.data.lookup import find_column
from deckgen.model.dataset import Column, Dataset, Value
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str
from deckgen.model.node import Strs, number_of
from deckgen.scope import Scope

_COMPARED = re.compile(r"(>=|<=|>|<|!=)\s*(.+)", re.DOTALL)
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_WORDS = {"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}
Where = Annotated[dict[Str, Strs], WithJsonSchema({"type": "object", "additionalProperties": _WORDS})]


def filtered(table: Dataset, where: Mapping[Str, tuple[Str, ...]], scope: Scope) -> Dataset:
    """The rows that hold one of the words given for each column; a column or a word that isn't there is said."""
    rows = list(range(len(table)))
    for name, wanted in where.items():
        column = find_column(table, name, scope.log)
        if column is None:
            continue
        tests = [test for word in wanted if (test := _test(word, column, scope)) is not None]
        if len(tests) == len(wanted):
            rows = [row for row in rows if _passes(column, row, tests)]
    return table.select(rows)


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
        if any(_same(value, text, word) for value, text in zip(column.values, column.texts, strict=True)):
            return True, lambda value, text: _same(value, text, word)
        hint = did_you_mean(word, dict.fromkeys(text for text in column.texts if text))
        scope.log.error("unknown_value", f"no row has '{word}' in the column '{column.name}'", word.span, hint)
        return None
    sign, other = compared.group(1), compared.group(2).strip()
    if sign == "!=":
        return False, lambda value, text: not _same(value, text, other)
    limit = number_of(other)
    bound: float | date | None = limit if limit is not None else date_of(other)
    kinds = (int, float) if limit is not None else (date,)
    if bound is None or not any(isinstance(value, kinds) for value in column.values):
        message = f"'{word}' compares with a number or a day, and the column '{column.name}' holds none such"
        scope.log.error("wrong_value", message, word.span)
        return None
    compare = _OPERATORS[sign]
    return False, lambda value, text: isinstance(value, kinds) and compare(value, bound)


def _same(value: Value, text: str, word: str) -> bool:
    """Whether a cell holds a word, or the number that it writes."""
    if text == word:
        return True
    number = number_of(word) if isinstance(value, int | float) and not isinstance(value, bool) else None
    return number is not None and number == value
