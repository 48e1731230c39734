"""SQL over the tables of a deck: the one module that knows DuckDB. Knows no slide and no figure.

A query sees the named tables and nothing else: no files, no network, no settings, no second statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from deckgen.data.answers import Answers
from deckgen.data.query_error import QueryError, details, explained
from deckgen.data.results import NotFiniteError, column_of, value_of
from deckgen.data.watch import Watch
from deckgen.model.dataset import Column, Dataset, Kind

__all__ = ["QueryError", "Tables"]

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, Statement

MOST_ROWS = 100_000
MOST_SECONDS = 30.0
_QUERY = re.compile(r"(?:\s|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*(select|with|values|from|pivot|unpivot)\b", re.I | re.S)
_ONLY_QUERIES = "a query begins with select, with, values or from, and changes nothing"
_CHUNK = 50_000
# DuckDB calls these stable within a query, as it does everything that a time zone might change.
_CLOCKS = frozenset(
    (
        *("now", "today", "age", "ago", "current_date", "current_time", "current_timestamp", "get_current_time"),
        *("get_current_timestamp", "localtime", "localtimestamp", "current_localtime", "current_localtimestamp"),
        *("transaction_timestamp", "txid_current", "sample", "tablesample"),
    )
)
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    # Otherwise a query could name a variable of the Python code that runs it.
    "python_enable_replacements": False,
    "threads": 1,
    "memory_limit": "512MB",
    "temp_directory": "",
    "errors_as_json": True,
    "lock_configuration": True,
}


def names_in(sql: str, names: Iterable[str]) -> list[str]:
    """Those of the tables' names that appear in a query."""
    words = sql.casefold()
    found = set(re.findall(r"\w+", words))
    plain = re.compile(r"\w+").fullmatch
    return [name for name in names if (name.casefold() in (found if plain(name) else words))]


