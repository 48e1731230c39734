"""How much a picture must be covered for words on it to be read, by its own pixels. It runs apart."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.model.color import luminance, mix

if TYPE_CHECKING:
    from PIL.Image import Image

# A picture is looked at as so many pixels across, some three of which go into a letter of the smallest words.
_ACROSS = 640
# Colors that differ by less than this in every channel are taken for the lighter one.
_STEP = 8
# As finely as an opacity is found.
_FINEST = 1 / 128


class Spot(Struct, frozen=True):
    """A place with words, in shares of the picture from its left and top, and how light it may be behind them.

    lightest: the relative luminance (0 to 1) that leaves the words their contrast.
    """

    left: float
    top: float
    right: float
    bottom: float
    lightest: float


class Needed(Struct, frozen=True):
    """How much (0 to 1) of a shade's color must cover each row and each column of a picture for the words there."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]

    def beside(self, other: Needed) -> Needed:
        """What both together need, in the same picture."""
        return Needed(tuple(map(max, self.rows, other.rows)), tuple(map(max, self.columns, other.columns)))


def needed_shade(data: bytes, color: str, spots: tuple[Spot, ...]) -> Needed:
    """What the words at these spots need of a shade of a color (hex) over a picture, that of a PNG or JPEG."""
    picture = _seen(data)
    width, height = picture.size
    pixels = picture.tobytes()
    known: dict[tuple[bytes, float], float] = {}
    rows, columns = [0.0] * height, [0.0] * width
    for spot in spots:
        for x, y in _pixels_of(spot, width, height):
            at = 3 * (y * width + x)
            key = pixels[at : at + 3], spot.lightest
            opacity = known.get(key)
            if opacity is None:
                opacity = known[key] = _opacity(key[0].hex().upper(), color, spot.lightest)
            rows[y], columns[x] = max(rows[y], opacity), max(columns[x], opacity)
    return Needed(tuple(rows), tuple(columns))


def _seen(data: bytes) -> Image:
    """The picture with few pixels and few colors, none darker than it was."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        scale = min(1.0, _ACROSS / opened.width)
        size = max(1, round(opened.width * scale)), max(1, round(opened.height * scale))
        small = opened.convert("RGB").resize(size, Image.Resampling.BOX)
    return small.point([value | (_STEP - 1) for value in range(256)] * 3)


def _pixels_of(spot: Spot, width: int, height: int) -> Iterator[tuple[int, int]]:
    """The pixels that a spot touches."""
    for y in range(max(0, int(spot.top * height)), min(height, int(spot.bottom * height) + 1)):
        for x in range(max(0, int(spot.left * width)), min(width, int(spot.right * width) + 1)):
            yield x, y


def _opacity(pixel: str, color: str, lightest: float) -> float:
    """How much of a dark color a pixel must be covered with to be no lighter than this; 1 where nothing will do."""
    if luminance(pixel) <= lightest:
        return 0.0
    low, high = 0.0, 1.0
    while high - low > _FINEST:
        middle = (low + high) / 2
        low, high = (low, middle) if luminance(mix(pixel, color, middle)) <= lightest else (middle, high)
    return high
