"""Queries of real databases: SQLite always, PostgreSQL where it is on the machine (.ci/run installs it)."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from deckgen.pipeline import check
from deckgen.verbs.data import Judged, Outcome, RefreshSettings, open_refresher
from deckgen.web.environment import Environment

DECK = """\
title: T
data:
  t:
    file: {file}
    refresh:
      database: "${{TRADE_DATABASE}}"
      sql: |
        {query}
sections: [{{title: S, slides: [{{title: A, text: x}}]}}]
"""
QUERY = "select year, state, exports, day from trade where state like 'T%' and ':a' = ':a' order by year"
TABLE = (
    "create table trade (year integer, state varchar(20), exports numeric(8, 2), day date)",
    "insert into trade values (2016, 'Texas', 91.70, '2016-12-31'), (2017, 'Texas', 97.30, '2017-12-31')",
    "insert into trade values (2017, 'Ohio', 6.60, null)",
)


def refreshed(
    folder: Path,
    url: str,
    query: str = QUERY,
    file: str = "t.csv",
    most_seconds: float = 30,
    written: str = "${TRADE_DATABASE}",
) -> Judged:
    """What comes of a query; `written` is the database as the deck has it, `url` the value of its variable."""
    text = DECK.format(file=file, query=query).replace("${TRADE_DATABASE}", written)
    (folder / "deck.yaml").write_text(text)
    settings = RefreshSettings(
        most_seconds=most_seconds, environment=Environment({"TRADE_DATABASE": url}), trust=True
    )
    with open_refresher(folder / "deck.yaml", settings=settings) as refresher:
        judged = refresher.judge("t")
        if judged.outcome is not Outcome.FAILED:
            assert list(refresher.accept(judged)) == []
        return judged


def said(judged: Judged) -> list[str]:
    return [f"{one.message} ({one.hint})" if one.hint else one.message for one in judged.diagnostics]


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "trade.db")) as base, base:
        for statement in TABLE:
            base.execute(statement)
    return "sqlite:///trade.db"


def test_rows_of_sqlite(tmp_path: Path, sqlite: str) -> None:
    assert refreshed(tmp_path, sqlite).rows == 2
    assert (tmp_path / "t.csv").read_text() == (
        "year,state,exports,day\n2016,Texas,91.7,2016-12-31\n2017,Texas,97.3,2017-12-31\n"
    )
    lock = (tmp_path / "deck.lock").read_text()
    assert '"origin": "sql ${TRADE_DATABASE}"' in lock
    assert "trade.db" not in lock


def test_rows_as_json(tmp_path: Path, sqlite: str) -> None:
    refreshed(tmp_path, sqlite, "select year, state from trade limit 1", "t.json")
    assert (tmp_path / "t.json").read_text() == '[\n  {"year": 2016, "state": "Texas"}\n]\n'


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select yeer from trade", "'t' can't be fetched: the query fails: no such column: yeer"),
        ("delete from trade", "'t' can't be fetched: the query does more than read"),
        ("select 1; delete from trade", "'t' can't be fetched: the query fails: You can only execute one statement"),
        ("select x'00' as b", "'t' can't be fetched: the column 'b' holds a bytes, which is not one value"),
        ("select * from trade where false", "'t' has no row"),
    ],
)
def test_a_query_that_fails_is_said_and_changes_nothing(
    tmp_path: Path, sqlite: str, query: str, message: str
) -> None:
    judged = refreshed(tmp_path, sqlite, query)
    assert said(judged)[0].startswith(message)
    with closing(sqlite3.connect(tmp_path / "trade.db")) as base:
        assert base.execute("select count(*) from trade").fetchone() == (3,)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite:///none.db", "there is no file 'none.db'"),
        ("trade.db", "what the variable holds is no URL of a database"),
        ("frobnicate://h/d", "'frobnicate' is no database that can be asked"),
        ("duckdb:///trade.db", "'duckdb' is no database that can be asked"),
        ("mysql+pymysql://ana:hunter22@127.0.0.1/trade", "'mysql+pymysql' is no database that can be asked"),
        ("postgresql://ana:hunter22@127.0.0.1:1/trade", "the database can't be reached: "),
    ],
)
def test_a_database_that_is_not_there_is_said_without_its_user(tmp_path: Path, url: str, message: str) -> None:
    judged = refreshed(tmp_path, url)
    (told,) = said(judged)
    assert message in told
    assert "hunter22" not in told
    assert "ana" not in told.replace("installed", "")
    assert judged.diagnostics[0].span is not None
    assert judged.diagnostics[0].span.line == 6
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://${USER}:${PASSWORD}@db.org:5432/trade?sslmode=require", ""),
        ("postgresql://${HOST}/trade", ""),
        ("postgresql:///trade?host=/var/run/postgresql", ""),
        ("sqlite:///data@2018/trade.db", ""),
        ("postgresql://good.org:5432/@evil.org/trade", "must be the URL of a database, with its host in plain sight"),
        ("postgresql://good.org/trade?x=@evil.org", "must be the URL of a database, with its host in plain sight"),
        ("postgresql://g\u043e\u043ed.org/trade", "must be the URL of a database, with its host in plain sight"),
        ("postgresql://good.org/trade\\nnothing", "must be the URL of a database, with its host in plain sight"),
        ("postgresql://good.org/trade?sslmode=x&hostaddr=10.0.0.1", "names its host twice"),
    ],
)
def test_the_host_that_is_asked_stands_in_plain_sight(tmp_path: Path, url: str, message: str) -> None:
    table = f'{{file: t.csv, refresh: {{sql: select 1, database: "{url}"}}}}'
    (tmp_path / "deck.yaml").write_text(f"title: T\ndata: {{t: {table}}}\nsections: [{{title: S, slides: []}}]\n")
    told = [one.message for one in check(tmp_path / "deck.yaml") if one.code == "wrong_value"]
    assert told == ([f"'database' {message}"] if message else [])


def test_a_query_makes_no_other_file(tmp_path: Path, sqlite: str) -> None:
    before = (tmp_path / "trade.db").read_bytes()
    for query in ("attach 'new.db' as other", "vacuum into 'new.db'"):
        assert said(refreshed(tmp_path, sqlite, query)) == [
            "'t' can't be fetched: the query does more than read (begin it with select, and name tables)"
        ]
    assert (tmp_path / "trade.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.yaml", "trade.db"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("sqlite:///../trade.db", "'../trade.db' leads out of the deck's folder"),
        ("sqlite:////etc/hosts", "'/etc/hosts' is the path of one computer alone"),
        ("sqlite:///${TRADE_DATABASE}/trade.db", "is the path of one computer alone"),
        ("sqlite:///link.db", "'link.db' is a link to a place outside the deck's folder"),
        ("sqlite:///file:new.db?mode=rwc&uri=true", "a file of SQLite is named by its path alone"),
    ],
)
def test_a_deck_names_a_file_of_its_own_folder_and_makes_none(tmp_path: Path, written: str, message: str) -> None:
    outside = tmp_path / "home"
    outside.mkdir()
    sqlite3.connect(outside / "trade.db").close()
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "link.db").symlink_to(outside / "trade.db")
    judged = refreshed(folder, str(outside), written=written)
    assert judged.outcome is Outcome.FAILED
    assert message in said(judged)[0]
    assert sorted(path.name for path in folder.iterdir()) == ["deck.yaml", "link.db"]


def test_a_file_elsewhere_is_read_where_a_variable_holds_all_of_its_url(tmp_path: Path, sqlite: str) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    assert refreshed(folder, f"sqlite:///{tmp_path}/trade.db").rows == 2


def test_without_sqlalchemy_it_is_said_what_to_install(
    tmp_path: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sqlalchemy.py").write_text("raise ImportError('not here')\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert said(refreshed(tmp_path, sqlite)) == [
        "'t' can't be fetched: SQLAlchemy, which asks databases, is not installed (pip install \"deckgen[sql]\")"
    ]


# PostgreSQL


ROLES = (
    "create role reader login",
    "grant select on trade to reader",
    "create role member login",
    "grant ana to member",
)


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


def _as_server(command: Sequence[str]) -> list[str]:
    """A command as the user that may run a server: it refuses to run as root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["runuser", "-u", "postgres", "--", *command] if is_root else list(command)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The URL of a database on a real server, which answers on a socket of its own alone."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not on this machine: apt-get install postgresql (as .ci/run does)")
    with tempfile.TemporaryDirectory(prefix="deckgen-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")

        def run(program: str, *words: str) -> None:
            command = _as_server([str(programs / program), *words])
            subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=folder)

        run("initdb", "-D", f"{name}/base", "-A", "trust", "--no-sync", "-U", "ana")
        settings = f"-c listen_addresses='' -c unix_socket_directories={name} -c fsync=off"
        run("pg_ctl", "-D", f"{name}/base", "-w", "-l", f"{name}/log", "-o", settings, "start")
        try:
            made = (*TABLE, *ROLES)
            run("psql", "-h", name, "-U", "ana", "-d", "postgres", *(word for one in made for word in ("-c", one)))
            yield f"postgresql://ana:hunter22@/postgres?host={name}"
        finally:
            run("pg_ctl", "-D", f"{name}/base", "-m", "immediate", "stop")


