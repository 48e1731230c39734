"""How a process of deckgen's own is started: with which command, and with which environment."""

from __future__ import annotations

import os
import sys

from deckgen.processes.import_paths import full_paths
from deckgen.processes.kept_variables import kept_variables


def command_of(module: str, *words: str) -> list[str]:
    """The command that runs a module of deckgen in a new process.

    -P keeps the working folder out of the paths that modules are imported from: a file of the author's named json.py
    would be taken for Python's own.
    """
    return [sys.executable, "-P", "-m", module, *words]


def process_environment() -> dict[str, str]:
    """The environment of a new process: the packages of this one, no screen for matplotlib to draw on, and of the
    user's variables only what programs need.

    With the hash seed fixed, Python goes through a set in the same order each time, so results are the same.
    """
    packages = os.pathsep.join(full_paths())
    return {**kept_variables(), "PYTHONPATH": packages, "PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}
