"""Writes the files of a folder as they were at a commit into another folder, from git's objects alone.

git is asked for objects in a repository of its own, an empty one that borrows the objects of the author's. So nothing
of the configuration of that one is read, and no filter, hook or fetch is known. A file of Git LFS is taken from what
lies beside the objects. How much is read, and for how long, is bounded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Timer
from time import monotonic
from typing import IO, cast

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.lfs import lfs_pointer
from deckgen.files.paths import MOST_BYTES, digest_of
from deckgen.processes.started import start_program, stop
from deckgen.verbs.diff.asking_git import git_environment, git_program

MOST_SECONDS = 30
MOST_FILES = 100_000
MOST_BYTES_IN_ALL = 1 << 30
_ENTRY = re.compile(
    rb"(?P<mode>\d+) (?P<kind>\w+) (?P<object>[0-9a-f]+) +(?P<size>-|\d+|BAD)\t(?P<path>.+)", re.DOTALL
)
_FILE, _LINK = b"100", b"120000"


class UnreadableTreeError(Exception):
    """The files of a commit can't be read. The message says why."""


class PastFile(Struct, frozen=True):
    """An entry of a folder at a commit.

    path: where it lies in the folder.
    object: its hash.
    size: how many bytes it has; None for what is no file.
    is_link: whether it is a symbolic link, whose bytes are its target.
    why_not: why it is not written; "" where it is.
    """

    path: str
    object: str
    size: int | None
    is_link: bool
    why_not: str


def write_tree(objects: Path, tree: str, into: Path, scratch: Path) -> dict[str, str]:
    """Write the files of a tree into a folder. What is left out comes back by its path, with the reason.

    objects: the folder of objects of the repository.
    tree: the hash of the tree, or of a commit.
    scratch: a folder, made here, for what git needs meanwhile.

    Raises UnreadableTreeError where git can't read it.
    """
    environment = _bare_repository(objects, tree, scratch)
    entries = _with_bounds(_entries(environment, tree))
    left_out = {one.path: one.why_not for one in entries if one.why_not}
    links = {}
    for one, data in _contents(environment, [one for one in entries if not one.why_not], scratch):
        if data is None:
            left_out[one.path] = "git doesn't have it here"
        elif one.is_link:
            links[one.path] = os.fsdecode(data)
        elif not _written(into / one.path, _fetched(data, objects)):
            left_out[one.path] = "this computer can't write a file of that name"
    # The links come last, so that no file is written through one.
    return left_out | _linked(into, links)


