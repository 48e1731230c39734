"""What the user granted, in a file of the user's own: what is found there again, and what a damaged one grants."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from deckgen.files.user_folders import STATE, state_folder
from deckgen.trust.permission import ADDRESS, Permission
from deckgen.trust.remembered import FILE, remember, remembered


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    return tmp_path / "state" / FILE


def asked(host: str = "https://example.org", variables: str = "", name: str = "table trade") -> Permission:
    return Permission(name, ADDRESS, f"fetches 'trade' from {host}", (("host", host), ("variables", variables)))


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "talk" / "deck.yaml"
    path.parent.mkdir()
    path.write_text("title: T\n")
    return path


def test_what_was_granted_is_granted_until_it_changes(deck: Path) -> None:
    assert not remembered(deck).grants(asked())
    remember(deck, [asked()])
    assert remembered(deck).grants(asked())
    assert not remembered(deck).grants(asked(name="table states"))
    other = asked("https://example.net", "TOKEN")
    assert not remembered(deck).grants(other)
    assert remembered(deck).changes(other) == [
        "host https://example.net instead of https://example.org",
        "variables TOKEN instead of none",
    ]


def test_one_grant_does_not_take_another_away(deck: Path, tmp_path: Path) -> None:
    remember(deck, [asked()])
    remember(deck, [asked(name="table states")])
    remember(tmp_path / "other.yaml", [asked(name="table kept")])
    assert remembered(deck).grants(asked())
    assert remembered(deck).grants(asked(name="table states"))
    assert not remembered(deck).grants(asked(name="table kept"))


def test_a_copy_elsewhere_is_another_deck_and_a_link_is_none(deck: Path, tmp_path: Path) -> None:
    remember(deck, [asked()])
    shutil.copytree(deck.parent, tmp_path / "copy")
    (tmp_path / "link").symlink_to(deck.parent)
    assert not remembered(tmp_path / "copy" / "deck.yaml").grants(asked())
    assert remembered(tmp_path / "link" / "deck.yaml").grants(asked())


@pytest.mark.skipif(os.name == "nt", reason="permissions are Unix's own")
def test_the_file_is_its_users_alone(deck: Path, state: Path) -> None:
    remember(deck, [asked()])
    assert state.stat().st_mode & 0o777 == 0o600
    assert state_folder() == state.parent


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b"[" * 99_999,
        b'{"format": 2, "decks": {}}',
        b'{"format": 1}',
        b'{"format": 1, "decks": []}',
        b'{"format": 1, "decks": {"d": {"table trade": 5}}}',
        b'{"format": 1, "decks": {"d": {"table trade": [["host"]]}}}',
        b'{"format": 1, "decks": {"d": 5}}',
    ],
)
def test_a_damaged_file_grants_nothing_and_can_be_written_anew(deck: Path, state: Path, text: bytes) -> None:
    remember(deck, [asked()])
    state.write_bytes(text)
    assert not remembered(deck).grants(asked())
    remember(deck, [asked()])
    assert remembered(deck).grants(asked())
