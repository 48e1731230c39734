"""Opens and reads plain files alone, and no more of them than is asked for.

A named pipe waits for somebody to write; a device, or a file that the system makes up, may never end. What a path
leads to can change between a look at it and its opening, so the open file itself is looked at, and opening waits for
nobody.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO

# Windows has neither of the first two, and would change the ends of lines without the last.
_FLAGS = os.O_RDONLY
_FLAGS |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class OddFileError(OSError):
    """A path leads to something else than a plain file, such as a named pipe, a socket or a device."""


class LargeFileError(OSError):
    """A file has more bytes than may be read; size is how many it has as far as is known."""

    def __init__(self, size: int) -> None:
        super().__init__(f"it has {size / 1e6:,.0f} MB")
        self.size = size


def open_plain(path: Path) -> IO[bytes]:
    """The file, open for reading; OddFileError where it is no plain one, IsADirectoryError for a folder.

    Other OSErrors are those of `open`.
    """
    try:
        opened = os.open(path, _FLAGS)
    except OSError as error:
        # What can't be opened in this way, such as a socket, is no plain file either.
        if is_odd(path):
            raise OddFileError("it is no plain file") from error
        raise
    try:
        found = os.fstat(opened)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(f"{path} is a folder")
        # The system makes up files, such as those in /proc, that have bytes though they are said to have none.
        is_made_up = found.st_size == 0 and stat.S_ISREG(found.st_mode) and os.read(opened, 1) != b""
        if is_made_up or not stat.S_ISREG(found.st_mode):
            raise OddFileError("it is no plain file")
        return os.fdopen(opened, "rb")
    except BaseException:
        os.close(opened)
        raise


def read_plain(path: Path, most: int) -> bytes:
    """The bytes of a plain file; LargeFileError where there are more than most, else errors as `open_plain` has."""
    with open_plain(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(most + 1) if size <= most else b""
    if size > most or len(data) > most:
        raise LargeFileError(max(size, len(data)))
    return data


def is_odd(path: Path) -> bool:
    """Whether a path leads to something that is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
