"""Crew: processes that do one kind of work side by side, so that as many cores are busy as there are.

On Linux the first of them loads what the work needs, and the others are made as copies of it once there is work: what
is loaded is loaded once. Elsewhere each is started by itself.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Generic, TypeVar, cast

from deckgen.processes.kept_variables import forget_other_variables
from deckgen.processes.lifetime import be_worker

J = TypeVar("J")
R = TypeVar("R")
# A copy of a process starts at once with what is loaded, but elsewhere than on Linux it isn't safe beside threads.
FORKS = sys.platform == "linux"
# All that may be raised where no processes can be started: in a sandbox, a frozen program, without semaphores.
NONE_HERE = (OSError, ImportError, NotImplementedError, RuntimeError)
# How long a process may take to end by itself, in seconds.
_PATIENCE = 0.5


class CrewLostError(Exception):
    """A job that ended the process which did it, or that the system ended."""


class Crew(Generic[J, R]):
    """Processes for one kind of work. They end with this one, however it ends, and with `close`.

    One of NONE_HERE is raised where processes can't be started here.
    """

    def __init__(self, size: int, work: Callable[[J], R], ready: Callable[[], object]) -> None:
        """size is how many work at once. ready loads what the work needs, and begins at once.

        Where processes aren't copied, both are functions of a module, or parts of such, so that they can be named to
        another one.
        """
        pairs = [Pipe() for _ in range(size)]
        self._ours, theirs = [ours for ours, _ in pairs], [others for _, others in pairs]
        self._begins, begun = Pipe()
        self._begun = 0
        try:
            self._processes = (
                [_started("fork", _lead, begun, theirs, [*self._ours, self._begins], work, ready)]
                if FORKS
                else [_started("spawn", _follow, end, work, ready) for end in theirs]
            )
        except BaseException:
            for end in (*self._ours, self._begins):
                end.close()
            raise
        finally:
            for end in (*theirs, begun):
                end.close()

    def each(self, jobs: Sequence[J]) -> Iterator[tuple[J, R | CrewLostError]]:
        """What comes of each job, in the order in which they are done; what the work raises is raised here.

        A process that is lost takes its job with it, and no other. Once all are lost, so are the jobs that are left.
        """
        left, busy, free = deque(jobs), dict[Connection, J](), self._begun_for(len(jobs))
        try:
            while left or busy:
                while left and free:
                    end, job = free.pop(), left.popleft()
                    busy[end] = job
                    with suppress(OSError):
                        end.send(job)
                if not busy:
                    yield from ((job, CrewLostError()) for job in left)
                    return
                for ended in wait(list(busy)):
                    end = cast(Connection, ended)
                    job, result = busy.pop(end), _received(end)
                    if isinstance(result, CrewLostError):
                        self._lose(end)
                    else:
                        free.append(end)
                    yield job, result
        finally:
            # What nobody waits for any more would be taken for what comes of the next job.
            for end in busy:
                self._lose(end)

    def _lose(self, end: Connection) -> None:
        end.close()
        self._ours.remove(end)
        self._begun -= 1

    def _begun_for(self, jobs: int) -> list[Connection]:
        """The ends of the processes that do so many jobs, of which some may have to begin."""
        missing = min(jobs, len(self._ours)) - self._begun
        if FORKS and missing > 0:
            with suppress(OSError):
                self._begins.send(missing)
            self._begun += missing
        return self._ours[:jobs]

    def close(self) -> None:
        """End the processes, whatever they do."""
        for end in (*self._ours, self._begins):
            end.close()
        for process in self._processes:
            # Who has nothing to do any more ends at once; who still loads, or works on, is ended.
            process.join(_PATIENCE if self._begun else 0)
            process.kill()
            process.join()


def _received(end: Connection) -> Any:
    try:
        is_made, result = end.recv()
    except (EOFError, OSError):
        return CrewLostError()
    if not is_made:
        raise result
    return result


def _started(how: str, target: Callable[..., None], *arguments: object) -> Any:
    context = multiprocessing.get_context(how)
    process: Any = context.Process(target=target, args=(os.getpid(), *arguments))  # type: ignore[attr-defined]
    process.start()
    return process


def _lead(
    parent: int,
    begun: Connection,
    ends: list[Connection],
    others: list[Connection],
    work: Callable[[Any], Any],
    ready: Callable[[], object],
) -> None:
    """Be the first of a crew: load what is needed, and be copied as often as is asked for."""
    _begin(parent, ready)
    for end in others:
        end.close()
    lead = os.getpid()
    with suppress(EOFError, OSError):
        while True:
            for _ in range(begun.recv()):
                end = ends.pop(0)
                if os.fork() == 0:
                    _copy(lead, end, [begun, *ends], work)
                end.close()
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _copy(lead: int, end: Connection, others: list[Connection], work: Callable[[Any], Any]) -> None:
    """Be a copy, which works and goes no way back."""
    try:
        for other in others:
            other.close()
        be_worker(lead)
        _serve(end, work)
    finally:
        os._exit(0)


def _follow(parent: int, end: Connection, work: Callable[[Any], Any], ready: Callable[[], object]) -> None:
    _begin(parent, ready)
    _serve(end, work)


def _begin(parent: int, ready: Callable[[], object]) -> None:
    """End with the process that started this one, forget what of the environment isn't needed, and load the rest."""
    be_worker(parent)
    forget_other_variables()
    with suppress(Exception):
        # What can't be loaded is said by the work that needs it.
        ready()


def _serve(end: Connection, work: Callable[[Any], Any]) -> None:
    with suppress(EOFError, OSError):
        while True:
            job = end.recv()
            try:
                made: tuple[bool, object] = True, work(job)
            except Exception as problem:
                made = False, problem
            try:
                end.send(made)
            except (TypeError, AttributeError, ValueError):
                # An error that can't be sent is told by its words.
                end.send((False, RuntimeError(f"{type(made[1]).__name__}: {made[1]}")))
