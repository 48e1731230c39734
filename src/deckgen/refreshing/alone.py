"""One refresh of a deck at a time: a second one is told so, and a killed one leaves nothing locked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from deckgen.data.shelf import FOLDER, Shelf


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether no other process is at work in a folder; the system forgets it when this one ends, however it does."""
    place = folder / FOLDER
    try:
        if not (place / "refresh").exists():
            Shelf(place).put("refresh", b"")
        held = (place / "refresh").open("ab")
    except OSError:
        yield True  # where nothing can be written, writing will say so
        return
    with held:
        yield _taken(held)


def _taken(file: IO[bytes]) -> bool:
    """Whether the file is now this process's own; True where the system knows no such thing."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
