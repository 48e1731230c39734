"""The deck's folder as it was at a revision, asked of git. Nothing in the author's repository is touched.

git puts the files into a folder of ours, by an index of ours: neither the author's index nor a worktree list is
written, and filters such as those of Git LFS are applied as in a checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoRevisionError(LookupError):
    """The deck's folder can't be had as it was at a revision; the words say why."""


def commit_of(folder: Path, revision: str) -> str | None:
    """The commit that a revision means in the repository around a folder; None where it means none."""
    # In two steps, since what follows a search for words (":/draft") would be one of them.
    found = _hash(folder, revision) if revision and not revision.startswith("-") else None
    return _hash(folder, f"{found}^{{commit}}") if found else None


def _hash(folder: Path, name: str) -> str | None:
    said = _git(folder, "rev-parse", "--verify", "--quiet", name)
    return said.stdout.strip() or None if said is not None and said.returncode == 0 else None


def why_none(folder: Path) -> str | None:
    """Why a folder has no revisions at all, in words; None where it lies in the working tree of a repository."""
    if shutil.which("git") is None:
        return "git isn't installed"
    said = _git(folder, "rev-parse", "--is-inside-work-tree")
    if said is not None and said.stdout.strip() == "true":
        return None
    place = "this folder" if folder == Path() else f"'{folder}'"
    told = said.stderr.strip().partition("\n")[0].removeprefix("fatal: ") if said is not None else ""
    # Such as a folder of another owner, which git doesn't enter.
    return f"git says: {told}" if told and "not a git repository" not in told else f"{place} is in no git repository"


def named_revisions(folder: Path) -> list[str]:
    """The names of branches and tags, the latest first, two hundred at the most."""
    said = _git(
        folder,
        "for-each-ref",
        "--count=200",
        "--sort=-creatordate",
        "--format=%(refname:short)",
        "refs/heads",
        "refs/tags",
    )
    return said.stdout.split() if said is not None and said.returncode == 0 else []


@contextmanager
def as_it_was(folder: Path, revision: str) -> Iterator[Path]:
    """What a folder held at a revision, in another one that lasts as long as it is needed; NoRevisionError."""
    commit = commit_of(folder, revision)
    place = _git(folder, "rev-parse", "--show-prefix")
    if commit is None or place is None or place.returncode:
        raise NoRevisionError(f"git knows no revision '{revision}'")
    with tempfile.TemporaryDirectory(prefix="deckgen-revision-") as temporary:
        files = Path(temporary) / "files"
        files.mkdir()
        index = {"GIT_INDEX_FILE": str(Path(temporary) / "index")}
        for command in (
            ("read-tree", commit),
            ("checkout-index", "--all", "--quiet", f"--prefix={files}{os.sep}"),
        ):
            said = _git(folder, *command, more=index)
            if said is None or said.returncode:
                why = said.stderr.strip().splitlines()[-1:] if said is not None else ["git is gone"]
                raise NoRevisionError(f"git can't read '{revision}': {' '.join(why)}")
        yield files / place.stdout.strip("\n")


def _git(folder: Path, *words: str, more: dict[str, str] | None = None) -> subprocess.CompletedProcess[str] | None:
    """What git says; None where there is no git, or no such folder."""
    git = shutil.which("git")
    if git is None or not folder.is_dir():
        return None
    # Nobody is there to type a password, and reading must not write: not even the index that status refreshes.
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    environment = {**os.environ, **quiet, **(more or {})}
    command = [git, "-C", str(folder), *words]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL
    )
