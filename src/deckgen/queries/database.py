"""Database: DuckDB as the rest of deckgen sees it, a process that answers requests and is killed where it doesn't."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from deckgen.queries.duck import GRACE, Reply, receive, send
from deckgen.queries.watch import Watch

if TYPE_CHECKING:
    from subprocess import Popen

MOST_SECONDS = 30.0


class TooLongError(Exception):
    """The process was killed: it took too long, and didn't hear that it was to stop."""


class TooLargeError(Exception):
    """The process ended, or gave up, for want of memory."""


class Database:
    """A process with DuckDB, started when it is first asked something, and anew by the next request where it died.

    Every request takes about most_seconds at the most.
    """

    def __init__(self, most_seconds: float = MOST_SECONDS) -> None:
        self._most_seconds = most_seconds
        self._process: Popen[bytes] | None = None
        self._watch: Watch | None = None
        self._killed = False

    @property
    def is_open(self) -> bool:
        """Whether there is a process, with what was loaded into it."""
        return self._process is not None

    def ask(self, verb: str, *given: object) -> Reply:
        """The reply to a request of duck.py's; TooLongError or TooLargeError where the process fails at it."""
        process, watch = self._started()
        watch.begin()
        try:
            send(cast(IO[bytes], process.stdin), (verb, *given))
            reply = receive(cast(IO[bytes], process.stdout))
        except OSError:
            reply = None
        finally:
            watch.end()
        if reply is None:
            self.close()
            raise TooLongError if self._killed else TooLargeError
        if reply == ("memory",):
            raise TooLargeError
        return reply

    def close(self) -> None:
        """Let go of the process and of all that was loaded."""
        if self._watch is not None:
            self._watch.close()
        process, self._process, self._watch = self._process, None, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    cast(IO[Any], stream).close()
            process.wait()

    def _started(self) -> tuple[Popen[bytes], Watch]:
        if self._process is None or self._watch is None:
            import subprocess

            from deckgen.sandbox.apart import surroundings

            self._killed = False
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "deckgen.queries.duck", str(self._most_seconds)],
                env=surroundings(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._watch = Watch(self._kill, self._most_seconds + GRACE)
        return self._process, self._watch

    def _kill(self) -> None:
        self._killed = True
        if self._process is not None:
            self._process.kill()
