"""Queries over a deck's tables: what they give, what they may not do, and how their mistakes are told."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.queries.query import QueryError, Tables
from deckgen.tables.column_types import rows_table


@pytest.fixture(scope="module")
def tables() -> Iterator[Tables]:
    trade = [
        ["2016", "230.1", "Texas", "true", "2018-01-02"],
        ["2017", "243", "Ohio", "false", ""],
        ["2018", "", "", "", ""],
    ]
    with Tables(
        {
            "trade": rows_table("trade", ["year", "exports", "state", "open", "day"], trade),
            "us-states": rows_table("us-states", ["Größe", "two words"], [["1", "2"]]),
            "twice": rows_table("twice", ["Year", "year"], [["1", "2"]]),
        }
    ) as made:
        yield made


def failure(tables: Tables, sql: str) -> tuple[str, str | None, str | None]:
    """Message, hint, and the SQL from the place that is to blame on."""
    with pytest.raises(QueryError) as caught:
        tables.run(sql)
    fault = caught.value
    return fault.message, fault.hint, None if fault.position is None else sql[fault.position :]


def test_a_query_gives_a_table_with_kinds(tables: Tables) -> None:
    found = tables.run("select * from trade order by year")
    assert {column.name: (str(column.kind), column.values, column.texts) for column in found.columns} == {
        "year": ("number", (2016, 2017, 2018), ("2016", "2017", "2018")),
        "exports": ("number", (230.1, 243.0, None), ("230.1", "243", "")),
        "state": ("text", ("Texas", "Ohio", None), ("Texas", "Ohio", "")),
        "open": ("boolean", (True, False, None), ("true", "false", "")),
        "day": ("date", (date(2018, 1, 2), None, None), ("2018-01-02", "", "")),
    }


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("sum(year) from trade", "number", 6051),
        ("cast(1.50 as decimal(9, 2))", "number", 1.5),
        ("cast(3 as decimal(9, 2))", "number", 3),
        ("170141183460469231731687303715884105727", "number", 2**127 - 1),
        ("[1, 2.5]", "text", "1, 2.5"),
        ("timestamp '2018-01-01'", "date", date(2018, 1, 1)),
        ("timestamp '2018-01-01 12:30'", "text", "2018-01-01 12:30"),
        ("1 = 1", "boolean", True),
        ("null", "text", None),
        ("'Größe'", "text", "Größe"),
    ],
)
def test_results_are_typed(tables: Tables, expression: str, kind: str, value: object) -> None:
    column = tables.run(f"select {expression}").columns[0]
    assert (str(column.kind), column.values) == (kind, (value,))


@pytest.mark.parametrize(
    "sql",
    [
        "values (1)",
        "from trade limit 1",
        "with a as (select 1) select * from a",
        "-- the first\n/* and */ (select 1)",
        'select * from "us-states"',
        "select TRADE.Year from Trade limit 1",
        "pivot trade on year in (2016) using max(state) group by open limit 1;",
    ],
)
def test_every_form_of_a_query_runs(tables: Tables, sql: str) -> None:
    assert len(tables.run(sql)) == 1


def test_names_that_are_nearly_right_are_suggested(tables: Tables) -> None:
    assert failure(tables, "select exprts from trade") == (
        "no table of this query has a column 'exprts'",
        "did you mean 'exports'?",
        "exprts from trade",
    )
    assert failure(tables, "select 1 from trad") == ("there is no table 'trad'", "did you mean 'trade'?", "trad")
    assert failure(tables, "select t.yeer from trade t")[:2] == ("'t' has no column 'yeer'", "did you mean 'year'?")
    assert failure(tables, "select summ(year) from trade")[:2] == (
        "SQL (DuckDB's) has no function 'summ'",
        "did you mean 'sum'?",
    )


def test_places_count_characters_and_lines(tables: Tables) -> None:
    assert failure(tables, "select 'ééé',\n  Grösse from \"us-states\"")[1:] == (
        "did you mean 'Größe'?",
        'Grösse from "us-states"',
    )
    assert failure(tables, "select year\nfrom trade\nwhere year > and 1")[2] == "and 1"


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("", "the query is empty"),
        ("-- nothing", "the query is empty"),
        ("selec 1", "cannot be read at 'selec'"),
        ("select 1; select 2", "more than one statement"),
        ("select sum(state) from trade", "there is no sum(VARCHAR)"),
        ("select 1 a, 2 a", "two columns named 'a'"),
        ("select 1 / 0", "it divides by zero"),
        ("select 'inf'::double", "infinity or NaN"),
        ("select unnest([date '2017-01-01', 'infinity']) as day", "infinity or NaN"),
        ("select 2 as n, '-infinity'::timestamptz as day", "infinity or NaN"),
        ("select {'a': 1} as part", "the column 'part' holds several values in a cell"),
        ("select [{'a': 1}] as part", "the column 'part' holds several values in a cell"),
        ("select encode('a') as raw", "the column 'raw' holds bytes"),
        ("select * from range(100001)", "more than 100,000 rows"),
        ("select * from twice", "the table 'twice' cannot be queried"),
        ("pivot trade on year using max(state)", "doesn't name its columns"),
        ("select cast('x' as int)", "Could not convert string 'x'"),
    ],
)
def test_mistakes_are_told_in_words(tables: Tables, sql: str, words: str) -> None:
    assert words in failure(tables, sql)[0]


def test_memory_is_bounded() -> None:
    with Tables({}) as tables:
        assert "512 MB" in failure(tables, "select list(range) from range(100000000)")[0]


@pytest.mark.parametrize(
    "sql",
    [
        "with recursive r as (select 1 a union all select a + 1 from r) select max(a) from r",
        "select levenshtein(repeat('a', 1000000), repeat('b', 1000000))",
        "select sleep_ms(600000)",
    ],
)
def test_a_query_without_an_end_is_stopped_and_what_follows_works(sql: str) -> None:
    with Tables({"trade": rows_table("trade", ["year"], [["2017"]])}, most_seconds=1) as tables:
        tables.run("select 1 from trade")
        assert "takes too long" in failure(tables, sql)[0]
        assert tables.run("select year from trade").columns[0].values == (2017,)


def test_a_database_that_hears_nothing_is_ended_and_what_follows_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.queries.database.GRACE", 0.3)
    with Tables({"trade": rows_table("trade", ["year"], [["2017"]])}, most_seconds=1) as tables:
        tables.run("select 1 from trade")
        process = tables._database._servant._process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        assert "takes too long" in failure(tables, "select 2 from trade")[0]
        assert process.poll() == -signal.SIGKILL
        assert tables.run("select year from trade").columns[0].values == (2017,)


@pytest.mark.parametrize(
    "sql",
    [
        "select list_sort(range(200000000))",
        "select length(repeat('x', 3000000000))",
        "select length(string_agg(repeat('x', 1000000), '')) from range(3000)",
    ],
)
def test_memory_that_duckdb_does_not_count_is_bounded_and_what_follows_works(sql: str) -> None:
    with Tables({"trade": rows_table("trade", ["year"], [["2017"]])}) as tables:
        tables.run("select 1 from trade")
        assert "needs more than 512 MB" in failure(tables, sql)[0]
        assert tables.run("select year from trade").columns[0].values == (2017,)


def test_a_database_that_is_killed_from_outside_is_started_anew() -> None:
    with Tables({"trade": rows_table("trade", ["year"], [["2017"]])}) as tables:
        tables.run("select 1 from trade")
        process = tables._database._servant._process
        assert process is not None
        process.kill()
        process.wait()
        failure(tables, "select 2 from trade")
        assert tables.run("select year from trade").columns[0].values == (2017,)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from '{}'",
        "select * from read_csv('{}')",
        "select * from read_text('{}')",
        "select * from read_blob('{}')",
        "select * from sniff_csv('{}')",
        "select * from glob('{}')",
        "with a as (from '{}') select * from a",
    ],
)
def test_files_are_shut_off(tables: Tables, tmp_path: Path, sql: str) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    assert failure(tables, sql.format(tmp_path / "secret.csv"))[0].startswith("a query reads the tables of the deck")


def test_a_file_of_the_databases_own_name_is_shut_off_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", ":memory:.wal"):
        (tmp_path / name).write_text("a,b\n1,2\n")
    with Tables({}) as tables:
        for path in (":memory:", tmp_path / ":memory:", tmp_path / ":memory:.wal"):
            assert failure(tables, f"from read_text('{path}')")[0].startswith("a query reads the tables of the deck")


def test_the_settings_tell_nothing_of_the_user(tables: Tables) -> None:
    shown = tables.run("select name, value from duckdb_settings()").columns[1].values
    assert not [value for value in shown if value and str(Path.home()) in str(value)]


@pytest.mark.parametrize(
    "sql",
    [
        "copy trade to '{}'",
        "attach '{}' as other",
        "export database '{}'",
        "install httpfs",
        "load httpfs",
        "pragma database_list",
        "set threads = 4",
        "reset enable_external_access",
        "insert into trade values (1, 2, 'x', true, null)",
        "update trade set year = 1",
        "delete from trade",
        "drop table trade",
        "create table x as select 1",
        "call pragma_version()",
        "explain select 1",
        "describe trade",
        "show tables",
        "begin",
        "prepare p as select 1",
    ],
)
def test_only_queries_run(tables: Tables, tmp_path: Path, sql: str) -> None:
    message, hint, _ = failure(tables, sql.format(tmp_path / "out.csv"))
    assert "is not a query" in message
    assert hint == "a query begins with select, with, values or from, and changes nothing"
    assert list(tmp_path.iterdir()) == []
    assert len(tables.run("from trade")) == 3


def test_the_environment_and_python_stay_hidden(tables: Tables) -> None:
    rows = [1, 2, 3]
    assert "no function 'getenv'" in failure(tables, "select getenv('HOME')")[0]
    assert failure(tables, "select * from rows")[0] == "there is no table 'rows'"
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("sql", "true"),
    [
        ("select exports > 240 from trade where year = 2017", True),
        ("select exports > 250 from trade where year = 2017", False),
        ("select exports > 0 from trade where year = 2018", False),
        ("select true from trade where year = 1900", False),
        ("select null", False),
    ],
)
def test_a_claim_holds_or_does_not(tables: Tables, sql: str, true: bool) -> None:
    assert tables.holds(sql)[0] is true


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("select true from trade", "3 rows"),
        ("select true a, true b", "2 columns"),
        ("select exports from trade where year = 2017", "gives '243'"),
    ],
)
def test_a_claim_that_is_no_question_says_so(tables: Tables, sql: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        tables.holds(sql)


def test_tables_work_again_after_they_were_closed(tables: Tables) -> None:
    tables.close()
    assert len(tables.run("from trade")) == 3


def test_a_hundred_thousand_rows_are_all_loaded() -> None:
    big = rows_table(
        "big", ["a", "b", "c", "d", "e"], [[n, n / 4, f"name {n}", True, "2018-01-02"] for n in range(100_000)]
    )
    with Tables({"big": big}) as tables:
        assert tables.run("select count(*), sum(a), max(e) from big").columns[1].values == (4_999_950_000,)


@pytest.mark.parametrize("digits", [18, 19, 23, 38])
def test_a_table_of_long_integers_can_be_queried(digits: int) -> None:
    number = int("9" * digits)
    table = Dataset("big", (Column("n", Kind.NUMBER, (number, None), (str(number), "")),))
    with Tables({"big": table}) as tables:
        found = tables.run("select max(n) as n from big")
    assert found.columns[0].values[0] == number


def test_the_last_day_that_there_is_is_a_day(tables: Tables) -> None:
    assert tables.run("select date '9999-12-31' as day -- the last")["day"].texts == ("9999-12-31",)
