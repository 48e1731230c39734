"""DuckDB, in a process of its own: `python -m deckgen.queries.duck SECONDS`. The one module that knows DuckDB.

Requests come in on standard input and replies go out on standard output. Each is a pickled tuple with its length
before it. The process ends when its input does. It may be killed at any time: a query can keep DuckDB from hearing
that it should stop, and can take memory that DuckDB doesn't count. Little else of deckgen is imported here, so that
the process starts at once.
"""

from __future__ import annotations

import math
import pickle
import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from deckgen.processes.bounds import bound_memory, bound_time
from deckgen.processes.messages import receive, send, standard_pipes
from deckgen.processes.watch import Watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, Statement

# The first item says what the reply is: "rows", "loaded", "names", "refused", "error" or "memory".
Reply = tuple[Any, ...]
# The columns of a table: of each its name, its type in SQL and its values.
Columns = Sequence[tuple[str, str, Sequence[object]]]
MOST_ROWS = 100_000
# DuckDB is asked to stop a query that takes too long. If it goes on, it is killed after so many more seconds.
GRACE = 2.0
MOST_MEMORY, MOST_REPLY = 2 << 30, 256 << 20
# How many rows are inserted at a time.
_CHUNK = 50_000
# The first word of a query, after blanks, opening parentheses and comments.
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
    # Otherwise 1 / 0 is infinity, which is larger than anything that a claim compares it with. With this setting
    # DuckDB 1 gives an empty cell, DuckDB 2 an error.
    "ieee_floating_point_ops": False,
    # Otherwise the settings, which a query may read, tell the name of the user's folder.
    "home_directory": "/",
}
# Said when the database is there: DuckDB 2 lets files by the name of the database be read, ":memory:" in the working
# folder too, where it is told at the start that files are shut off.
_SHUT = ("set enable_external_access = false", "set lock_configuration = true")


class DuckDatabase:
    """A database in memory that reaches no file and no network.

    Each public method is a request and returns its reply. Any of them may end in ("error", DuckDB's words) instead,
    and `run` in ("refused", message, hint, position in the SQL or None).
    """

    def __init__(self) -> None:
        import duckdb

        self.connection: DuckDBPyConnection = duckdb.connect(":memory:", config=_SETTINGS)
        for statement in _SHUT:
            self.connection.execute(statement)

    def load(self, name: str, columns: Columns) -> Reply:
        """Make a table: ("loaded",)."""
        table = _quoted(name)
        fields = ", ".join(f"{_quoted(column)} {kind}" for column, kind, _ in columns)
        self.connection.execute(f"create table {table} ({fields})")
        # Lists of values, one for each column, are many times faster than one statement for each row.
        insert = f"insert into {table} select " + ", ".join(f"unnest(?::{kind}[])" for _, kind, _ in columns)
        for start in range(0, len(columns[0][2]) if columns else 0, _CHUNK):
            self.connection.execute(insert, [list(values[start : start + _CHUNK]) for *_, values in columns])
        return ("loaded",)

    def run(self, sql: str, given: Sequence[object] = ()) -> Reply:
        """The rows of a query: ("rows", names, types, rows); one more than MOST_ROWS where there are too many.

        given are the values of its parameters.
        """
        query = self._checked(sql)
        if isinstance(query, tuple):
            return query
        cursor = self.connection.execute(query, given)
        return _rows(self.connection, cursor, MOST_ROWS + 1, query.query.rstrip("; \n"), given)

    def volatile(self) -> Reply:
        """The functions of SQL that give something else each time, such as random: ("names", names)."""
        sql = "select distinct function_name from duckdb_functions() where stability = 'VOLATILE'"
        return ("names", [str(name) for (name,) in self.connection.execute(sql).fetchall()])

    def parquet(self, data: bytes, most_cells: int) -> Reply:
        """The rows of a parquet file, as `run` gives them; more than `most_cells` cells where there are too many.

        They are read by another database, which may read files and is closed at once.
        """
        import tempfile
        from pathlib import Path

        import duckdb

        # A copy with a plain name: DuckDB would read a path with a star or a bracket as a pattern.
        with tempfile.TemporaryDirectory(prefix="deckgen-") as folder, duckdb.connect(config=_SETTINGS) as database:
            copy = Path(folder) / "table.parquet"
            copy.write_bytes(data)
            sql, given = "select * from read_parquet(?)", [str(copy)]
            cursor = database.execute(sql, given)
            return _rows(database, cursor, most_cells // max(1, len(cursor.description or ())) + 1, sql, given)

    def _checked(self, sql: str) -> Statement | Reply:
        """The query that a text holds; a refusal where it holds none, several, or some other statement."""
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


def _rows(
    connection: DuckDBPyConnection, cursor: DuckDBPyConnection, most: int, sql: str, given: Sequence[object] = ()
) -> Reply:
    """The reply that has the rows of a query, at most so many; given are the values of its parameters."""
    described = cursor.description or ()
    names, kinds = ([str(column[place]) for column in described] for place in (0, 1))
    rows = cursor.fetchmany(most)
    for index, kind in enumerate(kinds):
        if not kind.startswith(("DATE", "TIMESTAMP")) or not any(_is_outermost(row[index]) for row in rows):
            continue
        called = ", ".join(f"c{place}" for place in range(len(names)))
        asked = f"select bool_or(c{index}::varchar like '%infinity%') from ({sql}\n) as t({called})"
        if connection.execute(asked, given).fetchall() == [(True,)]:
            rows = [(*row[:index], _finite_or_not(row[index]), *row[index + 1 :]) for row in rows]
    return ("rows", names, kinds, rows)


def _is_outermost(value: object) -> bool:
    """Whether it is the first or the last time that Python has, which DuckDB gives for infinity too."""
    if isinstance(value, list | tuple):
        return any(map(_is_outermost, value))
    return isinstance(value, date) and (value.year, value.month, value.day) in ((1, 1, 1), (9999, 12, 31))


def _finite_or_not(value: object) -> object:
    return math.inf if _is_outermost(value) else value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def serve(requests: IO[bytes], replies: IO[bytes], seconds: float) -> None:
    """Answer requests until there are no more; each may take about so many seconds."""
    import duckdb

    database = DuckDatabase()
    # interrupt() may be called from another thread: it ends the query that runs with an error.
    watch = Watch(database.connection.interrupt, seconds)
    while (request := receive(requests)) is not None:
        verb, *given = pickle.loads(request)
        bound_time(seconds + GRACE)
        watch.begin()
        try:
            reply = _packed(getattr(database, verb)(*given))
        except MemoryError:
            reply = _packed(("memory",))
        except duckdb.Error as error:
            reply = _packed(("error", str(error)))
        finally:
            watch.end()
        send(replies, reply)


def _packed(reply: Reply) -> bytes:
    """A reply as bytes; in place of one that is too large to be read at once, the reply that memory is short."""
    packed = pickle.dumps(reply)
    return packed if len(packed) <= MOST_REPLY else pickle.dumps(("memory",))


def main(seconds: float) -> None:
    """Answer the requests on standard input until it ends."""
    bound_memory(MOST_MEMORY)
    requests, replies = standard_pipes()
    serve(requests, replies, seconds)


if __name__ == "__main__":
    main(float(sys.argv[1]))
