"""PictureCache: charts drawn before, found again by a digest of all that makes them what they are."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from deckgen.files.packages import release_of
from deckgen.files.shared_shelf import shelf_in
from deckgen.files.shelf import digest, digest_of_code, digest_of_files
from deckgen.geography.atlas import atlas_files
from deckgen.installed import code_of
from deckgen.model.chart_data import ChartLook

_SEAL = b"\n<!-- deckgen "
_SEAL_END = b" -->\n"


class PictureCache:
    """The pictures in a folder: `<digest>.png` and `<digest>.svg`, the latter sealed with a digest of both."""

    def __init__(self, folder: Path, look: ChartLook) -> None:
        self._shelf, self._look = shelf_in(folder), look

    def get(self, drawing: object) -> tuple[bytes, bytes] | None:
        """The PNG and SVG of a drawing, or None where they aren't there whole."""
        name = self._name(drawing)
        png, sealed = self._shelf.get(f"{name}.png"), self._shelf.get(f"{name}.svg")
        if png is None or sealed is None:
            return None
        svg, _, seal = sealed.rpartition(_SEAL)
        if seal != digest([png, svg]).encode() + _SEAL_END:
            return None
        for suffix in ("png", "svg"):
            self._shelf.mark_used(f"{name}.{suffix}")
        return png, svg

    def put(self, drawing: object, picture: tuple[bytes, bytes]) -> None:
        """Keep a picture, if the folder lets us."""
        name = self._name(drawing)
        png, svg = picture
        self._shelf.put(f"{name}.png", png)
        self._shelf.put(f"{name}.svg", svg + _SEAL + digest(picture).encode() + _SEAL_END)

    def _name(self, drawing: object) -> str:
        return digest([repr(drawing).encode(), self._base.encode()])

    @cached_property
    def _base(self) -> str:
        """What every picture depends on: the look and its fonts, matplotlib, shapes, and what draws charts."""
        look = self._look
        # Where a font is doesn't matter, what is in it does: a cache outlives its environment.
        named = repr(replace(look, regular="", semibold="", bold="", others=()))
        files = (look.regular, look.semibold, look.bold, *chain.from_iterable(look.others))
        fonts = digest_of_files(Path(file) for file in files)
        code = digest_of_code("model/format.py", "model/chart_data.py", "plot", "charting", "charts", "geography")
        added = digest_of_files(code_of("deckgen.charts"))
        atlas = digest_of_files(atlas_files())
        return digest(words.encode() for words in (named, release_of("matplotlib"), fonts, code, added, atlas))
