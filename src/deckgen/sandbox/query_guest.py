"""Asks a database a query, in a process of its own: `python -m deckgen.sandbox.query_guest FOLDER`.

The one module that knows SQLAlchemy. It leaves the rows in the folder as a table file, or failure.json. A query can
only read: it runs as one statement in a transaction that may change nothing, and is never committed. Only databases
are asked of which that is known.
"""

from __future__ import annotations

import os
import pickle
import re
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.files.paths import Refusal, resolve
from deckgen.sandbox.apart import TASK, RefusedError, run
from deckgen.sandbox.guest_table import leave
from deckgen.sandbox.postgres_reading import give_up_rights, is_denied
from deckgen.sandbox.sqlite_reading import let_only_read, open_to_read
from deckgen.tables.grid import MOST_CELLS
from deckgen.tables.rows_file import rows_bytes

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL

# DATABASE is the variable of the environment that hands the database's URL to the process.
MODULE, DATABASE = "deckgen.sandbox.query_guest", "DECKGEN_DATABASE"
# A failure's line says here which of the two keys in the deck it is about.
IN_QUERY, IN_DATABASE = 0, 1
INSTALL = 'pip install "deckgen[sql]"'
# How many rows are fetched at a time.
CHUNK = 5_000
# Without parameters a percent sign and a colon are what they are in SQL. PostgreSQL plans the query for a cursor,
# which takes one statement, and none such as COPY or DO that write files.
OPTIONS = {"no_parameters": True, "stream_results": True}
READ_ONLY = {"postgresql_readonly": True}
SQLITE, POSTGRESQL = ("sqlite", "sqlite+pysqlite"), ("postgresql", "postgresql+psycopg")


class QueryTask(Struct, frozen=True):
    """What the process is to do."""

    query: str
    """The query, in the SQL of the database."""
    suffix: str
    """The ending of the file that the rows are written to, such as ".csv"."""
    most_bytes: int
    """How large the file may be."""
    is_users_own: bool
    """Whether all of the database's URL comes from the user, so that a file of SQLite may lie anywhere."""


def main(folder: Path) -> None:
    """Do the task in a folder: leave the rows there, or what went wrong."""
    task: QueryTask = pickle.loads((folder / TASK).read_bytes())

    def work() -> None:
        # From here on nothing that runs in this process finds the password in its environment.
        url = os.environ.pop(DATABASE, "")
        leave(folder, _file(_engine(url, task), task), task.most_bytes)

    run(folder, work, "", IN_QUERY)


def _engine(url_text: str, task: QueryTask) -> Engine:
    """SQLAlchemy's access to the database of a URL; RefusedError where it has none."""
    try:
        from sqlalchemy import create_engine, make_url
        from sqlalchemy.exc import ArgumentError
        from sqlalchemy.pool import NullPool
    except ImportError:
        raise RefusedError("SQLAlchemy, which asks databases, is not installed", INSTALL, IN_DATABASE) from None
    try:
        # Many services hand out URLs that begin with postgres://, which SQLAlchemy no longer takes.
        url = make_url(re.sub("^postgres://", "postgresql://", url_text))
        # One query needs no pool of connections, which would keep one open.
        if url.drivername in SQLITE:
            path = _sqlite_file(url, task)
            return create_engine("sqlite://", creator=lambda: open_to_read(path), poolclass=NullPool)
        if url.drivername in POSTGRESQL:
            return create_engine(url, poolclass=NullPool)
        hint = "postgresql and sqlite are; ask another in a program of your own: 'refresh: {python: …}'"
        raise RefusedError(f"'{url.drivername}' is no database that can be asked", hint, IN_DATABASE)
    except ArgumentError:
        hint = "such as postgresql://user:password@host/database, or sqlite:///trade.db"
        raise RefusedError("what the variable holds is no URL of a database", hint, IN_DATABASE) from None
    except ImportError as problem:
        raise RefusedError(f"the driver '{problem.name}' is not installed", INSTALL, IN_DATABASE) from None


def _sqlite_file(url: URL, task: QueryTask) -> Path:
    """The file that an URL of SQLite means; RefusedError where it isn't there or may not be read."""
    name, hint = url.database or "", "write it as sqlite:///trade.db, from the deck's folder on"
    if name in ("", ":memory:"):
        raise RefusedError("SQLite has no database without a file", hint, IN_DATABASE)
    if url.query or name.startswith("file:"):
        raise RefusedError("a file of SQLite is named by its path alone", hint, IN_DATABASE)
    path = Path(name).expanduser() if task.is_users_own else resolve(Path(), name)
    if isinstance(path, Refusal):
        hint = f"{path.hint}; or let a variable hold the entire URL"
        raise RefusedError(path.message, hint, IN_DATABASE)
    if not path.is_file():
        raise RefusedError(f"there is no file '{name}'", hint, IN_DATABASE)
    return path.resolve()


def _file(engine: Engine, task: QueryTask) -> bytes:
    """The rows of the query as the bytes of a table file. The connection is never committed."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    refused: list[str] = []
    had_rights = False
    try:
        connection = engine.connect()
    except (SQLAlchemyError, OSError) as problem:
        raise RefusedError(f"the database can't be reached: {_plainly(problem)}", None, IN_DATABASE) from None
    try:
        with connection:
            own = connection.connection.driver_connection
            is_sqlite = isinstance(own, sqlite3.Connection)
            refused = let_only_read(own) if isinstance(own, sqlite3.Connection) else []
            # Its transaction has begun, and only reads.
            had_rights = not is_sqlite and give_up_rights(own)
            asking = connection.execution_options(**OPTIONS, **({} if had_rights else READ_ONLY))
            found = asking.exec_driver_sql(task.query)
            if not found.returns_rows:
                raise RefusedError("the query gives no rows", "begin it with select")
            columns = [str(name) for name in found.keys()]  # noqa: SIM118 - a result is no mapping
            rows: list[Sequence[object]] = []
            for part in found.partitions(CHUNK):
                rows += part
                if len(rows) * len(columns) > MOST_CELLS:
                    raise RefusedError(f"the query gives more than {MOST_CELLS:,} cells", "ask for less")
    except DBAPIError as problem:
        if refused:
            raise RefusedError("the query does more than read", "begin it with select, and name tables") from None
        if had_rights and is_denied(problem.orig):
            message = f"the query does more than read: {_plainly(problem)}"
            raise RefusedError(message, "leave that function out") from None
        raise RefusedError(f"the query fails: {_plainly(problem)}", None) from None
    try:
        return rows_bytes(columns, rows, task.suffix)
    except ValueError as problem:
        raise RefusedError(str(problem), "choose or convert the column in the query") from None


def _plainly(problem: Exception) -> str:
    """The first line of what the database's driver says, without SQLAlchemy's additions."""
    text = str(getattr(problem, "orig", None) or problem).strip()
    return " ".join(text.split("\n", 1)[0].split()) or type(problem).__name__


if __name__ == "__main__":
    main(Path(sys.argv[1]))
