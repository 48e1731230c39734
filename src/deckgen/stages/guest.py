"""The author's own drawings: each is run in a process that is killed when it takes too long, and can harm nothing."""

from __future__ import annotations

import pickle
import tempfile
from contextlib import suppress
from pathlib import Path

from deckgen.apart import TASK, ended, told, too_long
from deckgen.model.chart import ChartLook
from deckgen.model.program import Failure, Program
from deckgen.plot.guest import PNG, SVG, Task

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
            if not ended("deckgen.plot.guest", folder, patience):
                return too_long(program.line, patience)
            return _found(folder, program)
    except OSError as problem:
        message = f"it can't be run here: {problem.strerror or problem}"
        return Failure(program.line, message, "a drawing of your own needs a process, and a temporary folder")


def _found(folder: Path, program: Program) -> tuple[bytes, bytes] | Failure:
    """What the process left behind."""
    with suppress(OSError):
        return (folder / PNG).read_bytes(), (folder / SVG).read_bytes()
    over = Failure(program.line, "it ends the program before its picture is done", "let it return")
    return told(folder) or over
