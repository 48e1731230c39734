"""Board: what the pages are told, and who listens. A listener that is new is told all, then what has changed."""

from __future__ import annotations

import asyncio
from threading import Lock

import msgspec

from deckgen.preview.told import Told


class Board:
    """What was told last. The maker writes on it; listeners are queues of the server's loop."""

    def __init__(self, told: Told) -> None:
        self._told, self._lock = told, Lock()
        self._listeners: dict[asyncio.Queue[bytes], asyncio.AbstractEventLoop] = {}

    @property
    def told(self) -> Told:
        """What was told last."""
        return self._told

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def tell(self, told: Told) -> None:
        """Tell all listeners what differs from what they know."""
        with self._lock:
            words = _message(told, self._told)
            self._told = told
            for queue, loop in self._listeners.items():
                loop.call_soon_threadsafe(queue.put_nowait, words)

    def listen(self) -> asyncio.Queue[bytes]:
        """A new listener, of the loop that runs; the first that it is told is everything."""
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        with self._lock:
            queue.put_nowait(_message(self._told, None))
            self._listeners[queue] = asyncio.get_running_loop()
        return queue

    def leave(self, queue: asyncio.Queue[bytes]) -> None:
        """A listener has gone."""
        with self._lock:
            self._listeners.pop(queue, None)


def _message(told: Told, before: Told | None) -> bytes:
    """What is told as JSON; of the slides, those that differ from what was told before."""
    known = before.slides if before is not None else {}
    new = {name: slide for name, slide in told.slides.items() if known.get(name) != slide}
    words = {
        "deck": told.deck,
        "order": list(told.slides),
        "slides": new,
        "complaints": told.complaints,
        "stale": told.stale,
        "phase": told.phase,
        "edited": told.edited,
        "compared": told.compared,
        "whole": before is None,
    }
    # Some words are still a `Str` that knows its place in the deck.
    return msgspec.json.encode(words, enc_hook=str)
