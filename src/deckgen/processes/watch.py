"""Watch: a thread that calls a function when something takes too long.

One thread serves all queries, as starting one for each costs too much. `begin` and `end` don't wake it, which would
cost time too: it never sleeps longer than a stretch may last, so it is awake before a stretch has lasted too long.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic


class Watch:
    """Calls `alarm`, from its own thread, once for each stretch between `begin` and `end` that lasts too long."""

    def __init__(self, alarm: Callable[[], None], seconds: float) -> None:
        self._alarm, self._seconds = alarm, seconds
        self._changed = Condition()
        self._deadline: float | None = None
        self._closed = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """Begin a stretch."""
        with self._changed:
            self._deadline = monotonic() + self._seconds

    def end(self) -> None:
        """End the stretch."""
        with self._changed:
            self._deadline = None

    def close(self) -> None:
        """Stop watching. The thread has ended when this returns, so the alarm can't come any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        with self._changed:
            while not self._closed:
                left = self._seconds if self._deadline is None else self._deadline - monotonic()
                if left <= 0:
                    self._deadline = None
                    self._alarm()
                    continue
                self._changed.wait(left)
