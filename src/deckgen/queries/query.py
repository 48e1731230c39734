"""SQL over the tables of a deck. Knows no slide and no figure.

A query sees these tables and nothing else: no file, no network, no settings. It is a single statement that changes
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from deckgen.model.dataset import Column, Dataset, Kind, Value
from deckgen.queries.answers import Answers
from deckgen.queries.database import MOST_SECONDS, Database, TooLargeError, TooLongError
from deckgen.queries.duck import MOST_ROWS
from deckgen.queries.query_error import QueryError, details, explained
from deckgen.queries.question import Question
from deckgen.queries.results import NoCellError, NotFiniteError, column_of, value_of

__all__ = ["QueryError", "Tables"]

# The largest whole number of DuckDB's BIGINT; HUGEINT has all that a column of numbers can hold.
_MOST_BIGINT = 2**63 - 1
_UNJOINED = "does every join say what it joins on?"
# Words of SQL whose values depend on the time or on chance, though DuckDB doesn't call them volatile: it calls the
# clock's functions stable, as within one query they are, and the last two are no functions.
_CLOCKS = frozenset(
    (
        *("now", "today", "age", "ago", "current_date", "current_time", "current_timestamp", "get_current_time"),
        *("get_current_timestamp", "localtime", "localtimestamp", "current_localtime", "current_localtimestamp"),
        *("transaction_timestamp", "txid_current", "sample", "tablesample"),
    )
)


def names_in(sql: str, names: Iterable[str]) -> list[str]:
    """Those of the names of tables that appear in a query, in upper or lower case, quoted or not."""
    return list(_names_in(sql, tuple(names)))


@lru_cache(maxsize=4096)
def _names_in(sql: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """As `names_in`. The results are cached, since every variant of a talk asks for each query several times."""
    words = sql.casefold()
    separate = set(re.findall(r"\w+", words))
    is_word = re.compile(r"\w+").fullmatch
    return tuple(name for name in names if (name.casefold() in (separate if is_word(name) else words)))


class Tables:
    """The tables that queries may read, by name. DuckDB gets a table when a query first names it.

    Queries whose answers `earlier` has from another run are not asked again.
    """

    def __init__(
        self, datasets: Mapping[str, Dataset], earlier: Answers | None = None, *, most_seconds: float = MOST_SECONDS
    ) -> None:
        self._datasets, self._earlier = dict(datasets), earlier
        self._loaded: set[str] = set()
        self._answers: dict[Question, Dataset | QueryError] = {}
        self._new: list[Question] = []
        self._database = Database(most_seconds)

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the database."""
        self._database.close()

    def run(self, sql: str, given: Sequence[Value] = ()) -> Dataset:
        """What a query gives, at most 100,000 rows; QueryError where it fails. given are the values of $1, $2 …

        The database is asked once for each query, as the variants of a talk ask the same ones.
        """
        asked = Question(sql, tuple(given))
        if asked not in self._answers:
            self._answers[asked] = self._from_earlier(asked) or self._asked(asked)
        answer = self._answers[asked]
        if isinstance(answer, QueryError):
            raise answer
        return answer

    def keep(self) -> None:
        """Keep new answers for the next run, except those that may differ on another day or by chance."""
        new = [(asked, self._answers[asked]) for asked in self._new]
        if self._earlier is None:
            return
        for asked in self._answers.keys() - set(self._new):
            self._earlier.mark_used(asked, self._read_by(asked))
        if not new:
            return
        changeable = self._changeable
        for asked, answer in new:
            if isinstance(answer, Dataset) and changeable.isdisjoint(re.findall(r"\w+", asked.sql.casefold())):
                self._earlier.put(asked, self._read_by(asked), answer)
        self._new.clear()

    def _from_earlier(self, asked: Question) -> Dataset | None:
        return self._earlier.get(asked, self._read_by(asked)) if self._earlier is not None else None

    def _read_by(self, asked: Question) -> list[Dataset]:
        return [self._datasets[name] for name in self.named_in(asked.sql)]

    @property
    def _changeable(self) -> set[str]:
        """The words of SQL whose values depend on more than the data, in lower case."""
        _, names = self._database.ask("volatile")
        return {name.casefold() for name in names} | _CLOCKS

    def _asked(self, asked: Question) -> Dataset | QueryError:
        self._new.append(asked)
        try:
            return self._run(asked.sql, asked.given)
        except TooLongError:
            return QueryError("the query takes too long", _UNJOINED)
        except TooLargeError:
            return QueryError("the query needs more than 512 MB of memory", _UNJOINED)
        except QueryError as error:
            return error

    def _run(self, sql: str, given: Sequence[Value]) -> Dataset:
        for name in self.named_in(sql):
            self._load(name)
        match self._database.ask("run", str(sql), [_plain(value) for value in given]):
            case ("rows", names, types, rows):
                return _dataset(names, types, rows)
            case ("refused", message, hint, position):
                raise QueryError(message, hint, position)
            case ("error", words):
                tables = {name: self._datasets[name].names for name in self.named_in(sql)}
                raise explained(words, sql, self._datasets, tables)
        raise AssertionError(sql)

    def holds(self, sql: str, given: Sequence[Value] = ()) -> tuple[bool, Dataset]:
        """Whether a claim holds, and what its query gave.

        It holds where the query gives one cell that is true. It doesn't where the cell is false or empty, or there is
        no row. QueryError where the query fails, or gives more than one cell or something else than true and false.
        """
        found = self.run(sql, given)
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
        """The names of the tables that appear in a query."""
        return names_in(sql, self._datasets)

    def _load(self, name: str) -> None:
        """Load a table into the database, if it isn't there. A process that has ended takes its tables with it."""
        if not self._database.is_open:
            self._loaded.clear()
        if name in self._loaded:
            return
        columns = [(str(column.name), _sql_type(column), column.values) for column in self._datasets[name].columns]
        reply, *words = self._database.ask("load", str(name), columns)
        if reply != "loaded":
            reason = details(words[0])["exception_message"].partition("\n")[0]
            hint = "SQL takes 'Year' and 'year' for the same name: are there two such columns or tables?"
            raise QueryError(f"the table '{name}' cannot be queried: {reason}", hint)
        self._loaded.add(name)


