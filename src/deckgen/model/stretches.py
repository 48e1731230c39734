"""In which lines of which file each slide is written, so that a place in a file names its slide."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

Place = tuple[int, int]


class Stretch(Struct, frozen=True):
    """The lines of a file in which a slide is written.

    path: the file as complaints name it.
    start, end: line and column of its first character, and of what comes behind its last one, counted from 1.
    slide: the slide's id, "" where it isn't known.
    """

    path: str
    start: Place
    end: Place
    slide: str


class Stretches:
    """Stretches of files, of which none lies within another."""

    def __init__(self, stretches: Iterable[Stretch] = ()) -> None:
        self._files: dict[str, list[Stretch]] = {}
        for one in sorted(stretches, key=lambda one: one.start):
            self._files.setdefault(one.path, []).append(one)

    def at(self, path: str, place: Place) -> Stretch | None:
        """The stretch in which a line and column of a file lies; None where it lies in none."""
        held = self._files.get(path, [])
        before = bisect_right(held, place, key=lambda one: one.start)
        return held[before - 1] if before and place < held[before - 1].end else None
