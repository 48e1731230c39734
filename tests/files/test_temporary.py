"""Temporary files and folders: what a killed run left is deleted, and nothing of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files.temporary import delete_left_files, temporary_folder

LEFT = (".deckgen-0123456789ab", ".deckgen-0123456789ab.pptx")
USERS = (".deckgen-backup", ".deckgen-notes.txt", ".deckgen-0123456789abc", "deckgen-run-results", ".deckgen-")


def test_what_a_killed_run_left_is_deleted_and_no_file_of_the_users_with_a_like_name(tmp_path: Path) -> None:
    for name in (*LEFT, *USERS):
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis.txt").write_text("mine")
    delete_left_files(tmp_path)
    with temporary_folder(tmp_path) as made:
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted((*USERS, made.name))
    assert all((tmp_path / name / "thesis.txt").read_text() == "mine" for name in USERS)


def test_where_the_system_keeps_such_only_names_of_runs_are_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("deckgen-run-0123456789ab", "deckgen-run-results"):
        (tmp_path / name).mkdir()
    with temporary_folder():
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["deckgen-run-results"]
