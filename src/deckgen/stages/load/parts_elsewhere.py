"""Parts of the deck that stand in files of their own: `sources: assets/sources.yaml` is what that file holds.

A path, or a list of paths, may stand for each key of `Outline.elsewhere`. Each file holds the mapping that would
stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.files.paths import Refusal, resolve
from deckgen.files.yaml_file import ReadYaml
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Map, Marked, Str, describe
from deckgen.outline.deck_file import Outline

_FILE = re.compile(r"\.ya?ml$", re.IGNORECASE)


def bring_in(deck: Map, folder: Path, log: Diagnostics, read: ReadYaml) -> None:
    """Put what the files hold in place of their paths; a file that can't be used is left out after a complaint.

    What names no YAML file is left as it is: it is complained of with all other values of the wrong kind. read reads
    the files.
    """
    files = _Files(folder, log, read)
    for key in Outline.elsewhere():
        written = deck.get(key)
        paths = [written] if isinstance(written, Str) else written
        if (
            written is not None
            and isinstance(paths, list)
            and any(isinstance(path, Str) and _FILE.search(path) for path in paths)
        ):
            deck[deck.key(key)] = files.merged(key, paths, written.span)


class _Files(Struct, frozen=True):
    """The files of a deck in folder."""

    folder: Path
    log: Diagnostics
    read: ReadYaml

    def merged(self, key: str, paths: Sequence[Marked], span: Span) -> Map:
        """What the files hold together. A name that two of them give is complained of, and keeps its first value."""
        merged = Map({}, span)
        for path in paths:
            held = self._held(key, path)
            if held is None:
                merged.mark_unread(key)
                continue
            for name, value in held.items():
                first = merged.key(name)
                if first is None:
                    merged[name] = value
                else:
                    message = f"'{name}' stands twice under '{key}'"
                    hint = f"the first is in line {first.span.line} of {first.span.file.path}"
                    self.log.error("duplicate_key", message, name.span, hint)
        return merged

    def _held(self, key: str, path: Marked) -> Map | None:
        """The mapping in one file; None after a complaint."""
        if not isinstance(path, Str) or path.null:
            message = f"'{key}' takes the path of a file here, not {describe(path)}"
            self.log.error("wrong_type", message, path.span)
            return None
        found = resolve(self.folder, path)
        if isinstance(found, Refusal):
            self.log.error(found.code, found.message, path.span, found.hint)
            return None
        data = self.read(found, str(path), self.log, path.span)
        if data is None:
            return None
        if not isinstance(data, Map):
            message = f"'{path}' must hold what stands under '{key}', a mapping of keys, not {describe(data)}"
            self.log.error("wrong_type", message, data.span)
            return None
        if tuple(data) == (key,) and isinstance(data[key], Map):
            message = f"'{path}' is what stands under '{key}' already"
            hint = "take this line out, and the blanks before the lines under it"
            self.log.error("wrong_type", message, next(iter(data)).span, hint)
            return None
        return data
