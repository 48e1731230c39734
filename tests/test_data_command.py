"""`deckgen data` as a person meets it, on a terminal and on none."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct

from at_terminal import on_terminal
from deckgen.cli import main
from web_site import Page, Site, open_site

DECK = """\
title: Trade
date: 2018-09-12
sources: {{census: {{publisher: Census, year: 2018}}}}
data:
  trade:
    file: trade.csv
    source: census
    stale_after: 8 months
    refresh: {{url: "{url}/trade.csv"}}
  states: {{file: states.csv, refresh: {{url: "{url}/states.csv"}}}}
  kept: {{file: kept.csv}}
events: {{lima: {{name: Forum, date: 2019-03-01}}}}
sections:
  - title: Trade
    slides:
      - {{id: line, title: Exports at a glance, chart: {{type: line, data: trade, x: year, y: exports}}}}
      - id: one
        title: Texas leads
        claim: select max(n) > 1 from kept
        text: "{{{{ top }}}}"
        hidden: true
figures: {{top: {{query: select max(exports) from trade}}}}
checks: {{unused_entry: off}}
"""
CSV = "year,exports\n2016,230\n2017,243\n"
NEWER = CSV + "2018,265\n"
STATES = "state,n\nTexas,2\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as site:
        site.pages |= {"/trade.csv": Page(NEWER.encode()), "/states.csv": Page(STATES.encode())}
        yield site


@pytest.fixture
def folder(tmp_path: Path, site: Site) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK.format(url=site.url))
    (tmp_path / "trade.csv").write_text(CSV)
    (tmp_path / "states.csv").write_text(STATES)
    (tmp_path / "kept.csv").write_text(STATES)
    return tmp_path


class Done(Struct, frozen=True):
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *words: str) -> Done:
    """The command in this process, where no terminal is."""
    with contextlib.chdir(folder):
        found = CliRunner().invoke(main, words)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return Done(found.exit_code, found.stdout, found.stderr)


def test_machines_accept_with_yes_and_each_table_is_judged_alone(folder: Path, site: Site) -> None:
    site.pages["/states.csv"] = Page(b"", 404)
    command = [sys.executable, "-m", "deckgen", "data", "refresh", "--trust", "--yes"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "trade: 1 row new, rows told apart by year",
        "+ 2018  exports 265",
        "trade: written to trade.csv",
        "states: failed, nothing was written",
    ]
    assert "deck.yaml:10:45: error[fetch_failed]: 'states' can't be fetched: the server answers 404" in done.stderr
    assert done.stderr.rstrip().endswith("1 table not refreshed: states")
    assert (folder / "trade.csv").read_text() == NEWER
    assert list(json.loads((folder / "deck.lock").read_text())["tables"]) == ["trade"]


def test_without_a_terminal_nothing_is_written_and_it_is_said(folder: Path) -> None:
    done = run(folder, "data", "refresh", "--trust")
    assert done.returncode == 1
    assert "trade: not written, as nobody can be asked here; --yes accepts it" in done.stdout
    assert "states: as it was, 1 row" in done.stdout
    assert "states: not written into the lock, as nobody can be asked here; --yes does it" in done.stdout
    assert (folder / "trade.csv").read_text() == CSV
    assert not (folder / "deck.lock").exists()
    assert run(folder, "data", "refresh", "--trust", "-y").returncode == 0
    assert run(folder, "data", "refresh", "--trust").returncode == 0


@pytest.mark.parametrize(("answer", "table", "said"), [("y\n", NEWER, "written to"), ("\n", CSV, "is as it was")])
def test_on_a_terminal_one_is_asked(folder: Path, answer: str, table: str, said: str) -> None:
    code, shown = on_terminal(folder, answer, "data", "refresh", "--trust", "trade")
    assert code == 0
    assert "trade: fetching …" in shown
    assert "Write trade.csv? [y/N]" in shown
    assert said in shown
    assert (folder / "trade.csv").read_text() == table


def test_what_is_wrong_usage(folder: Path) -> None:
    for words, said in (
        (("trde",), "deck.yaml has no table 'trde'; did you mean 'trade'?"),
        (("kept",), "'kept' of deck.yaml has no 'refresh'"),
        (("talk.yaml",), "a deck is named with --deck talk.yaml"),
        (("--deck", "dekc.yaml"), "did you mean 'deck.yaml'?"),
    ):
        done = run(folder, "data", "refresh", "--trust", *words)
        assert done.returncode == 2
        assert said in done.stderr
    assert run(folder, "data", "status", "-e", "lima", "--today").returncode == 2
    assert run(folder, "data", "status", "-e", "lama").returncode == 2


def test_a_deck_without_a_refresh_has_none(folder: Path) -> None:
    (folder / "deck.yaml").write_text("title: T\nsections: [{title: S, slides: [{title: A, text: x}]}]\n")
    done = run(folder, "data", "refresh", "--trust")
    assert done.returncode == 2
    assert "no table of deck.yaml has a 'refresh'" in done.stderr
    assert run(folder, "data", "status").stdout == "deck.yaml has no tables under 'data'\n"


def test_a_lock_that_is_none_and_a_deck_with_faults_stop_it(folder: Path) -> None:
    (folder / "deck.lock").write_text("{\n<<<<<<< HEAD\n")
    done = run(folder, "data", "refresh", "--trust", "--yes")
    assert done.returncode == 1
    assert "deck.lock:2:1: error[bad_lock]" in done.stderr
    deck = folder / "deck.yaml"
    deck.write_text(deck.read_text().replace("claim:", "clame:"))
    done = run(folder, "data", "refresh", "--trust", "--yes")
    assert done.returncode == 1
    assert "did you mean 'claim'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "trade.csv").read_text() == CSV


# status


def status(folder: Path, *words: str) -> dict[str, dict[str, object]]:
    done = run(folder, "data", "status", "--format", "json", *words)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {"": {"day": found["day"]}, **{table["name"]: table for table in found["tables"]}}


def test_how_tables_stand_on_the_day_of_the_deck_and_of_an_event(folder: Path, site: Site) -> None:
    here = status(folder)
    assert here[""] == {"day": "2018-09-12"}
    assert here["trade"] == {
        "name": "trade",
        "file": "trade.csv",
        "sources": ["census"],
        "origin": f"url {site.url}/trade.csv",
        "last": "2017",
        "age": "8 months",
        "stale": True,
        "lock": "not locked",
        "slides": ["line", "one"],
    }
    assert here["kept"]["slides"] == ["one"]
    assert (here["kept"]["last"], here["kept"]["age"], here["kept"]["stale"]) == (None, None, None)
    there = status(folder, "-e", "lima")
    assert there[""] == {"day": "2019-03-01"}
    assert (there["trade"]["age"], there["trade"]["slides"]) == ("14 months", ["line"])


def test_the_lock_says_whether_a_file_is_the_one_that_was_fetched(folder: Path) -> None:
    run(folder, "data", "refresh", "--trust", "--yes")
    assert [status(folder)[name]["lock"] for name in ("trade", "states", "kept")] == ["same", "same", "not locked"]
    (folder / "trade.csv").write_text(CSV)
    (folder / "states.csv").unlink()
    assert [status(folder)[name]["lock"] for name in ("trade", "states")] == ["changed by hand", "missing"]


def test_the_table_is_for_people(folder: Path) -> None:
    lines = run(folder, "data", "status").stdout.splitlines()
    assert lines[0] == "On 2018-09-12"
    assert [re.split(r"\s{2,}", line) for line in lines[2:4]] == [
        ["table", "source", "last", "age", "stale", "lock", "slides"],
        ["trade", "census", "2017", "8 months", "stale", "not locked", "line, one"],
    ]


def test_it_may_be_judged_on_this_very_day(folder: Path) -> None:
    assert str(status(folder, "--today")[""]["day"]) >= "2024"


# build --locked, and stale data


def test_a_locked_build_takes_the_files_that_the_lock_knows_and_no_others(folder: Path) -> None:
    done = run(folder, "build", "--locked")
    assert done.returncode == 1
    assert "deck.yaml:6:11: error[not_locked]: 'trade' is not in deck.lock" in done.stderr
    assert "run 'deckgen data refresh states'" in done.stderr
    assert "kept" not in done.stderr
    run(folder, "data", "refresh", "--trust", "--yes")
    assert run(folder, "build", "--locked", "-o", "a.pptx").returncode == 0
    (folder / "trade.csv").write_text(CSV)
    done = run(folder, "build", "--locked", "-o", "b.pptx")
    assert done.returncode == 1
    assert "deck.yaml:6:11: error[lock_differs]: 'trade.csv' is not the file that deck.lock knows" in done.stderr
    assert not (folder / "b.pptx").exists()
    (folder / "deck.lock").write_text("[]")
    assert "error[bad_lock]" in run(folder, "build", "--locked").stderr


def test_stale_data_is_a_warning_and_an_error_with_strict(folder: Path) -> None:
    for verb in ("check", "build"):
        done = run(folder, verb)
        assert done.returncode == 0
        assert "warning[stale_data]: 'trade' ends on 2017-12-31; it is older than 8 months from" in done.stderr
        assert "run 'deckgen data refresh trade'" in done.stderr
        assert run(folder, verb, "--strict").returncode == 1
    run(folder, "data", "refresh", "--trust", "trade", "--yes")
    assert run(folder, "check", "--strict", "-e", "lima").returncode == 0


def test_nobody_waits_for_what_only_a_refresh_needs(folder: Path) -> None:
    code = (
        "import sys; from deckgen.pipeline import check; check('deck.yaml')\n"
        "assert not {'urllib3', 'sqlalchemy', 'deckgen.verbs.data'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=folder, timeout=60).returncode == 0
