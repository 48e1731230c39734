"""Pictures of templates, made ready to be drawn small. It runs apart, since they are other people's.

What draws them is stricter than PowerPoint: of a PNG that lacks the mark of its end it shows nothing, without a word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import PER_INCH
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.pictures.pixels import encoded, fewer, upright
from deckgen.processes.carried import unplaced

# The longer side of a page on a screen, and how many pictures are kept: masters show the same one on all layouts.
_LONGEST: Final = 1600
_KEPT: Final = 24
# The dots per inch of a picture that doesn't say them, and the fewest that are believed.
_DPI, _LEAST_DPI = 96, 10


class Drawable(Struct, frozen=True):
    """A picture as PNG or JPEG, its media type, and how wide and high it is by itself, in EMU."""

    data: bytes
    type: Literal["image/png", "image/jpeg"]
    natural: tuple[int, int]


@lru_cache(_KEPT)
def drawable(data: bytes, *, in_grey: bool = False) -> Drawable | None:
    """A picture with no more pixels than a screen shows; None for one that can't be read, such as an EMF."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return None
        small = upright(picture)
        small = fewer(small, min(1.0, _LONGEST / max(small.size)))
        if in_grey:
            small = small.convert("LA" if "A" in small.mode or "transparency" in small.info else "L")
        made, kind = encoded(small, photo=picture.format in ("JPEG", "MPO"))
        natural = _natural(picture.size, picture.info.get("dpi"))
    return Drawable(made, "image/png" if kind == "png" else "image/jpeg", natural)


def _natural(size: tuple[int, int], said: object) -> tuple[int, int]:
    """How wide and high a picture of so many dots is by itself, in EMU, by its dots per inch if these are likely."""
    dots = said if isinstance(said, tuple) and len(said) == 2 and min(said) >= _LEAST_DPI else (_DPI, _DPI)
    width, height = (round(count * PER_INCH / float(dot)) for count, dot in zip(size, dots, strict=True))
    return width, height
