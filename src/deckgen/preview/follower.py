"""Follower: sees which files of a deck's folder change, and says so at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Final

# Folders in which programs keep what is theirs; no deck reads them.
_OTHERS: Final = ("node_modules", "__pycache__", "output")
MOST_FOLDERS: Final = 2_000
# Milliseconds: how often the system is asked, and how long several changes are waited for that belong together.
_STEP: Final = 8
_TOGETHER: Final = 40


def followed(deck: Path, ended: Event) -> Iterator[frozenset[Path]]:
    """The files that change, as they do, until it is ended. OSError where the folder can't be watched."""
    from watchfiles import Change, watch

    folder = deck.parent.resolve()
    while not ended.is_set():
        folders = list(_folders(folder))
        changes = watch(
            *folders,
            watch_filter=None,
            debounce=_TOGETHER,
            step=_STEP,
            stop_event=ended,
            recursive=False,
            rust_timeout=60_000,
            raise_interrupt=False,
        )
        for change in changes:
            files = frozenset(Path(path) for _, path in change if _is_read(Path(path)))
            if files:
                yield files
            added = any(kind is Change.added and Path(path).is_dir() for kind, path in change)
            if added or not all(one.is_dir() for one in folders):
                yield frozenset((folder,))
                break


def _is_read(path: Path) -> bool:
    """Whether a deck may read a file. Editors write others beside it, and build writes its own."""
    aside = path.name.startswith((".", "~", "#")) or path.name.endswith(("~", ".tmp", ".swp"))
    return bool(path.suffix) and not aside


def _is_others(folder: Path) -> bool:
    """Whether a folder in the deck's is another program's, such as an environment of Python."""
    return folder.name.startswith(".") or folder.name in _OTHERS or (folder / "pyvenv.cfg").exists()


def _folders(folder: Path) -> Iterator[Path]:
    """The folder and those in it that a deck may read files of, two thousand at the most."""
    for count, (here, names, _) in enumerate(os.walk(folder), start=1):
        names[:] = sorted(name for name in names if not _is_others(Path(here, name)))
        yield Path(here)
        if count == MOST_FOLDERS:
            return
