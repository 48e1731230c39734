"""Fills a folder that is empty or isn't there yet with files: with all of them, or with none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from deckgen.files.temporary import temporary_folder


def is_free(folder: Path) -> bool:
    """Whether a folder is empty, or isn't there."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def fill_new(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files by their paths within a folder; the paths in the order of the files.

    Where something can't be written, OSError, nothing is left of the others. A run that is killed leaves nothing in a
    folder that wasn't there.
    """
    if folder.is_dir():
        try:
            return _write(folder, files)
        except BaseException:
            _empty(folder)
            raise
    folder.parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(folder.parent) as beside:
        made = _write(beside / "deck", files)
        (beside / "deck").rename(folder)
    return [folder / path.relative_to(beside / "deck") for path in made]


def _empty(folder: Path) -> None:
    """Take out of a folder, which was empty, what was written."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    made = []
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        made.append(path)
    return made
