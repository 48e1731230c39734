"""Database: DuckDB as deckgen uses it, a process that answers requests and is killed if it takes too long.

A query can crash DuckDB, or keep it so busy that it doesn't hear that it should stop. In a process of its own it
takes nothing else down with it.
"""

from __future__ import annotations

import pickle

from deckgen.processes.servant import LostError, Servant
from deckgen.queries.duck import GRACE, Reply

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
        self._servant = Servant("deckgen.queries.duck", str(most_seconds), most_seconds=most_seconds + GRACE)

    @property
    def is_open(self) -> bool:
        """Whether there is a process. What was loaded is gone where there is none."""
        return self._servant.is_open

    def ask(self, verb: str, *given: object) -> Reply:
        """The reply to a request: the name of a method of duck.py's DuckDatabase, and its arguments.

        Raises TooLongError or TooLargeError where the process fails at it; it is gone then.
        """
        try:
            reply: Reply = pickle.loads(self._servant.ask(pickle.dumps((verb, *given))))
        except LostError as lost:
            raise TooLongError if lost.too_long else TooLargeError from None
        if reply == ("memory",):
            raise TooLargeError
        return reply

    def close(self) -> None:
        """End the process; all that was loaded is gone."""
        self._servant.close()
