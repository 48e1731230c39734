"""PostgreSQL as a refresh may use it: a superuser's query is asked with the rights of a mere reader.

A transaction that only reads keeps nobody from the files of the server: lo_export writes one, pg_read_file reads one.
They are for superusers alone. So the query runs as a role that may read all tables and do nothing else, and cannot
take the old rights back: neither by itself nor by a text that it lets another function run, such as query_to_xml.
"""

from __future__ import annotations

from typing import Any

from deckgen.sandbox.apart import RefusedError

# What makes a superuser of the user, who may be one or only belong to one.
_BECOME = (
    "select format('set local role %I', rolname) from pg_roles"
    " where rolsuper and pg_has_role(session_user, oid, 'member') limit 1"
)
# Only a statement or set_config changes the role. A query can hold no other statement, and set_config is taken from
# all but superusers until the transaction ends, which is never committed. Rows that are for others alone, which a
# superuser sees, must not vanish without a word.
_STEPS = (
    "revoke execute on function pg_catalog.set_config(text, text, boolean) from public",
    "set local role pg_read_all_data",
    "set local row_security = off",
    "set transaction read only",
)
_HINT = "give the deck a user who may only read"
# SQLSTATE for "permission denied".
_DENIED = "42501"


def give_up_rights(connection: Any) -> bool:
    """Begin a transaction in which a superuser has the rights of a reader; False where the user is none.

    `connection` is psycopg's, in no transaction yet; it is in none for other users. RefusedError where the server has
    no such reader (before PostgreSQL 14), only follows another server, or lets the user be a superuser and no reader.
    """
    become = connection.execute(_BECOME).fetchone()
    connection.rollback()
    if become is None:
        return False
    try:
        for step in ("set transaction read write", become[0], *_STEPS):
            connection.execute(step)
    except Exception as problem:
        message = f"a superuser can't be kept from more than reading here: {str(problem).splitlines()[0]}"
        raise RefusedError(message, _HINT, None) from None
    return True


def is_denied(problem: BaseException | None) -> bool:
    """Whether a query failed since it does what a reader may not."""
    return getattr(problem, "sqlstate", None) == _DENIED
