"""The cache: the user's own, not larger than it may be, and never the reason that anything fails."""

from __future__ import annotations

import os
import time
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


def test_what_was_used_longest_ago_goes_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
