"""Shelf: what was made before, in a folder, found again by a digest of all that makes it what it is.

What can't be read is as good as not there, and a folder that can't be written is left alone: nothing here raises for
the state of a disk. Whoever keeps something seals it, and takes what is damaged or cut short for missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from deckgen.files.whole_file import put

FOLDER = ".deckgen"


class Shelf:
    """A folder of files that can be made again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The bytes under a name, None where they aren't there."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, if the folder lets us."""
        try:
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                put(ignore, b"*\n")
            put(self._folder / name, data)
        except OSError:
            return


def digest(parts: Iterable[bytes]) -> str:
    """A digest of parts that tells apart where each of them ends."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """A digest of files by their names and what is in them; one that can't be read counts as empty."""
    return digest(part for path in paths for part in (path.name.encode(), _read(path)))


def digest_of_code(*parts: str) -> str:
    """A digest of deckgen's own code in some of its rooms and files, such as "plot" and "model/page.py"."""
    here = Path(__file__).parent.parent
    return digest_of_files(file for part in parts for file in _modules(here / part))


def _modules(path: Path) -> list[Path]:
    return sorted(path.glob("*.py")) if path.is_dir() else [path]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
