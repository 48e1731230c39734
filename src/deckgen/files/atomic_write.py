"""Writes a file completely or not at all: under a temporary name first, then in place of the old one."""

from __future__ import annotations

import os
from pathlib import Path


def write_file(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a file with the permissions `mode`, and make its folder if need be. Whoever reads it meanwhile finds the
    old one.

    Raises OSError where it can't be written, on Windows also where another program has it open. The old file is then
    as it was, and nothing else is left behind.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder, since a file can't be renamed from one disk to another.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".deckgen-", suffix=path.suffix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # Temporary files are for their owner alone to read.
        temporary.chmod(mode)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
