"""DuckDB, in a process of its own: the one module that knows it. `python -m deckgen.queries.duck SECONDS`.

Requests come by its standard input and replies go by its standard output, each pickled, the length before it. It
ends with its input. Whoever started it may kill it at any time: a query can keep DuckDB from hearing that it is to
stop, and can take memory that it doesn't count. Nothing of deckgen's but what bounds it is loaded here, so that it
starts at once.
"""

from __future__ import annotations

import os
import pickle
import re
import struct
import sys
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

from deckgen.queries.watch import Watch
from deckgen.sandbox.bounds import bound_memory, bound_time

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, Statement

Reply = tuple[Any, ...]
Columns = Sequence[tuple[str, str, Sequence[object]]]
LENGTH = struct.Struct(">Q")
MOST_ROWS = 100_000
# Seconds more than a query may take, until whoever doesn't stop is killed.
GRACE = 2.0
MOST_MEMORY, MOST_REPLY = 2 << 30, 256 << 20
_CHUNK = 50_000
_QUERY = re.compile(r"(?:\s|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*(select|with|values|from|pivot|unpivot)\b", re.I | re.S)
_ONLY_QUERIES = "a query begins with select, with, values or from, and changes nothing"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    # Otherwise a query could name a variable of the Python code that runs it.
    "python_enable_replacements": False,
    "threads": 1,
    "memory_limit": "512MB",
    "temp_directory": "",
    "errors_as_json": True,
    # Otherwise 1 / 0 is infinity, which is larger than anything that a claim compares it with. DuckDB 2 makes a fault
    # of it then, DuckDB 1 an empty cell.
    "ieee_floating_point_ops": False,
    "lock_configuration": True,
}


class _Database:
    """A database in memory that reaches no file and no network, and the tables that were loaded into it.

    Each of its methods is a request; they reply with what they found, or with ("fault", DuckDB's words) or
    ("refused", message, hint, position in the SQL).
    """

    def __init__(self) -> None:
        import duckdb

        self.connection: DuckDBPyConnection = duckdb.connect(
            ":memory:", config={**_SETTINGS, "enable_external_access": False}
        )

    def load(self, name: str, columns: Columns) -> Reply:
        """Make a table of columns, each a name, a type of SQL and its values."""
        table = _quoted(name)
        fields = ", ".join(f"{_quoted(column)} {kind}" for column, kind, _ in columns)
        self.connection.execute(f"create table {table} ({fields})")
        insert = f"insert into {table} select " + ", ".join(f"unnest(?::{kind}[])" for _, kind, _ in columns)
        for start in range(0, len(columns[0][2]) if columns else 0, _CHUNK):
            self.connection.execute(insert, [list(values[start : start + _CHUNK]) for *_, values in columns])
        return ("loaded",)

    def run(self, sql: str) -> Reply:
        """The rows of one query, one more than may be shown where there are more: ("rows", names, types, rows)."""
        query = self._checked(sql)
        return query if isinstance(query, tuple) else _rows(self.connection.execute(query), MOST_ROWS + 1)

    def volatile(self) -> Reply:
        """The functions of SQL that give something else each time."""
        sql = "select distinct function_name from duckdb_functions() where stability = 'VOLATILE'"
        return ("names", [str(name) for (name,) in self.connection.execute(sql).fetchall()])

    def parquet(self, data: bytes, most_cells: int) -> Reply:
        """The rows of a parquet file, one more than so many cells where there are more; for this a database of its
        own may read files.
        """
        import tempfile
        from pathlib import Path

        import duckdb

        # A copy with a plain name: DuckDB would read a path with a star or a bracket as a pattern.
        with tempfile.TemporaryDirectory(prefix="deckgen-") as folder, duckdb.connect(config=_SETTINGS) as database:
            copy = Path(folder) / "table.parquet"
            copy.write_bytes(data)
            cursor = database.execute("select * from read_parquet(?)", [str(copy)])
            return _rows(cursor, most_cells // max(1, len(cursor.description or ())) + 1)

    def _checked(self, sql: str) -> Statement | Reply:
        """The one query that the words are; whatever isn't one is refused."""
        from duckdb import StatementType

        statements = self.connection.extract_statements(sql)
        if not statements:
            return ("refused", "the query is empty", _ONLY_QUERIES, None)
        if len(statements) > 1:
            # Whether the semicolon and the space after it belong to a statement differs between DuckDB 1 and 2.
            between = re.compile(r"[;\s]*").match(sql, len(statements[0].query.rstrip("; \n")))
            return ("refused", "there is more than one statement here", "write one query", between and between.end())
        start = _QUERY.match(sql)
        if statements[0].type != StatementType.SELECT or start is None:
            if start is not None and start.group(1).lower() == "pivot":
                hint = "write: pivot … on year in (2016, 2017) using …"
                return ("refused", "this pivot doesn't name its columns", hint, None)
            word = re.search(r"\w+", sql)
            message = f"'{word.group() if word else sql}' is not a query"
            return ("refused", message, _ONLY_QUERIES, word and word.start())
        return statements[0]


def _rows(cursor: DuckDBPyConnection, most: int) -> Reply:
    described = cursor.description or ()
    names, kinds = ([str(column[place]) for column in described] for place in (0, 1))
    return ("rows", names, kinds, cursor.fetchmany(most))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def serve(requests: IO[bytes], replies: IO[bytes], seconds: float) -> None:
    """Answer requests until there are no more, each in about so many seconds."""
    import duckdb

    database = _Database()
    watch = Watch(database.connection.interrupt, seconds)
    while (request := receive(requests)) is not None:
        verb, *given = request
        bound_time(seconds + GRACE)
        watch.begin()
        try:
            reply = _packed(getattr(database, verb)(*given))
        except MemoryError:
            reply = _packed(("memory",))
        except duckdb.Error as fault:
            reply = _packed(("fault", str(fault)))
        finally:
            watch.end()
        _write(replies, reply)


def _packed(reply: Reply) -> bytes:
    packed = pickle.dumps(reply)
    return packed if len(packed) <= MOST_REPLY else pickle.dumps(("memory",))


def send(stream: IO[bytes], message: Reply) -> None:
    """Write a message."""
    _write(stream, pickle.dumps(message))


def _write(stream: IO[bytes], packed: bytes) -> None:
    stream.write(LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> Reply | None:
    """The next message; None where the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    packed = stream.read(length)
    message: Reply | None = pickle.loads(packed) if len(packed) == length else None
    return message


def main(seconds: float) -> None:
    """Serve what comes by the standard input; what anything prints is lost."""
    bound_memory(MOST_MEMORY)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, replies, seconds)


if __name__ == "__main__":
    main(float(sys.argv[1]))
