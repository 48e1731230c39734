"""PostgreSQL as a refresh may use it: a superuser's query must be one that a mere reader may ask too.

A transaction that only reads keeps nobody from the files of the server: lo_export writes one, pg_read_file reads one.
They are for superusers alone, so the query is planned once as a user who may read all tables and do nothing else.
"""

from __future__ import annotations

from typing import Any

from deckgen.sandbox.apart import RefusedError

# SQLSTATE for "permission denied".
_DENIED = "42501"


def refuse_more_than_reading(connection: Any, query: str) -> None:
    """Refuse a query for which only a superuser has the right. `connection` is psycopg's, in no transaction yet."""
    try:
        if connection.execute("show is_superuser").fetchone() == ("on",):
            connection.execute("set local role pg_read_all_data")
            # Prepared, a text can hold one statement only; with options in parentheses, "analyze" can't run it.
            connection.execute(f"explain (verbose off) {query}", prepare=True)
    except Exception as problem:
        # What else is wrong with the query is said when it is asked.
        if getattr(problem, "sqlstate", None) == _DENIED and "function" in str(problem):
            message = f"the query does more than read: {str(problem).splitlines()[0]}"
            raise RefusedError(message, "leave that function out") from None
    finally:
        connection.rollback()
