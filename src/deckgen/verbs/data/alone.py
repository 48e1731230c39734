"""One refresh of a deck at a time: a second one is told so, and a killed one leaves nothing locked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# Windows keeps others from what is locked, so a place is locked where no deck has anything.
BEYOND = 1 << 30


@contextmanager
def alone(deck: Path) -> Iterator[bool]:
    """Whether no other process is at work on a deck; the system forgets it when this one ends, however it does.

    The deck's own file is what is held, so that nothing is written; whoever reads or edits it doesn't notice.
    """
    with deck.open("rb") as held:
        yield _taken(held)


def _taken(file: IO[bytes]) -> bool:
    """Whether the file is now this process's own; True where the system knows no such thing."""
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
