"""Ledger: what a build worked out about the parts of a file, so that the next build of it needn't do so again."""

from __future__ import annotations

from collections.abc import Mapping


class Ledger:
    """What the last build of some files entered, and what this one has asked for or entered."""

    def __init__(self, before: Mapping[bytes, bytes] | None = None) -> None:
        self._before, self._now = before or {}, dict[bytes, bytes]()

    def get(self, key: bytes) -> bytes | None:
        """The entry under a key; None where there is none."""
        entry = self._now.get(key, self._before.get(key))
        if entry is not None:
            self._now[key] = entry
        return entry

    def put(self, key: bytes, entry: bytes) -> None:
        """Enter something under a key, which must be a digest of all that it was worked out from."""
        self._now[key] = entry

    def take(self, entries: Mapping[bytes, bytes]) -> None:
        """Enter what another one has, which was needed for the same build."""
        self._now.update(entries)

    @property
    def entries(self) -> Mapping[bytes, bytes]:
        """What the next build may need: what this one needed."""
        return self._now

    @property
    def is_changed(self) -> bool:
        """Whether this build needed other entries than the last one left."""
        return self._now.keys() != self._before.keys()
