"""The file of a table that a process of its own leaves behind."""

from __future__ import annotations

from pathlib import Path

from deckgen.sandbox.apart import RefusedError

TABLE = "table"


def leave(folder: Path, data: bytes, most_bytes: int) -> None:
    """Put the table's file where it is looked for, whole; RefusedError where it is too large."""
    if len(data) > most_bytes:
        raise RefusedError(f"it gives more than {most_bytes / 1e6:,.0f} MB", "ask for fewer rows and columns")
    unfinished = folder / f"{TABLE}.part"
    unfinished.write_bytes(data)
    unfinished.rename(folder / TABLE)
