"""A function of the author's own, run in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckgen.verbs.data import Judged, Outcome, RefreshSettings, open_refresher
from deckgen.web.environment import Environment

DECK = (
    "title: T\ndata: {{t: {{file: {file}, refresh: {{python: tools/t.py:rows}}}}}}\n"
    "sections: [{{title: S, slides: [{{title: A, text: x}}]}}]\n"
)
SETTINGS = RefreshSettings(most_seconds=20, trust=True, environment=Environment({"MY_TOKEN": "s3cr3t"}))


def refreshed(folder: Path, code: str, file: str = "t.csv", settings: RefreshSettings = SETTINGS) -> Judged:
    (folder / "tools").mkdir(exist_ok=True)
    (folder / "tools" / "t.py").write_text(code)
    (folder / "deck.yaml").write_text(DECK.format(file=file))
    with open_refresher(folder / "deck.yaml", settings=settings) as refresher:
        judged = refresher.judge("t")
        if judged.outcome is not Outcome.FAILED:
            assert list(refresher.accept(judged)) == []
        return judged


def said(folder: Path, *lines: str, file: str = "t.csv", settings: RefreshSettings = SETTINGS) -> str:
    code = "def rows():\n    " + "\n    ".join(lines) + "\n"
    (one,) = refreshed(folder, code, file, settings).diagnostics
    assert one.span is not None
    return f"{one.span.place}: {one.message}"


def test_its_rows_are_written(tmp_path: Path) -> None:
    (tmp_path / "raw.txt").write_text("7")
    code = """
from datetime import date
def rows():
    print("noise")
    n = int(open("raw.txt").read())
    yield {"day": date(2018, 9, 12), "n": n, "who": "Ana, Lima"}
    yield {"day": date(2018, 9, 13), "open": True}
"""
    assert refreshed(tmp_path, code).rows == 2
    assert (tmp_path / "t.csv").read_text() == 'day,n,who,open\n2018-09-12,7,"Ana, Lima",\n2018-09-13,,,true\n'
    assert '"origin": "python tools/t.py:rows"' in (tmp_path / "deck.lock").read_text()


def test_its_bytes_are_the_file(tmp_path: Path) -> None:
    refreshed(tmp_path, "def rows():\n    return b'a,b\\r\\n1,2\\r\\n'\n")
    assert (tmp_path / "t.csv").read_bytes() == b"a,b\r\n1,2\r\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("return 5", "1:1: 't' can't be fetched: it gives a int, not rows"),
        ("pass", "1:1: 't' can't be fetched: it gives nothing, not rows"),
        ("return [[1]]", "1:1: 't' can't be fetched: row 1 is a list, not a mapping"),
        ("return []", "1:1: 't' can't be fetched: it gives no row"),
        ("return [{'a': [1]}]", "1:1: 't' can't be fetched: the column 'a' holds a list, which is not one value"),
        ("return [{'a': 1 / 0}]", "2:5: 't' can't be fetched: ZeroDivisionError: division by zero"),
        ("raise SystemExit", "2:5: 't' can't be fetched: it ends the program"),
        ("import os; os._exit(0)", "1:1: 't' can't be fetched: it ends the program before its rows are there"),
        ("raise OSError('401 for ?key=s3cr3t')", "2:5: 't' can't be fetched: OSError: 401 for ?key=•••"),
    ],
)
def test_what_it_does_wrong_is_said_at_its_line(tmp_path: Path, line: str, message: str) -> None:
    assert said(tmp_path, line) == f"tools/t.py:{message}"
    assert not (tmp_path / "t.csv").exists()


def test_one_that_never_ends_is_ended(tmp_path: Path) -> None:
    told = said(tmp_path, "while True: pass", settings=replace(SETTINGS, most_seconds=0.5))
    assert told.endswith("it takes longer than 0 seconds")


def test_rows_do_not_become_a_workbook(tmp_path: Path) -> None:
    assert "rows can't be written to such a file" in said(tmp_path, "return [{'a': 1}]", file="t.xlsx")
