"""Shelf: a cache on the disk. What was made is kept under a digest of everything that it was made from.

A cache must never be the reason that a build fails. So what can't be read counts as missing, and where nothing can be
written nothing is kept. Files are not checked for damage here: whoever reads one has to. They are believed otherwise,
so a shelf stands in the user's own folder (files/user_folders.py), never in a deck's, which may be a stranger's.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from deckgen.files.atomic_write import write_file

# A shelf that grew beyond this loses what was used longest ago. That is looked at once an hour, and by a process
# that has put so much there; what comes in between is on top.
MOST_BYTES = 300_000_000
MOST_UNSEEN = 30_000_000
_HOUR = 60 * 60
_DAY = 24 * _HOUR
_SWEPT = ".swept"


class Shelf:
    """A folder of files that could all be made again. It is the user's alone, and several processes may use it."""

    _unseen: ClassVar[dict[Path, int]] = {}
    """How many bytes this process has put into each folder since it last looked for too much."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The bytes under a name; None where there are none."""
        try:
            return (self._folder / name).read_bytes() if self._is_own else None
        except OSError:
            return None

    def mark_used(self, name: str) -> None:
        """Let what is under a name count as used today."""
        path = self._folder / name
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, if they can be written."""
        try:
            if self._is_made:
                write_file(self._folder / name, data)
                self._count(len(data))
        except OSError:
            return

    @property
    def _is_own(self) -> bool:
        """Whether nobody but the user can write into the folder, as far as the system tells; False without one."""
        with suppress(OSError):
            found = self._folder.stat()
            return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)
        return False

    @cached_property
    def _is_made(self) -> bool:
        """Whether there is a folder of the user's own; it is made where it is missing, and swept once an hour."""
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if self._is_own and not self._is_swept:
            self._sweep()
        return self._is_own

    @property
    def _is_swept(self) -> bool:
        with suppress(FileNotFoundError):
            return time.time() - (self._folder / _SWEPT).stat().st_mtime < _HOUR
        return False

    def _count(self, size: int) -> None:
        """Note that the folder has grown, and look for too much where it has grown by a lot."""
        self._unseen[self._folder] = self._unseen.get(self._folder, 0) + size
        if self._unseen[self._folder] > MOST_UNSEEN:
            self._sweep()

    def _sweep(self) -> None:
        """Take out what was used longest ago, where there is too much; another process may do so at the same time."""
        self._unseen.pop(self._folder, None)
        write_file(self._folder / _SWEPT, b"")
        found = []
        for entry in os.scandir(self._folder):
            with suppress(OSError):
                found.append((entry.stat().st_mtime, entry.stat().st_size, entry.path))
        left = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if left <= MOST_BYTES:
                return
            with suppress(OSError):
                os.unlink(path)
            left -= size


def digest(parts: Iterable[bytes]) -> str:
    """A digest of several parts. It is another one for "ab", "c" than for "a", "bc"."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """A digest of the names and contents of files; one that can't be read counts as empty."""
    return digest(part for path in paths for part in (path.name.encode(), _read(path)))


def digest_of_code(*parts: str) -> str:
    """A digest of some of deckgen's own packages and modules, such as "plot" and "model/page.py".

    What was made by other code must be made again.
    """
    here = Path(__file__).parent.parent
    return digest_of_files(file for part in parts for file in _modules(here / part))


def _modules(path: Path) -> list[Path]:
    return sorted(path.glob("*.py")) if path.is_dir() else [path]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
