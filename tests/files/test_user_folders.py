"""The user's own folders: where the system keeps such things, or where the environment says."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files.user_folders import CACHE, STATE, cache_folder, state_folder


def test_the_environment_names_other_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "made"))
    monkeypatch.setenv(STATE, str(tmp_path / "remembered"))
    assert (cache_folder(), state_folder()) == (tmp_path / "made", tmp_path / "remembered")


@pytest.mark.parametrize("written", ["", "here", "../there"])
def test_a_folder_that_depends_on_where_the_user_is_is_none(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE, written)
    monkeypatch.setenv(STATE, written)
    assert cache_folder().is_absolute()
    assert state_folder().is_absolute()
    assert cache_folder() != state_folder()
