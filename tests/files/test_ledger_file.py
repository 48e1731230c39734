"""The ledger of a built file: what one build enters the next one finds, and nobody else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files import ledger_file
from deckgen.files.ledger_file import keep_ledger, read_ledger
from deckgen.model.ledger import Ledger


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept(file: Path, **entries: bytes) -> Ledger:
    ledger = read_ledger([file])
    for key, entry in entries.items():
        ledger.put(key.encode(), entry)
    keep_ledger(ledger, [file])
    return read_ledger([file])


def test_the_next_build_finds_what_was_kept(tmp_path: Path) -> None:
    ledger = kept(tmp_path / "talk.pptx", one=b"1", two=b"")
    assert [ledger.get(key) for key in (b"one", b"two", b"three")] == [b"1", b"", None]


def test_what_is_not_kept_is_not_found(tmp_path: Path) -> None:
    read_ledger([tmp_path / "talk.pptx"]).put(b"one", b"1")
    assert read_ledger([tmp_path / "talk.pptx"]).get(b"one") is None


def test_each_file_has_its_own(tmp_path: Path) -> None:
    kept(tmp_path / "talk.pptx", one=b"1")
    assert read_ledger([tmp_path / "other.pptx"]).get(b"one") is None


def test_what_a_build_does_not_ask_for_is_left_out(tmp_path: Path) -> None:
    ledger = kept(tmp_path / "talk.pptx", old=b"1", same=b"2")
    ledger.get(b"same")
    ledger.put(b"new", b"3")
    keep_ledger(ledger, [tmp_path / "talk.pptx"])
    now = read_ledger([tmp_path / "talk.pptx"])
    assert [now.get(key) for key in (b"old", b"same", b"new")] == [None, b"2", b"3"]


def test_another_deckgen_has_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "talk.pptx", one=b"1")
    monkeypatch.setattr(ledger_file, "stamp_of_code", lambda: "another")
    assert read_ledger([tmp_path / "talk.pptx"]).get(b"one") is None


@pytest.mark.parametrize("damage", [b"", b"\x81", b"no ledger at all", b"\xc0"])
def test_a_damaged_one_knows_nothing_and_is_written_anew(tmp_path: Path, own_cache: Path, damage: bytes) -> None:
    kept(tmp_path / "talk.pptx", one=b"1")
    (file,) = (one for one in (own_cache / "ledgers").iterdir() if not one.name.startswith("."))
    file.write_bytes(damage)
    assert read_ledger([tmp_path / "talk.pptx"]).get(b"one") is None
    assert kept(tmp_path / "talk.pptx", one=b"2").get(b"one") == b"2"
