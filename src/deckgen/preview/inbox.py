"""Inbox: what the maker of slides is asked for, by the follower of files and by the pages in the browser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Condition

from msgspec import Struct

PAUSE = 3600.0


class Choice(Struct, frozen=True):
    """Which copy of the talk is looked at: an audience's, an event's, or the whole one; and in which language.

    language: "" for that of the copy.
    past: the word of the menu for what the slides are compared with; "" for nothing.
    """

    audience: str | None = None
    event: str | None = None
    language: str = ""
    past: str = ""


class Asked(Struct, frozen=True):
    """What is to be done next.

    changed: the files that changed; None where nothing is to be made anew.
    drawings: the numbers of drawings that somebody waits for.
    """

    changed: frozenset[Path] | None = None
    drawings: tuple[int, ...] = ()


class Inbox:
    """What is asked for and isn't done yet. Any thread may put something in; the maker takes it out."""

    def __init__(self, choice: Choice) -> None:
        self._news = Condition()
        self._changed: set[Path] | None = set()
        self._drawings: dict[int, None] = {}
        self._choice, self._watched = choice, ""

    @property
    def choice(self) -> Choice:
        """Which copy is looked at."""
        return self._choice

    @property
    def watched(self) -> str:
        """The name of the slide that is looked at."""
        return self._watched

    @property
    def has_changes(self) -> bool:
        """Whether slides are to be made anew."""
        return self._changed is not None

    def change(self, files: Iterable[Path]) -> None:
        """Files have changed."""
        with self._news:
            self._changed = {*(self._changed or ()), *files}
            self._news.notify_all()

    def choose(self, choice: Choice) -> None:
        """Another copy is to be looked at."""
        with self._news:
            self._choice, self._changed = choice, self._changed or set()
            self._news.notify_all()

    def watch(self, name: str) -> None:
        """A slide is looked at, so it comes first from now on."""
        self._watched = name

    def want(self, drawing: int) -> None:
        """Somebody waits for a drawing."""
        with self._news:
            self._drawings[drawing] = None
            self._news.notify_all()

    def wait_for_change(self, seconds: float) -> bool:
        """Whether files change within so many seconds."""
        with self._news:
            return self._news.wait_for(lambda: self._changed is not None, seconds)

    def take(self, *, waits: bool) -> Asked:
        """What is asked for: first of all files that changed. Where nothing is, it waits, or gives nothing."""
        with self._news:
            # On some systems a wait without an end can't be ended by Ctrl-C.
            while waits and not self._news.wait_for(lambda: self._changed is not None or self._drawings, PAUSE):
                pass
            if self._changed is not None:
                changed, self._changed = frozenset(self._changed), None
                return Asked(changed)
            drawings, self._drawings = tuple(self._drawings), {}
            return Asked(None, drawings)
