"""Packs pixels into a PNG: with a palette where few colors say the same, which is half the size in half the time.

The colors that cover most of a chart stay as they are. Of the shades at the edges of its letters and lines, the rare
ones become the nearest of the others, where nobody can see that; a photo keeps all its colors.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Colors = NDArray[np.uint32]

_MOST_COLORS = 256
# At least so many of the colors that cover most are never changed.
_LARGEST = 16
# Marks a color that stands alone; no rounded shade has as large a number.
_ALONE = 0xFFFFFF00
# What rare shades are rounded by, as seen on white: their reds, greens, blues and opacities are from 0 to 255.
_ROUNDINGS = (4, 8, 16)
# Charts are large plain areas, which runs of equal bytes pack as small as a search does, in two thirds of the time.
_PACKED: dict[str, Any] = {"compress_level": 6, "compress_type": zlib.Z_RLE}


def packed_png(pixels: NDArray[np.uint8], dpi: int) -> bytes:
    """The PNG of pixels, an array of height × width × 4: red, green, blue, opacity.

    The same pixels give the same bytes.
    """
    import numpy as np
    from PIL import Image

    height, width, _ = pixels.shape
    values = np.ascontiguousarray(pixels).view(np.uint32).reshape(-1)
    # Most pixels are like the one before, so runs of them are sorted instead of all.
    starts = np.concatenate(([0], np.flatnonzero(values[1:] != values[:-1]) + 1))
    lengths = np.diff(starts, append=values.size)
    colors, places = np.unique(values[starts], return_inverse=True)
    few = _few(colors, np.bincount(places, weights=lengths).astype(np.float64))
    if few is None:
        return _written(Image.fromarray(pixels), dpi)
    kept, nearest = few
    picture = Image.fromarray(np.repeat(nearest[places], lengths).reshape(height, width), "P")
    parts = _parts(kept)
    picture.putpalette(parts[:, :3].tobytes())
    return _written(picture, dpi, transparency=parts[:, 3].tobytes())


def _few(colors: Colors, areas: NDArray[np.float64]) -> tuple[Colors, NDArray[np.uint8]] | None:
    """The colors of a palette, and for each color its place there; None where they'd be too few to look alike."""
    import numpy as np

    if len(colors) <= _MOST_COLORS:
        return colors, np.arange(len(colors), dtype=np.uint8)
    by_area = np.argsort(-areas, kind="stable")
    seen = _seen(colors[by_area])
    for step in _ROUNDINGS:
        # Shades that are rounded alike are one; with the room that is left, the largest stand alone.
        alike = np.round(seen / step).astype(np.uint8).view(np.uint32).reshape(-1)
        left = _MOST_COLORS - len(np.unique(alike))
        if left >= _LARGEST:
            alike[:left] = _ALONE + np.arange(left, dtype=np.uint32)
            _, first, places = np.unique(alike, return_index=True, return_inverse=True)
            of_color = np.empty(len(colors), dtype=np.uint8)
            of_color[by_area] = places
            return colors[by_area][first], of_color
    return None


def _seen(colors: Colors) -> NDArray[np.float32]:
    """Colors as they are seen: the less opaque, the less does it matter which one it is."""
    import numpy as np

    parts = _parts(colors).astype(np.float32)
    parts[:, :3] *= parts[:, 3:] / 255
    return parts


def _parts(colors: Colors) -> NDArray[np.uint8]:
    import numpy as np

    return colors.view(np.uint8).reshape(-1, 4)


def _written(picture: Image, dpi: int, **more: bytes) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG", dpi=(dpi, dpi), **_PACKED, **more)
    return data.getvalue()
