"""Runs that are ended from outside at chosen moments: nothing is lost, nothing runs on, nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from ended_runs import Run
from web_site import Page, Site, open_site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what runs is found by /proc")

SLIDE = (
    "      - {{title: Slide {n}, chart: {{type: bar, rows: [[Ana, 1{n}], [Li, 2]], x: who, y: n}},"
    " allow: [missing_source]}}\n"
)
PLAIN = "title: Talk\nsections:\n  - title: S\n    slides: [{title: A, text: x}]\n"
OWN = """
import os, subprocess, sys, time
def draw(rows, axes, brand):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    open(os.path.join(sys.path[-1], "drawing"), "w").close()
    axes.plot([1, 2])
    time.sleep(60)
"""
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def folder_of(tmp_path: Path, deck: str) -> Path:
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text(deck)
    (folder / "t.csv").write_text("who,n\nAna,1\nLi,2\n")
    return folder


def code_of(number: int) -> int:
    return -number if number == signal.SIGKILL else 128 + number


@pytest.mark.parametrize("number", SIGNALS)
def test_a_drawing_of_the_authors_ends_with_the_run_and_all_that_it_started(tmp_path: Path, number: int) -> None:
    deck = "title: T\ndata: {t: {file: t.csv, source: s}}\nsources: {s: {publisher: S}}\nsections:\n  - title: S\n"
    slide = "    slides: [{title: A, chart: {python: 'own.py:draw', data: t}}]\n"
    folder = folder_of(tmp_path, deck + slide)
    begun = tmp_path / "begun"
    (folder / "own.py").write_text(OWN.replace('os.path.join(sys.path[-1], "drawing")', repr(str(begun))))
    # The run, the warden, the drawing, and the two that it started, which show their variables a moment later.
    run = Run(folder, "build", "--trust").wait_for(lambda run: begun.exists() and len(run.processes()) >= 5)
    assert run.end(number) == code_of(number)
    assert run.runs_on() == {}
    # Before the drawing runs it is said what is trusted, and then an empty line.
    said = run.said().partition("\n\n")[2]
    assert said == ("stopped by Ctrl-C\n" if number == signal.SIGINT else "")
    if number != signal.SIGKILL:
        assert run.leftovers() == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_query_ends_with_the_run(tmp_path: Path, number: int) -> None:
    query = "select sum(a.range * b.range) as n from range(1000000) a, range(1000000) b"
    figures = f"figures: {{f: {{query: '{query}'}}}}\n"
    folder = folder_of(tmp_path, "title: T\ndata: {t: {file: t.csv}}\n" + figures + PLAIN.partition("\n")[2])
    run = Run(folder, "check").wait_for(lambda run: any("duck" in command for command in run.processes().values()))
    time.sleep(0.5)
    assert run.end(number) == code_of(number)
    assert run.runs_on() == {}
    assert run.said() == ""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_those_who_draw_charts_end_with_the_run(tmp_path: Path, number: int) -> None:
    slides = "".join(SLIDE.format(n=n) for n in range(24))
    folder = folder_of(
        tmp_path, "title: T\ndata: {t: {file: t.csv}}\nsections:\n  - title: S\n    slides:\n" + slides
    )
    # With one processor nobody but the run itself would draw.
    run = Run(folder, "build", code="import os; os.cpu_count = lambda: 3").wait_for(
        lambda run: len(run.processes()) > 2
    )
    assert run.end(number) == code_of(number)
    assert run.runs_on() == {}
    assert run.said() == ""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_git_ends_with_the_run(tmp_path: Path, number: int) -> None:
    folder = folder_of(tmp_path, PLAIN)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    # Whoever reads a named pipe waits until somebody writes.
    (folder / ".git" / "HEAD").unlink()
    os.mkfifo(folder / ".git" / "HEAD")
    run = Run(folder, "diff", "HEAD").wait_for(
        lambda run: any("rev-parse" in one for one in run.processes().values())
    )
    assert run.end(number) == code_of(number)
    assert run.runs_on() == {}


def at_replacing(number: int) -> str:
    """Code that sends a run a signal when it is about to rename the first finished file in its folder."""
    return (
        "import os, signal\nreplace = os.replace\n"
        "def signalled(old, new):\n"
        f"    if os.getcwd() in os.path.abspath(new): os.kill(os.getpid(), {int(number)})\n"
        "    return replace(old, new)\n"
        "os.replace = signalled"
    )


@pytest.mark.parametrize("number", SIGNALS[:3])
def test_a_file_that_is_being_written_is_the_old_one_or_the_new_one(tmp_path: Path, number: int) -> None:
    folder = folder_of(tmp_path, PLAIN)
    assert Run(folder, "build").process.wait(30) == 0
    built = folder / "output" / "talk.pptx"
    old = built.read_bytes()
    (folder / "deck.yaml").write_text(PLAIN.replace("text: x", "text: new"))
    run = Run(folder, "build", code=at_replacing(number))
    assert run.process.wait(30) == code_of(number)
    assert built.read_bytes() == old
    left = run.leftovers()
    assert len(left) == (number == signal.SIGKILL)
    assert Run(folder, "build").process.wait(30) == 0
    assert run.leftovers() == []
    slides = Presentation(str(built)).slides
    assert "new" in "".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )


REFRESH = "data: {{t: {{file: t.csv, refresh: {{url: '{url}/t.csv'}}}}}}\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as site:
        site.pages["/t.csv"] = Page(b"who,n\nAna,1\nLi,3\n")
        yield site


def test_a_table_and_its_entry_in_the_lock_are_not_parted_by_a_signal(tmp_path: Path, site: Site) -> None:
    folder = folder_of(tmp_path, PLAIN + REFRESH.format(url=site.url))
    run = Run(folder, "data", "refresh", "--yes", "--trust", code=at_replacing(signal.SIGTERM))
    assert run.process.wait(30) == 143
    assert (folder / "t.csv").read_text() == "who,n\nAna,1\nLi,3\n"
    checked = Run(folder, "build", "--locked")
    assert checked.process.wait(30) == 0, checked.said()
    assert run.leftovers() == []
