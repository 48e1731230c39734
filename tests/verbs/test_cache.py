"""`deckgen cache` says what is kept, and takes out what is deckgen's own, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from command import run
from deckgen.files.user_folders import CACHE


@pytest.fixture
def built(tmp_path: Path) -> Path:
    deck = tmp_path / "talk"
    deck.mkdir()
    (deck / "deck.yaml").write_text(
        "title: Talk\nsections:\n  - title: Part\n    slides:\n"
        "      - {title: Ana leads, chart: {type: bar, x: who, y: n, rows: [{who: Ana, n: 3}, {who: Li, n: 2}]}}\n"
    )
    assert asked(deck, "build").returncode == 0
    return deck


def asked(deck: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(deck, *words, **{CACHE: str(deck.parent / "cache")})


def test_it_says_what_is_kept_and_where(built: Path) -> None:
    said = asked(built, "cache").stdout
    assert "  2 files  pictures of charts" in said
    assert said.splitlines()[-1].endswith(f"in all: {built.parent / 'cache'}")


def test_it_is_emptied_and_the_next_build_makes_all_anew(built: Path) -> None:
    before = (built / "output" / "talk.pptx").read_bytes()
    assert "taken out" in asked(built, "cache", "--clear").stdout
    assert not list((built.parent / "cache" / "charts").glob("*.*g"))
    assert " 0 files  pictures of charts" in asked(built, "cache").stdout
    assert asked(built, "build").returncode == 0
    assert (built / "output" / "talk.pptx").read_bytes() == before


def test_what_is_not_its_own_stays(built: Path) -> None:
    own = built.parent / "cache" / "charts" / "holiday.png"
    other = built.parent / "cache" / "letters" / ("0" * 64)
    other.parent.mkdir()
    for path in (own, other):
        path.write_bytes(b"mine")
    asked(built, "cache", "--clear")
    assert own.read_bytes() == other.read_bytes() == b"mine"


def test_without_a_cache_there_is_nothing_to_say(tmp_path: Path) -> None:
    done = asked(tmp_path, "cache")
    assert (done.returncode, done.stdout) == (0, f"    0.0 MB  in all: {tmp_path.parent / 'cache'}\n")
    assert asked(tmp_path, "cache", "--clear").returncode == 0
