"""Files that are written whole or not at all: a temporary one in the same folder first, then a rename."""

from __future__ import annotations

import os
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file, in a folder that is made where it is missing; whoever reads it meanwhile finds the old one.

    Raises OSError where it can't be written (PermissionError where another program holds it open, on Windows); the
    old file is as it was then, and nothing else is left behind.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".deckgen-", suffix=path.suffix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
