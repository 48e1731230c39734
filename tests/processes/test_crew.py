"""A crew does its jobs side by side, loses no job but that of a process that is lost, and leaves nothing running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pytest

from deckgen.processes.crew import Crew, CrewLostError

LOADED: list[int] = []
SCRIPT = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from test_crew import load, work
from deckgen.processes.crew import Crew
crew = Crew(2, work, load)
print(*sorted(done.process for _, done in crew.each([1, 2, 3, 4])), flush=True)
time.sleep(60)
"""


class Done(NamedTuple):
    """A job, the process that did it, and that which loaded what it needs."""

    job: int
    process: int
    loaded: int


def load() -> None:
    LOADED.append(os.getpid())


def work(job: int) -> Done:
    """Do a job; some end the process, or can't be done."""
    if job < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    if job == 99:
        raise LookupError("there is no job 99")
    time.sleep(0.05)
    return Done(job, os.getpid(), LOADED[0])


@pytest.fixture
def crew() -> Iterator[Crew[int, Done]]:
    with closing(Crew(2, work, load)) as made:
        yield made


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_jobs_are_done_side_by_side_and_what_they_need_is_loaded_once(crew: Crew[int, Done]) -> None:
    results = dict(crew.each([1, 2, 3, 4]))
    made = [result for result in results.values() if not isinstance(result, CrewLostError)]
    assert sorted(results) == [1, 2, 3, 4]
    assert len({done.process for done in made}) == 2
    assert os.getpid() not in {done.process for done in made}
    if sys.platform == "linux":
        assert len({done.loaded for done in made}) == 1


def test_it_can_be_asked_again(crew: Crew[int, Done]) -> None:
    assert [job for job, _ in crew.each([1])] == [1]
    assert sorted(job for job, _ in crew.each([2, 3, 4])) == [2, 3, 4]
    assert list(crew.each([])) == []


def test_a_lost_process_takes_its_job_alone(crew: Crew[int, Done]) -> None:
    results = dict(crew.each([1, -2, 3, 4, 5]))
    assert {job for job, result in results.items() if isinstance(result, CrewLostError)} == {-2}
    # The one that is left goes on.
    assert not any(isinstance(result, CrewLostError) for _, result in crew.each([6, 7]))


def test_with_all_processes_lost_so_are_the_jobs(crew: Crew[int, Done]) -> None:
    results = dict(crew.each([-1, -2, 3, 4]))
    assert all(isinstance(result, CrewLostError) for result in results.values())
    assert sorted(results) == [-2, -1, 3, 4]


def test_an_error_of_the_work_is_raised_here(crew: Crew[int, Done]) -> None:
    with pytest.raises(LookupError, match="there is no job 99"):
        list(crew.each([99]))


def test_after_an_error_no_job_gets_what_came_of_another_one(crew: Crew[int, Done]) -> None:
    with pytest.raises(LookupError):
        list(crew.each([99, 1, 2, 3]))
    for job in (4, 5):
        ((asked, done),) = crew.each([job])
        assert asked == job
        assert isinstance(done, Done)
        assert done.job == job


def test_none_is_left_when_it_is_closed(crew: Crew[int, Done]) -> None:
    made = [result for _, result in crew.each([1, 2, 3]) if not isinstance(result, CrewLostError)]
    crew.close()
    assert not any(map(is_there, {process for done in made for process in (done.process, done.loaded)}))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they look for it from time to time")
def test_none_is_left_when_whoever_called_them_is_killed() -> None:
    here = os.path.dirname(__file__)
    with subprocess.Popen([sys.executable, "-c", SCRIPT, here], stdout=subprocess.PIPE, text=True) as caller:
        assert caller.stdout is not None
        processes = {int(word) for word in caller.stdout.readline().split()}
        caller.kill()
    end = time.monotonic() + 10
    while any(map(is_there, processes)) and time.monotonic() < end:
        time.sleep(0.02)
    assert len(processes) == 2
    assert not any(map(is_there, processes))
