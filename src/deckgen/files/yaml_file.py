"""A YAML file as data that remembers where it stands."""

from __future__ import annotations

from pathlib import Path

from deckgen.files.encoding import decode
from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Marked
from deckgen.model.yaml_text import read

MOST_BYTES = 20_000_000


def read_yaml(path: Path, shown: str, log: Diagnostics, span: Span) -> Marked | None:
    """The marked data of a YAML file."""
    data = read_bytes(path, shown, log, span, most=MOST_BYTES)
    source = decode(data, shown, log, span) if data is not None else None
    return read(source, log) if source is not None else None
