"""Taking a number, or a list of words, from the rows of a table: `take: sum(exports)`, `take: names(state)`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.binding.cited import Quotable
from deckgen.binding.columns_read import Reading
from deckgen.binding.filters import MOST_NAMED, filtered
from deckgen.binding.reckoning import taken
from deckgen.binding.scope import Scope
from deckgen.binding.sorting import sorted_by
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.marks import HouseStr, Str
from deckgen.numbers.decimal_sums import sum_of
from deckgen.numbers.word_lists import join_words
from deckgen.tables.lookup import find_column
from deckgen.tables.odd_cells import say_not_numbers

TAKEN = ("sum", "mean", "median", "min", "max", "count", "share", "names")


class Take(Struct, frozen=True):
    """What is taken of the rows of a table."""

    words: Str
    """It as the author wrote it, for complaints."""
    function: str
    """One of TAKEN."""
    column: Str | None
    """The column that it is taken of; None where rows are counted."""


class Choice(Struct, frozen=True):
    """Which rows of a table something is taken of."""

    table: Str
    where: Mapping[Str, tuple[Str, ...]]
    """As `filtered` takes it."""
    sort: Str | None = None
    """As `sorted_by` takes it."""
    top: int | None = None
    """How many rows stay, from the first on; None for all."""
    may_lack_values: bool = False
    """Whether rows with an empty cell may be left out of a sum without a word."""


def taken_of_rows(take: Take, choice: Choice, scope: Scope) -> Quotable | None:
    """What is taken of the chosen rows; None after a complaint."""
    table = scope.dataset(choice.table)
    if table is None:
        return None
    column = find_column(table, take.column, scope.log) if take.column is not None else None
    rows = _chosen(table, choice, scope)
    if rows is None or (take.column is not None and column is None):
        return None
    if column is None:
        return Quotable(len(rows))
    scope.note(Reading(table if take.function == "share" else rows, column.name))
    found = _of_column(take, table, column, rows[column.name], scope)
    if found is not None and take.function in ("sum", "share") and not choice.may_lack_values:
        _say_empty(take, rows, rows[column.name], scope)
    return found


def _chosen(table: Dataset, choice: Choice, scope: Scope) -> Dataset | None:
    """The rows that are meant, in their order; None after a complaint."""
    rows = filtered(table, choice.where, scope) if choice.where else table
    if rows.in_doubt:
        return None
    if choice.sort is None or choice.top is None:
        return sorted_by(rows, choice.sort, scope.log) if choice.sort is not None else rows
    ordered = sorted_by(rows, choice.sort, scope.log)
    if ordered is None or _is_tied(ordered, choice.sort, choice.top, scope):
        return None
    return ordered.select(list(range(min(choice.top, len(ordered)))))


def _is_tied(rows: Dataset, sort: Str, top: int, scope: Scope) -> bool:
    """Whether the last row that stays is equal to the first that goes, so that either could; after a complaint."""
    column = rows[sort.removeprefix("-")]
    if not 0 < top < len(rows) or column.values[top - 1] != column.values[top]:
        return False
    first, second = (rows.columns[0].texts[row] for row in (top - 1, top))
    message = f"the first {top} can't be told: '{first}' and '{second}' are equal in '{column.name}'"
    scope.log.error("not_one_value", message, sort.span, "choose them with 'where', or take another number of rows")
    return True


def _of_column(take: Take, table: Dataset, column: Column, chosen: Column, scope: Scope) -> Quotable | None:
    """What is taken of the cells of the chosen rows in a column of a table."""
    if take.function == "names":
        words = list(dict.fromkeys(text for text in chosen.texts if text))
        if not words:
            return _say_no_value(take, scope)
        named = join_words([scope.words(word, take.words.span) for word in words], scope.language)
        return Quotable(HouseStr(named, take.words.span, "'"))
    if take.function == "count":
        return Quotable(sum(value is not None for value in chosen.values))
    if column.kind is not Kind.NUMBER and any(column.texts):
        say_not_numbers(table, column, take.words.span, scope.log)
        return None
    numbers = [value for value in chosen.values if isinstance(value, int | float)]
    if not numbers:
        return _say_no_value(take, scope)
    if take.function != "share":
        own = Str(column.format, take.words.span, "'") if column.format else None
        return Quotable(taken(take.function, numbers), own)
    total = sum_of([value for value in column.values if isinstance(value, int | float)])
    percent = Str("percent", take.words.span, "'")
    return Quotable(sum_of(numbers) / total, percent) if total else _say_no_value(take, scope)


def _say_empty(take: Take, rows: Dataset, chosen: Column, scope: Scope) -> None:
    """Warn of rows that have no value, which makes a sum of them too small."""
    empty = [rows.columns[0].texts[row] for row, value in enumerate(chosen.values) if value is None]
    if empty:
        named = ", ".join(f"'{text}'" for text in empty[:MOST_NAMED]) + (" …" if len(empty) > MOST_NAMED else "")
        message = f"'{take.words}' leaves out {len(empty)} of {len(chosen.values)} rows, which are empty: {named}"
        scope.log.warning("empty_cells", message, take.words.span, "fill them in, or 'allow: [empty_cells]'")


def _say_no_value(take: Take, scope: Scope) -> Quotable | None:
    """Say that there is nothing to take; None."""
    message = f"the chosen rows have nothing of which '{take.words}' could be"
    scope.log.error("not_one_value", message, take.words.span)
    return None
