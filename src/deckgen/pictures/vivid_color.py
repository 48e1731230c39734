"""The color that a picture of a look is of, such as the panel of a template: it runs apart."""

from __future__ import annotations

import colorsys

from deckgen.model.diagnostics import Diagnostics
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.processes.carried import unplaced

_SAMPLE = (64, 64)
# Pixels that show less of themselves (0 to 255) are none of it, and those whose channels differ by less are greys.
_SOLID, _COLORED = 128, 48
# Hues are told apart by so many parts of the circle; one of them has this share of what is colored, and that has this
# share of the picture.
_HUES, _MOST, _ENOUGH = 12, 0.6, 0.1


def vivid_color(data: bytes) -> str:
    """The color of most of what is colored in a picture, as six digits; "" for photos, and for those in greys."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return ""
        pixels = picture.convert("RGBA").resize(_SAMPLE).tobytes()
    solid = [pixels[at : at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3] >= _SOLID]
    colored = [pixel for pixel in solid if max(pixel) - min(pixel) >= _COLORED]
    hues: dict[int, list[bytes]] = {}
    for pixel in colored:
        hue = colorsys.rgb_to_hsv(*(value / 255 for value in pixel))[0]
        hues.setdefault(round(hue * _HUES) % _HUES, []).append(pixel)
    most = max(hues.values(), key=len, default=[])
    if len(colored) < max(1, len(solid) * _ENOUGH) or len(most) < len(colored) * _MOST:
        return ""
    middle = (sorted(values)[len(most) // 2] for values in zip(*most, strict=True))
    return "".join(f"{one:02X}" for one in middle)
