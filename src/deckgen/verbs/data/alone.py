"""Lets one refresh of a deck work at a time. A second one learns that, and a killed one leaves nothing locked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from deckgen.files.plain_file import open_plain

# Windows keeps all others from reading the bytes that are locked, so a byte is locked that no deck is long enough
# to have.
BEYOND = 1 << 30


@contextmanager
def alone(deck: Path) -> Iterator[bool]:
    """Whether no other process refreshes this deck; none will while the context lasts.

    The system's lock on the deck file itself is used, so no other file is written, and the lock is gone when the
    process ends, however it ends. Reading and editing the file goes on as ever.
    """
    with open_plain(deck) as file:
        yield _lock(file)


def _lock(file: IO[bytes]) -> bool:
    """Whether this process has the lock on the file now; True where the file's disk knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(BEYOND)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
