"""Reads SQLite databases, in the process that reads somebody's bytes: a view may hold any query, which never ends."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from msgspec import Struct

from deckgen.tables.grid import MOST_CELLS
from deckgen.tables.sure_text import SureText, sure_text
from deckgen.tables.table_bounds import MOST_CHARACTERS, MOST_COLUMNS

# How long a view may take.
MOST_SECONDS = 5.0
# How many instructions SQLite carries out before it asks whether it should stop.
_STEPS = 10_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
# A row with more bytes is no row of a table.
_MOST_IN_A_ROW = 50_000_000
# Bytes 18 and 19 of the file say how it is written and read. The value 2 stands for a log in a second file beside it
# (write-ahead log); SQLite refuses bytes in memory that ask for one, so 1 (no such log) is put there.
_JOURNAL_BYTES, _WITH_LOG, _WITHOUT_LOG = slice(18, 20), b"\x02\x02", b"\x01\x01"
# Names that begin with sqlite_ are SQLite's own.
_TABLES = "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\'"
# The words of a cell, or in a list its sure text; None for bytes.
Cell = str | list[str] | None


class ReadRows(Struct, frozen=True, array_like=True):
    """What was read."""

    problem: str = ""
    """Why there is nothing: "damaged", "too_long", "large" or ""."""
    names: list[str] = []
    """The names of the tables and views."""
    header: list[str] = []
    """The names of the columns of the table that was asked for; none where there is no such table."""
    rows: list[list[Cell]] = []
    """Its cells."""


def read_sqlite(data: bytes, table: str | None) -> ReadRows:
    """The rows of a table or a view, the only one where `table` is None, and the names of all."""
    if data[_JOURNAL_BYTES] == _WITH_LOG:
        data = data[: _JOURNAL_BYTES.start] + _WITHOUT_LOG + data[_JOURNAL_BYTES.stop :]
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data)
            _restrict(database)
            names = [str(name) for (name,) in database.execute(_TABLES).fetchmany(MOST_COLUMNS)]
            wanted = names[0] if table is None and len(names) == 1 else table
            return ReadRows(names=names) if wanted not in names else _rows(database, str(wanted), names)
        except sqlite3.OperationalError as error:
            return ReadRows("too_long" if "interrupted" in str(error) else "damaged")
        except (sqlite3.Error, UnicodeDecodeError, OverflowError):
            return ReadRows("damaged")


def _restrict(database: sqlite3.Connection) -> None:
    """Let the database read its own tables and do nothing else, for MOST_SECONDS."""
    end = time.process_time() + MOST_SECONDS
    database.set_progress_handler(lambda: time.process_time() > end, _STEPS)
    # Otherwise views could call functions that have effects outside the database.
    database.execute("pragma trusted_schema = off")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_IN_A_ROW)
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)


def _rows(database: sqlite3.Connection, table: str, names: list[str]) -> ReadRows:
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = database.execute(f"select * from {quoted}")
    header = [str(column[0]) for column in cursor.description]
    most = MOST_CELLS // max(1, len(header))
    made: list[list[Cell]] = []
    for row in cursor:
        made.append([_cell(value) for value in row])
        if len(made) > most:
            return ReadRows("large", names)
    return ReadRows("", names, header, made)


def _cell(value: object) -> Cell:
    if isinstance(value, bytes):
        return None
    text = sure_text(value)
    # One letter more than may be is enough for the complaint.
    return [str(text)] if isinstance(text, SureText) else text[: MOST_CHARACTERS + 1]
