"""What is said of a query that fails."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE
from deckgen.queries.query_error import QueryError


def complain_of_query(sql: Str, problem: QueryError, log: Diagnostics) -> None:
    """Say why a query failed, at the place in it where that is known."""
    hole = HOLE.search(sql)
    if hole is not None:
        hint = "write the number, or the query of the figure in brackets"
        where = sql.at(hole.start(), len(hole[0]))
        log.error("name_in_query", f"a query can't quote a name such as {hole[0]}", where, hint)
        return
    span = sql.span if problem.position is None else sql.at(problem.position, 1)
    log.error("query_failed", f"the query fails: {problem}", span, problem.hint)
