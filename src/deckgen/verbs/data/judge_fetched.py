"""Judges whether a fetched table may replace the one that is there. Tables in, complaints out."""

from __future__ import annotations

import math

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.data_table import DataTable
from deckgen.stages.gather import check_columns

# The share of its rows that a table may lose where the deck has no may_lose.
MAY_LOSE = 0.1
# How many columns one complaint names.
MOST_COLUMNS = 6
KIND_WORDS = {
    Kind.NUMBER: "numbers",
    Kind.TEXT: "words",
    Kind.BOOLEAN: "true and false",
    Kind.DATE: "days",
}


def judge_fetched(name: str, written: DataTable, old: Dataset | None, new: Dataset, log: Diagnostics) -> None:
    """Complain where a fetched table breaks what the deck says of it, or isn't like the table that is there.

    `written` is what the deck says, `old` the table that is there, None where there is none or it can't be read.
    """
    where = written.file.span
    if not len(new):
        log.error("no_rows", f"'{name}' has no row any more" if old else f"'{name}' has no row", where)
    check_columns(written, new, f"what was fetched for '{name}'", log)
    if old is None:
        return
    hint = f"if that is right, delete '{written.file}' and refresh again"
    lost = [f"'{column}' is missing" for column in old.names if column not in new.by_name]
    added = [f"'{column}' is new" for column in new.names if column not in old.by_name]
    if lost or added:
        changes = [*lost, *added]
        more = [f"and {len(changes) - MOST_COLUMNS} more"] if len(changes) > MOST_COLUMNS else []
        message = f"'{name}' has other columns now: {', '.join([*changes[:MOST_COLUMNS], *more])}"
        log.error("other_columns", message, where, hint)
    for column in old.columns:
        other = new.by_name.get(column.name)
        if len(new) and other is not None and _is_other_kind(column, other):
            content = "nothing" if _is_empty(other) else KIND_WORDS[other.kind]
            message = f"'{column.name}' of '{name}' holds {content} now, not {KIND_WORDS[column.kind]}"
            log.error("other_kind", message, where, hint)
    _judge_rows(name, written, len(old), len(new), log)


def _is_other_kind(old: Column, new: Column) -> bool:
    """Whether a column holds something else now, or nothing; one that held nothing may hold anything."""
    return not _is_empty(old) and (old.kind is not new.kind or _is_empty(new))


def _is_empty(column: Column) -> bool:
    return all(value is None for value in column.values)


def _judge_rows(name: str, written: DataTable, before: int, now: int, log: Diagnostics) -> None:
    """Complain where more rows are gone than the deck allows; a table without rows has its own complaint."""
    lost = (before - now) / before if before else 0.0
    share = MAY_LOSE if written.may_lose is None else written.may_lose
    # One row of ten is a share of 0.1 only up to rounding.
    if now and lost > share + 1e-9:
        rows = f"{now:,} row{'' if now == 1 else 's'}"
        message = f"'{name}' has {rows} now, {before:,} before: {lost:.0%} fewer; {share:.0%} may go"
        where = written.file.span if written.may_lose is None else written.at("may_lose")
        log.error("rows_lost", message, where, f"if that is right, write 'may_lose: {math.ceil(lost * 100)}%'")
