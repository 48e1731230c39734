"""save: a deck that was written -> its file in its place. Everything or nothing: a temporary file, then a rename."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO

from msgspec import Struct

from deckgen.files.atomic_write import ReadOnlyError, write_file
from deckgen.files.kept_beside import keep_beside
from deckgen.files.output_path import output_path
from deckgen.files.paths import Refusal, follow, stays_inside
from deckgen.files.plain_file import is_odd
from deckgen.files.temporary import delete_left_files
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.written import Written
from deckgen.office.manifest_marks import is_as_built

_ELSEWHERE = "choose another place with -o"


class Saved(Struct, frozen=True):
    """A file that was written.

    path: where it is.
    kept: where the old file is kept; None where there was none, or none that was to be kept.
    """

    path: Path
    kept: Path | None = None


def save(
    written: Written,
    deck: Path,
    output: Path | str | None,
    name: str,
    log: Diagnostics,
    *,
    keep: bool = False,
) -> Saved | None:
    """Put a deck that was written into its place, and say where; None after a complaint, and then
    the old file is as it was.

    output is a file ending in .pptx or a folder; `output/` beside the deck where it is None. What is no sound .pptx
    is never put there. A file that another program holds open is left alone: the new one gets
    `.new` before its ending, with a warning. With keep the old file stays beside the new one, under another name.
    """
    target = output_path(deck, output, name)
    nowhere = Span(SourceFile(str(target), ""), 0, 0, 0)
    if written.flaws:
        message = f"the deck that was built is not sound, so it was not saved: {'; '.join(written.flaws[:5])}"
        log.error("unsound_file", message, nowhere, "this is a fault of deckgen's or of the brand's template")
        return None
    return put(written.file, target, deck, output, log, is_own=is_as_built, keep=keep)


def put(
    data: bytes | IO[bytes],
    target: Path,
    deck: Path,
    output: Path | str | None,
    log: Diagnostics,
    *,
    is_own: Callable[[Path], bool],
    keep: bool = False,
) -> Saved | None:
    """Write a file that was made of a deck to a target, as `save` does. output is what the user named.

    is_own says whether a file can be made again, and so may be written over.
    """
    nowhere = Span(SourceFile(str(target), ""), 0, 0, 0)
    is_named = output is not None and target == Path(output)
    if not is_named and not _stays(target, deck, output, log):
        return None
    if is_odd(target):
        message = f"'{target}' is no ordinary file, so it is left as it is"
        log.error("cannot_write", message, nowhere, _ELSEWHERE)
        return None
    try:
        place = _end_of_link(target) if is_named else target
        delete_left_files(place.parent)
        kept = keep_beside(place, date.today()) if keep else None
        written = None
        try:
            written = _put(data, place, log, nowhere, is_own)
        finally:
            # The old file is still in its place.
            if kept and written != place:
                kept.unlink(missing_ok=True)
        return Saved(target, kept) if written == place else Saved(written)
    except ReadOnlyError:
        log.error("cannot_write", "the deck can't be saved: the file that is there is read-only", nowhere, _ELSEWHERE)
        return None
    except OSError as problem:
        message = f"the deck can't be saved: {problem.strerror or problem}"
        log.error("cannot_write", message, nowhere, _ELSEWHERE)
        return None


def _stays(target: Path, deck: Path, output: Path | str | None, log: Diagnostics) -> bool:
    """Whether a file that the user didn't name itself is in its folder; complains where it is a link out of that.

    What the user names may be a link. One that came with a folder isn't followed, be it the deck's or a named one.
    """
    if output is None:
        return stays_inside(deck.parent, str(target.relative_to(deck.parent)), str(target), log)
    if not isinstance(follow(target.parent, target.name), Refusal):
        return True
    message = f"'{target}' is a link to a place outside of that folder, so nothing is written there"
    hint = "take the link away, or name the file itself with -o"
    log.error("cannot_write", message, Span(SourceFile(str(target), ""), 0, 0, 0), hint)
    return False


def _end_of_link(path: Path) -> Path:
    """Where a link leads, or the path itself; OSError where links lead in a circle."""
    try:
        return path.resolve() if path.is_symlink() else path
    except RuntimeError:
        # Python 3.13 raises the system's own error instead.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _put(
    data: bytes | IO[bytes], target: Path, log: Diagnostics, nowhere: Span, is_own: Callable[[Path], bool]
) -> Path:
    """Write the file into its place, or beside it where the place is held."""
    try:
        write_file(target, data)
        return target
    except ReadOnlyError:
        raise
    except PermissionError:
        beside = next(path for path in _names_beside(target) if not path.exists() or is_own(path))
        write_file(beside, data)
        message = f"another program holds '{target.name}' open; the new deck is '{beside.name}'"
        log.warning("file_in_use", message, nowhere, "close it and build again")
        return beside


def _names_beside(target: Path) -> Iterator[Path]:
    yield target.with_name(f"{target.stem}.new{target.suffix}")
    for count in itertools.count(2):
        yield target.with_name(f"{target.stem}.new {count}{target.suffix}")
