"""The deck that `deckgen new` plants: small, builds at once, and shows each block."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def plant(folder: Path) -> list[Path]:
    """Write the starter's files into a folder, made where it is missing; their paths. Nothing is overwritten."""
    made: list[Path] = []
    _copy(files(__package__) / "files", folder, made)
    return made


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
