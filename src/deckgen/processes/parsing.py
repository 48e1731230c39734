"""Parsing apart: what reads somebody's bytes with a library of C or Rust runs in a process of its own, within bounds.

A small file can make such a library crash, hang or fill the memory. `parse` runs a function of deckgen's there: one
process serves all of them, and is a new one after each that failed. Its inner side is parsing_guest.py.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Literal, ParamSpec, TypeVar

import msgspec
from msgspec import Struct

from deckgen.processes.parsing_guest import GIVEN, NO_MEMORY
from deckgen.processes.servant import LostError, Servant
from deckgen.processes.values import packed, result_of

P = ParamSpec("P")
T = TypeVar("T")
# Seconds of work that a request may take.
MOST_SECONDS = 10
# How much memory libraries need to be loaded.
_LIBRARIES = 256 << 20
# Libraries of arithmetic would reserve memory for a thread on each processor.
_VARIABLES = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_REASONS = {
    "crashed": "it crashes the program that reads it",
    "too_long": f"it takes longer than {MOST_SECONDS} seconds",
    "too_large": "it needs more than 1 GB of memory",
}


class Bounds(Struct, frozen=True):
    """What a request may take.

    seconds: of work. memory: how many bytes of it, beside what libraries need to be loaded. file: how many bytes the
    largest file may have that it writes. together: the seconds are those of all requests, and not of each.
    """

    seconds: int = MOST_SECONDS
    memory: int = 1 << 30
    file: int = 16 << 20
    together: bool = False


class Failed(Struct, frozen=True):
    """Why there is no result.

    kind: the process crashed, worked too long or asked for too much memory, or the function raised an exception.
    error: the name of the exception's class; "" where there is none.
    words: its message.
    """

    kind: Literal["crashed", "too_long", "too_large", "raised"]
    error: str = ""
    words: str = ""

    @property
    def reason(self) -> str:
        """The reason as the end of a sentence, such as "it takes longer than 10 seconds"."""
        return _REASONS.get(self.kind) or f"reading it fails ({self.words or self.error})"


class Parser:
    """Runs functions in a process of its own, each within bounds.

    variables are added to the environment of the process.
    """

    def __init__(self, bounds: Bounds | None = None, variables: Mapping[str, str] | None = None) -> None:
        bounds = bounds or Bounds()
        # A busy machine lets a process wait. So where the system counts its work, it may take longer by the clock.
        by_the_clock = bounds.seconds if sys.platform == "win32" else bounds.seconds * 3
        self._lock = Lock()
        self._servant = Servant(
            "deckgen.processes.parsing_guest",
            str(bounds.seconds),
            str(bounds.memory + _LIBRARIES),
            str(bounds.file),
            *(["together"] if bounds.together else []),
            most_seconds=by_the_clock,
            variables={**_VARIABLES, **(variables or {})},
        )
        atexit.register(self._servant.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._in_a_fork)

    def parse(self, function: Callable[P, T], *arguments: P.args, **none: P.kwargs) -> T | Failed:
        """What a function of a module of deckgen gives in the process, or why it gives nothing.

        Its arguments and its result travel as msgpack by its annotations, and so have to be values: numbers, words,
        bytes, lists, mappings and Structs. What it is likely to find wrong it should return: an exception is a
        failure.
        """
        assert not none, "only arguments by position travel"
        request = packed((function.__module__, function.__qualname__, arguments))
        with self._lock:
            try:
                reply = self._servant.ask(request)
            except LostError as lost:
                return Failed("too_long" if lost.too_long else "too_large" if lost.too_large else "crashed")
            except OSError as problem:
                return Failed("raised", "OSError", f"no process can be started here: {problem.strerror or problem}")
            said, given = reply[:1], memoryview(reply)[1:]
            try:
                if said == GIVEN:
                    return result_of(function).decode(given)  # type: ignore[no-any-return]
                error, words = ("", "") if said == NO_MEMORY else msgspec.msgpack.decode(given, type=tuple[str, str])
            except msgspec.MsgspecError:
                # Whatever took the process over doesn't get further than here.
                self._servant.close()
                return Failed("crashed")
            self._servant.close()
            return Failed("too_large") if said == NO_MEMORY else Failed("raised", error, words)

    def close(self) -> None:
        """End the process; the next request starts another one."""
        with self._lock:
            self._servant.close()

    def _in_a_fork(self) -> None:
        self._lock = Lock()
        self._servant.leave()


_reader = Parser()
parse = _reader.parse
