"""A table or a view of an SQLite database as a grid, read from the bytes of its file and never written."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from deckgen.data.columns import written
from deckgen.data.grid import HEADER, MOST_CELLS, Faults, Grid, Place
from deckgen.data.part import place_of
from deckgen.model.diagnostics import Span, did_you_mean

MOST_SECONDS = 30.0
_STEPS = 10_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
# The bytes that say who may read and write: 2 is a log beside the file, which bytes alone don't have.
_LOGGED, _PLAIN, _VERSIONS = b"\x02\x02", b"\x01\x01", slice(18, 20)


def read_sqlite(data: bytes, shown: str, table: str | None, span: Span, faults: Faults) -> Grid | None:
    """The rows of a table, the only one where none is named; None once the log says why they cannot be read."""
    place = Place(span)
    if data[_VERSIONS] == _LOGGED:
        data = data[: _VERSIONS.start] + _PLAIN + data[_VERSIONS.stop :]
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data)
            _shut_in(database)
            names = [str(name) for (name,) in database.execute(_TABLES)]
            chosen = _chosen(names, shown, table, span, faults)
            return _grid(database, chosen, shown, place, faults) if chosen else None
        except (sqlite3.Error, UnicodeDecodeError, OverflowError):
            words = f"'{shown}' cannot be read as an SQLite database"
            faults.add("bad_database", words, lambda: place, "is it whole, and without a password?")
            return None


_TABLES = "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\'"


def _shut_in(database: sqlite3.Connection) -> None:
    """Let it read its own tables and do nothing else, for so long: a view may hold any query."""
    end = time.monotonic() + MOST_SECONDS
    database.execute("pragma trusted_schema = off")
    database.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)


def _chosen(names: list[str], shown: str, table: str | None, span: Span, faults: Faults) -> str | None:
    """The table that is meant; None after a complaint."""
    if table is not None and table in names:
        return str(table)
    if table is None and len(names) == 1:
        return names[0]
    where = Place(place_of(table, span))
    if not names:
        faults.add("empty_file", f"the database '{shown}' has no table", lambda: where)
    elif table is None:
        words = f"'{shown}' has {len(names)} tables; 'table' says which is meant"
        faults.add("missing_key", words, lambda: where, did_you_mean("", names, all_if_few=9))
    else:
        faults.add("unknown_table", f"'{shown}' has no table '{table}'", lambda: where, did_you_mean(table, names))
    return None


def _grid(database: sqlite3.Connection, table: str, shown: str, place: Place, faults: Faults) -> Grid | None:
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = database.execute(f"select * from {quoted}")
    header = [str(column[0]) for column in cursor.description]
    most = MOST_CELLS // max(1, len(header))
    rows = cursor.fetchmany(most + 1)
    if len(rows) > most:
        words = f"the table '{table}' of '{shown}' has more than {MOST_CELLS:,} cells"
        faults.add("too_large", words, lambda: place, "keep only the rows and columns you show")
        return None

    def at(row: int, column: int) -> Place:
        which = "the header" if row == HEADER else f"row {row + 1}"
        return Place(place.span, f" ({which}, column '{header[column]}' of the table '{table}' in '{shown}')")

    return Grid(header, [[_text(value) for value in row] for row in rows], at)


def _text(value: object) -> str:
    return "" if isinstance(value, bytes) else written(value)
