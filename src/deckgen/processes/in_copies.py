"""Several pieces of work done side by side in copies of this process, which have all that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import TypeVar

from deckgen.processes.cores import cores
from deckgen.processes.crew import FORKS, NONE_HERE, Crew, CrewLostError

R = TypeVar("R")


def done_in_copies(works: Sequence[Callable[[], R]]) -> list[R]:
    """What each piece of work gives. What it changes besides may be changed in a copy, and is lost with that.

    Where there are no copies, the work is done here, one piece after the other; so is that of a copy that was lost.
    """
    results: dict[int, R] = {}
    if FORKS and len(works) > 1 and cores() > 1:
        with suppress(*NONE_HERE), closing(Crew(min(cores(), len(works)), _at(works), _nothing)) as crew:
            done = crew.each(range(len(works)))
            results = {number: result for number, result in done if not isinstance(result, CrewLostError)}
    return [results[number] if number in results else work() for number, work in enumerate(works)]


def _at(works: Sequence[Callable[[], R]]) -> Callable[[int], R]:
    return lambda number: works[number]()


def _nothing() -> None:
    """What has to be loaded is here already."""
