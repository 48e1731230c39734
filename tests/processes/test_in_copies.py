"""Work is done side by side in copies of the process, and here where there are none, or one is lost."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial

import pytest

from deckgen.processes.cores import CORES
from deckgen.processes.in_copies import done_in_copies

copied = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes aren't copied")


@copied
def test_what_each_gives_comes_in_their_order_from_copies_that_have_all_that_is_here() -> None:
    here = ["what", "is", "here"]
    found = done_in_copies([lambda word=word: (word, os.getpid()) for word in here])  # type: ignore[misc]
    assert [word for word, _ in found] == here
    assert os.getpid() not in {process for _, process in found}


@copied
def test_the_work_of_a_copy_that_is_lost_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == 1 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert done_in_copies([partial(work, number) for number in range(4)]) == [0, 1, 2, 3]


def test_an_error_is_raised_here() -> None:
    def fail() -> None:
        raise LookupError("no such layout")

    with pytest.raises(LookupError, match="no such layout"):
        done_in_copies([fail, fail])


def test_one_core_does_all_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CORES, "1")
    assert done_in_copies([os.getpid, os.getpid]) == [os.getpid()] * 2
