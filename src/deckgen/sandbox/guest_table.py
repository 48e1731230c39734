"""The table file in which a process of its own leaves its rows."""

from __future__ import annotations

from pathlib import Path

from deckgen.sandbox.apart import RefusedError

TABLE = "table"


def leave(folder: Path, data: bytes, most_bytes: int) -> None:
    """Put the table file into the folder, complete or not at all; RefusedError where it is too large."""
    if len(data) > most_bytes:
        raise RefusedError(f"it gives more than {most_bytes / 1e6:,.0f} MB", "ask for fewer rows and columns")
    unfinished = folder / f"{TABLE}.part"
    unfinished.write_bytes(data)
    unfinished.rename(folder / TABLE)
