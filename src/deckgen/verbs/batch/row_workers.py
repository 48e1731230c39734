"""Row workers: processes of this computer that build rows, as many at once as it has processors."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

import msgspec

from deckgen.files.user_folders import SHARED_CACHE
from deckgen.processes.cores import CORES, cores
from deckgen.processes.servant import LostError, Servant
from deckgen.processes.values import packed
from deckgen.verbs.batch.row import Order, Row, RowMade, lost, made_of

# How long a row may take, in seconds.
MOST_SECONDS = 900.0
# How often a row is tried whose process ends.
TRIES = 2
# After so many rows a process is replaced by a new one, whatever it has gathered by then.
ROWS_EACH = 200
# These are said anew for each process that is started.
_OWN = ("PYTHONPATH", "PYTHONHASHSEED", "MPLBACKEND")


class NoMakersError(Exception):
    """Whoever builds rows can't be worked with, or is lost. The text says why, and what to do."""


class Hand:
    """A process that builds rows. It is started by the first one, and anew after it has ended."""

    def __init__(self, order: Order) -> None:
        # It is deckgen itself, which reads the user's cache and may write to an address that wants a password.
        variables = {name: value for name, value in os.environ.items() if name not in _OWN}
        words = msgspec.json.encode(order).decode()
        self._servant = Servant(
            "deckgen.verbs.batch.row_guest",
            words,
            most_seconds=MOST_SECONDS,
            variables={**variables, CORES: "1", **({SHARED_CACHE: order.cache} if order.cache else {})},
        )
        self._count = 0

    def make(self, row: Row) -> RowMade:
        """What became of a row. One whose process ends is tried again in a new one."""
        if self._count == ROWS_EACH:
            self.close()
        for _ in range(TRIES):
            self._count += 1
            try:
                return made_of(self._servant.ask(packed(row)))
            except LostError as error:
                self._count = 0
                if error.too_long:
                    return lost(row, f"it takes longer than {MOST_SECONDS / 60:.0f} minutes")
            except OSError as problem:
                return lost(row, f"no process can be started: {problem.strerror or problem}")
        return lost(row, f"the process that builds it ends before it is done, {TRIES} times")

    def close(self) -> None:
        """End the process."""
        self._servant.close()
        self._count = 0


class RowWorkers:
    """Processes that build rows of one order."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def make_all(self, rows: Iterable[Row]) -> Iterator[RowMade]:
        """What became of each row, as they are done."""
        waiting: SimpleQueue[Row] = SimpleQueue()
        for row in rows:
            waiting.put(row)
        count = waiting.qsize()
        done: SimpleQueue[RowMade | BaseException] = SimpleQueue()
        threads = [Thread(target=self._work, args=(waiting, done), daemon=True) for _ in range(min(cores(), count))]
        for thread in threads:
            thread.start()
        for _ in range(count):
            made = done.get()
            if isinstance(made, BaseException):
                raise made
            yield made
        for thread in threads:
            thread.join()

    def _work(self, waiting: SimpleQueue[Row], done: SimpleQueue[RowMade | BaseException]) -> None:
        """Build rows until none is left. A process ends with the thread that started it."""
        hand = Hand(self._order)
        try:
            while True:
                done.put(hand.make(waiting.get_nowait()))
        except Empty:
            pass
        except BaseException as error:
            done.put(error)
        finally:
            hand.close()
