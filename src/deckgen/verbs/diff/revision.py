"""The deck's folder as it was at a revision, asked of git. Nothing in the author's repository is changed, or run.

The files are written into a temporary folder, from git's objects alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from deckgen.files.temporary import temporary_folder
from deckgen.verbs.diff.asking_git import ask_git, git_program
from deckgen.verbs.diff.past_trees import UnreadableTreeError, write_tree


class NoRevisionError(LookupError):
    """The deck's folder can't be had as it was at a revision. The message says why."""


class PastFolder(Struct, frozen=True):
    """A folder as it was.

    path: the temporary folder that holds its files.
    left_out: what it doesn't hold, by its path there, with the reason.
    """

    path: Path
    left_out: Mapping[str, str]


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
    return _words(folder, "--verify", "--quiet", name) or None


def why_none(folder: Path) -> str | None:
    """Why a folder has no revisions at all, in words; None where it lies in the working tree of a repository."""
    if git_program() is None:
        return "git isn't installed"
    answer = ask_git(folder, "rev-parse", "--is-inside-work-tree")
    if answer is None and folder.is_dir():
        return "git gives no answer"
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
    answer = ask_git(
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
def as_it_was(folder: Path, revision: str) -> Iterator[PastFolder]:
    """What a folder held at a revision, in a temporary folder; it is deleted at the end of `with`.

    Raises NoRevisionError where git doesn't know the revision or can't read it.
    """
    commit = commit_of(folder, revision)
    # Where the folder lies in its repository, and where the repository's objects lie.
    prefix, objects = (_words(folder, *words) for words in (["--show-prefix"], ["--git-path", "objects"]))
    if commit is None or prefix is None or not objects:
        raise NoRevisionError(f"git knows no revision '{revision}'")
    tree = _hash(folder, f"{commit}:{prefix.removesuffix('/')}") if prefix else commit
    with temporary_folder() as temporary:
        files, scratch = temporary / "files", temporary / "scratch"
        files.mkdir()
        try:
            left_out = write_tree((folder / objects).resolve(), tree, files, scratch) if tree else {}
        except UnreadableTreeError as error:
            raise NoRevisionError(f"git can't read '{revision}': {error}") from None
        yield PastFolder(files, left_out)


def _words(folder: Path, *words: str) -> str | None:
    """What `git rev-parse` says, but for the end of its line; None where it fails."""
    answer = ask_git(folder, "rev-parse", *words)
    return answer.stdout.removesuffix("\n") if answer is not None and answer.returncode == 0 else None
