"""PictureCache: charts drawn before, in a folder, found again by a digest of all that makes them what they are.

A picture that was damaged, cut short or can't be read is as good as none; a folder that can't be written is left
alone. Nothing here raises for the state of a disk.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from deckgen.model.chart import ChartLook

_SEAL = b"\n<!-- deckgen "
_SEAL_END = b" -->\n"


class PictureCache:
    """The pictures in a folder: `<digest>.png` and `<digest>.svg`, the latter sealed with a digest of both."""

    def __init__(self, folder: Path, look: ChartLook) -> None:
        self._folder, self._look = folder, look

    def get(self, drawing: object) -> tuple[bytes, bytes] | None:
        """The PNG and SVG of a drawing, or None where they aren't there whole."""
        path = self._path(drawing)
        try:
            png, sealed = path.with_suffix(".png").read_bytes(), path.with_suffix(".svg").read_bytes()
        except OSError:
            return None
        svg, _, seal = sealed.rpartition(_SEAL)
        return (png, svg) if seal == _digest([png, svg]).encode() + _SEAL_END else None

    def put(self, drawing: object, picture: tuple[bytes, bytes]) -> None:
        """Keep a picture, if the folder lets us."""
        path = self._path(drawing)
        png, svg = picture
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                _write(ignore, b"*\n")
            _write(path.with_suffix(".png"), png)
            _write(path.with_suffix(".svg"), svg + _SEAL + _digest(picture).encode() + _SEAL_END)
        except OSError:
            return

    def _path(self, drawing: object) -> Path:
        return self._folder / _digest([repr(drawing).encode(), self._base])

    @cached_property
    def _base(self) -> bytes:
        """What every picture depends on: the look and its fonts, matplotlib, and the code that draws charts."""
        look, here = self._look, Path(__file__).parent
        fonts = [_read(Path(file)) for file in (look.regular, look.semibold, look.bold)]
        # Where a font is doesn't matter, what is in it does: a cache outlives its environment.
        named = repr(replace(look, regular="", semibold="", bold=""))
        code = [here / "chart.py", here / "model" / "format.py", here / "model" / "chart.py"]
        code += sorted([*(here / "plot").glob("*.py"), *(here / "charts").glob("*.py")])
        sources = [part for path in code for part in (path.name.encode(), _read(path))]
        return _digest([named.encode(), version("matplotlib").encode(), *fonts, *sources]).encode()


def _digest(parts: Iterable[bytes]) -> str:
    """A digest of parts that tells apart where each of them ends."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _write(path: Path, data: bytes) -> None:
    """Write a file at once: whoever reads it meanwhile finds the old one, or none."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
