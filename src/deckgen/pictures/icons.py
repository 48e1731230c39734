"""Icons: the drawings of the Lucide set, by name and in one color."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.files.packages import folder_of

if TYPE_CHECKING:
    from zipfile import ZipFile

# An entry in the directory of a ZIP file (APPNOTE 4.3.12): its mark, 42 bytes of numbers, the name. Finding the names
# this way takes a tenth of the time that zipfile takes to read the directory.
_ENTRY = re.compile(rb"PK\x01\x02.{42}([a-z0-9-]+)\.svg", re.DOTALL)


@cache
def icon_names() -> frozenset[str]:
    """The names of all icons, such as truck and graduation-cap."""
    return frozenset(name.decode() for name in _ENTRY.findall(_drawings().read_bytes()))


@cache
def icon(name: str, color: str) -> bytes:
    """An icon as SVG, drawn in a color (hex without '#'); KeyError where there is none of that name."""
    return _archive().read(f"{name}.svg").replace(b"currentColor", f"#{color}".encode())


@cache
def _archive() -> ZipFile:
    """All drawings. To read their directory takes longer than to unpack an icon, so that is done once."""
    import zipfile

    return zipfile.ZipFile(io.BytesIO(_drawings().read_bytes()))


def _drawings() -> Path:
    """The ZIP file with all drawings, in the package of Lucide."""
    folder = folder_of("lucide")
    assert folder is not None, "deckgen is installed with lucide"
    return folder / "lucide.zip"
