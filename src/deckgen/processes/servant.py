"""Servant: a process of deckgen's own that answers requests, one after the other, and is killed if it takes too long.

What a library does to such a process takes nothing else down with it.
"""

from __future__ import annotations

import signal
from contextlib import ExitStack, suppress
from typing import IO, TYPE_CHECKING, Any, cast

from deckgen.files.temporary import temporary_folder
from deckgen.processes.messages import receive, send
from deckgen.processes.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from subprocess import Popen


class LostError(Exception):
    """The process ended before it answered.

    too_long: it was ended since it took too long.
    too_large: it gave up or the system ended it, as they do where memory is short.
    """

    def __init__(self, too_long: bool, too_large: bool) -> None:
        super().__init__("too long" if too_long else "too large" if too_large else "crashed")
        self.too_long, self.too_large = too_long, too_large


class Servant:
    """The process of a module (`python -m MODULE WORDS`), which answers requests by messages.py.

    It is started by the first request, and once more by the next one after it has ended. A request that takes longer
    than `most_seconds` fails. `variables` are added to its environment.
    """

    def __init__(
        self, module: str, *words: str, most_seconds: float, variables: Mapping[str, str] | None = None
    ) -> None:
        self._module, self._words = module, words
        self._most_seconds, self._variables = most_seconds, dict(variables or {})
        self._process: Popen[bytes] | None = None
        self._watch: Watch | None = None
        self._killed = False
        # What the process writes down meanwhile, and may be killed over.
        self._folder = ExitStack()
        self._others_folders: list[ExitStack] = []

    @property
    def is_open(self) -> bool:
        """Whether there is a process. What it had learned is gone where there is none."""
        return self._process is not None

    def ask(self, request: bytes) -> bytes:
        """The reply to a request. Raises LostError where the process fails at it; it is gone then."""
        process, watch = self._started()
        watch.begin()
        try:
            send(cast(IO[bytes], process.stdin), request)
            reply = receive(cast(IO[bytes], process.stdout))
        except OSError:
            reply = None
        except BaseException:
            # The reply may come yet, and would be taken for that to the next request.
            self.close()
            raise
        finally:
            watch.end()
        if reply is None:
            raise self._lost(process)
        return reply

    def close(self) -> None:
        """End the process; all that it had learned is gone."""
        if self._watch is not None:
            self._watch.close()
        process, self._process, self._watch = self._process, None, None
        if process is not None:
            from deckgen.processes.started import stop

            stop(process)
            _let_go(process)
        self._folder.close()

    def leave(self) -> None:
        """In a fork of this process: let go of the process, which is the other's."""
        process, self._process, self._watch = self._process, None, None
        if process is not None:
            _let_go(process)
        # What is let go of would be deleted, and a fork of the fork lets go of it once more.
        self._others_folders.append(self._folder)
        self._folder = ExitStack()

    def _lost(self, process: Popen[bytes]) -> LostError:
        """Why there is no reply. The process is given a moment to end by itself, which says how it ended."""
        killed = self._killed
        with suppress(Exception):
            process.wait(timeout=1)
        status = process.poll()
        self.close()
        if killed or status in _ended_by("SIGXCPU"):
            return LostError(too_long=True, too_large=False)
        # Rust and C++ give up with ABRT where they get no memory; the system uses KILL where there is none left.
        return LostError(too_long=False, too_large=status in _ended_by("SIGABRT", "SIGKILL"))

    def _started(self) -> tuple[Popen[bytes], Watch]:
        if self._process is None or self._watch is None:
            from subprocess import DEVNULL, PIPE

            from deckgen.processes.started import command_of, process_environment, start

            self._killed = False
            folder = str(self._folder.enter_context(temporary_folder()))
            temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
            self._process = start(
                command_of(self._module, *self._words),
                env={**process_environment(), **self._variables, **temporary},
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
            )
            self._watch = Watch(self._kill, self._most_seconds)
        return self._process, self._watch

    def _kill(self) -> None:
        self._killed = True
        if self._process is not None:
            self._process.kill()


def _ended_by(*names: str) -> set[int]:
    """The exit codes of processes that were ended by signals of these names."""
    return {-number for name in names if (number := getattr(signal, name, 0))}


def _let_go(process: Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            cast(IO[Any], stream).close()
