"""Runs code that may do harm, such as the author's, in a process of its own: both sides of that process.

The outer side (`send_for`) puts a task into a temporary folder and starts `python -m MODULE FOLDER`. The inner side
(`run`) leaves its results there as files, or failure.json. The process may be killed at any time, and whatever the
code does to the process harms no other.
"""

from __future__ import annotations

import json
import linecache
import os
import pickle
import subprocess
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from deckgen.files.temporary import temporary_folder
from deckgen.model.program import Failure
from deckgen.processes.bounds import bound_files, bound_memory, bound_processes, bound_time
from deckgen.processes.started import guarded_command_of, process_environment, start, stop
from deckgen.sandbox.own_imports import import_nothing_from

# The files of the folder: the pickled task, how long it may take, and why it failed.
TASK, SECONDS, FAILURE = "task", "seconds.json", "failure.json"
MOST_MEMORY = 8 << 30
MOST_FILE = 2 << 30
# Libraries that reckon start a thread for each processor.
MORE_PROCESSES = 512
# How many characters of an exception's text an author gets to read.
MOST_CHARACTERS = 300


def send_for(
    module: str,
    task: object,
    files: tuple[str, ...],
    silent_failure: Failure,
    *,
    most_seconds: float,
    working_folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> tuple[bytes, ...] | Failure:
    """The bytes of the files that a module of deckgen makes from a task, or why there are none.

    The module runs in `working_folder` (a temporary folder where it is None), with `variables` added to its
    environment. `silent_failure` is returned where it ends without results and without saying why; its line is used
    for every failure that has no line of its own.
    """
    try:
        with temporary_folder() as folder:
            (folder / TASK).write_bytes(pickle.dumps(task))
            (folder / SECONDS).write_text(json.dumps(most_seconds))
            if not _ended(module, folder, most_seconds, working_folder or folder, variables or {}):
                hint = "look for a loop that never ends, or ask for less"
                return Failure(silent_failure.line, f"it takes longer than {most_seconds:,.0f} seconds", hint)
            with suppress(OSError):
                return tuple((folder / file).read_bytes() for file in files)
            return _failure_in(folder) or silent_failure
    except OSError as error:
        message = f"it can't be run here: {error.strerror or error}"
        return Failure(silent_failure.line, message, "it needs a process of its own, and a temporary folder")


def _ended(
    module: str, folder: Path, most_seconds: float, working_folder: Path, variables: Mapping[str, str]
) -> bool:
    """Whether the process ended by itself in time. Either way neither it nor what it started runs on."""
    # What the code leaves among temporary files goes with the folder.
    temporary = {name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")}
    process = start(
        guarded_command_of(module, str(folder)),
        cwd=working_folder,
        env={**variables, **process_environment(), **temporary},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=most_seconds)
        return True
    except subprocess.TimeoutExpired:
        return False
    finally:
        stop(process)


def _failure_in(folder: Path) -> Failure | None:
    """The failure that the process wrote down; None where it wrote none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads((folder / FAILURE).read_text(encoding="utf-8"))
        return Failure(int(found["line"]), str(found["message"]), found["hint"])
    return None


class RefusedError(Exception):
    """The author's code gave something that can't be used: a message and a hint for the author.

    `line` is the line of the author's file to show; None where it is the one that was given for the task.
    """

    def __init__(self, message: str, hint: str | None, line: int | None = None) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line


def run(folder: Path, work: Callable[[], None], path: str, line: int) -> None:
    """In the process: do the work; whatever it raises is written into the folder as a failure.

    The failure is shown at the last line of the author's file `path` that was reached, or else at `line`.
    """
    bound_memory(MOST_MEMORY)
    bound_files(MOST_FILE)
    bound_processes(MORE_PROCESSES)
    # All processors may work all the time, and no longer: what is past waiting for ends by itself.
    bound_time(json.loads((folder / SECONDS).read_text()) * (os.cpu_count() or 1))
    try:
        work()
    except BaseException as error:
        (folder / FAILURE).write_text(json.dumps(_failure(error, path, line)), encoding="utf-8")


def author_function(path: str, text: str, name: str, folder: str | None = None) -> Callable[..., object]:
    """In the process: the function of a name in the text of the author's file, which is run as a module.

    `path` is the file's path from the deck's `folder` on. What lies there can't be imported: the user trusts this
    text alone. Raises RefusedError where there is no such function when the file has run.
    """
    if folder is not None:
        import_nothing_from(folder)
    # A traceback quotes lines from this cache, and so doesn't look for the file.
    linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
    module: dict[str, Any] = {"__name__": "deckgen_guest", "__file__": os.path.join(folder or "", path)}
    exec(compile(text, path, "exec"), module)
    function: Callable[..., object] | None = module.get(name)
    if function is None or not callable(function):
        raise RefusedError(f"'{name}' is no function any more when the file has run", None)
    return function


def _failure(error: BaseException, path: str, line: int) -> dict[str, object]:
    """What failure.json says of an exception: at the author's last line that was reached, or else at `line`."""
    if isinstance(error, RefusedError):
        return {"line": line if error.line is None else error.line, "message": str(error), "hint": error.hint}
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    if isinstance(error, SyntaxError) and error.filename == path:
        lines.append(error.lineno)
    text = " ".join(str(error).split())[:MOST_CHARACTERS]
    kind = type(error).__name__
    if isinstance(error, SystemExit):
        return {"line": (lines or [line])[-1], "message": "it ends the program", "hint": "let it return"}
    return {"line": (lines or [line])[-1], "message": f"{kind}: {text}" if text else kind, "hint": None}
