"""Paths stay inside the deck's folder, and every refusal says what to write instead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.files.paths import Refusal, read_bytes, resolve
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from powerless import powerless

DECK = Span(SourceFile("deck.yaml", "logo: logo.svg"), 1, 7, 15)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "deck" / "assets").mkdir(parents=True)
    (tmp_path / "deck" / "assets" / "trade.csv").write_text("a\n")
    (tmp_path / "secret.csv").write_text("a\n")
    return tmp_path / "deck"


@pytest.mark.parametrize("written", ["assets/trade.csv", "./assets/trade.csv", "assets/../assets/trade.csv"])
def test_paths_inside_the_folder_are_found(deck: Path, written: str) -> None:
    assert resolve(deck, written) == (deck / "assets/trade.csv").resolve()


def test_a_file_that_is_not_there_has_a_path_all_the_same(deck: Path) -> None:
    assert resolve(deck, "assets/new.csv") == (deck / "assets/new.csv").resolve()


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("../secret.csv", "outside_folder", "copy the file into the folder"),
        ("assets/../../secret.csv", "outside_folder", "copy the file into the folder"),
        ("/etc/passwd", "absolute_path", "from the deck's folder on"),
        ("C:/Users/me/trade.csv", "absolute_path", "from the deck's folder on"),
        ("~/trade.csv", "absolute_path", "from the deck's folder on"),
        ("assets\\trade.csv", "bad_path", "write 'assets/trade.csv'"),
        ("https://example.org/trade.csv", "bad_path", "download the file"),
        ("", "bad_path", "from the deck's folder on"),
        ("  ", "bad_path", "from the deck's folder on"),
        ("trade\x00.csv", "bad_path", "type the path again"),
        ("trade\n.csv", "bad_path", "type the path again"),
    ],
)
def test_other_paths_are_refused_with_a_reason(deck: Path, written: str, code: str, hint: str) -> None:
    refusal = resolve(deck, written)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert hint in refusal.hint


def test_links_may_not_lead_out(deck: Path) -> None:
    (deck / "inside.csv").symlink_to(deck / "assets" / "trade.csv")
    (deck / "outside.csv").symlink_to(deck.parent / "secret.csv")
    (deck / "folder").symlink_to(deck.parent)
    (deck / "circle").symlink_to(deck / "circle")
    assert resolve(deck, "inside.csv") == (deck / "assets/trade.csv").resolve()
    for written in ("outside.csv", "folder/secret.csv"):
        refusal = resolve(deck, written)
        assert isinstance(refusal, Refusal), written
        assert "is a link to a place outside" in refusal.message
    circle = resolve(deck, "circle")
    assert isinstance(circle, Refusal)
    assert circle.code == "bad_path"


def test_the_folder_itself_may_be_reached_by_a_link(deck: Path) -> None:
    link = deck.parent / "link"
    link.symlink_to(deck)
    assert resolve(link, "assets/trade.csv") == (deck / "assets/trade.csv").resolve()


def test_reading_says_what_is_missing_or_empty(deck: Path) -> None:
    log = Diagnostics()
    (deck / "empty.csv").write_bytes(b"")
    for name in ("empty.csv", "assets", "asets/trade.csv", "assets/tradee.csv"):
        assert read_bytes(deck / name, name, log, DECK) is None
    assert read_bytes(deck / "assets/trade.csv", "assets/trade.csv", log, DECK, most=1) is None
    assert {(item.code, item.hint) for item in log} == {
        ("empty_file", "save or download the file again"),
        ("is_a_folder", "it holds trade.csv"),
        ("missing_file", "the folder 'asets' isn't there either; did you mean 'assets'?"),
        ("missing_file", "did you mean 'assets/trade.csv'?"),
        ("too_large", "at most 0 MB are read"),
    }


def test_a_file_that_may_not_be_read_is_said(deck: Path) -> None:
    (deck / "deck.yaml").write_text("title: Trade\ndata: {trade: {file: assets/trade.csv}}\nsections: []\n")
    (deck / "assets" / "trade.csv").chmod(0)
    command = powerless(sys.executable, "-m", "deckgen", "check")
    done = subprocess.run(command, cwd=deck, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "deck.yaml:2:22: error[no_permission]: 'assets/trade.csv' may not be read" in done.stderr
    assert "Traceback" not in done.stderr
