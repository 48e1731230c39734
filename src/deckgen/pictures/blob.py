"""Whether a picture is a patch of one color and nothing else, as templates scatter them: it runs apart."""

from __future__ import annotations

from itertools import pairwise

from deckgen.model.diagnostics import Diagnostics
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.processes.carried import unplaced

_SAMPLE = (96, 96)
# Pixels that show less of themselves (0 to 255) are none of it.
_SOLID = 128
# How far a channel may be from the middle one and be of the same color, and what share of the pixels has to be.
_ALIKE, _MOST = 24, 0.97
# A patch fills so much of its box, and has no more edges across than this in a line; letters and drawings have more.
_FULL, _EDGES = 0.2, 6


def is_blob(data: bytes) -> bool:
    """Whether a picture shows one patch of one color, and what lies behind it around that."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return False
        small = picture.convert("RGBA").resize(_SAMPLE)
        pixels = small.tobytes()
    wide, high = _SAMPLE
    solid = [pixels[at + 3] >= _SOLID for at in range(0, len(pixels), 4)]
    if not len(solid) * _FULL <= sum(solid) < len(solid):
        return False
    edges = sum(first != second for first, second in pairwise(solid))
    if edges > _EDGES * high:
        return False
    shown = [pixels[at * 4 : at * 4 + 3] for at in range(wide * high) if solid[at]]
    middle = [sorted(values)[len(shown) // 2] for values in zip(*shown, strict=True)]
    alike = sum(all(abs(value - own) <= _ALIKE for value, own in zip(pixel, middle, strict=True)) for pixel in shown)
    return alike >= len(shown) * _MOST
