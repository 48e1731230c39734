"""Stamps: how files look from outside, by which it is told that they are the same without reading them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

# How large a file is in bytes, and when it was written in nanoseconds; None where there is none.
Stamp = tuple[int, int] | None


def stamp_of(path: str) -> Stamp:
    """The size and the time of a file or a folder, which is not read for that."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


@lru_cache(maxsize=1)
def stamp_of_code() -> str:
    """A digest of the program that runs: Python, the packages that there are, and the modules of deckgen."""
    words = [sys.version]
    # Where a package comes or goes, its folder is another one than before.
    words += [f"{place} {stamp_of(place)}" for place in sys.path]
    words += [f"{path} {stamp_of(path)}" for path in _own_modules()]
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()


def _own_modules() -> Iterator[str]:
    for here, folders, names in os.walk(Path(__file__).parent.parent):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(here, name) for name in sorted(names))
