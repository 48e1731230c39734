"""Runs a module that runs somebody's code, and ends all that it started: the main module of a process of its own.

`python -m deckgen.processes.warden PARENT MODULE`, where PARENT is the process id of the one that started it. The
warden forks and runs the module in the new process. It waits for the module's end, for the end of PARENT, and for
SIGTERM, by which the parent asks it to stop. After any of them nothing that the module started is left. On Linux that
includes what has left the module's group of processes, since the warden takes in all orphans.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from deckgen.processes.lifetime import ask_for_signal, end_with, is_parent_there, take_in_orphans
from deckgen.processes.tied import run_module

# How often the parent is looked for where the system doesn't say when it has ended, in seconds.
PAUSE = 0.05
# How often all descendants are killed, as they may start new ones meanwhile.
MOST_ROUNDS = 200


def guard(parent: int, module: str, words: list[str]) -> None:
    """Run the module until it ends, or its parent does, or asks for it; then end this process."""
    if sys.platform == "win32":
        end_with(parent)
        run_module(module, words)
        return
    awaited = {signal.SIGTERM, signal.SIGCHLD}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
    if sys.platform == "linux":
        take_in_orphans()
        ask_for_signal(signal.SIGTERM)
    warden = os.getpid()
    guest = os.fork()
    if guest == 0:
        # In a group of its own, which can be killed as one.
        os.setsid()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        end_with(warden)
        run_module(module, words)
        return
    while is_parent_there(parent) and _runs(guest) and not _asked_to_stop():
        pass
    with suppress(OSError):
        os.killpg(guest, signal.SIGKILL)
    _end_descendants()
    os._exit(0)


def _asked_to_stop() -> bool:
    """Wait until something may have happened; whether it is that the process shall stop."""
    if sys.platform == "linux":
        return signal.sigwait({signal.SIGTERM, signal.SIGCHLD}) == signal.SIGTERM
    time.sleep(PAUSE)
    return sys.platform != "win32" and signal.SIGTERM in signal.sigpending()


def _runs(guest: int) -> bool:
    """Whether the module's process still runs. Orphans that have ended are let go."""
    ended = None
    with suppress(ChildProcessError):
        while ended != 0:
            ended = os.waitpid(-1, os.WNOHANG)[0]
            if ended == guest:
                return False
    return ended == 0


def _end_descendants() -> None:
    """Kill all that the module started and that is still there, wherever it went."""
    for _ in range(MOST_ROUNDS):
        for process in _descendants():
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        if not _runs(-1):
            return
        time.sleep(0.005)


def _descendants() -> list[int]:
    """The process ids of all that this process started, and that those started; none where there is no /proc."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            # Its name stands in brackets and may hold anything; behind it stand its state and its parent.
            words = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
            if words[0] != "Z":
                children.setdefault(int(words[1]), []).append(int(folder.name))
    found = list(children.get(os.getpid(), ()))
    for process in found:
        found += children.get(process, ())
    return found


if __name__ == "__main__":
    guard(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
