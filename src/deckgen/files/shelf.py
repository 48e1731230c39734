"""Shelf: a cache on the disk. What was made is kept under a digest of everything that it was made from.

A cache must never be the reason that a build fails. So what can't be read counts as missing, and where nothing can be
written nothing is kept. Files are not checked for damage here: whoever reads one has to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from deckgen.files.atomic_write import write_file

FOLDER = ".deckgen"


class Shelf:
    """A folder of files that could all be made again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The bytes under a name; None where there are none."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, if they can be written."""
        try:
            # Nobody wants the cache in git.
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                write_file(ignore, b"*\n")
            write_file(self._folder / name, data)
        except OSError:
            return


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
