"""Writes a file completely or not at all: under a temporary name first, then in place of the old one."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import IO

from deckgen.files.temporary import temporary_file


class ReadOnlyError(PermissionError):
    """Nobody may write the file that is there."""


def write_file(path: Path, data: bytes | IO[bytes], *, mode: int | None = None) -> None:
    """Write a file, and make its folder if need be. Whoever reads it meanwhile finds the old one.

    data: its bytes, or an open file that is copied from its beginning on.
    The file gets the permissions `mode`; where that is None, a new file has those that the user's new files have,
    and one that is replaced keeps its own. Raises OSError where it can't be written, on Windows also where another
    program has it open; ReadOnlyError where nobody may write the one that is there. The old file is then as it was,
    and nothing else is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = _mode_of(path)
    mode = kept if mode is None else mode
    # In the same folder, since a file can't be renamed from one disk to another.
    with temporary_file(path.parent, path.suffix) as (temporary, file):
        # Before anything is in it that not everybody may read.
        if mode is not None:
            temporary.chmod(mode)
        if isinstance(data, bytes):
            file.write(data)
        else:
            data.seek(0)
            shutil.copyfileobj(data, file)
        file.flush()
        if sys.platform == "win32":
            # A file that is open can't be renamed there.
            file.close()
        os.replace(temporary, path)


def _mode_of(path: Path) -> int | None:
    """The permissions of the file that is there, None where there is none; ReadOnlyError where nobody may write it.

    Those of a link are not its own: every link has all.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    if not status.st_mode & 0o222:
        raise ReadOnlyError(errno.EACCES, "it is read-only", str(path))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_IMODE(status.st_mode)
