"""A query of a database, run in a process of its own: `python -m deckgen.sandbox.query_guest FOLDER`.

The one file that knows SQLAlchemy. It leaves the bytes of a table's file in the folder, or failure.json; what the
query changes is taken back.
"""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.sandbox.apart import TASK, RefusedError, run
from deckgen.sandbox.guest_table import leave
from deckgen.tables.grid import MOST_CELLS
from deckgen.tables.rows_file import rows_bytes

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL

MODULE, DATABASE = "deckgen.sandbox.query_guest", "DECKGEN_DATABASE"
# Which of the two keys a failure is about, in place of a line.
IN_QUERY, IN_DATABASE = 0, 1
INSTALL = 'pip install "deckgen[sql]"'
CHUNK = 5_000
READ_ONLY = {"postgresql_readonly": True}


class Task(Struct, frozen=True):
    """A query, and the kind of file that its rows are written to."""

    query: str
    suffix: str
    most_bytes: int


def main(folder: Path) -> None:
    """Ask the query of a folder's task and write its rows; what goes wrong is written down there."""
    task: Task = pickle.loads((folder / TASK).read_bytes())

    def work() -> None:
        leave(folder, _file(_engine(os.environ.pop(DATABASE, "")), task), task.most_bytes)

    run(folder, work, "", IN_QUERY)


def _engine(written: str) -> Engine:
    """What speaks to a database."""
    try:
        from sqlalchemy import create_engine, make_url
        from sqlalchemy.exc import ArgumentError, NoSuchModuleError
        from sqlalchemy.pool import NullPool
    except ImportError:
        raise RefusedError("SQLAlchemy, which asks databases, is not installed", INSTALL, IN_DATABASE) from None
    try:
        url = make_url(re.sub("^postgres://", "postgresql://", written))
        _look(url)
        return create_engine(url, poolclass=NullPool)
    except NoSuchModuleError:
        hint = "postgresql, sqlite, mysql, mssql, oracle and others are"
        raise RefusedError(f"'{url.drivername}' is no database that is known", hint, IN_DATABASE) from None
    except ArgumentError:
        hint = "such as postgresql://user:password@host/database, or sqlite:///trade.db"
        raise RefusedError("what the variable holds is no URL of a database", hint, IN_DATABASE) from None
    except ImportError as problem:
        hint = INSTALL if url.get_backend_name() == "postgresql" else f"install {problem.name}"
        raise RefusedError(f"the driver '{problem.name}' is not installed", hint, IN_DATABASE) from None


def _look(url: URL) -> None:
    """Refuse a file that isn't there, which SQLite would make."""
    name = url.database or ""
    if url.get_backend_name() == "sqlite" and not name.startswith("file:") and not Path(name).is_file():
        message = (
            "SQLite has no database without a file" if name in ("", ":memory:") else f"there is no file '{name}'"
        )
        raise RefusedError(message, "write it as sqlite:///trade.db, from the deck's folder on", IN_DATABASE)


def _file(engine: Engine, task: Task) -> bytes:
    """The rows of the query as a file; whatever it changes is taken back."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        connection = engine.connect()
    except (SQLAlchemyError, OSError) as problem:
        raise RefusedError(f"the database can't be reached: {_plainly(problem)}", None, IN_DATABASE) from None
    try:
        with connection:
            # Without parameters a percent sign and a colon are what they are in SQL.
            asking = connection.execution_options(no_parameters=True, stream_results=True, **READ_ONLY)
            if engine.dialect.name == "sqlite":
                asking.exec_driver_sql("PRAGMA query_only = ON")
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
        raise RefusedError(f"the query fails: {_plainly(problem)}", None) from None
    try:
        return rows_bytes(columns, rows, task.suffix)
    except ValueError as problem:
        raise RefusedError(str(problem), "choose or convert the column in the query") from None


def _plainly(problem: Exception) -> str:
    """The first line of what a driver says."""
    said = str(getattr(problem, "orig", None) or problem).strip()
    return " ".join(said.split("\n", 1)[0].split()) or type(problem).__name__


if __name__ == "__main__":
    main(Path(sys.argv[1]))