class Tables:
    """The tables that queries may read, by name. A table is loaded when a query first names it.

    Where kept is given, what it knows already isn't asked again.
    """

    def __init__(
        self, datasets: Mapping[str, Dataset], kept: Answers | None = None, *, most_seconds: float = MOST_SECONDS
    ) -> None:
        self._datasets, self._kept = dict(datasets), kept
        self._loaded: set[str] = set()
        self._answers: dict[str, Dataset | QueryError] = {}
        self._new: list[str] = []
        self._most_seconds = most_seconds

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database: one that is open when Python ends makes DuckDB print pages about leaks."""
        if "_watch" in self.__dict__:
            self._watch.close()
            del self.__dict__["_watch"]
        if "_connection" in self.__dict__:
            self._connection.close()
            del self.__dict__["_connection"]
            self._loaded.clear()

    def run(self, sql: str) -> Dataset:
        """What a query gives, at most 100,000 rows; raises QueryError where it gives none.

        Every query is asked once: the variants of a talk all ask the same.
        """
        if sql not in self._answers:
            self._answers[sql] = self._known(sql) or self._asked(sql)
        answer = self._answers[sql]
        if isinstance(answer, QueryError):
            raise answer
        return answer

    def keep(self) -> None:
        """Keep what was asked anew for the next run, but for answers that another day or chance may change."""
        new = [(sql, self._answers[sql]) for sql in self._new]
        if self._kept is None or not new:
            return
        passing = self._passing
        for sql, answer in new:
            if isinstance(answer, Dataset) and passing.isdisjoint(re.findall(r"\w+", sql.casefold())):
                self._kept.put(sql, self._read_by(sql), answer)
        self._new.clear()

    def _known(self, sql: str) -> Dataset | None:
        return self._kept.get(sql, self._read_by(sql)) if self._kept is not None else None

    def _read_by(self, sql: str) -> list[Dataset]:
        return [self._datasets[name] for name in self.named_in(sql)]

    @property
    def _passing(self) -> set[str]:
        """The words of SQL whose value is not the data's alone."""
        volatile = "select distinct function_name from duckdb_functions() where stability = 'VOLATILE'"
        return {str(name).casefold() for (name,) in self._connection.execute(volatile).fetchall()} | _CLOCKS

    def _asked(self, sql: str) -> Dataset | QueryError:
        self._new.append(sql)
        try:
            return self._run(sql)
        except QueryError as fault:
            return fault

    def _run(self, sql: str) -> Dataset:
        from duckdb import Error

        query = self._checked(sql)
        for name in self.named_in(sql):
            self._load(name)
        try:
            with self._timed():
                cursor = self._connection.execute(query)
                names = [str(column[0]) for column in cursor.description or ()]
                kinds = [str(column[1]) for column in cursor.description or ()]
                rows = cursor.fetchmany(MOST_ROWS + 1)
        except Error as fault:
            raise self._explained(fault, sql) from None
        return _dataset(names, kinds, rows)

    def holds(self, sql: str) -> tuple[bool, Dataset]:
        """Whether a claim is true, and what its query gave: true is one row of one column that is true.

        No row, an empty cell and false are not true. Raises QueryError where the query is no yes or no question.
        """
        found = self.run(sql)
        if len(found.columns) != 1 or len(found) > 1:
            size = f"{len(found):,} rows" if len(found) > 1 else f"{len(found.columns)} columns"
            raise QueryError(
                f"a claim asks for one yes or no, but this query gives {size}",
                "ask for one truth, such as: select max(exports) > 200 from trade",
            )
        column = found.columns[0]
        value = column.values[0] if column.values else None
        if value is not None and not isinstance(value, bool):
            raise QueryError(
                f"a claim asks for true or false, but this query gives '{column.texts[0]}'",
                "compare it with something: = , > , <",
            )
        return value is True, found

    def named_in(self, sql: str) -> list[str]:
        """The tables whose names appear in a query."""
        return names_in(sql, self._datasets)

    @cached_property
    def _connection(self) -> DuckDBPyConnection:
        import duckdb

        return duckdb.connect(":memory:", config=_SETTINGS)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        """Interrupts what runs too long: a query that joins everything with everything would never end."""
        self._watch.begin()
        try:
            yield
        finally:
            self._watch.end()

    @cached_property
    def _watch(self) -> Watch:
        return Watch(self._connection.interrupt, self._most_seconds)

    def _checked(self, sql: str) -> Statement:
        """The one query that the words are; whatever isn't one is refused."""
        from duckdb import Error, StatementType

        try:
            statements = self._connection.extract_statements(sql)
        except Error as fault:
            raise self._explained(fault, sql) from None
        if not statements:
            raise QueryError("the query is empty", _ONLY_QUERIES)
        if len(statements) > 1:
            # Whether the semicolon and the space after it belong to a statement differs between DuckDB 1 and 2.
            between = re.compile(r"[;\s]*").match(sql, len(statements[0].query.rstrip("; \n")))
            raise QueryError("there is more than one statement here", "write one query", between and between.end())
        start = _QUERY.match(sql)
        if statements[0].type != StatementType.SELECT or start is None:
            if start is not None and start.group(1).lower() == "pivot":
                raise QueryError(
                    "this pivot doesn't name its columns", "write: pivot … on year in (2016, 2017) using …"
                )
            word = re.search(r"\w+", sql)
            raise QueryError(
                f"'{word.group() if word else sql}' is not a query", _ONLY_QUERIES, word and word.start()
            )
        return statements[0]

    def _load(self, name: str) -> None:
        if name in self._loaded:
            return
        from duckdb import Error

        columns = self._datasets[name].columns
        types = [_sql_type(column) for column in columns]
        table = _quoted(name)
        try:
            fields = ", ".join(f"{_quoted(column.name)} {kind}" for column, kind in zip(columns, types, strict=True))
            self._connection.execute(f"create table {table} ({fields})")
            insert = f"insert into {table} select " + ", ".join(f"unnest(?::{kind}[])" for kind in types)
            for start in range(0, len(self._datasets[name]), _CHUNK):
                chunk = [list(column.values[start : start + _CHUNK]) for column in columns]
                self._connection.execute(insert, chunk)
        except Error as fault:
            reason = details(fault)["exception_message"].partition("\n")[0]
            hint = "SQL takes 'Year' and 'year' for the same name: are there two such columns or tables?"
            raise QueryError(f"the table '{name}' cannot be queried: {reason}", hint) from None
        self._loaded.add(name)

    def _explained(self, fault: Exception, sql: str) -> QueryError:
        tables = {name: self._datasets[name].names for name in self.named_in(sql)}
        return explained(fault, sql, self._datasets, tables)


def _sql_type(column: Column) -> str:
    match column.kind:
        case Kind.NUMBER:
            whole = all(value is None or type(value) is int for value in column.values)
            return "BIGINT" if whole else "DOUBLE"
        case Kind.BOOLEAN:
            return "BOOLEAN"
        case Kind.DATE:
            return "DATE"
        case Kind.TEXT:
            return "VARCHAR"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _dataset(names: Sequence[str], kinds: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Dataset:
    """The rows of a result as a table without a name."""
    if len(rows) > MOST_ROWS:
        raise QueryError(f"the query gives more than {MOST_ROWS:,} rows", "add up with group by, or add a limit")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise QueryError(f"the query gives two columns named '{twice}'", f"name one of them: {twice} as another_name")
    columns = []
    for index, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        try:
            columns.append(column_of(name, kind, [value_of(row[index]) for row in rows]))
        except NotFiniteError:
            hint = "is it divided by 0? nullif(…, 0) helps"
            raise QueryError(f"the column '{name}' holds infinity or NaN", hint) from None
    return Dataset("", tuple(columns))
