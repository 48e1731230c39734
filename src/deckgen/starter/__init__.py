"""The deck that `deckgen new` plants: small, builds at once, and shows each block."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from deckgen.files.temporary import temporary_folder
from deckgen.processes.signals import together


def plant(folder: Path) -> list[Path]:
    """Write the starter's files into a folder that is empty or isn't there; their paths.

    A run that is told to end meanwhile ends when all are written; one that is killed leaves nothing in the folder.
    """
    made: list[Path] = []
    if folder.is_dir():
        with together():
            _copy(files(__package__) / "files", folder, made)
        return made
    folder.parent.mkdir(parents=True, exist_ok=True)
    with together(), temporary_folder(folder.parent) as beside:
        _copy(files(__package__) / "files", beside / "deck", made)
        (beside / "deck").rename(folder)
    return [folder / path.relative_to(beside / "deck") for path in made]


def _copy(source: Traversable, target: Path, made: list[Path]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in sorted(source.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            _copy(item, target / item.name, made)
            continue
        path = target / item.name
        with path.open("xb") as file:
            file.write(item.read_bytes())
        made.append(path)
