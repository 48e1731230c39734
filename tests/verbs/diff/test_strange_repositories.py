"""Repositories that name programs, lead out of their folder, or are too large: looked at, and nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from command import run
from deckgen.verbs.diff import past_trees
from deckgen.verbs.diff.revision import NoRevisionError, PastFolder, as_it_was, commit_of, named_revisions, why_none

DECK = "title: Trade\nsections:\n  - title: Border\n    slides: [{title: Most drive, text: Cars lead.}]\n"


def git(folder: Path, *words: str, stdin: bytes | None = None) -> str:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.run(command, check=True, capture_output=True, input=stdin).stdout.decode().strip()


def new_repository(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "deck.yaml").write_text(DECK)
    (folder / "cars.csv").write_text("town,n\nLaredo,3\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "talk")


def diff(folder: Path, word: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "diff", word)


def trap(folder: Path) -> Path:
    """Name a program that leaves a mark for everything that git can be told to run by what lies in a repository."""
    mark, hooks = folder.parent / "mark", folder / "hooks"
    program = folder / "trap.sh"
    program.write_text(f"#!/bin/sh\necho $0 $@ >> '{mark}'\ncat\n")
    program.chmod(0o755)
    for where in (hooks, folder / ".git" / "hooks"):
        where.mkdir(exist_ok=True)
        for hook in (
            "post-checkout",
            "post-index-change",
            "reference-transaction",
            "pre-auto-gc",
            "fsmonitor-watchman",
        ):
            (where / hook).symlink_to(program)
    (folder / ".gitattributes").write_text("*.yaml filter=trap diff=trap\n*.csv filter=trapped\n")
    settings = {
        **dict.fromkeys(("core.fsmonitor", "core.sshCommand", "core.askPass", "core.pager", "gpg.program"), program),
        **dict.fromkeys(("filter.trap.smudge", "filter.trap.clean", "filter.trapped.process"), program),
        **dict.fromkeys(("diff.trap.textconv", "diff.trap.command", "diff.external", "core.editor"), program),
        **dict.fromkeys(
            ("core.alternateRefsCommand", "core.gitProxy", "credential.helper", "alias.rev-parse"), program
        ),
        **dict.fromkeys(("pager.rev-parse", "pager.cat-file", "uploadpack.packObjectsHook"), program),
        "core.hooksPath": hooks,
        "filter.trap.required": "true",
        "filter.trapped.required": "true",
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": program,
        "protocol.ext.allow": "always",
        "extensions.partialClone": "origin",
        "core.repositoryformatversion": "1",
        "submodule.recurse": "true",
        "include.path": "../more",
    }
    for name, value in settings.items():
        git(folder, "config", name, str(value))
    (folder / "more").write_text(f"[core]\n\tfsmonitor = {program}\n[protocol]\n\tallow = always\n")
    return mark


def test_nothing_that_a_repository_names_is_run(repository: Path) -> None:
    git(repository, "add", ".")
    mark = trap(repository)
    said = diff(repository, "HEAD")
    assert (said.returncode, said.stderr) == (0, "")
    assert "nothing differs" in said.stdout
    assert named_revisions(repository) == ["main"]
    assert not mark.exists(), mark.read_text()
    # The traps are set: git itself runs into them.
    subprocess.run(["git", "-C", str(repository), "status"], capture_output=True)
    assert mark.exists()


def test_what_a_partial_clone_lacks_is_not_fetched_but_said(repository: Path) -> None:
    mark = trap(repository)
    lacking = git(repository, "rev-parse", "HEAD:cars.csv")
    (repository / ".git" / "objects" / lacking[:2] / lacking[2:]).unlink()
    with as_it_was(repository, "HEAD") as folder:
        assert folder.left_out == {"cars.csv": "git doesn't have it here"}
        assert (folder.path / "deck.yaml").read_text() == DECK
    deck = git(repository, "rev-parse", "HEAD:deck.yaml")
    (repository / ".git" / "objects" / deck[:2] / deck[2:]).unlink()
    assert (
        "there was no 'deck.yaml' at 'HEAD' that can be read: git doesn't have it here"
        in diff(repository, "HEAD").stderr
    )
    assert not mark.exists(), mark.read_text()


def test_a_git_in_the_deck_s_folder_is_not_taken(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = repository / "git"
    program.write_text(f"#!/bin/sh\ntouch '{repository}/mark'\n")
    program.chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert commit_of(Path(), "HEAD")
    assert not (repository / "mark").exists()


def commit_tree(repository: Path, lines: list[str]) -> str:
    """A commit of a tree that git itself wouldn't make, by the lines of `git ls-tree`."""
    raw = b""
    for line in lines:
        mode, rest = line.split(" ", 1)
        _, found, name = rest.split(" ", 2)
        raw += f"{mode.lstrip('0')} {name}".encode() + b"\0" + bytes.fromhex(found)
    tree = git(repository, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", stdin=raw)
    return git(repository, "commit-tree", tree, "-m", "odd")


def blob(repository: Path, words: str) -> str:
    return git(repository, "hash-object", "-w", "--stdin", stdin=words.encode())


def tree_of(folder: PastFolder) -> list[str]:
    return sorted(path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*"))


def test_no_name_and_no_link_of_a_tree_leads_out_of_the_folder(repository: Path) -> None:
    data = blob(repository, DECK)
    inner = git(repository, "mktree", stdin=f"100644 blob {data}\tx\n".encode())
    links = {"abs": "/etc", "in": "deck.yaml", "out": "../..", "via": "z/q/../../../etc"}
    rows = [f"100644 blob {data} deck.yaml", f"040000 tree {inner} ..", f"040000 tree {inner} .GIT"]
    rows += [f"120000 blob {blob(repository, target)} {name}" for name, target in links.items()]
    # A name that stands twice, as a link and as a folder: what lies in the folder must not pass through the link.
    rows += [f"120000 blob {blob(repository, '/tmp')} twice", f"040000 tree {inner} twice"]
    rows += [f"160000 commit {git(repository, 'rev-parse', 'HEAD')} module"]
    commit = commit_tree(repository, rows)
    with as_it_was(repository, commit) as folder:
        assert tree_of(folder) == ["deck.yaml", "in", "twice", "twice/x"]
        assert (folder.path / "in").read_text() == DECK
        assert list(folder.path.parent.glob("*")) == [folder.path, folder.path.parent / "scratch"]
        outside = "it is a link to a place outside the deck's folder"
        assert folder.left_out == {
            **dict.fromkeys(("../x", ".GIT/x"), "its name leads out of the folder"),
            **dict.fromkeys(("abs", "out", "via"), outside),
            "twice": "it is a link that this computer can't make",
            "module": "it is a repository of its own",
        }


def test_what_was_left_out_is_said_beside_the_complaint(repository: Path) -> None:
    (repository / "deck.yaml").write_text(DECK.replace("sections", "data: {cars: {file: cars.csv}}\nsections"))
    (repository / "cars.csv").unlink()
    (repository / "cars.csv").symlink_to("/etc/passwd")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "a link")
    said = diff(repository, "HEAD").stderr
    assert "HEAD:deck.yaml:2:21: error[missing_file]: there is no file 'cars.csv'" in said
    why = "'cars.csv': it is a link to a place outside the deck's folder"
    assert f"error[left_out_of_revision]: not all files are had as they were at 'HEAD': {why}\n" in said


def test_a_file_of_git_lfs_is_taken_from_this_computer_or_said_to_be_missing(repository: Path) -> None:
    whole = b"town,n\nLaredo,3\n"
    sha256 = hashlib.sha256(whole).hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{sha256}\nsize {len(whole)}\n"
    (repository / "cars.csv").write_text(pointer)
    git(repository, "commit", "-qam", "to LFS")
    with as_it_was(repository, "HEAD") as folder:
        assert (folder.path / "cars.csv").read_text() == pointer
    kept = repository / ".git" / "lfs" / "objects" / sha256[:2] / sha256[2:4] / sha256
    kept.parent.mkdir(parents=True)
    for data, found in ((whole, whole), (b"X" * len(whole), pointer.encode()), (b"", pointer.encode())):
        kept.write_bytes(data)
        with as_it_was(repository, "HEAD") as folder:
            assert (folder.path / "cars.csv").read_bytes() == found


def test_a_tree_that_multiplies_is_left_in_good_time(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past_trees, "MOST_FILES", 5000)
    tree = git(repository, "mktree", stdin=f"100644 blob {blob(repository, DECK)}\tdeck.yaml\n".encode())
    for _ in range(9):
        rows = "".join(f"040000 tree {tree}\t{name}\n" for name in "abcdefghij")
        tree = git(repository, "mktree", stdin=rows.encode())
    commit = git(repository, "commit-tree", tree, "-m", "a bomb")
    with pytest.raises(NoRevisionError, match="holds more than 5,000 files"), as_it_was(repository, commit):
        pass


def test_the_largest_files_are_left_out_where_all_together_are_too_many(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_trees, "MOST_BYTES_IN_ALL", len(DECK) + 20)
    (repository / "large.csv").write_text("a" * 1000)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "large")
    with as_it_was(repository, "HEAD") as folder:
        assert folder.left_out == {"large.csv": "the files together have more than 1 GB"}
        assert tree_of(folder) == ["cars.csv", "deck.yaml"]


