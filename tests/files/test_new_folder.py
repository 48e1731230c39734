"""A new folder is filled with all files, or with none."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files.new_folder import fill_new, is_free


def test_a_folder_that_is_not_there_is_made_and_filled(tmp_path: Path) -> None:
    made = fill_new(tmp_path / "a/b", {"one.txt": b"1", "c/two.txt": b"2"})
    assert [path.relative_to(tmp_path).as_posix() for path in made] == ["a/b/one.txt", "a/b/c/two.txt"]
    assert (tmp_path / "a/b/c/two.txt").read_bytes() == b"2"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


@pytest.mark.parametrize("is_there", [True, False])
def test_where_one_file_can_not_be_written_none_is(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "a"
    if is_there:
        folder.mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        fill_new(folder, {"one.txt": b"1", "one.txt/two.txt": b"2"})
    assert list(tmp_path.rglob("*")) == ([folder] if is_there else [])


def test_a_folder_is_free_where_nothing_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    assert is_free(tmp_path / "none")
    assert not is_free(tmp_path)
    assert not is_free(tmp_path / "file")
