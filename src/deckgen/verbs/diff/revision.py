"""The deck's folder as it was at a revision, asked of git. Nothing in the author's repository is changed.

git writes the files into a temporary folder and keeps its index there. So neither the author's index nor the list of
worktrees is touched, and filters such as those of Git LFS are applied as in a checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deckgen.files.temporary import temporary_folder


class NoRevisionError(LookupError):
    """The deck's folder can't be had as it was at a revision. The message says why."""


def commit_of(folder: Path, revision: str) -> str | None:
    """The hash of the commit that a revision means in the repository around a folder; None where it means none.

    A word that begins with a dash is none: git would take it for an option.
    """
    # In two steps, since git takes all that follows ":/" for words to search in messages of commits: in
    # ":/draft^{commit}" the last part would be one of them.
    found = _hash(folder, revision) if revision and not revision.startswith("-") else None
    return _hash(folder, f"{found}^{{commit}}") if found else None


def _hash(folder: Path, name: str) -> str | None:
    """The hash of what a name means to git; None where it means nothing."""
    answer = _git(folder, "rev-parse", "--verify", "--quiet", name)
    return answer.stdout.strip() or None if answer is not None and answer.returncode == 0 else None


def why_none(folder: Path) -> str | None:
    """Why a folder has no revisions at all, in words; None where it lies in the working tree of a repository."""
    if shutil.which("git") is None:
        return "git isn't installed"
    answer = _git(folder, "rev-parse", "--is-inside-work-tree")
    if answer is not None and answer.stdout.strip() == "true":
        return None
    place = "this folder" if folder == Path() else f"'{folder}'"
    reason = answer.stderr.strip().partition("\n")[0].removeprefix("fatal: ") if answer is not None else ""
    # git has other reasons too: it doesn't enter a repository of another owner, for one.
    if reason and "not a git repository" not in reason:
        return f"git says: {reason}"
    return f"{place} is in no git repository"


def named_revisions(folder: Path) -> list[str]:
    """The names of branches and tags, the latest first, two hundred at the most; none outside of a repository."""
    answer = _git(
        folder,
        "for-each-ref",
        "--count=200",
        "--sort=-creatordate",
        "--format=%(refname:short)",
        "refs/heads",
        "refs/tags",
    )
    return answer.stdout.split() if answer is not None and answer.returncode == 0 else []


@contextmanager
def as_it_was(folder: Path, revision: str) -> Iterator[Path]:
    """A temporary folder with what a folder held at a revision; it is deleted at the end of `with`.

    Raises NoRevisionError where git doesn't know the revision or can't read it.
    """
    commit = commit_of(folder, revision)
    # Where the folder lies in its repository.
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if commit is None or prefix is None or prefix.returncode:
        raise NoRevisionError(f"git knows no revision '{revision}'")
    with temporary_folder() as temporary:
        files = temporary / "files"
        files.mkdir()
        index = {"GIT_INDEX_FILE": str(temporary / "index")}
        for command in (
            ("read-tree", commit),
            ("checkout-index", "--all", "--quiet", f"--prefix={files}{os.sep}"),
        ):
            answer = _git(folder, *command, more=index)
            if answer is None or answer.returncode:
                why = answer.stderr.strip().splitlines()[-1:] if answer is not None else ["git is gone"]
                raise NoRevisionError(f"git can't read '{revision}': {' '.join(why)}")
        yield files / prefix.stdout.strip("\n")


def _git(folder: Path, *words: str, more: dict[str, str] | None = None) -> subprocess.CompletedProcess[str] | None:
    """What git answers in a folder; None where there is no git or no such folder. more are environment variables."""
    git = shutil.which("git")
    if git is None or not folder.is_dir():
        return None
    # Nobody is there to type a password. Without the second variable some commands refresh the author's index. In
    # another language its messages couldn't be told apart.
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    environment = {**os.environ, **quiet, **(more or {})}
    command = [git, "-C", str(folder), *words]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL
    )
