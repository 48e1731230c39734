"""A deck made by `deckgen import` of a file, for tests of what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from command import run


def imported(folder: Path, data: bytes) -> tuple[Path, dict[str, Any]]:
    """A deck made of a file, and the report."""
    (folder / "old.pptx").write_bytes(data)
    done = run(folder, "import", "old.pptx", "new", "--format", "json")
    assert done.returncode == 0, done.stderr
    return folder / "new", json.loads(done.stdout)
