"""The files and folders that a brand names, and where they are."""

from __future__ import annotations

from pathlib import Path

from deckgen.files.paths import Refusal, nearest, resolve
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str


def existing(written: Str, folder: Path, log: Diagnostics, *, beside_too: bool = False) -> Path | None:
    """A path that must lead to something that is there; None after a complaint.

    It begins at the deck's folder; with beside_too it may begin at the brand's file instead.
    """
    path = resolve(folder, written)
    beside = (Path(written.span.file.path).parent / written).as_posix()
    if isinstance(path, Refusal):
        log.error(path.code, path.message, written.span, path.hint)
        return None
    if path.exists():
        return path
    other = resolve(folder, beside)
    if isinstance(other, Refusal) or not other.exists():
        hint = nearest(path, written, or_all=False)
    elif beside_too:
        return other
    else:
        hint = f"paths begin at the deck: write '{beside}'"
    log.error("missing_file", f"there is no '{written}'", written.span, hint)
    return None
