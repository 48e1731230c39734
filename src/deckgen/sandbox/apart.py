"""Code of the author's own, run in a process of its own: what starts and ends it, and what it does in there.

`python -m MODULE FOLDER` finds its task in the folder and leaves its files there, or failure.json. It may be killed
at any time, and what it does to its process harms no other.
"""

from __future__ import annotations

import json
import linecache
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from deckgen.model.program import Failure
from deckgen.sandbox.bounds import bound_memory

TASK, FAILURE = "task", "failure.json"
MOST_MEMORY = 8 << 30
MOST_WORDS = 300


def send_for(
    module: str,
    task: object,
    files: tuple[str, ...],
    lost: Failure,
    *,
    patience: float,
    where: Path | None = None,
    given: Mapping[str, str] | None = None,
) -> tuple[bytes, ...] | Failure:
    """The files that a module of deckgen's makes of a task in so many seconds, or why there are none.

    It runs in an empty folder, or where it is told to; given are variables of its environment. lost is the failure of
    one that ends without a word.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="deckgen-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / TASK).write_bytes(pickle.dumps(task))
            if not _ended(module, folder, patience, where or folder, given or {}):
                hint = "look for a loop that never ends, or ask for less"
                return Failure(lost.line, f"it takes longer than {patience:,.0f} seconds", hint)
            with suppress(OSError):
                return tuple((folder / file).read_bytes() for file in files)
            return _told_in(folder) or lost
    except OSError as problem:
        message = f"it can't be run here: {problem.strerror or problem}"
        return Failure(lost.line, message, "it needs a process of its own, and a temporary folder")


def _ended(module: str, folder: Path, patience: float, where: Path, given: Mapping[str, str]) -> bool:
    """Whether a process came to its end in time; nothing of it is left, nor of what it started."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module, str(folder)],
        cwd=where,
        env={**surroundings(), **given},
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


def surroundings() -> dict[str, str]:
    """The environment of the process: the packages of this one, and sets that are walked in one order."""
    packages = os.pathsep.join(os.path.abspath(path) for path in sys.path)
    return {**os.environ, "PYTHONPATH": packages, "PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}


def _told_in(folder: Path) -> Failure | None:
    """The failure that the process wrote down; None where it wrote none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads((folder / FAILURE).read_text(encoding="utf-8"))
        return Failure(int(found["line"]), str(found["message"]), found["hint"])
    return None


class RefusedError(Exception):
    """What can't be taken from the author's code, in words for its author: message, hint, and a line to show."""

    def __init__(self, message: str, hint: str | None, line: int | None = None) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line


def run(folder: Path, work: Callable[[], None], path: str, line: int) -> None:
    """In the process: do the work; whatever the author's code of path raises is written down, else at line."""
    bound_memory(MOST_MEMORY)
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