@pytest.mark.skipif(importlib.util.find_spec("psycopg") is None, reason='pip install "deckgen[sql]"')
class TestPostgres:
    def test_rows(self, tmp_path: Path, postgres: str) -> None:
        assert refreshed(tmp_path, postgres.replace("postgresql:", "postgres:")).rows == 2
        assert (tmp_path / "t.csv").read_text() == (
            "year,state,exports,day\n2016,Texas,91.70,2016-12-31\n2017,Texas,97.30,2017-12-31\n"
        )

    def test_what_fails_is_said_and_nothing_is_changed(self, tmp_path: Path, postgres: str) -> None:
        (told,) = said(refreshed(tmp_path, postgres, "select yeer from trade"))
        assert told == "'t' can't be fetched: the query fails: column \"yeer\" does not exist"
        (told,) = said(refreshed(tmp_path, postgres, "with g as (delete from trade returning *) select * from g"))
        assert told.startswith("'t' can't be fetched: the query fails: ")
        assert refreshed(tmp_path, postgres).rows == 2

    @pytest.mark.parametrize(
        ("query", "message"),
        [
            ("select 1; commit; create table made (a int)", "cannot insert multiple commands"),
            ("copy (select 1) to program 'touch made'", "syntax error"),
            ("select set_config('transaction_read_only', 'off', true)", "does more than read"),
            ("select lo_export(1, '/tmp/made')", "does more than read: permission denied for function lo_export"),
            ("select U&\"\\006co_export\"(1, '/tmp/made')", "permission denied for function lo_export"),
            ("select query_to_xml('select lo_export(1, ''/tmp/made'')', true, true, '')", "function lo_export"),
            ("select ts_stat('select to_tsvector(pg_read_file(''PG_VERSION''))')", "function pg_read_file"),
            ("select set_config('role', 'none', true), query_to_xml('select 1', true, true, '')", "set_config"),
            ("select query_to_xml('select set_config(''role'', ''none'', true)', true, true, '')", "set_config"),
        ],
    )
    def test_it_can_only_be_read(self, tmp_path: Path, postgres: str, query: str, message: str) -> None:
        assert message in said(refreshed(tmp_path, postgres, query))[0]

    def test_who_is_no_superuser_keeps_the_rights_and_only_reads(self, tmp_path: Path, postgres: str) -> None:
        url = postgres.replace("ana:", "reader:")
        assert refreshed(tmp_path, url).rows == 2
        tried = "select set_config('transaction_read_only', 'off', true)"
        assert "transaction read-write mode must be set" in said(refreshed(tmp_path, url, tried))[0]
        tried = "select query_to_xml('select lo_export(1, ''/tmp/made'')', true, true, '')"
        assert "permission denied" in said(refreshed(tmp_path, url, tried))[0]
        # Who belongs to a superuser could become one.
        tried = "select set_config('role', 'ana', true)"
        assert (
            "kept from more than reading" in said(refreshed(tmp_path, postgres.replace("ana:", "member:"), tried))[0]
        )

    def test_one_that_takes_too_long_is_ended(self, tmp_path: Path, postgres: str) -> None:
        (told,) = said(refreshed(tmp_path, postgres, "select pg_sleep(60)", most_seconds=1.5))
        assert told.startswith("'t' can't be fetched: it takes longer than 2 seconds")

    def test_a_user_who_is_none(self, tmp_path: Path, postgres: str) -> None:
        (told,) = said(refreshed(tmp_path, postgres.replace("ana:", "nobody-here:")))
        assert "the database can't be reached" in told
        assert "hunter22" not in told
        assert "nobody-here" not in told
