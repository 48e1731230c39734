"""Runs of the command that are ended from outside by signals, and what is left of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Self

WAY = ("-c", "from deckgen.__main__ import run; run()")


def _hear_signals() -> None:
    """In the process of a run: end by the signals that a shell lets programs in the background, or nohup, ignore."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Run:
    """A run of the command in a folder, whose processes and temporary files can be told from all others.

    `code` is run first in its process. What it prints goes to a pipe, which stays open as long as any process has it.
    """

    def __init__(self, folder: Path, *words: str, code: str = "") -> None:
        self.folder = folder
        self.temporary = folder.parent / f"{folder.name}-tmp"
        self.temporary.mkdir(exist_ok=True)
        self._mark = uuid.uuid4().hex
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"{code}\n{WAY[1]}", *words],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(self.temporary), "MARK": self._mark},
            stdin=subprocess.DEVNULL,
            preexec_fn=_hear_signals,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def wait_for(self, moment: Callable[[Self], object], seconds: float = 30.0) -> Self:
        """Wait until something is so; an AssertionError where the run ends before, or it takes too long."""
        until = time.monotonic() + seconds
        while not moment(self):
            assert self.process.poll() is None, (self.process.communicate(), "it ended too early")
            assert time.monotonic() < until
            time.sleep(0.004)
        return self

    def end(self, number: int) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)

    def processes(self) -> dict[int, str]:
        """The processes of the run that are there, whoever started them: their command lines by their ids."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes()
                # Children get few variables, and temporary folders of their own within that of the run.
                if self._mark.encode() in environment or os.fsencode(self.temporary) in environment:
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return found

    def runs_on(self, seconds: float = 1.0) -> dict[int, str]:
        """What still runs after a while, or as soon as nothing does."""
        until = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < until:
            time.sleep(0.01)
        return left

    def said(self) -> str:
        """What it printed; to be asked when all of its processes have ended."""
        out, err = self.process.communicate(timeout=5)
        return (out + err).decode()

    def leftovers(self) -> list[str]:
        """The temporary files and folders that are left in its folder and where the system keeps such."""
        return [str(path) for top in (self.folder, self.temporary) for path in top.rglob("*deckgen-*")]
