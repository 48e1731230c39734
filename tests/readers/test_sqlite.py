"""SQLite databases: made with sqlite3, broken by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.reader import read_table
from deckgen.sandbox.sqlite_guest import read_sqlite
from deckgen.tables.options import ReadOptions

DECK = Span(SourceFile("deck.yaml", "data: {trade: {file: trade.sqlite}}"), 1, 22, 34)
TRADE = (
    "create table trade (year int, exports real, note text);"
    "insert into trade values (2016, 230.5, 'a'), (2017, null, '');"
)
ENDLESS = (
    "create view n as with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) as n from c;"
)


def read(path: Path, table: str | None = None) -> tuple[Dataset | None, list[str]]:
    log = Diagnostics()
    found = read_table(path, path.name, "trade", log, span=DECK, options=ReadOptions(table=table))
    return found, [f"{item.code}: {item.message}" for item in log]


def saved(folder: Path, script: str, name: str = "trade.sqlite") -> Path:
    with closing(sqlite3.connect(folder / name)) as database:
        database.executescript(script)
    return folder / name


@pytest.mark.parametrize("name", ["trade.sqlite", "trade.db", "trade.sqlite3"])
def test_the_only_table_is_read(tmp_path: Path, name: str) -> None:
    table, said = read(saved(tmp_path, TRADE, name))
    assert said == []
    assert table is not None
    assert [(column.name, column.kind, column.values) for column in table.columns] == [
        ("year", Kind.NUMBER, (2016, 2017)),
        ("exports", Kind.NUMBER, (230.5, None)),
        ("note", Kind.TEXT, ("a", None)),
    ]


def test_a_table_or_a_view_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path, TRADE + 'create view "late ""ones" as select year from trade where year > 2016;')
    table, said = read(path, 'late "ones')
    assert said == []
    assert table is not None
    assert (table["year"].values, table.part) == ((2017,), 'table: late "ones')


def test_which_table_must_be_said_where_there_are_several(tmp_path: Path) -> None:
    path = saved(tmp_path, TRADE + "create table jobs (year int);")
    assert read(path) == (None, ["missing_key: 'trade.sqlite' has 2 tables; 'table' says which is meant"])
    assert read(path, "job") == (None, ["unknown_table: 'trade.sqlite' has no table 'job'"])


def test_a_database_that_is_still_open_with_a_log_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "pragma journal_mode = wal;" + TRADE)
    table, said = read(path)
    assert said == []
    assert table is not None
    assert len(table) == 2


def test_a_view_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.sandbox.sqlite_guest.MOST_SECONDS", 0.05)
    assert read_sqlite(saved(tmp_path, ENDLESS).read_bytes(), None).problem == "too_long"


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 500])
def test_what_is_no_database_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "trade.db"
    path.write_bytes(content)
    assert read(path) == (None, ["bad_database: 'trade.db' cannot be read as an SQLite database"])


def test_a_database_without_a_table_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path, "create table t (a); drop table t;")
    assert read(path) == (None, ["empty_file: the database 'trade.sqlite' has no table"])


def test_reading_leaves_no_file_behind(tmp_path: Path) -> None:
    path = saved(tmp_path, TRADE)
    before = (sorted(tmp_path.iterdir()), path.read_bytes())
    read(path)
    assert (sorted(tmp_path.iterdir()), path.read_bytes()) == before


def test_bytes_in_a_cell_are_said_not_left_out(tmp_path: Path) -> None:
    path = saved(
        tmp_path, "create table a (n int, photo blob); insert into a values (1, null), (2, x'00ff'), (3, x'01');"
    )
    _, said = read(path)
    assert said == [
        "bad_database: a cell holds bytes, which nobody can read "
        "(row 2, column 'photo' of the table 'a' in 'trade.sqlite')"
    ]


def test_an_infinite_number_is_an_odd_cell(tmp_path: Path) -> None:
    table, _ = read(saved(tmp_path, "create table a (n real); insert into a values (1.5), (9e999), (2.5);"))
    assert table is not None
    assert (table["n"].values, table["n"].odd) == ((1.5, None, 2.5), (1,))


def test_a_control_character_is_said_at_its_cell(tmp_path: Path) -> None:
    table, said = read(saved(tmp_path, "create table a (word text); insert into a values ('ok'), ('b' || char(7));"))
    assert table is not None
    assert table["word"].texts == ("ok", "b\N{REPLACEMENT CHARACTER}")
    assert said == [
        "control_character: an invisible control character (U+0007) stands in the cell "
        "(row 2, column 'word' of the table 'a' in 'trade.sqlite')"
    ]
