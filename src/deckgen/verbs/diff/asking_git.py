"""Asks git about a repository that may be a stranger's: nothing of what the repository names is run.

A repository's configuration can name programs for many moments (fsmonitor, hooks, filters, remote helpers, ssh). The
few questions that are asked here, `rev-parse` and `for-each-ref`, need none of them, and those that could
come in all the same are overridden. Files are read past the configuration (past_trees.py).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, TimeoutExpired

from msgspec import Struct

from deckgen.processes.started import start_program, stop

# How long git may take for an answer. A named pipe in the place of one of its files would keep it for ever.
MOST_SECONDS = 10
_OVERRIDDEN = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.pager=cat", "protocol.allow=never")
_NAME = "git.exe" if sys.platform == "win32" else "git"


def git_program() -> str | None:
    """The full path of git; None where there is none.

    Only full paths of PATH are searched: from "." in it, and on Windows without it, a git in the deck's folder would
    be taken.
    """
    from shutil import which

    folders = filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep))
    return next(filter(None, (which(os.path.join(folder, _NAME)) for folder in folders)), None)


class Answer(Struct, frozen=True):
    """What git answers: its exit code, and what it says on both streams."""

    returncode: int
    stdout: str
    stderr: str


def ask_git(folder: Path, *words: str) -> Answer | None:
    """What git answers in a folder; None where there is no git, no such folder, or no answer in time."""
    git = git_program()
    if git is None or not folder.is_dir():
        return None
    overridden = [word for setting in _OVERRIDDEN for word in ("-c", setting)]
    command = [git, "--no-pager", *overridden, "-C", str(folder), *words]
    with start_program(command, env=git_environment(), stdin=DEVNULL, stdout=PIPE, stderr=PIPE) as process:
        try:
            out, err = process.communicate(timeout=MOST_SECONDS)
        except TimeoutExpired:
            return None
        finally:
            process.kill()
            stop(process)
    return Answer(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))


def git_environment() -> dict[str, str]:
    """The environment in which git is asked: it asks nobody for a password, and fetches nothing.

    Without GIT_OPTIONAL_LOCKS=0 some commands refresh the author's index. Where a repository holds only a part of its
    objects, git would fetch others as they are needed, by a program that the repository may name: older ones don't
    know GIT_NO_LAZY_FETCH, but then no way of fetching is allowed. In another language its messages couldn't be told
    apart.
    """
    quiet = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "LC_ALL": "C.UTF-8",
    }
    return {**os.environ, **quiet}
