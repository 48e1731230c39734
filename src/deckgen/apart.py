"""Code of the author's own, run in a process of its own: what starts and ends it, and what it does in there.

Whoever starts one makes a folder with a task; `python -m MODULE FOLDER` leaves its result there, or failure.json. It
may be killed at any time, and what it does to its process harms no other.
"""

from __future__ import annotations

import json
import linecache
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from deckgen.model.program import Failure

TASK, FAILURE = "task", "failure.json"
MOST_MEMORY = 8 << 30
MOST_WORDS = 300


def ended(
    module: str, folder: Path, patience: float, *, where: Path | None = None, given: Mapping[str, str] | None = None
) -> bool:
    """Whether a module of deckgen's came to its end in so many seconds; nothing is left of it or of what it started.

    It runs in its folder, or where it is told to; given are variables of its environment. OSError where no process
    can be started.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module, str(folder)],
        cwd=where or folder,
        env={**_surroundings(), **(given or {})},
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


def told(folder: Path) -> Failure | None:
    """The failure that the process wrote down; None where it wrote none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads((folder / FAILURE).read_text(encoding="utf-8"))
        return Failure(int(found["line"]), str(found["message"]), found["hint"])
    return None


def too_long(line: int, patience: float) -> Failure:
    """The failure of a process that didn't come to its end."""
    return Failure(line, f"it takes longer than {patience:,.0f} seconds", "look for a loop that never ends")


class RefusedError(Exception):
    """What can't be taken from the author's code, in words for its author: message, hint, and a line to show."""

    def __init__(self, message: str, hint: str | None, line: int | None = None) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line


def run(folder: Path, work: Callable[[], None], path: str, line: int) -> None:
    """In the process: do the work; whatever the author's code of path raises is written down, else at line."""
    _bound_memory()
    try:
        work()
    except BaseException as fault:
        (folder / FAILURE).write_text(json.dumps(_told(fault, path, line)), encoding="utf-8")


def author_function(path: str, text: str, name: str, file: str | None = None) -> Callable[..., object]:
    """In the process: a function of the author's, its file run as a module of its own, which calls itself file."""
    # Tracebacks that quote lines find them without the file.
    linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
    module: dict[str, Any] = {"__name__": "deckgen_guest", "__file__": file or path}
    exec(compile(text, path, "exec"), module)
    function: Callable[..., object] | None = module.get(name)
    if function is None or not callable(function):
        raise RefusedError(f"'{name}' is no function any more when the file has run", None)
    return function


def _told(fault: BaseException, path: str, line: int) -> dict[str, object]:
    """What went wrong, at the last line of the author's file on the way to it."""
    if isinstance(fault, RefusedError):
        return {"line": line if fault.line is None else fault.line, "message": str(fault), "hint": fault.hint}
    lines = [frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == path]
    if isinstance(fault, SyntaxError) and fault.filename == path:
        lines.append(fault.lineno)
    said = " ".join(str(fault).split())[:MOST_WORDS]
    kind = type(fault).__name__
    if isinstance(fault, SystemExit):
        return {"line": (lines or [line])[-1], "message": "it ends the program", "hint": "let it return"}
    return {"line": (lines or [line])[-1], "message": f"{kind}: {said}" if said else kind, "hint": None}


def _bound_memory() -> None:
    """Code that asks for more memory than it can need gets a MemoryError, not the machine to its knees."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
