"""A shelf that others share: what isn't in the user's own cache may have been made by another computer.

It is believed as the user's own is, who names it, and like that it is never the reason that a build fails.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from deckgen.files.shelf import Shelf
from deckgen.files.store import Store, StoreError, store_at
from deckgen.files.user_folders import SHARED_CACHE


def shelf_in(folder: Path) -> Shelf:
    """The shelf in a folder of the user's cache, with the one that is shared behind it, where the user names one."""
    shared = os.environ.get(SHARED_CACHE, "")
    return SharedShelf(folder, f"{shared.rstrip('/')}/{folder.name}") if shared else Shelf(folder)


class SharedShelf(Shelf):
    """A shelf of the user's own, and behind it one at a place that others use too."""

    def __init__(self, folder: Path, place: str) -> None:
        super().__init__(folder)
        self._store: Store | None = None
        with suppress(StoreError):
            self._store = store_at(place)

    def get(self, name: str) -> bytes | None:
        """The bytes under a name; None where there are none."""
        own = super().get(name)
        if own is not None or self._store is None:
            return own
        try:
            found = self._store.read(name)
        except (StoreError, OSError):
            self._store = None
            return None
        if found is not None:
            super().put(name, found)
        return found

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, if they can be written."""
        super().put(name, data)
        if self._store is None:
            return
        try:
            self._store.write(name, data)
        except (StoreError, OSError):
            # What can't be reached now isn't asked for again by this process.
            self._store = None
