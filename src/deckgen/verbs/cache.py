"""cache: what deckgen keeps of earlier runs in the user's own folder, which could all be made again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from deckgen.files.user_folders import cache_folder

# What lies in each folder of the cache.
_FOLDERS = {
    "charts": "pictures of charts",
    "answers": "answers of queries",
    "read": "what tables, fonts and templates say",
    "built": "what builds read and said",
    "ledgers": "what is known of the slides of built files",
}
# Files of a shelf are named by digests. Any other was put there by somebody else, and stays.
_NAMED = re.compile(r"[0-9a-f]{64}(\.\w{1,5})?")


class KeptThings(Struct, frozen=True):
    """What a folder of the cache holds: the things, in words, how many files, and how many bytes these have."""

    folder: Path
    what: str
    files: int
    size: int


def kept_things() -> tuple[KeptThings, ...]:
    """What is kept, folder by folder; those that aren't there are left out."""
    return tuple(
        KeptThings(folder, what, len(sizes), sum(sizes))
        for folder, what in _folders()
        for sizes in [[size for _, size in _files(folder)]]
    )


def clear() -> int:
    """Take everything out, and give the number of bytes that are free now.

    What another process is just writing stays, and so does what was never deckgen's. OSError where a file can't be
    taken out.
    """
    freed = 0
    for folder, _ in _folders():
        for path, size in list(_files(folder)):
            path.unlink(missing_ok=True)
            freed += size
    return freed


def _folders() -> Iterator[tuple[Path, str]]:
    here = cache_folder()
    return ((here / name, what) for name, what in _FOLDERS.items() if (here / name).is_dir())


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.iterdir()):
        with suppress(FileNotFoundError):
            if _NAMED.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                yield path, path.stat().st_size