def test_a_damaged_repository_is_said_to_be_one(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD:")
    deck = git(repository, "rev-parse", "HEAD:deck.yaml")
    for found in (deck, tree):
        path = repository / ".git" / "objects" / found[:2] / found[2:]
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-9])
    assert "git can't read 'HEAD': some of its objects are missing or damaged" in diff(repository, "HEAD").stderr


def test_a_pipe_in_the_place_of_a_file_of_git_keeps_nobody(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.verbs.diff.asking_git.MOST_SECONDS", 0.5)
    (repository / ".git" / "HEAD").unlink()
    os.mkfifo(repository / ".git" / "HEAD")
    assert commit_of(repository, "HEAD") is None
    assert named_revisions(repository) == []
    assert why_none(repository) == "git gives no answer"


def test_another_format_of_objects_a_worktree_and_borrowed_objects_are_read(tmp_path: Path) -> None:
    """And a folder whose name holds what parts paths in lists of them."""
    first = new_repository(tmp_path / 'a: "talk"')
    git(first, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "other")
    git(tmp_path, "clone", "-q", "--shared", str(first), str(tmp_path / "clone"))
    git(tmp_path, "init", "-q", "--object-format=sha256", str(tmp_path / "wide"))
    for folder in (first, tmp_path / "tree", tmp_path / "clone", new_repository(tmp_path / "wide")):
        with as_it_was(folder, "HEAD") as past:
            assert (past.path / "deck.yaml").read_text() == DECK, folder
