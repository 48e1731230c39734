"""Reads a YAML file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deckgen.files.encoding import decode
from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Marked, copied
from deckgen.model.yaml_text import read

MOST_BYTES = 5_000_000
ReadYaml = Callable[[Path, str, Diagnostics, Span], Marked | None]
"""What reads a YAML file as `read_yaml` does."""


def read_yaml(path: Path, display_path: str, log: Diagnostics, span: Span) -> Marked | None:
    """The data of a YAML file, which remembers where it stands; None once the log says why there is none.

    display_path is the file as the author named it, span where the deck names it.
    """
    data = read_bytes(path, display_path, log, span, most=MOST_BYTES)
    return _data(data, display_path, log, span) if data is not None else None


def _data(data: bytes, display_path: str, log: Diagnostics, span: Span) -> Marked | None:
    source = decode(data, display_path, log, span)
    return read(source, log) if source is not None else None


class KeptYaml:
    """Reads YAML files again and again, and parses only those that have changed.

    failed: how many could not be read at all so far.
    """

    def __init__(self) -> None:
        self.failed = 0
        self._kept: dict[str, tuple[bytes, Marked, Diagnostics]] = {}

    def read(self, path: Path, display_path: str, log: Diagnostics, span: Span) -> Marked | None:
        """What `read_yaml` gives: data that may be changed."""
        data = read_bytes(path, display_path, log, span, most=MOST_BYTES)
        if data is None:
            self.failed += 1
            return None
        kept = self._kept.get(display_path)
        if kept is None or kept[0] != data:
            said = Diagnostics()
            found = _data(data, display_path, said, span)
            if found is None:
                log.merge({"": said})
                self.failed += 1
                return None
            kept = self._kept[display_path] = data, found, said
        log.merge({"": kept[2]})
        return copied(kept[1])  # type: ignore[no-any-return]
