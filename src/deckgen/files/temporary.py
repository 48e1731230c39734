"""Temporary files and folders: a run that is ended removes its own, and a later run what a killed one left.

Each is known here before it is there, and locked by the system as long as its run lives. So what nobody has locked
was left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import IO

FILE_PREFIX, FOLDER_PREFIX = ".deckgen-", "deckgen-run-"
# A longer ending would make the name longer than a disk takes.
LONGEST_SUFFIX = 20
# What stands behind the prefix of each name that is made here: the user may have a folder called .deckgen-backup.
_OWN_REST = re.compile(r"[0-9a-f]{12}(\..*)?", re.DOTALL)

_unfinished: set[Path] = set()
_lock = RLock()


@contextmanager
def temporary_file(folder: Path, suffix: str) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file in a folder, to be written and renamed; where it still has its name at the end, it is deleted.

    It has the permissions of any new file of the user's.
    """
    path = folder / f"{FILE_PREFIX}{_random()}{suffix if len(suffix.encode()) <= LONGEST_SUFFIX else ''}"
    try:
        with _new_file(path) as file:
            yield path, file
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        _unfinished.discard(path)


@contextmanager
def temporary_folder(place: Path | None = None) -> Iterator[Path]:
    """A new folder that only the user may enter, in a place or where the system keeps such; deleted at the end.

    What killed runs left there is deleted first.
    """
    import tempfile

    prefix = FOLDER_PREFIX if place is None else FILE_PREFIX
    place = Path(tempfile.gettempdir() if place is None else place).absolute()
    path = place / f"{prefix}{_random()}"
    handle = None
    try:
        handle = _new_folder(path)
        _delete_left(place, prefix)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        _unfinished.discard(path)
        if handle is not None:
            os.close(handle)


def delete_left_files(folder: Path) -> None:
    """Delete the temporary files in a folder that killed runs left; what a run still writes to stays."""
    with suppress(OSError):
        _delete_left(folder, FILE_PREFIX)


def remove_unfinished() -> None:
    """Remove all temporary files and folders of this run, which ends now: whoever wants a new one waits for ever."""
    _lock.acquire()
    for path in tuple(_unfinished):
        with suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _random() -> str:
    """What tells a name from all others. The module secrets would do the same, and loads much more."""
    return os.urandom(6).hex()


def _new_file(path: Path) -> IO[bytes]:
    """A new file, open and locked."""
    while True:
        with _lock:
            _unfinished.add(path)
            file = path.open("xb")
        if sys.platform == "win32":
            return file
        _wait_for_lock(file.fileno())
        if path.exists():
            return file
        # Another run deleted it before it was locked.
        file.close()


def _new_folder(path: Path) -> int | None:
    """Make a folder; a handle that keeps it locked, None where the system can't lock folders."""
    while True:
        with _lock:
            _unfinished.add(path)
            path.mkdir(mode=0o700)
        if sys.platform == "win32":
            return None
        with suppress(FileNotFoundError):
            handle = os.open(path, os.O_RDONLY)
            _wait_for_lock(handle)
            if path.exists():
                return handle
            os.close(handle)


def _delete_left(place: Path, prefix: str) -> None:
    """Delete the files and folders that have a name made here, are the user's own, and that no run has locked."""
    for name in os.listdir(place):
        path = place / name
        is_made_here = name.startswith(prefix) and _OWN_REST.fullmatch(name, len(prefix))
        if is_made_here and path not in _unfinished:
            with suppress(OSError):
                if sys.platform != "win32":
                    _delete_if_free(path)
                elif path.is_file():
                    # Windows refuses to delete a file that is open, and locks no folders.
                    path.unlink()


def _delete_if_free(path: Path) -> None:
    """Delete a file or a folder of the user's that no run has locked; OSError where one has."""
    import fcntl

    if path.lstat().st_uid != os.geteuid():
        return
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
    finally:
        os.close(handle)


def _wait_for_lock(handle: int) -> None:
    """Lock what is open. A disk may know no locks; nothing is deleted there."""
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
