"""The deck that `deckgen new` plants: small, builds at once, and shows the habits of a good talk."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from deckgen.files.temporary import temporary_folder
from deckgen.processes.signals import together


def plant(folder: Path, besides: Mapping[str, bytes] | None = None) -> list[Path]:
    """Write the starter's files into a folder that is empty or isn't there; their paths.

    besides are further files, by their names, which are written behind these.
    A run that is told to end meanwhile ends when all are written; one that is killed leaves nothing in the folder.
    """
    made: list[Path] = []
    if folder.is_dir():
        with together():
            _write(folder, besides or {}, made)
        return made
    folder.parent.mkdir(parents=True, exist_ok=True)
    with together(), temporary_folder(folder.parent) as beside:
        _write(beside / "deck", besides or {}, made)
        (beside / "deck").rename(folder)
    return [folder / path.relative_to(beside / "deck") for path in made]


def _write(folder: Path, besides: Mapping[str, bytes], made: list[Path]) -> None:
    _copy(files(__package__) / "files", folder, made)
    for name, data in besides.items():
        _write_new(folder / name, data, made)


def _copy(source: Traversable, target: Path, made: list[Path]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in sorted(source.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            _copy(item, target / item.name, made)
            continue
        _write_new(target / item.name, item.read_bytes(), made)


def _write_new(path: Path, data: bytes, made: list[Path]) -> None:
    with path.open("xb") as file:
        file.write(data)
    made.append(path)
