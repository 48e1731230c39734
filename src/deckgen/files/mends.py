"""The edits of complaints, made in the files of a deck, and no others.

Files are looked at when the edits are gathered and again when they are made: one that was changed meanwhile, or isn't
the one that was read, stays as it is.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.atomic_write import write_file
from deckgen.files.encoding import decode
from deckgen.files.paths import path_of
from deckgen.files.plain_file import read_plain
from deckgen.files.yaml_file import MOST_BYTES
from deckgen.model.diagnostics import Diagnostic, Diagnostics, Edit, SourceFile, Span
from deckgen.model.mending import mended, overlap


class FileMend(Struct, frozen=True):
    """The mends of one file.

    path: the file as it can be opened.
    file: its text as it was read.
    data: its bytes.
    mends: the complaints that are mended.
    edits: their edits, of which none overlaps another.
    """

    path: Path
    file: SourceFile
    data: bytes
    mends: tuple[Diagnostic, ...] = ()
    edits: tuple[Edit, ...] = ()


class Left(Struct, frozen=True):
    """A mend that is not made, and why."""

    complaint: Diagnostic
    why: str


class Mends(Struct, frozen=True):
    """What can be mended, file by file, and what can't."""

    files: tuple[FileMend, ...]
    left: tuple[Left, ...]


class NotMendedError(Exception):
    """Raised where a file can't be mended; its words say why. The file is as it was."""


def gather_mends(deck: Path, complaints: Iterable[Diagnostic]) -> Mends:
    """The certain mends of the complaints about a deck. Nothing is written."""
    files: dict[Path, FileMend] = {}
    left: list[Left] = []
    for one in complaints:
        if not one.edits:
            continue
        file = one.edits[0].span.file
        path = path_of(deck, file.path)
        try:
            mend = files.get(path) or FileMend(path, file, _as_it_was_read(path, file, deck.parent))
        except NotMendedError as error:
            left.append(Left(one, str(error)))
            continue
        new = [edit for edit in one.edits if edit not in mend.edits]
        if any(overlap(edit, other) for edit in new for other in mend.edits):
            left.append(Left(one, "another mend changes the same words"))
            continue
        files[path] = replace(mend, mends=(*mend.mends, one), edits=(*mend.edits, *new))
    return Mends(tuple(files.values()), tuple(left))


def make_mends(mend: FileMend, deck: Path) -> None:
    """Make the edits of a file, which is replaced as a whole; NotMendedError where that can't be."""
    if _as_it_was_read(mend.path, mend.file, deck.parent) != mend.data:
        raise NotMendedError("the file was changed meanwhile")
    _write(mend.path, mended_bytes(mend))


def make_all(mends: Mends, deck: Path) -> None:
    """Make the edits of all files; NotMendedError where one of them can't be written, and then all are as before."""
    done: list[FileMend] = []
    try:
        for mend in mends.files:
            make_mends(mend, deck)
            done.append(mend)
    except NotMendedError as error:
        for mend in done:
            _write(mend.path, mend.data)
        raise NotMendedError(f"{mends.files[len(done)].path}: {error}") from None


def mended_bytes(mend: FileMend) -> bytes:
    """What a file holds once its edits are made."""
    mark = codecs.BOM_UTF8 if mend.data.startswith(codecs.BOM_UTF8) else b""
    written = mend.data.removeprefix(mark).decode("utf-8")
    return mark + mended(mend.file, mend.edits, written).encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    try:
        write_file(path.resolve(), data)
    except OSError as error:
        raise NotMendedError(f"it can't be written: {error.strerror or error}") from None


def _as_it_was_read(path: Path, file: SourceFile, folder: Path) -> bytes:
    """The bytes of a file of the deck's folder; NotMendedError where they aren't the text that was read."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise NotMendedError("it lies outside the deck's folder")
    try:
        data = read_plain(path, MOST_BYTES)
    except OSError as error:
        raise NotMendedError(f"it can't be read: {error.strerror or error}") from None
    found = decode(data, file.path, Diagnostics(), Span(file, 0, 0, 0))
    if found is None or found.text != file.text:
        raise NotMendedError("the file was changed meanwhile")
    return data
