"""The end of all patience with a server, which may send a byte a second for ever.

Each byte begins a wait of urllib3's anew, so its timeouts never come. The connection is cut from outside instead:
whoever reads from it then finds its end, in the middle of a handshake too.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread, Timer
from typing import Any, Self, TypeVar

Found = TypeVar("Found")


class Deadline:
    """While its context lasts, cuts the connections that are made, once `seconds` are over."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._connections: list[socket.socket] = []
        self._waiting: SimpleQueue[Any] | None = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for connection in self._connections:
            connection.close()

    def cutting(self, kind: type[Any]) -> type[Any]:
        """A kind of connections of urllib3's, made such that they are cut."""
        deadline = self

        class Cut(kind):  # type: ignore[misc]
            def _new_conn(self) -> socket.socket:
                made: socket.socket = super()._new_conn()
                # TLS takes the socket over, so it is cut by another handle of the same connection.
                deadline._connections.append(made.dup())
                if deadline.is_over:
                    deadline._cut()
                return made

        return Cut

    def wait_for(self, work: Callable[[], Found]) -> Found:
        """What a function gives that can't be interrupted; TimeoutError where the deadline comes first."""
        results: SimpleQueue[Callable[[], Found] | None] = SimpleQueue()
        self._waiting = results
        Thread(target=lambda: results.put(_outcome(work)), daemon=True).start()
        found = results.get()
        if found is None:
            raise TimeoutError
        return found()

    def _cut(self) -> None:
        self.is_over = True
        if self._waiting is not None:
            self._waiting.put(None)
        for connection in tuple(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _outcome(work: Callable[[], Found]) -> Callable[[], Found]:
    """What gives what a function returned, or raises what it raised."""
    try:
        found = work()
    except Exception as error:
        raised = error
    else:
        return lambda: found

    def fail() -> Found:
        raise raised

    return fail
