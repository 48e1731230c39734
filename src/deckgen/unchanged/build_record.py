"""Record: what a build read, made and said, kept so that the next one can tell that there is nothing to be done.

It is kept in the user's own folder, as all that is believed; a deck may be a stranger's.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from deckgen.files.shelf import Shelf
from deckgen.files.stamps import Stamp, stamp_of
from deckgen.files.user_folders import cache_folder
from deckgen.unchanged.inputs import Reading, digest_of, files_of_deck, surroundings

# What reading a record may raise that isn't ours.
_OTHERS = (KeyError, TypeError, ValueError, AttributeError)
# Files that say more of a deck's words than of its charts.
_TEXTS = (".yaml", ".yml", ".po")


class Said(NamedTuple):
    """What a build said: complaints, and then lines about the files that it made."""

    complaints: tuple[str, ...]
    lines: tuple[str, ...]


class Watch:
    """Looks on while a deck is built, on certain terms: everything that was typed, by the names of the options."""

    def __init__(self, deck: Path, terms: Mapping[str, object]) -> None:
        self._folder = os.path.abspath(deck.parent)
        self._name = f"{_name(deck, terms)}.json"
        self._shelf = Shelf(cache_folder() / "built")
        self._about = _about()
        # Before anything is read, so that what is saved meanwhile is another file the next time.
        self._stamps = files_of_deck(self._folder)
        self._reading: Reading | None = None

    def said_before(self) -> Said | None:
        """What the last build on these terms said; None where anything that it read or made is another one by now."""
        held = self._before
        try:
            made = held["made"].items()
            if held["about"] == self._about and all(_is_as_before(*one) for one in made) and not self._changed:
                self._shelf.mark_used(self._name)
                return Said(tuple(held["complaints"]), tuple(held["lines"]))
        except _OTHERS:
            # It isn't ours, or it is another release's.
            return None
        return None

    def expects_drawings(self) -> bool:
        """Whether charts are likely to be drawn: nothing was built before, or another file than a text is new."""
        try:
            return not self._before or any(not path.endswith(_TEXTS) for path in self._changed)
        except _OTHERS:
            return False

    def begin(self) -> None:
        """A build begins: from now on each file that is read is noted, with its stamp before it is read."""
        self._reading = Reading() if self._stamps is not None else None

    def end(self, made: Sequence[Path], said: Said) -> None:
        """The build has made these files, and said this."""
        if self._reading is None or self._stamps is None:
            return
        files = {os.path.abspath(path) for path in made}
        stamps, read = _without(self._stamps, files), self._reading.stamps()
        others = {path: stamp for path, stamp in read.items() if path not in self._stamps and path not in files}
        held = {
            "about": self._about,
            "files": {path: _held(path, stamp, is_read=path in read) for path, stamp in stamps.items()},
            "others": {path: _held(path, stamp) for path, stamp in others.items() if not self._is_own(path, files)},
            "made": {path: stamp_of(path) for path in files},
            "complaints": said.complaints,
            "lines": said.lines,
        }
        self._shelf.put(self._name, json.dumps(held).encode())

    @cached_property
    def _changed(self) -> set[str]:
        """The files that the last build read, and are other ones by now, come or gone."""
        held = self._before
        stamps = _without(self._stamps or {}, held["made"])
        now = stamps | {path: stamp_of(path) for path in held["others"]}
        was = {**held["files"], **held["others"]}
        return {path for path in now.keys() | was.keys() if not _is_alike(path, now.get(path), was.get(path))}

    def _is_own(self, path: str, files: set[str]) -> bool:
        """Whether this is a folder in which files are looked for one by one anyway, or are made."""
        inside = path == self._folder or path.startswith(self._folder + os.sep)
        return os.path.isdir(path) and (inside or any(os.path.dirname(file) == path for file in files))

    @cached_property
    def _before(self) -> Any:
        """The record of the last build on these terms."""
        try:
            return json.loads(self._shelf.get(self._name) or b"{}")
        except ValueError:
            return {}


def _name(deck: Path, terms: Mapping[str, object]) -> str:
    words = [os.path.abspath(deck), str(deck), *(f"{name}={value}" for name, value in sorted(terms.items()))]
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()


def _about() -> str:
    return f"{date.today().isoformat()} {surroundings()}"


def _without(stamps: Mapping[str, Stamp], made: Container[str]) -> dict[str, Stamp]:
    """The stamps of files that aren't made by the build, some of which may stand beside the deck."""
    return {path: stamp for path, stamp in stamps.items() if path not in made}


def _held(path: str, stamp: Stamp, *, is_read: bool = True) -> list[object] | None:
    """The stamp of a file, and a digest of it; its stamp alone says whether it has changed where it wasn't read."""
    if stamp is None:
        return None
    return [*stamp, digest_of(path) if is_read and stamp_of(path) == stamp else ""]


def _is_as_before(path: str, was: Sequence[int] | None) -> bool:
    stamp = stamp_of(path)
    return stamp is not None and was is not None and stamp == tuple(was)


def _is_alike(path: str, stamp: Stamp, was: Sequence[Any] | None) -> bool:
    """Whether a file holds what it held: its stamp is the same, or it was written anew with the same words."""
    if stamp is None or was is None:
        return stamp is None and was is None
    size, moment, digest = was
    return stamp == (size, moment) or (stamp[0] == size and digest != "" and digest_of(path) == digest)
