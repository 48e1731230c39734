"""Database: DuckDB as deckgen uses it, a process that answers requests and is killed if it takes too long.

A query can crash DuckDB, or keep it so busy that it doesn't hear that it should stop. In a process of its own it
takes nothing else down with it.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import IO, TYPE_CHECKING, Any, cast

from deckgen.files.temporary import temporary_folder
from deckgen.processes.watch import Watch
from deckgen.queries.duck import GRACE, Reply, receive, send

if TYPE_CHECKING:
    from subprocess import Popen

MOST_SECONDS = 30.0


class TooLongError(Exception):
    """The process took too long and was killed."""


class TooLargeError(Exception):
    """The process ran out of memory: it said so, or the system ended it."""


class Database:
    """A process with DuckDB. It is started by the first request, and once more by the next one after it has ended.

    A request that takes longer than about `most_seconds` fails.
    """

    def __init__(self, most_seconds: float = MOST_SECONDS) -> None:
        self._most_seconds = most_seconds
        self._process: Popen[bytes] | None = None
        self._watch: Watch | None = None
        self._killed = False
        # What the process writes down meanwhile, and may be killed over.
        self._folder = ExitStack()

    @property
    def is_open(self) -> bool:
        """Whether there is a process. What was loaded is gone where there is none."""
        return self._process is not None

    def ask(self, verb: str, *given: object) -> Reply:
        """The reply to a request: the name of a method of duck.py's DuckDatabase, and its arguments.

        Raises TooLongError or TooLargeError where the process fails at it; it is gone then.
        """
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
        """End the process; all that was loaded is gone."""
        if self._watch is not None:
            self._watch.close()
        process, self._process, self._watch = self._process, None, None
        if process is not None:
            from deckgen.processes.started import stop

            stop(process)
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    cast(IO[Any], stream).close()
        self._folder.close()

    def _started(self) -> tuple[Popen[bytes], Watch]:
        if self._process is None or self._watch is None:
            from subprocess import DEVNULL, PIPE

            from deckgen.processes.started import command_of, process_environment, start

            self._killed = False
            folder = str(self._folder.enter_context(temporary_folder()))
            self._process = start(
                command_of("deckgen.queries.duck", str(self._most_seconds)),
                env={**process_environment(), "TMPDIR": folder, "TEMP": folder, "TMP": folder},
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
            )
            self._watch = Watch(self._kill, self._most_seconds + GRACE)
        return self._process, self._watch

    def _kill(self) -> None:
        self._killed = True
        if self._process is not None:
            self._process.kill()
