"""Claims: what must hold in the data for a title to stand, as a comparison or in SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.binding.columns_read import ClaimRead
from deckgen.binding.scope import Scope
from deckgen.model.dataset import Dataset
from deckgen.model.marks import Str
from deckgen.queries.query import names_in

# How SQL begins; every other claim compares figures, cells and numbers.
_SQL = re.compile(r"\s*\(*\s*(?:select|with|from|values|pivot|describe|summarize)\b|\s*(?:--|/\*)", re.IGNORECASE)


def try_claims(claims: Iterable[Str], title: str, scope: Scope) -> tuple[ClaimRead, ...]:
    """The claims and what they read.

    Complains of each that does not hold, and of each that reads no data and so proves nothing.
    """
    tried = []
    for claim in claims:
        is_query = bool(_SQL.match(claim))
        with scope.citing() as cited:
            (_try_query if is_query else _try_comparison)(claim, title, scope)
        scope.cited.tables.update(cited.tables)
        tried.append(ClaimRead(claim, tuple(cited.reads), is_query))
    return tuple(tried)


def _try_comparison(claim: Str, title: str, scope: Scope) -> None:
    verdict = scope.verdict(claim)
    if verdict is None:
        return
    if not verdict.reads_data:
        _say_idle(claim, title, "compare a figure or a cell: table.column[row] > 5", scope)
    if not verdict.holds:
        _say_false(claim, title, f"{' '.join(claim.split())} would be {verdict.reading}", scope)


def _try_query(claim: Str, title: str, scope: Scope) -> None:
    answer = scope.holds(claim)
    if answer is None:
        return
    if not names_in(claim, scope.tables):
        _say_idle(claim, title, "ask a table: select … from …", scope)
    if not answer[0]:
        # A query over several lines isn't seen in the line that the complaint shows.
        query = f"'{' '.join(claim.split())}'" if claim.style in ("|", ">") else "its query"
        _say_false(claim, title, f"{query} gives {_excerpt(answer[1])}", scope)


def _say_idle(claim: Str, title: str, hint: str, scope: Scope) -> None:
    message = f"the claim of '{title}' reads no table or figure of the deck, so it proves nothing"
    scope.log.warning("idle_claim", message, claim.span, hint)


def _say_false(claim: Str, title: str, why: str, scope: Scope) -> None:
    message = f"the claim of '{title}' does not hold in the data: {why}"
    scope.log.error("false_claim", message, claim.span, "mend the title, the claim or the data")


def _excerpt(rows: Dataset) -> str:
    """A query's first rows, in words."""
    if not len(rows):
        return "no row"
    row = ", ".join(f"{column.name} = {column.texts[0] or 'nothing'}" for column in rows.columns[:6])
    return row if len(rows) == 1 else f"{len(rows)} rows, the first {row}"
