"""deck.lock: what it holds comes back, and what isn't one is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files.paths import digest_of
from deckgen.model.diagnostics import Diagnostics
from deckgen.tables.lock import Lock, Locked, LockState, lock_bytes, lock_path, read_lock, state_of

ORIGIN, FETCHED = "url https://example.org/a.csv", "2018-09-12T09:30:00+00:00"
ENTRY = Locked("a.csv", ORIGIN, FETCHED, digest_of(b"a"), 3, "2015", "2017")


def said(path: Path) -> list[str]:
    log = Diagnostics()
    assert read_lock(path, path.name, log) is None
    return [f"{one.code}: {one.message} ({one.hint})" for one in log]


def test_it_comes_back_as_it_was_and_is_the_same_in_any_order(tmp_path: Path) -> None:
    lock = Lock({"b": ENTRY, "a": ENTRY})
    path = lock_path(tmp_path / "talk.yaml")
    assert path.name == "talk.lock"
    path.write_bytes(lock_bytes(lock))
    assert read_lock(path, path.name, Diagnostics()) == lock
    assert lock_bytes(Lock({"a": ENTRY, "b": ENTRY})) == lock_bytes(lock)
    assert b"etag" not in lock_bytes(lock)


def test_none_is_an_empty_one(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "deck.lock", "deck.lock", Diagnostics()) == Lock()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("{", "bad_lock: 'deck.lock' is no lock: it isn't JSON"),
        ("<<<<<<< HEAD\n{}\n", "take one side of the merge"),
        ("[" * 100_000, "bad_lock"),
        ("[]", "bad_lock: 'deck.lock' is no lock that deckgen wrote"),
        ('{"version": 1, "tables": {"a": {"rows": "three"}}}', "is no lock that deckgen wrote"),
        ('{"version": 1, "tables": {"a": {"rows": 3}}}', "is no lock that deckgen wrote"),
        ('{"version": 7}', "newer_lock: 'deck.lock' was written by a newer deckgen: it is of version 7, 1 is known"),
        ("\xff", "bad_lock"),
    ],
)
def test_what_is_no_lock_is_said(tmp_path: Path, words: str, complaint: str) -> None:
    path = tmp_path / "deck.lock"
    path.write_bytes(words.encode("latin-1"))
    (found,) = said(path)
    assert complaint in found


def test_how_a_file_stands_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert state_of(ENTRY, path) is LockState.MISSING
    path.write_bytes(b"a")
    assert [state_of(entry, path) for entry in (ENTRY, None)] == [LockState.SAME, LockState.NOT_LOCKED]
    path.write_bytes(b"b")
    assert state_of(ENTRY, path) is LockState.CHANGED
