"""Sixels: a picture as the letters that many terminals show pictures by (DEC STD 070)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

_COLORS = 128


def sixels(png: bytes) -> str:
    """A PNG as sixels, in 128 colors.

    The picture goes in bands of six rows; in each band, color by color, a letter says which of the six have it.
    """
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLORS)
    width, height = picture.size
    palette, pixels = picture.getpalette() or [], picture.tobytes()
    colors = "".join(
        f"#{number};2;{';'.join(str(round(part / 2.55)) for part in palette[number * 3 : number * 3 + 3])}"
        for number in range(len(palette) // 3)
    )
    bands = "-".join("$".join(_band(pixels, width, top, height)) for top in range(0, height, 6))
    return f'\x1bP0;1q"1;1;{width};{height}{colors}{bands}\x1b\\'


def _band(pixels: bytes, width: int, top: int, height: int) -> Iterator[str]:
    rows = [pixels[y * width : (y + 1) * width] for y in range(top, min(top + 6, height))]
    for color in sorted(set().union(*rows)):
        bits = [0] * width
        for row, of_row in enumerate(rows):
            at = of_row.find(color)
            while at >= 0:
                bits[at] |= 1 << row
                at = of_row.find(color, at + 1)
        yield f"#{color}" + _repeated("".join(chr(63 + bit) for bit in bits))


def _repeated(letters: str) -> str:
    """Letters with those that stand four times or more in a row written once, with their count."""
    return re.sub(r"(.)\1{3,}", lambda match: f"!{len(match[0])}{match[1]}", letters)
