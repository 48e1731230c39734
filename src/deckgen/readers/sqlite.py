"""sqlite: a table or a view of an SQLite database, read from the bytes of its file and never written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import did_you_mean
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints
from deckgen.tables.sure_text import sure_text

# A view may hold a query that never ends.
MOST_SECONDS = 30.0
# How many instructions SQLite carries out before it asks whether it should stop.
_STEPS = 10_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
# Bytes 18 and 19 of the file say how it is written and read. The value 2 stands for a log in a second file beside it
# (write-ahead log); SQLite refuses bytes in memory that ask for one, so 1 (no such log) is put there.
_JOURNAL_BYTES, _WITH_LOG, _WITHOUT_LOG = slice(18, 20), b"\x02\x02", b"\x01\x01"
# Names that begin with sqlite_ are SQLite's own.
_TABLES = "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\'"


class Sqlite(Reader):
    """Tables and views of SQLite databases."""

    suffixes = (".sqlite", ".sqlite3", ".db")
    options = ("table",)

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The rows of a table or a view, which needs no name where it is the only one."""
        data = file.data
        if data[_JOURNAL_BYTES] == _WITH_LOG:
            data = data[: _JOURNAL_BYTES.start] + _WITHOUT_LOG + data[_JOURNAL_BYTES.stop :]
        with closing(sqlite3.connect(":memory:")) as database:
            try:
                database.deserialize(data)
                _restrict(database)
                names = [str(name) for (name,) in database.execute(_TABLES)]
                table = _asked_table(names, file, complaints)
                return _grid(database, table, file, complaints) if table else None
            except (sqlite3.Error, UnicodeDecodeError, OverflowError):
                place = CellPlace(file.span)
                message = f"'{file.display_path}' cannot be read as an SQLite database"
                complaints.add("bad_database", message, lambda: place, "is it whole, and without a password?")
                return None


def _restrict(database: sqlite3.Connection) -> None:
    """Let the database read its own tables and do nothing else, for MOST_SECONDS: a view may hold any query."""
    end = time.monotonic() + MOST_SECONDS
    # Otherwise views could call functions that have effects outside the database.
    database.execute("pragma trusted_schema = off")
    database.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)


def _asked_table(names: list[str], file: TableFile, complaints: Complaints) -> str | None:
    """The table that the deck's `table` names, or the only one; None after a complaint."""
    table, display_path = file.options.table, file.display_path
    if table is not None and table in names:
        return str(table)
    if table is None and len(names) == 1:
        return names[0]
    place = CellPlace(file.span_of("table"))
    if not names:
        complaints.add("empty_file", f"the database '{display_path}' has no table", lambda: place)
    elif table is None:
        message = f"'{display_path}' has {len(names)} tables; 'table' says which is meant"
        complaints.add("missing_key", message, lambda: place, did_you_mean("", names))
    else:
        message, hint = f"'{display_path}' has no table '{table}'", did_you_mean(table, names)
        complaints.add("unknown_table", message, lambda: place, hint)
    return None


def _grid(database: sqlite3.Connection, table: str, file: TableFile, complaints: Complaints) -> CellGrid | None:
    """The cells of a table; None after a complaint where there are too many."""
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = database.execute(f"select * from {quoted}")
    header = [str(column[0]) for column in cursor.description]
    most_rows = MOST_CELLS // max(1, len(header))
    rows = cursor.fetchmany(most_rows + 1)
    if len(rows) > most_rows:
        place = CellPlace(file.span)
        message = f"the table '{table}' of '{file.display_path}' has more than {MOST_CELLS:,} cells"
        complaints.add("too_large", message, lambda: place, "keep only the rows and columns you show")
        return None

    def at(row: int, column: int) -> CellPlace:
        which = "the header" if row == HEADER else f"row {row + 1}"
        where = f"{which}, column '{header[column]}' of the table '{table}' in '{file.display_path}'"
        return CellPlace(file.span, f" ({where})")

    _complain_of_bytes(rows, at, complaints)
    return CellGrid(header, [[_text(value) for value in row] for row in rows], at)


def _complain_of_bytes(
    rows: Sequence[Sequence[object]], at: Callable[[int, int], CellPlace], complaints: Complaints
) -> None:
    """Complain of the first cell of each column that holds bytes, such as a picture or a document."""
    said: set[int] = set()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, bytes) and column not in said:
                said.add(column)
                hint = "name a view without that column under 'table'"
                complaints.add(
                    "bad_database", "a cell holds bytes, which nobody can read", partial(at, number, column), hint
                )


def _text(value: object) -> str:
    return "" if isinstance(value, bytes) else sure_text(value)
