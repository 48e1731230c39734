"""What a build reads: every file of the deck's folder, and whatever else is opened while it runs.

Python tells of each file that is opened and each folder that is listed in this process (`sys.addaudithook`). What
processes of deckgen's own read, this one has looked at before, since it looks for it in a cache.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from deckgen.files.deck_folder import folders_of_deck
from deckgen.files.file_makers import makers_folder
from deckgen.files.stamps import Stamp, stamp_of, stamp_of_code
from deckgen.files.temporary import FILE_PREFIX, FOLDER_PREFIX
from deckgen.files.user_folders import cache_folder

# More files than any talk has: a folder that holds all that its owner has isn't looked through at each build.
MOST_FILES: Final = 5_000
# What is larger is compared by its size and its time alone.
_MOST_READ: Final = 20_000_000
# Variables of the environment that are other ones in each window and each call, and say nothing of a deck.
_PASSING: Final = frozenset({"_", "OLDPWD", "PWD", "SHLVL", "COLUMNS", "LINES", "WINDOWID"})


def digest_of(path: str) -> str:
    """A digest of what is in a file; "" where it is a folder, can't be read, or is very large."""
    try:
        if os.path.getsize(path) > _MOST_READ:
            return ""
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""


def files_of_deck(folder: str) -> dict[str, Stamp] | None:
    """The stamps of the files of a deck's folder, by their full paths; None where they are too many."""
    stamps: dict[str, Stamp] = {}
    for _, held in folders_of_deck(folder):
        for entry in held:
            if not entry.name.startswith(".") and not entry.is_dir(follow_symlinks=False):
                stamps[entry.path] = stamp_of(entry.path)
        if len(stamps) > MOST_FILES:
            return None
    return stamps


def surroundings() -> str:
    """A digest of all that a build depends on beside files: deckgen and its packages, Python, and the environment."""
    words = [stamp_of_code(), os.getcwd()]
    words += [f"{name}={value}" for name, value in sorted(os.environ.items()) if name not in _PASSING]
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()


class Reading:
    """What is read from now on, until `stamps` is asked for. A process reads for one build."""

    def __init__(self) -> None:
        self._stamps: dict[str, Stamp] = {}
        self._ended = False
        sys.addaudithook(self._hear)

    def stamps(self) -> dict[str, Stamp]:
        """The stamps of files and folders when they were read first, or looked for."""
        self._ended = True
        return {path: stamp for path, stamp in self._stamps.items() if not _is_passing(path)}

    def _hear(self, event: str, words: tuple[Any, ...]) -> None:
        if self._ended or event not in ("open", "os.listdir", "os.scandir"):
            return
        named = words[0]
        if isinstance(named, int) or named is None:
            return
        path = os.path.abspath(os.fsdecode(named))
        if path not in self._stamps:
            self._stamps[path] = stamp_of(path)


def _is_passing(path: str) -> bool:
    """Whether a file says nothing of the deck: it is a part of Python, of a package or of the system, or our own.

    Which deck made a file matters only once that is another file.
    """
    places = (sys.prefix, sys.base_prefix, Path(__file__).parent.parent, cache_folder(), makers_folder())
    return (
        path.startswith(("/proc", "/dev", "/sys", *(f"{place}{os.sep}" for place in places)))
        or path == str(makers_folder())
        or any(os.sep + prefix in path for prefix in (FILE_PREFIX, FOLDER_PREFIX))
        or "__pycache__" in path
        or path == tempfile.gettempdir()
    )
