"""The deck that `deckgen new` plants: small, builds at once, and shows the habits of a good talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from deckgen.files.new_folder import fill_new
from deckgen.processes.signals import together


def plant(folder: Path, besides: Mapping[str, bytes] | None = None) -> list[Path]:
    """Write the starter's files into a folder that is empty or isn't there; their paths.

    besides are further files, by their names, which are written behind these.
    A run that is told to end meanwhile ends when all are written; one that is killed leaves nothing in the folder.
    """
    with together():
        return fill_new(folder, {**dict(_held(files(__package__) / "files", "")), **(besides or {})})


def companions() -> dict[str, bytes]:
    """What goes with any deck, by its names: what programs that edit it should know, and what git leaves alone."""
    return {name: (files(__package__) / "files" / name).read_bytes() for name in (".gitignore", "AGENTS.md")}


def _held(source: Traversable, folder: str) -> Iterator[tuple[str, bytes]]:
    """The files of the starter by their paths."""
    for item in sorted(source.iterdir(), key=lambda each: each.name):
        path = f"{folder}{item.name}"
        if item.is_dir():
            yield from _held(item, f"{path}/")
        else:
            yield path, item.read_bytes()
