"""The folders and files of a deck: which of those beside it may belong to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

# Folders in which programs keep what is theirs; no deck reads them.
_OTHERS: Final = ("node_modules", "__pycache__", "output")
MOST_FOLDERS: Final = 2_000


def folders_of_deck(folder: str) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """The folder and those in it that a deck may read files of, each with what is in it; two thousand at the most.

    A folder that can't be read has nothing in it. Environments of Python are left out.
    """
    waiting, count = [folder], 0
    while waiting and count < MOST_FOLDERS:
        here = waiting.pop()
        count += 1
        held = _held(here)
        if here != folder and any(entry.name == "pyvenv.cfg" for entry in held):
            continue
        yield here, held
        waiting += sorted((entry.path for entry in held if _is_folder_of_deck(entry)), reverse=True)


def _held(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_folder_of_deck(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, and not another program's."""
    return entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".") and entry.name not in _OTHERS
