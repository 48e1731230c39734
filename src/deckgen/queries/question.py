"""Question: what a database is asked."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.dataset import Value


class Question(Struct, frozen=True):
    """A query, and the values of its parameters $1, $2 …"""

    sql: str
    given: tuple[Value, ...] = ()
