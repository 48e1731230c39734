"""SQLite as a refresh may use it: one file is read, and nothing is written, attached or loaded."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# Two bytes of a database's head: 2 where changes are logged in a file beside it.
_JOURNAL_BYTES, _WITH_LOG = slice(18, 20), b"\x02\x02"
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
# These run a library, or tell where one lies in memory.
_REFUSED_FUNCTIONS = ("load_extension", "fts3_tokenizer", "edit", "readfile", "writefile")
_ALLOWED_PRAGMAS = ("table_info", "table_xinfo", "table_list")


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a database file that can't change it, and leaves no file beside it."""
    with path.open("rb") as file:
        head = file.read(_JOURNAL_BYTES.stop)
    # SQLite would make a log where there is none, even to read; nothing is lost without, as nothing stands in it.
    log = path.with_name(f"{path.name}-wal")
    is_settled = head[_JOURNAL_BYTES] == _WITH_LOG and not log.exists()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro{'&immutable=1' if is_settled else ''}", uri=True)
    connection.execute("pragma query_only = on")
    connection.execute("pragma trusted_schema = off")
    return connection


def let_only_read(connection: sqlite3.Connection) -> list[str]:
    """Refuse, from now on, every statement that does anything but read the tables of the file.

    What is refused comes into the list that it gives: SQLite's own words for it differ from case to case.
    """
    refused: list[str] = []

    def judge(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        if _may(action, first, second):
            return sqlite3.SQLITE_OK
        refused.append(second or first or "")
        return sqlite3.SQLITE_DENY

    connection.set_authorizer(judge)
    return refused


def _may(action: int, first: str | None, second: str | None) -> bool:
    """Whether a query may do something: one of SQLite's actions, with the names that it is about."""
    if action == sqlite3.SQLITE_FUNCTION:
        return second not in _REFUSED_FUNCTIONS
    if action == sqlite3.SQLITE_PRAGMA:
        return first in _ALLOWED_PRAGMAS
    # Functions that give rows, such as json_each, declare their columns so; it changes nothing.
    return action in _ALLOWED or (action == sqlite3.SQLITE_UPDATE and first == "sqlite_master")
