"""The deck's folder as one file, which computers fetch that don't have it, and unpack for themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from deckgen.files.store import Store, StoreError

# The zip's earliest day: the same files make the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def send_deck(store: Store, name: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Put the files of a deck's folder into a store, as one file of this name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in files:
            packed.writestr(zipfile.ZipInfo(path, _DAY), data, zipfile.ZIP_DEFLATED)
    store.write(name, out.getvalue())


def unpack_deck(store: Store, name: str, folder: Path) -> None:
    """Put the files into a folder; StoreError where this computer doesn't find them in the store."""
    data = store.read(name)
    if data is None:
        message = f"this computer doesn't see what is in '{store.place}'"
        raise StoreError(f"{message}: write to a folder that all of them share, or to an address such as s3://")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(folder)
