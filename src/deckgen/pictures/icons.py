"""Icons: the drawings of the Lucide set, by name and in one color. Knows no card and no slide."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from deckgen.files.packages import folder_of

SIZE = 24
"""The width and height that every icon is drawn on, in CSS pixels."""
# An entry of a ZIP's directory (APPNOTE 4.3.12): what it begins with, 42 bytes of numbers, its name. Reading the
# names alone takes a tenth of the time that opening the whole directory takes.
_ENTRY = re.compile(rb"PK\x01\x02.{42}([a-z0-9-]+)\.svg", re.DOTALL)


@cache
def icon_names() -> frozenset[str]:
    """The names of all icons, such as truck and graduation-cap."""
    return frozenset(name.decode() for name in _ENTRY.findall(_drawings().read_bytes()))


@cache
def icon(name: str, color: str) -> bytes:
    """An icon as SVG, drawn in a color (hex without '#'); KeyError where there is none of that name."""
    import zipfile

    with zipfile.ZipFile(_drawings()) as drawings:
        return drawings.read(f"{name}.svg").replace(b"currentColor", f"#{color}".encode())


def _drawings() -> Path:
    folder = folder_of("lucide")
    assert folder is not None, "deckgen is installed with lucide"
    return folder / "lucide.zip"
