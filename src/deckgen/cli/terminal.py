"""What a person sees at a terminal while a command works. Nothing of it is printed into files or pipes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

import click

from deckgen.cli.printing import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

    from click._termui_impl import ProgressBar

    from deckgen.pipeline import Progress


class drawing_bar:  # noqa: N801 - used as a word: with drawing_bar() as progress
    """A progress bar while charts are drawn. The context gives what moves it, or None where there is no terminal."""

    def __init__(self) -> None:
        self._bar: ProgressBar[int] | None = None
        self._done = 0

    def __enter__(self) -> Progress | None:
        return self._step if sys.stderr.isatty() else None

    def _step(self, done: int, total: int) -> None:
        # The number falls when the charts of the next variant are begun: they get a bar of their own.
        if self._bar is not None and done <= self._done:
            self._end()
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="Drawing charts", file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._done)
        self._done = done

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        """End the bar, if there is one."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
        self._bar, self._done = None, 0


class building_bar:  # noqa: N801 - used as a word: with building_bar() as bar
    """How far the rows of a batch are built: a progress bar, where there is a terminal."""

    def __init__(self) -> None:
        self._bar: ProgressBar[int] | None = None
        self._done = self._total = 0

    def __enter__(self) -> Self:
        return self

    def so_far(self) -> str:
        """What is said of a batch that is stopped."""
        if not self._total:
            return ""
        return f"{self._done} of {self._total} rows are done; the same command with --resume does the others"

    def step(self, done: int, total: int, failed: int) -> None:
        """Show how many rows are done, and how many of them failed."""
        if sys.stderr.isatty():
            self._show(done, total, failed)
        self._done, self._total = done, total

    def _show(self, done: int, total: int, failed: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(
                length=total, label="Building decks", file=sys.stderr, show_pos=True, item_show_func=_failures
            )
            self._bar.__enter__()
        self._bar.update(done - self._done, failed)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


def _failures(failed: int | None) -> str:
    return f"{failed} failed" if failed else ""


class fetching:  # noqa: N801 - used as a word: with fetching("trade") as on_progress
    """A line that says how much of a table has come; it is erased at the end.

    The context gives the function that rewrites the line.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._line = ""

    def __enter__(self) -> Callable[[str, int, int | None], None]:
        self._rewrite(f"{self._name}: fetching …")
        return self._step

    def _step(self, name: str, done: int, total: int | None) -> None:
        of_total = f" of {total / 1e6:,.1f}" if total else ""
        self._rewrite(f"{name}: {done / 1e6:,.1f}{of_total} MB …")

    def _rewrite(self, line: str) -> None:
        if sys.stderr.isatty() and line != self._line:
            # Blanks cover what is left of a longer line.
            rewrite(line.ljust(len(self._line)))
            self._line = line

    def __exit__(self, *_: object) -> None:
        if self._line:
            rewrite(" " * len(self._line))
            rewrite("")


class status_line:  # noqa: N801 - used as a word: with status_line() as tell
    """A line that says what is done now; it is erased at the end, and isn't there where there is no terminal."""

    def __init__(self) -> None:
        self._length = 0

    def __enter__(self) -> Callable[[str], None]:
        return self._tell

    def _tell(self, words: str) -> None:
        if sys.stderr.isatty():
            rewrite(words.ljust(self._length))
            self._length = len(words)

    def __exit__(self, *_: object) -> None:
        if self._length:
            rewrite(" " * self._length)
            rewrite("")