def _plain(value: Value) -> Value:
    """A value that the process with the database knows, in which there are no words with places."""
    return str(value) if isinstance(value, str) else value


def _sql_type(column: Column) -> str:
    match column.kind:
        case Kind.NUMBER:
            integers = [value for value in column.values if type(value) is int]
            if len(integers) < sum(value is not None for value in column.values):
                return "DOUBLE"
            return "BIGINT" if all(abs(value) <= _MOST_BIGINT for value in integers) else "HUGEINT"
        case Kind.BOOLEAN:
            return "BOOLEAN"
        case Kind.DATE:
            return "DATE"
        case Kind.TEXT:
            return "VARCHAR"


def _dataset(names: Sequence[str], types: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Dataset:
    """The rows that a query gave, as a table without a name; QueryError where they can't be one."""
    if len(rows) > MOST_ROWS:
        raise QueryError(f"the query gives more than {MOST_ROWS:,} rows", "add up with group by, or add a limit")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise QueryError(f"the query gives two columns named '{twice}'", f"name one of them: {twice} as another_name")
    columns = []
    for index, (name, duckdb_type) in enumerate(zip(names, types, strict=True)):
        try:
            columns.append(column_of(name, duckdb_type, [value_of(row[index]) for row in rows]))
        except NotFiniteError:
            is_time = duckdb_type.startswith(("DATE", "TIMESTAMP"))
            hint = "write nullif(…, 'infinity')" if is_time else "is it divided by 0? nullif(…, 0) helps"
            raise QueryError(f"the column '{name}' holds infinity or NaN", hint) from None
        except NoCellError as problem:
            raise QueryError(f"the column '{name}' holds {problem}", problem.hint) from None
    return Dataset("", tuple(columns))
