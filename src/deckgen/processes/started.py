"""How a process of deckgen's own is started: with which command, and with which environment.

What runs is known here, so that it can be ended with the run.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, Any

from deckgen.processes.import_paths import full_paths
from deckgen.processes.kept_variables import kept_variables
from deckgen.processes.lifetime import tie_to_this

if TYPE_CHECKING:
    from subprocess import Popen

# How long a process that is asked to stop may take to do so, in seconds.
GRACE = 2.0

_running: set[Popen[Any]] = set()
_lock = RLock()


def command_of(module: str, *words: str) -> list[str]:
    """The command that runs a module of deckgen in a new process, which ends with this one.

    -P keeps the working folder out of the paths that modules are imported from: a file of the author's named json.py
    would be taken for Python's own. The process is started in the main thread, or by a thread that waits for it.
    """
    return _python("deckgen.processes.tied", module, *words)


def guarded_command_of(module: str, *words: str) -> list[str]:
    """The same for a module that runs somebody's code: what that starts ends with it too. `stop` ends the process."""
    return _python("deckgen.processes.warden", module, *words)


def _python(runner: str, *words: str) -> list[str]:
    return [sys.executable, "-P", "-m", runner, str(os.getpid()), *words]


def process_environment() -> dict[str, str]:
    """The environment of a new process: the packages of this one, no screen for matplotlib to draw on, and of the
    user's variables only what programs need.

    With the hash seed fixed, Python goes through a set in the same order each time, so results are the same.
    """
    packages = os.pathsep.join(full_paths())
    return {**kept_variables(), "PYTHONPATH": packages, "PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}


def start(command: list[str], **how: Any) -> Popen[bytes]:
    """Start a process as subprocess.Popen does. It is to be ended by `stop`, and is ended with the run."""
    import subprocess

    with _lock:
        process = subprocess.Popen(command, **how)
        _running.add(process)
    return process


def start_program(command: list[str], **how: Any) -> Popen[bytes]:
    """As `start`, for a program that is none of deckgen's: it, too, ends with this process.

    It is started in the main thread, or by a thread that waits for it.
    """
    return start(command, preexec_fn=tie_to_this(), **how)


def stop(process: Popen[bytes]) -> None:
    """End a process, and return when it is gone. What it guards is gone then too."""
    import subprocess

    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _running.discard(process)


def stop_all() -> None:
    """End all that runs, as the run itself ends now: whoever wants to start something new waits for ever."""
    _lock.acquire()
    running = tuple(_running)
    for process in running:
        with suppress(OSError):
            process.terminate()
    until = time.monotonic() + GRACE
    while any(process.poll() is None for process in running) and time.monotonic() < until:
        time.sleep(0.002)
    for process in running:
        with suppress(OSError):
            process.kill()
    # Those that draw charts, where there are any.
    multiprocessing = sys.modules.get("multiprocessing")
    for worker in multiprocessing.active_children() if multiprocessing else ():
        with suppress(OSError, ValueError):
            worker.kill()
