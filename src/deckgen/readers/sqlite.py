"""sqlite: a table or a view of an SQLite database, read from the bytes of its file and never written."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from deckgen.model.diagnostics import did_you_mean
from deckgen.reader import Reader, TableFile
from deckgen.tables.column_types import written
from deckgen.tables.grid import HEADER, MOST_CELLS, Complaints, Grid, Place
from deckgen.tables.options import place_of

MOST_SECONDS = 30.0
_STEPS = 10_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
# The bytes that say who may read and write: 2 is a log beside the file, which bytes alone don't have.
_LOGGED, _PLAIN, _VERSIONS = b"\x02\x02", b"\x01\x01", slice(18, 20)


class Sqlite(Reader):
    """Tables and views of SQLite databases."""

    suffixes = (".sqlite", ".sqlite3", ".db")
    options = ("table",)

    def grid(self, file: TableFile, complaints: Complaints) -> Grid | None:
        """The rows of a table, the only one where none is named."""
        return _read(file, complaints)


def _read(file: TableFile, complaints: Complaints) -> Grid | None:
    data, shown, place = file.data, file.path, Place(file.span)
    if data[_VERSIONS] == _LOGGED:
        data = data[: _VERSIONS.start] + _PLAIN + data[_VERSIONS.stop :]
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data)
            _shut_in(database)
            names = [str(name) for (name,) in database.execute(_TABLES)]
            chosen = _chosen(names, file, complaints)
            return _grid(database, chosen, shown, place, complaints) if chosen else None
        except (sqlite3.Error, UnicodeDecodeError, OverflowError):
            words = f"'{shown}' cannot be read as an SQLite database"
            complaints.add("bad_database", words, lambda: place, "is it whole, and without a password?")
            return None


_TABLES = "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\'"


def _shut_in(database: sqlite3.Connection) -> None:
    """Let it read its own tables and do nothing else, for so long: a view may hold any query."""
    end = time.monotonic() + MOST_SECONDS
    database.execute("pragma trusted_schema = off")
    database.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)


def _chosen(names: list[str], file: TableFile, complaints: Complaints) -> str | None:
    """The table that is meant; None after a complaint."""
    table, shown, span = file.options.table, file.path, file.span
    if table is not None and table in names:
        return str(table)
    if table is None and len(names) == 1:
        return names[0]
    where = Place(place_of(table, span))
    if not names:
        complaints.add("empty_file", f"the database '{shown}' has no table", lambda: where)
    elif table is None:
        words = f"'{shown}' has {len(names)} tables; 'table' says which is meant"
        complaints.add("missing_key", words, lambda: where, did_you_mean("", names, all_if_few=9))
    else:
        complaints.add(
            "unknown_table", f"'{shown}' has no table '{table}'", lambda: where, did_you_mean(table, names)
        )
    return None


def _grid(database: sqlite3.Connection, table: str, shown: str, place: Place, complaints: Complaints) -> Grid | None:
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = database.execute(f"select * from {quoted}")
    header = [str(column[0]) for column in cursor.description]
    most = MOST_CELLS // max(1, len(header))
    rows = cursor.fetchmany(most + 1)
    if len(rows) > most:
        words = f"the table '{table}' of '{shown}' has more than {MOST_CELLS:,} cells"
        complaints.add("too_large", words, lambda: place, "keep only the rows and columns you show")
        return None

    def at(row: int, column: int) -> Place:
        which = "the header" if row == HEADER else f"row {row + 1}"
        return Place(place.span, f" ({which}, column '{header[column]}' of the table '{table}' in '{shown}')")

    return Grid(header, [[_text(value) for value in row] for row in rows], at)


def _text(value: object) -> str:
    return "" if isinstance(value, bytes) else written(value)
