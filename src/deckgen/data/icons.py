"""Icons: the drawings of the Lucide set, by name and in one color. Knows no card and no slide."""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.resources import files

SIZE = 24
"""The width and height that every icon is drawn on, in CSS pixels."""


@cache
def icon_names() -> frozenset[str]:
    """The names of all icons, such as truck and graduation-cap."""
    with files("lucide").joinpath("lucide.zip").open("rb") as packed, zipfile.ZipFile(packed) as drawings:
        return frozenset(name.removesuffix(".svg") for name in drawings.namelist() if name.endswith(".svg"))


@cache
def icon(name: str, color: str) -> bytes:
    """An icon as SVG, drawn in a color (hex without '#'); KeyError where there is none of that name."""
    with files("lucide").joinpath("lucide.zip").open("rb") as packed, zipfile.ZipFile(packed) as drawings:
        return drawings.read(f"{name}.svg").replace(b"currentColor", f"#{color}".encode())
