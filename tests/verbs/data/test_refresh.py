"""Tables fetched from a real server, judged, and written whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckgen.model.diagnostics import DeckgenError
from deckgen.verbs.data import Judged, Outcome, RefreshSettings, UnknownTableError, open_refresher
from deckgen.web.environment import Environment
from deckgen.web.request import Bounds
from web_site import Page, Site, open_site

CSV = "year,exports,place\n2015,236,Texas\n2016,230,Texas\n2017,243,Texas\n"
NEWER = CSV.replace("230", "229.7") + "2018,265,Texas\n"
DECK = """\
title: Trade
data:
  trade: {{file: data/trade.csv, refresh: {origin}{more}}}
sections: [{{title: S, slides: [{{title: A, text: x}}]}}]
"""
SETTINGS = RefreshSettings(
    Bounds(waits=(), read=0.5),
    environment=Environment({"API_TOKEN": "s3cr3t"}),
    trust=True,
    now=lambda: datetime(2018, 9, 12, 9, 30, tzinfo=UTC),
)


class Talk:
    """A deck in a folder whose one table comes from somewhere."""

    def __init__(self, folder: Path, origin: str, more: str = "", table: str | None = CSV) -> None:
        self.folder, self.deck = folder, folder / "deck.yaml"
        self.deck.write_text(DECK.format(origin=origin, more=more))
        self.table = folder / "data" / "trade.csv"
        if table is not None:
            self.table.parent.mkdir(exist_ok=True)
            self.table.write_text(table)

    def refresh(self, *, write: bool = True, settings: RefreshSettings = SETTINGS) -> Judged:
        """Fetch the table, and write it where it may be."""
        with open_refresher(self.deck, settings=settings) as refresher:
            judged = refresher.judge("trade")
            if write and judged.outcome is not Outcome.FAILED:
                assert list(refresher.accept(judged)) == []
            return judged

    def trust(self) -> None:
        """Grant what the deck asks leave for, from now on."""
        with open_refresher(self.deck, settings=replace(SETTINGS, trust=lambda _: True)):
            pass

    def failed(self, settings: RefreshSettings = SETTINGS) -> list[str]:
        """What is said of a refresh that fails; the file and the lock stay, byte for byte."""
        before = {path: path.read_bytes() for path in (self.table, self.lock_file) if path.exists()}
        judged = self.refresh(settings=settings)
        assert judged.outcome is Outcome.FAILED
        assert {path: path.read_bytes() for path in before} == before
        assert [path.name for path in self.folder.rglob(".deckgen-*")] == []
        return [f"{one.code}: {one.message}" for one in judged.diagnostics]

    @property
    def lock_file(self) -> Path:
        return self.folder / "deck.lock"

    @property
    def lock(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.lock_file.read_text())["tables"]["trade"]
        return found


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as site:
        yield site


@pytest.fixture
def talk(tmp_path: Path, site: Site) -> Talk:
    site.pages["/trade.csv"] = Page(NEWER.encode(), headers={"ETag": '"1"', "Last-Modified": "yesterday"})
    return Talk(tmp_path, f'{{url: "{site.url}/trade.csv"}}')


def test_what_changed_is_told_before_anything_is_written(talk: Talk) -> None:
    judged = talk.refresh(write=False)
    assert (judged.outcome, judged.rows, judged.by_hand) == (Outcome.CHANGED, 4, False)
    assert judged.change is not None
    assert [(str(cell.row), cell.column, cell.before, cell.after) for cell in judged.change.cells] == [
        ("2016", "exports", "230", "229.7")
    ]
    assert talk.table.read_text() == CSV
    assert not talk.lock_file.exists()


def test_what_is_accepted_is_written_as_it_came_and_locked(talk: Talk, site: Site) -> None:
    talk.refresh()
    assert talk.table.read_text() == NEWER
    assert talk.lock == {
        "file": "data/trade.csv",
        "origin": f"url {site.url}/trade.csv",
        "fetched": talk.lock["fetched"],
        "sha256": talk.lock["sha256"],
        "rows": 4,
        "first": "2015",
        "last": "2018",
        "etag": '"1"',
        "last_modified": "yesterday",
    }
    assert datetime.fromisoformat(str(talk.lock["fetched"])) == SETTINGS.now()


def test_what_has_not_changed_costs_one_short_question_and_leaves_the_lock_alone(talk: Talk, site: Site) -> None:
    talk.refresh()
    before = talk.lock_file.read_bytes()
    judged = talk.refresh(settings=replace(SETTINGS, now=lambda: datetime(2019, 1, 1, tzinfo=UTC)))
    assert (judged.outcome, judged.settled, judged.rows) == (Outcome.SAME, True, 4)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert talk.lock_file.read_bytes() == before


def test_a_file_that_was_changed_by_hand_is_fetched_whole(talk: Talk, site: Site) -> None:
    talk.refresh()
    talk.table.write_text(NEWER.replace("265", "999"))
    judged = talk.refresh()
    assert "If-None-Match" not in site.asked[-1][1]
    assert judged.by_hand
    assert talk.table.read_text() == NEWER


def test_a_table_that_is_not_there_yet_is_new(tmp_path: Path, site: Site) -> None:
    site.pages["/trade.csv"] = Page(CSV.encode())
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.csv"}}', table=None)
    judged = talk.refresh()
    assert (judged.outcome, judged.change) == (Outcome.NEW, None)
    assert talk.table.read_text() == CSV


def test_the_same_values_written_otherwise_leave_the_file_alone(tmp_path: Path, site: Site) -> None:
    site.pages["/trade.csv"] = Page(CSV.replace("236", "236.0").replace("\n", "\r\n").encode())
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.csv"}}')
    assert talk.refresh().outcome is Outcome.SAME
    assert talk.table.read_text() == CSV
    assert talk.lock["rows"] == 3


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (CSV.replace("exports", "sales"), "other_columns: 'trade' has other columns now: 'exports' is missing, 'sal"),
        (
            CSV.replace("236", "a lot").replace("230", "some"),
            "other_kind: 'exports' of 'trade' holds words now, not num",
        ),
        (CSV.replace("2015,236,Texas\n", ""), "rows_lost: 'trade' has 2 rows now, 3 before: 33% fewer; 10% may go"),
        ("year,exports,place\n", "no_rows: 'trade' has no row any more"),
        (
            CSV.replace("2016", "2015"),
            "duplicate_key: rows 1 and 2 of what was fetched for 'trade' have the same key: 2015",
        ),
        (
            CSV + "2018,1,Ohio\n2019,2,Ohio\n2020,about 3,Ohio\n",
            "text_in_number_column: 'about 3' stands in",
        ),
        (CSV + "2018,2\n", "short_row: this row has 2 cells, the header has 3"),
        ("<!DOCTYPE html><title>Log in</title>", "is a web page, not a table"),
        ("\n <HTML>", "is a web page, not a table"),
        ("", "fetch_failed: what was fetched for 'trade' is empty"),
        ("\ud800", "not_utf8"),
        ("PK\x03\x04", "not_text"),
        ('{"year": 2015}', "other_columns"),
    ],
)
def test_what_is_not_the_table_of_before_is_refused(tmp_path: Path, site: Site, body: str, said: str) -> None:
    site.pages["/trade.csv"] = Page(body.encode("utf-8", "surrogatepass"))
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.csv"}}', ", key: year")
    assert any(said in one for one in talk.failed()), talk.failed()


def test_all_faults_of_a_table_are_said_at_once(tmp_path: Path, site: Site) -> None:
    site.pages["/trade.csv"] = Page(b"year,exports,state\n2015,many,Texas\n2015,few,Texas\n")
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.csv"}}', ", key: year, may_lose: 0%")
    said = sorted(one.partition(":")[0] for one in talk.failed())
    assert said == ["duplicate_key", "other_columns", "other_kind", "rows_lost"]


def test_a_share_of_the_rows_may_go(tmp_path: Path, site: Site) -> None:
    site.pages["/trade.csv"] = Page(CSV.replace("2015,236,Texas\n", "").encode())
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.csv"}}', ", may_lose: 34%")
    assert talk.refresh().outcome is Outcome.CHANGED


def test_json_is_judged_as_json(tmp_path: Path, site: Site) -> None:
    site.pages["/trade.json"] = Page(b'[{"year": 2015')
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.json"}}')
    talk.deck.write_text(talk.deck.read_text().replace("trade.csv", "trade.json"))
    talk.table = talk.table.with_suffix(".json")
    assert talk.failed()[0].startswith("bad_json")


def test_no_secret_is_said_or_kept(tmp_path: Path, site: Site) -> None:
    origin = (
        f'{{url: "{site.url}/trade.csv?key=${{API_TOKEN}}", headers: {{Authorization: "Bearer ${{API_TOKEN}}"}}}}'
    )
    talk = Talk(tmp_path, origin)
    site.pages["/trade.csv"] = Page(NEWER.encode())
    talk.refresh()
    assert site.asked[0][0] == "/trade.csv?key=s3cr3t"
    assert site.asked[0][1]["Authorization"] == "Bearer s3cr3t"
    site.pages["/trade.csv"] = Page(b"", 302, {"Location": "http://10.0.0.1/s3cr3t"})
    with open_refresher(talk.deck, settings=SETTINGS) as refresher:
        said = "\n".join(str(one) for one in refresher.judge("trade").diagnostics)
    assert "inside a network" in said
    site.pages["/trade.csv"] = Page(b"the key s3cr3t,isn't known\nlook,at,s3cr3t\n")
    with open_refresher(talk.deck, settings=SETTINGS) as refresher:
        said += "\n".join(str(one) for one in refresher.judge("trade").diagnostics)
    assert "look,at,••••••" in said
    assert "'the key ${API_TOKEN}' is new" in said
    assert "s3cr3t" not in said + "".join(path.read_text("latin-1") for path in tmp_path.rglob("*") if path.is_file())


def test_the_user_of_an_address_is_not_locked(tmp_path: Path, site: Site) -> None:
    site.pages["/trade.csv"] = Page(NEWER.encode())
    talk = Talk(tmp_path, f'{{url: "http://ana:${{API_TOKEN}}@127.0.0.1:{site.port}/trade.csv#x"}}')
    talk.refresh()
    assert talk.lock["origin"] == f"url {site.url}/trade.csv"
    assert site.asked[0][1]["Authorization"].startswith("Basic ")


def test_a_variable_that_is_not_set_is_said_where_it_is_named(tmp_path: Path, site: Site) -> None:
    talk = Talk(tmp_path, f'{{url: "{site.url}/trade.csv", headers: {{X-Key: "${{NO_KEY}}"}}}}')
    assert talk.failed() == ["unset_variable: the variable 'NO_KEY' of the environment isn't set"]
    assert site.asked == []


def test_a_lock_that_is_none_stops_a_refresh(talk: Talk) -> None:
    talk.lock_file.write_text('{"version": 9}')
    with pytest.raises(DeckgenError, match="newer_lock"):
        talk.refresh()
    assert talk.lock_file.read_text() == '{"version": 9}'


def test_two_at_once_do_not_meet(talk: Talk) -> None:
    with (
        open_refresher(talk.deck, settings=SETTINGS),
        pytest.raises(DeckgenError, match="another refresh of this deck is at work"),
    ):
        talk.refresh()
    assert talk.refresh().outcome is Outcome.CHANGED


def test_a_second_process_is_told_that_the_first_is_at_work(talk: Talk, site: Site) -> None:
    asked, may_go_on = threading.Event(), threading.Event()

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        may_go_on.wait(60)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(NEWER.encode())

    site.pages["/trade.csv"] = slowly
    command = [sys.executable, "-m", "deckgen", "data", "refresh", "--yes", "--trust"]
    first = subprocess.Popen(command, cwd=talk.folder, stdout=subprocess.PIPE, text=True)
    try:
        assert asked.wait(60)
        second = subprocess.run(command, cwd=talk.folder, capture_output=True, text=True, timeout=60)
        assert second.returncode == 1
        assert "deck.yaml: error[refresh_runs]: another refresh of this deck is at work" in second.stderr
        assert talk.table.read_text() == CSV
    finally:
        may_go_on.set()
        said, _ = first.communicate(timeout=60)
    assert first.returncode == 0
    assert "trade: written to data/trade.csv" in said
    assert talk.table.read_text() == NEWER


def test_names_that_are_none(talk: Talk) -> None:
    with pytest.raises(UnknownTableError), open_refresher(talk.deck, ("trde",)):
        pass


def test_a_file_that_cannot_be_written_stays_as_it_was(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_refresher(talk.deck, settings=SETTINGS) as refresher:
        judged = refresher.judge("trade")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", full)
        (said,) = refresher.accept(judged)
    assert said.message == "'data/trade.csv' can't be written: No space left on device"
    assert talk.table.read_text() == CSV
    assert sorted(path.name for path in talk.table.parent.iterdir()) == ["trade.csv"]
    assert not talk.lock_file.exists()


@pytest.mark.parametrize("moment", ["os.replace", "fcntl.flock"])
def test_a_kill_in_the_middle_of_writing_leaves_the_old_file_whole(talk: Talk, moment: str) -> None:
    talk.trust()
    code = (
        f"import fcntl, os, signal; from deckgen.cli import main; from deckgen.files import temporary\n"
        f"def kill(*a, **k): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"{moment} = kill\nmain(['data', 'refresh', '--yes'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=talk.folder, capture_output=True, timeout=60)
    assert done.returncode == -9
    assert talk.table.read_text() == CSV
    assert not talk.lock_file.exists()
    assert talk.refresh().outcome is Outcome.CHANGED
    assert [path.name for path in talk.table.parent.iterdir()] == ["trade.csv"], "what the dead one left is gone"


@pytest.mark.skipif(sys.platform == "win32", reason="a bound on the size of files is Unix's own")
def test_a_disk_that_takes_no_more_is_said_without_a_traceback(talk: Talk, site: Site) -> None:
    rows = "".join(f"{year},1,Texas\n" for year in range(4000, 9999))
    talk.trust()
    site.pages["/trade.csv"] = Page((CSV + rows).encode())
    code = (
        "import resource, signal; from deckgen.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\nmain(['data', 'refresh', '--yes'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=talk.folder, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "error[cannot_write]: 'data/trade.csv' can't be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert talk.table.read_text() == CSV
