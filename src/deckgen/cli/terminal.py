"""What a person sees while the command works."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from click._termui_impl import ProgressBar

    from deckgen.pipeline import Progress


class drawing_bar:  # noqa: N801 - used as a word: with drawing_bar() as progress
    """A progress bar while charts are drawn, on a terminal only."""

    def __init__(self) -> None:
        self._shown: ProgressBar[int] | None = None
        self._done = 0

    def __enter__(self) -> Progress | None:
        return self._step if sys.stderr.isatty() else None

    def _step(self, done: int, of: int) -> None:
        if self._shown is not None and done <= self._done:
            self._end()
        if self._shown is None:
            self._shown = click.progressbar(length=of, label="Drawing charts", file=sys.stderr)
            self._shown.__enter__()
        self._shown.update(done - self._done)
        self._done = done

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        """Leave the bar that is shown; the charts of the next variant get one of their own."""
        if self._shown is not None:
            self._shown.__exit__(None, None, None)
        self._shown, self._done = None, 0


class fetching:  # noqa: N801 - used as a word: with fetching("trade") as told
    """How much of a table has come, on a terminal only; the line is gone when it is there."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shown = ""

    def __enter__(self) -> Callable[[str, int, int | None], None]:
        self._say(f"{self._name}: fetching …")
        return self._step

    def _step(self, name: str, done: int, of: int | None) -> None:
        share = f" of {of / 1e6:,.1f}" if of else ""
        self._say(f"{name}: {done / 1e6:,.1f}{share} MB …")

    def _say(self, words: str) -> None:
        if sys.stderr.isatty() and words != self._shown:
            click.echo("\r" + words.ljust(len(self._shown)), nl=False, err=True)
            self._shown = words

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r" + " " * len(self._shown) + "\r", nl=False, err=True)
