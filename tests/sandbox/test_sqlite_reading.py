"""SQLite, opened so that a query of a stranger's can read and do nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from deckgen.sandbox.sqlite_reading import let_only_read, open_to_read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "trade.db")) as base, base:
        base.execute("create table trade (year integer)")
        base.execute("insert into trade values (2016), (2017)")
    return tmp_path / "trade.db"


@pytest.fixture
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_to_read(path)) as connection:
        yield connection


@pytest.mark.parametrize(
    "query",
    [
        "attach 'new.db' as other",
        "attach ':memory:' as other",
        "detach main",
        "vacuum",
        "vacuum into 'new.db'",
        "select load_extension('evil')",
        "select fts3_tokenizer('simple')",
        "pragma writable_schema = 1",
        "pragma query_only = off",
        "pragma journal_mode = wal",
        "select * from pragma_database_list",
        "create table mine (a)",
        "create temp table mine as select 1",
        "create virtual table mine using fts5(a)",
        "drop table trade",
        "delete from trade",
        "insert into trade values (1) returning year",
        "begin immediate",
        "savepoint one",
        "analyze",
    ],
)
def test_what_does_more_than_read_is_refused(opened: sqlite3.Connection, path: Path, query: str) -> None:
    before, refused = path.read_bytes(), let_only_read(opened)
    with pytest.raises(sqlite3.DatabaseError):
        opened.execute(query).fetchall()
    assert refused
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["trade.db"]


def test_the_schema_may_not_be_written(opened: sqlite3.Connection) -> None:
    let_only_read(opened)
    with pytest.raises(sqlite3.OperationalError, match="may not be modified"):
        opened.execute("update sqlite_master set sql = ''")


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("select count(*) from trade", [(2,)]),
        ("with recursive n(i) as (select 1 union all select i + 1 from n where i < 3) select sum(i) from n", [(6,)]),
        ("select value from json_each('[7]')", [(7,)]),
        ("select upper(name) from sqlite_master", [("TRADE",)]),
        ("pragma table_info(trade)", [(0, "year", "INTEGER", 0, None, 0)]),
    ],
)
def test_what_reads_is_let_through(opened: sqlite3.Connection, query: str, rows: list[tuple[object, ...]]) -> None:
    refused = let_only_read(opened)
    assert opened.execute(query).fetchall() == rows
    assert refused == []


@pytest.mark.parametrize("is_open", [False, True])
def test_one_with_a_log_is_read_and_keeps_its_files(path: Path, is_open: bool) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("pragma journal_mode = wal")
        with base:
            base.execute("insert into trade values (2018)")
        if not is_open:
            base.close()
        names = sorted(one.name for one in path.parent.iterdir())
        assert len(names) == (3 if is_open else 1)
        before = path.read_bytes()
        with closing(open_to_read(path)) as connection:
            let_only_read(connection)
            assert connection.execute("select max(year) from trade").fetchall() == [(2018,)]
        assert sorted(one.name for one in path.parent.iterdir()) == names
        assert path.read_bytes() == before
