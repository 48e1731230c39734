"""A crew does its jobs side by side, loses no job but that of a process that is lost, and leaves nothing running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from deckgen.processes.crew import Crew, CrewLostError

LOADED: list[int] = []
SCRIPT = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from test_crew import load, work
from deckgen.processes.crew import Crew
crew = Crew(2, work, load)
print(*sorted(pid for _, (pid, _) in crew.each([1, 2, 3, 4])), flush=True)
time.sleep(60)
"""


def load() -> None:
    LOADED.append(os.getpid())


def work(job: int) -> tuple[int, int]:
    """The process that does the job, and that which has loaded what it needs."""
    if job < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    if job == 99:
        raise LookupError("there is no job 99")
    time.sleep(0.05)
    return os.getpid(), LOADED[0]


@pytest.fixture
def crew() -> Iterator[Crew[int, tuple[int, int]]]:
    with closing(Crew(2, work, load)) as made:
        yield made


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_jobs_are_done_side_by_side_and_what_they_need_is_loaded_once(crew: Crew[int, tuple[int, int]]) -> None:
    results = dict(crew.each([1, 2, 3, 4]))
    made = [result for result in results.values() if not isinstance(result, CrewLostError)]
    assert sorted(results) == [1, 2, 3, 4]
    assert len({process for process, _ in made}) == 2
    assert os.getpid() not in {process for process, _ in made}
    if sys.platform == "linux":
        assert len({loaded for _, loaded in made}) == 1


def test_it_can_be_asked_again(crew: Crew[int, tuple[int, int]]) -> None:
    assert [job for job, _ in crew.each([1])] == [1]
    assert sorted(job for job, _ in crew.each([2, 3, 4])) == [2, 3, 4]
    assert list(crew.each([])) == []


def test_a_lost_process_takes_its_job_alone(crew: Crew[int, tuple[int, int]]) -> None:
    results = dict(crew.each([1, -2, 3, 4, 5]))
    assert {job for job, result in results.items() if isinstance(result, CrewLostError)} == {-2}
    # The one that is left goes on.
    assert not any(isinstance(result, CrewLostError) for _, result in crew.each([6, 7]))


def test_with_all_processes_lost_so_are_the_jobs(crew: Crew[int, tuple[int, int]]) -> None:
    results = dict(crew.each([-1, -2, 3, 4]))
    assert all(isinstance(result, CrewLostError) for result in results.values())
    assert sorted(results) == [-2, -1, 3, 4]


def test_an_error_of_the_work_is_raised_here(crew: Crew[int, tuple[int, int]]) -> None:
    with pytest.raises(LookupError, match="there is no job 99"):
        list(crew.each([99]))


def test_none_is_left_when_it_is_closed(crew: Crew[int, tuple[int, int]]) -> None:
    made = [result for _, result in crew.each([1, 2, 3]) if not isinstance(result, CrewLostError)]
    crew.close()
    assert not any(map(is_there, {process for both in made for process in both}))


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