def _bare_repository(objects: Path, tree: str, scratch: Path) -> dict[str, str]:
    """The environment in which git finds nothing but the objects."""
    repository = scratch / "repository"
    for folder in ("objects", "refs"):
        (repository / folder).mkdir(parents=True)
    (repository / "HEAD").write_text("ref: refs/heads/none\n")
    is_sha256 = len(tree) == 64
    kind = "repositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n" if is_sha256 else ""
    (repository / "config").write_text(f"[core]\n\tbare = true\n\t{kind}")
    kept = {name: value for name, value in git_environment().items() if _is_of_all_programs(name)}
    quiet = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    found = {"GIT_DIR": str(repository), "GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(objects)}
    return {**kept, **quiet, **found}


def _is_of_all_programs(variable: str) -> bool:
    """Whether a variable is not one by which git is told of another repository, or where its own programs lie."""
    return not variable.startswith("GIT_") or variable == "GIT_EXEC_PATH"


def _quoted(path: Path) -> str:
    """A path as git reads it in a list of paths, in which a colon or a quote would end it."""
    words = str(path)
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"' if set(words) & set('":;') else words


@contextmanager
def _running(environment: dict[str, str], *words: str, stdin: IO[bytes] | int) -> Iterator[IO[bytes]]:
    """What a command of git's says, as it says it. It is ended with the context, or when it takes too long.

    Raises UnreadableTreeError where it takes too long, or fails.
    """
    git = git_program()
    if git is None:
        raise UnreadableTreeError("git is gone")
    began = monotonic()
    with start_program([git, *words], env=environment, stdin=stdin, stdout=PIPE, stderr=DEVNULL) as process:
        timer = Timer(MOST_SECONDS, process.kill)
        timer.start()
        try:
            yield cast(IO[bytes], process.stdout)
            if process.wait():
                raise UnreadableTreeError("some of its objects are missing or damaged")
        except UnreadableTreeError:
            if monotonic() - began >= MOST_SECONDS:
                raise UnreadableTreeError(f"it takes longer than {MOST_SECONDS} seconds") from None
            raise
        finally:
            timer.cancel()
            process.kill()
            stop(process)


def _entries(environment: dict[str, str], tree: str) -> list[PastFile]:
    """What stands in a tree, and in those within it. One tree may stand in many others, so the number is bounded."""
    found: list[PastFile] = []
    left = b""
    with _running(environment, "ls-tree", "-r", "-l", "-z", "--full-tree", tree, stdin=DEVNULL) as answer:
        while chunk := answer.read(1 << 16):
            *lines, left = (left + chunk).split(b"\0")
            found += [_entry(match) for line in lines if (match := _ENTRY.fullmatch(line))]
            if len(found) > MOST_FILES:
                raise UnreadableTreeError(f"the deck's folder holds more than {MOST_FILES:,} files there")
    return found


def _entry(match: re.Match[bytes]) -> PastFile:
    path, mode, size = os.fsdecode(match["path"]), match["mode"], match["size"]
    is_link, is_file = mode == _LINK, mode.startswith(_FILE)
    why_not = ""
    if not (is_link or is_file):
        why_not = "it is a repository of its own"
    elif size == b"BAD":
        why_not = "git doesn't have it here"
    elif not _is_inside(path):
        why_not = "its name leads out of the folder"
    elif int(size) > (4096 if is_link else MOST_BYTES):
        why_not = f"it has {int(size) / 1e6:,.0f} MB"
    return PastFile(path, match["object"].decode(), int(size) if size.isdigit() else None, is_link, why_not)


def _is_inside(path: str) -> bool:
    """Whether a path of a tree stays in its folder. git writes no such names, but a hand-made tree may hold them."""
    parts = path.split("/")
    odd = {"", ".", ".."} & set(parts) or (os.sep != "/" and set(path) & {os.sep, ":"})
    return not odd and not any(part.lower() == ".git" for part in parts)


def _with_bounds(entries: list[PastFile]) -> list[PastFile]:
    """The entries, the smallest first; those past the bound of all files together are to be left out."""
    total, bounded = 0, []
    for one in sorted(entries, key=lambda one: one.size or 0):
        total += 0 if one.why_not else one.size or 0
        too_much = not one.why_not and total > MOST_BYTES_IN_ALL
        bounded.append(replace(one, why_not="the files together have more than 1 GB") if too_much else one)
    return bounded


def _contents(
    environment: dict[str, str], files: list[PastFile], scratch: Path
) -> Iterator[tuple[PastFile, bytes | None]]:
    """Each file with its bytes, None for one that git doesn't have."""
    wanted = scratch / "wanted"
    wanted.write_text("".join(f"{one.object}\n" for one in files))
    with wanted.open("rb") as asked, _running(environment, "cat-file", "--batch", stdin=asked) as answer:
        for one in files:
            head = answer.readline().split()
            if len(head) != 3 or head[1] != b"blob":
                if not head or head[-1] != b"missing":
                    raise UnreadableTreeError("git breaks off")
                yield one, None
                continue
            if int(head[2]) != one.size:
                raise UnreadableTreeError(f"git contradicts itself about '{one.path}'")
            data = answer.read(int(head[2]) + 1)
            if len(data) != int(head[2]) + 1:
                raise UnreadableTreeError(f"'{one.path}' is damaged there")
            yield one, data[:-1]


def _fetched(data: bytes, objects: Path) -> bytes:
    """The file itself where its bytes are only a pointer of Git LFS and the file lies here; else the bytes.

    Where it doesn't lie here, whoever reads the pointer says so.
    """
    pointer = lfs_pointer(data)
    if pointer is None or pointer.size > MOST_BYTES:
        return data
    kept = objects.parent / "lfs" / "objects" / pointer.sha256[:2] / pointer.sha256[2:4] / pointer.sha256
    with suppress(OSError):
        if kept.is_file() and kept.stat().st_size == pointer.size:
            whole = kept.read_bytes()
            return whole if digest_of(whole) == pointer.sha256 else data
    return data


def _written(path: Path, data: bytes) -> bool:
    """Whether a file could be written. Names that differ in capitals alone may be one here: the first is kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except (OSError, ValueError):
        return False
    return True


def _linked(into: Path, links: Mapping[str, str]) -> dict[str, str]:
    """Make links by their paths and targets. None leads out of the folder; those not made come with the reason."""
    root = into.resolve()
    made, left_out = [], {}
    for path, target in links.items():
        place = into / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.parent.resolve().is_relative_to(root):
                place.symlink_to(target)
                made.append(path)
        except (OSError, ValueError, RuntimeError):
            left_out[path] = "it is a link that this computer can't make"
    # Only when all are made it shows where each of them leads: through others, some of them.
    while out := [path for path in made if not _stays(into / path, root)]:
        for path in out:
            made.remove(path)
            (into / path).unlink()
            left_out[path] = "it is a link to a place outside the deck's folder"
    return left_out


def _stays(place: Path, root: Path) -> bool:
    try:
        return place.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        # It leads in a circle, which whoever reads it says.
        return True
