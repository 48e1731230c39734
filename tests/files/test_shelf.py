"""The cache: the user's own, not larger than it may be, and never the reason that anything fails."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from deckgen.files import shelf
from deckgen.files.shelf import Shelf

WEEK = 7 * 24 * 60 * 60


def aged(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds, time.time() - seconds))


def test_what_is_kept_is_found_by_another_run(tmp_path: Path) -> None:
    Shelf(tmp_path / "deep" / "charts").put("a", b"picture")
    assert Shelf(tmp_path / "deep" / "charts").get("a") == b"picture"
    assert Shelf(tmp_path / "deep" / "charts").get("b") is None
    assert (tmp_path / "deep" / "charts").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o777, 0o720, 0o702])
def test_a_folder_that_others_can_write_to_is_not_believed(tmp_path: Path, mode: int) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "a").write_bytes(b"theirs")
    (tmp_path / "charts").chmod(mode)
    kept = Shelf(tmp_path / "charts")
    assert kept.get("a") is None
    kept.put("b", b"ours")
    assert not (tmp_path / "charts" / "b").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_folder_of_another_user_is_not_believed(tmp_path: Path) -> None:
    kept = Shelf(tmp_path / "charts")
    kept.put("a", b"picture")
    os.chown(tmp_path / "charts", 12345, -1)
    assert kept.get("a") is None


def test_what_was_used_longest_ago_goes_once_an_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 250)
    for index, name in enumerate(("old", "older", "used")):
        Shelf(tmp_path).put(name, b"x" * 100)
        aged(tmp_path / name, WEEK * (index + 1))
    Shelf(tmp_path).mark_used("used")
    Shelf(tmp_path).put("new", b"x" * 100)
    assert {path.name for path in tmp_path.iterdir()} == {".swept", "old", "older", "used", "new"}
    aged(tmp_path / ".swept", WEEK)
    # As it is swept before it grows, this one comes on top.
    Shelf(tmp_path).put("newest", b"x" * 100)
    assert {path.name for path in tmp_path.iterdir()} == {".swept", "used", "new", "newest"}


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        Shelf(folder).put("a", b"picture")
        Shelf(folder).mark_used("a")
        assert Shelf(folder).get("a") is None


def test_what_grows_fast_is_looked_at_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 1_000)
    monkeypatch.setattr(shelf, "MOST_UNSEEN", 500)
    for number in range(100):
        Shelf(tmp_path).put(f"{number}", b"x" * 100)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 1_600


def use(folder: Path, seed: int) -> int:
    """Put and get as a build does, and give the number of things that were not whole."""
    shelf.MOST_BYTES, shelf.MOST_UNSEEN = 20_000, 2_000
    broken = 0
    for turn in range(300):
        name = f"{(turn * 7 + seed) % 40}"
        Shelf(folder).put(name, name.encode() * 500)
        Shelf(folder).mark_used(name)
        broken += Shelf(folder).get(f"{turn % 40}") not in (None, f"{turn % 40}".encode() * 500)
    return broken


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_several_processes_may_use_it_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4, multiprocessing.get_context("fork")) as pool:
        assert list(pool.map(use, [tmp_path] * 4, range(4))) == [0, 0, 0, 0]
    assert all(path.name.isdecimal() or path.name == ".swept" for path in tmp_path.iterdir())
