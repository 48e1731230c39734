"""Watch: one thread that calls for help when something takes too long, since one for each query costs too much."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic


class Watch:
    """Calls `alarm` once for each stretch between begin and end that lasts too long."""

    def __init__(self, alarm: Callable[[], None]) -> None:
        self._alarm = alarm
        self._changed = Condition()
        self._deadline: float | None = None
        self._closed = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def begin(self, seconds: float) -> None:
        """Begin a stretch that may last this many seconds."""
        with self._changed:
            self._deadline = monotonic() + seconds
            self._changed.notify()

    def end(self) -> None:
        """End the stretch."""
        with self._changed:
            self._deadline = None

    def close(self) -> None:
        """Stop watching, and wait until nobody does."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        with self._changed:
            while not self._closed:
                left = None if self._deadline is None else self._deadline - monotonic()
                if left is not None and left <= 0:
                    self._deadline = None
                    self._alarm()
                    continue
                self._changed.wait(left)
