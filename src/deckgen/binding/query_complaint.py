"""What is said of a query that fails."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.queries.query_error import QueryError


def complain_of_query(sql: Str, problem: QueryError, log: Diagnostics) -> None:
    """Say why a query failed, at the place in it where that is known."""
    span = sql.span if problem.position is None else sql.at(problem.position, 1)
    log.error("query_failed", f"the query fails: {problem}", span, problem.hint)
