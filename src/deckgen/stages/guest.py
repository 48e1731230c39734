"""The author's own drawings: each is run in a process that is killed when it takes too long, and can harm nothing."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from deckgen.model.chart import ChartLook
from deckgen.model.program import Failure, Program
from deckgen.plot.guest import FAILURE, PNG, SVG, TASK, Task

PATIENCE = 60.0


def draw_guest(
    program: Program, look: ChartLook, width: float, height: float, patience: float | None = None
) -> tuple[bytes, bytes] | Failure:
    """The PNG and the SVG of a program, width by height inches, or why there are none after so many seconds."""
    patience = PATIENCE if patience is None else patience
    try:
        with tempfile.TemporaryDirectory(prefix="deckgen-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / TASK).write_bytes(pickle.dumps(Task(program, look, width, height)))
            if not _ended(folder, patience):
                message = f"it takes longer than {patience:,.0f} seconds"
                return Failure(program.line, message, "look for a loop that never ends")
            return _found(folder, program)
    except OSError as problem:
        message = f"it can't be run here: {problem.strerror or problem}"
        return Failure(program.line, message, "a drawing of your own needs a process, and a temporary folder")


def _ended(folder: Path, patience: float) -> bool:
    """Whether the process came to its end in time; nothing of it is left, nor of what it started."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "deckgen.plot.guest", str(folder)],
        cwd=folder,
        env=_surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=patience)
        return True
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _surroundings() -> dict[str, str]:
    """The environment of the process: the packages of this one, and sets that are walked in one order."""
    packages = os.pathsep.join(os.path.abspath(path) for path in sys.path)
    return {**os.environ, "PYTHONPATH": packages, "PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}


def _found(folder: Path, program: Program) -> tuple[bytes, bytes] | Failure:
    """What the process left behind."""
    with suppress(OSError):
        return (folder / PNG).read_bytes(), (folder / SVG).read_bytes()
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((folder / FAILURE).read_text(encoding="utf-8"))
        return Failure(int(told["line"]), str(told["message"]), told["hint"])
    return Failure(program.line, "it ends the program before its picture is done", "let it return")
