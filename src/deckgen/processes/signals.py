"""What a run does when it is told to end: by Ctrl-C, by another program, or by a terminal that is closed.

Its processes are ended, its temporary files removed, and the exit code is 128 and the signal's number, as with any
program. Files are always replaced whole, so there is nothing else to be undone.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from deckgen.files.temporary import remove_unfinished
from deckgen.processes.started import stop_all

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class _Ending:
    """How a signal is met by one process: at once, or when what must not be parted is done."""

    def __init__(self) -> None:
        self.depth = 0
        self.waiting: int | None = None
        self.last_words: Callable[[], str] = lambda: ""
        self.process = os.getpid()

    def meet(self, number: int, _: FrameType | None) -> None:
        """End the process because of a signal, now or at the end of what must not be parted."""
        if os.getpid() != self.process:
            # A worker that was forked a moment ago.
            os._exit(128 + number)
        if self.depth:
            self.waiting = number
            return
        for each in _known():
            signal.signal(each, signal.SIG_IGN)
        stop_all()
        remove_unfinished()
        stopped = "stopped by Ctrl-C" if number == signal.SIGINT else ""
        said = ": ".join(filter(None, (stopped, self.last_words())))
        if said:
            with suppress(OSError):
                os.write(2, f"\n{said}\n".encode() if os.isatty(2) else f"{said}\n".encode())
        os._exit(128 + number)


_ending = _Ending()


def end_on_signals() -> None:
    """From now on, be ended in an orderly way. What is ignored already, as `nohup` ignores SIGHUP, stays ignored."""
    _ending.process = os.getpid()
    for number in _known():
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _ending.meet)


@contextmanager
def last_words(words: Callable[[], str]) -> Iterator[None]:
    """A context in which a run that is told to end says how far it came; "" says nothing."""
    before, _ending.last_words = _ending.last_words, words
    try:
        yield
    finally:
        _ending.last_words = before


@contextmanager
def together() -> Iterator[None]:
    """A context that a signal doesn't part: for writing files that belong together. It must be short."""
    _ending.depth += 1
    try:
        yield
    finally:
        _ending.depth -= 1
        if not _ending.depth and _ending.waiting is not None:
            _ending.meet(_ending.waiting, None)


def _known() -> list[int]:
    """The numbers of the signals that this system has."""
    return [int(getattr(signal, name)) for name in NAMES if hasattr(signal, name)]
