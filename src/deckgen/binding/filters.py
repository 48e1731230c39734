"""Filters: which rows of a table are meant, by what stands in their columns: `where: {state: [Texas, Arizona]}`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import WithJsonSchema

from deckgen.binding.scope import Scope
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str
from deckgen.model.node import Strs, number_of
from deckgen.model.period import Grain, Period
from deckgen.tables.lookup import find_column
from deckgen.tables.rows_named import rows_named, texts_held, time_called, times_to_compare

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
# From the longest to the shortest.
_GRAINS = tuple(Grain)
MOST_NAMED = 4
# How many cells all conditions of a column may compare; words that cells hold are found without comparing.
MOST_COMPARED = 10_000_000
_WORDS = {"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}
Where = Annotated[dict[Str, Strs], WithJsonSchema({"type": "object", "additionalProperties": _WORDS})]


def filtered(table: Dataset, where: Mapping[Str, tuple[Str, ...]], scope: Scope) -> Dataset:
    """The rows that hold one of the words given for each column and bear out all of its comparisons.

    A column or a word that isn't there is said, and so is a condition that leaves no row; then there are none.
    """
    rows, in_doubt = list(range(len(table))), False
    for name, wanted in where.items():
        column = find_column(table, name, scope.log)
        if column is not None and _too_many(column, wanted, scope):
            column = None
        tests = [test for word in wanted if column and (test := _test(word, column, scope)) is not None]
        if column is None or len(tests) < len(wanted):
            in_doubt = True
            continue
        left = _passing(rows, tests)
        if rows and not left and not in_doubt:
            _say_none_left(table, column, wanted, rows, scope)
            in_doubt = True
        rows = left
    return replace(table.select([]), in_doubt=True) if in_doubt else table.select(rows)


def _too_many(column: Column, wanted: tuple[Str, ...], scope: Scope) -> bool:
    """Whether the conditions would compare too many cells; complains then."""
    most = max(100, MOST_COMPARED // max(1, len(column.values)))
    compared = [word for word in wanted if not rows_named(column, word)][most:]
    if compared:
        message = f"the column '{column.name}' is compared more than {most:,} times"
        scope.log.error("too_large", message, compared[0].span, "choose the rows in a query")
    return bool(compared)


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


class Test(Struct, frozen=True):
    """What one condition asks of a column."""

    rows: frozenset[int]
    """The rows that bear it out."""
    is_word: bool
    """Whether it is a word, of which one among several is enough; of comparisons each must hold."""


def _passing(rows: list[int], tests: list[Test]) -> list[int]:
    """Those of the rows that hold one of the words, where there are any, and bear out every comparison."""
    words = [test.rows for test in tests if test.is_word]
    among = frozenset().union(*words) if words else frozenset(rows)
    for test in tests:
        if not test.is_word:
            among &= test.rows
    return [row for row in rows if row in among]


def _test(word: Str, column: Column, scope: Scope) -> Test | None:
    """What a word asks of a column; None after a complaint."""
    compared = _COMPARED.fullmatch(word)
    if compared is None:
        rows = _rows_within(column, word)
        if not rows:
            _say_not_held(column, word, word, scope)
        return Test(rows, True) if rows else None
    sign, other = compared.group(1), compared.group(2).strip()
    if sign == "!=":
        rows = _rows_within(column, other)
        if not rows:
            _say_not_held(column, other, word, scope)
        return Test(frozenset(range(len(column.values))) - rows, False) if rows else None
    limit = number_of(other)
    if limit is not None and column.kind is Kind.NUMBER:
        compare = _OPERATORS[sign]
        held = enumerate(column.values)
        numbers = {row: value for row, value in held if isinstance(value, int | float)}
        return Test(frozenset(row for row, value in numbers.items() if compare(value, limit)), False)
    return _compared_in_time(sign, other, column, word, scope)


def _rows_within(column: Column, word: str) -> frozenset[int]:
    """The rows that hold a word; where none does and it is a time, those whose own times lie within it."""
    named = rows_named(column, word)
    times = times_to_compare(column)
    period = time_called(word, column)
    if named or period is None or times is None:
        return frozenset(named)
    within = (row for row, own in enumerate(times) if own and period.begins <= own.begins and own.day <= period.day)
    return frozenset(within)


def _compared_in_time(sign: str, other: str, column: Column, word: Str, scope: Scope) -> Test | None:
    """The rows whose times are before or after another one; None after a complaint.

    A time that is longer than those of the column has a beginning and an end: '> 2024' is after its last day.
    """
    times = times_to_compare(column)
    limit = time_called(other, column)
    if limit is None or times is None:
        _say_not_comparable(other, column, word, scope)
        return None
    own = next(filter(None, times))
    if limit.grain is not own.grain and _GRAINS.index(limit.grain) >= _GRAINS.index(own.grain):
        message = f"'{other}' is a {limit.grain}, and the column '{column.name}' tells {own.grain}s"
        scope.log.error("wrong_value", message, word.span, f"compare with a {own.grain}, such as '{sign} {own}'")
        return None
    alike = limit.grain is own.grain

    def holds(time: Period) -> bool:
        match sign:
            case ">":
                return time.number > limit.number if alike else time.begins > limit.day
            case ">=":
                return time.number >= limit.number if alike else time.begins >= limit.begins
            case "<":
                return time.number < limit.number if alike else time.day < limit.begins
            case _:
                return time.number <= limit.number if alike else time.day <= limit.day

    return Test(frozenset(row for row, time in enumerate(times) if time is not None and holds(time)), False)


def _say_not_comparable(other: str, column: Column, word: Str, scope: Scope) -> None:
    """Say why a column can't be compared with what stands behind the sign."""
    kind = {Kind.NUMBER: "numbers", Kind.DATE: "days"}.get(column.kind) or (
        "times" if times_to_compare(column) else None
    )
    hint = None
    if kind is None:
        message = f"the column '{column.name}' holds words, which nothing is more or less than"
    elif kind == "numbers":
        message = f"'{other}' is no number, and the column '{column.name}' holds numbers"
        hint = "write it with digits and a point alone, such as 1000.5"
    else:
        message = f"'{other}' is no time, and the column '{column.name}' holds {kind}"
        hint = "write it as 2018, 2018-06 or 2018-06-30"
    scope.log.error("wrong_value", message, word.span, hint)


def _say_not_held(column: Column, word: str, written: Str, scope: Scope) -> None:
    """Say that no cell of the column holds a word."""
    other = _MISCOMPARED.fullmatch(word)
    if other is not None:
        message = f"'{written}' begins with '{other[1]}', which compares nothing"
        meant = f"{_MISWRITTEN[other[1]]} {other[2]}".strip()
        scope.log.error("wrong_value", message, written.span, f"write '{meant}'")
        return
    hint = did_you_mean(word, filter(None, texts_held(column)))
    scope.log.error("unknown_value", f"no row has '{word}' in the column '{column.name}'", written.span, hint)
