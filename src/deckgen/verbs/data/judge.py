"""Whether a fetched table may stand in the place of the one that is there. Tables in, complaints out."""

from __future__ import annotations

import math

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.data_table import DataTable
from deckgen.stages.gather import check_columns

MAY_LOSE, MOST_COLUMNS = 0.1, 6
KINDS = {
    Kind.NUMBER: "numbers",
    Kind.TEXT: "words",
    Kind.BOOLEAN: "true and false",
    Kind.DATE: "days",
}


def judge(name: str, written: DataTable, old: Dataset | None, new: Dataset, log: Diagnostics) -> None:
    """Say in what a fetched table breaks what its deck and the table before promise; old is None where it's new."""
    where = written.file.span
    if not len(new):
        log.error("no_rows", f"'{name}' has no row any more" if old else f"'{name}' has no row", where)
    check_columns(written, new, f"what was fetched for '{name}'", log)
    if old is None:
        return
    anew = f"if that is right, delete '{written.file}' and refresh again"
    lost = [f"'{column}' is missing" for column in old.names if column not in new.by_name]
    found = [f"'{column}' is new" for column in new.names if column not in old.by_name]
    if lost or found:
        told = [*lost, *found]
        more = [f"and {len(told) - MOST_COLUMNS} more"] if len(told) > MOST_COLUMNS else []
        message = f"'{name}' has other columns now: {', '.join([*told[:MOST_COLUMNS], *more])}"
        log.error("other_columns", message, where, anew)
    for column in old.columns:
        other = new.by_name.get(column.name)
        if other is not None and _other_kind(column, other):
            held = "nothing" if _bare(other) else KINDS[other.kind]
            message = f"'{column.name}' of '{name}' holds {held} now, not {KINDS[column.kind]}"
            log.error("other_kind", message, where, anew)
    _judge_rows(name, written, len(old), len(new), log)


def _other_kind(old: Column, new: Column) -> bool:
    """Whether a column holds something else; one that held nothing may hold anything."""
    return not _bare(old) and (old.kind is not new.kind or _bare(new))


def _bare(column: Column) -> bool:
    return all(value is None for value in column.values)


def _judge_rows(name: str, written: DataTable, before: int, now: int, log: Diagnostics) -> None:
    lost = (before - now) / before if before else 0.0
    share = MAY_LOSE if written.may_lose is None else written.may_lose
    if now and lost > share + 1e-9:
        message = f"'{name}' has {now:,} rows now, {before:,} before: {lost:.0%} fewer; {share:.0%} may go"
        where = written.file.span if written.may_lose is None else written.at("may_lose")
        log.error("rows_lost", message, where, f"if that is right, write 'may_lose: {math.ceil(lost * 100)}%'")
