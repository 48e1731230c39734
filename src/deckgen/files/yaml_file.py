"""Reads a YAML file."""

from __future__ import annotations

from pathlib import Path

from deckgen.files.encoding import decode
from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Marked
from deckgen.model.yaml_text import read

MOST_BYTES = 5_000_000


def read_yaml(path: Path, display_path: str, log: Diagnostics, span: Span) -> Marked | None:
    """The data of a YAML file, which remembers where it stands; None once the log says why there is none.

    display_path is the file as the author named it, span where the deck names it.
    """
    data = read_bytes(path, display_path, log, span, most=MOST_BYTES)
    source = decode(data, display_path, log, span) if data is not None else None
    return read(source, log) if source is not None else None
