"""A plate behind a picture that is transparent and dark, which nobody would see on a dark ground: it runs apart."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.pictures.pixels import encoded, laid_on
from deckgen.processes.carried import unplaced

_PLATE = "FFFFFF"
# How dark a pixel is that vanishes (0 to 255), which share of those that are seen does so at the least, and through
# which share of the picture the ground shows.
_DARK, _ENOUGH, _OPEN = 60, 0.15, 0.2
_SAMPLE = (160, 160)
# Pixels that show as much of themselves let no ground be seen.
_SOLID = 250


def on_color(data: bytes, color: str) -> bytes:
    """The picture on a ground in one color; nothing where that wouldn't show."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None or min(picture.convert("RGBA").resize(_SAMPLE).getchannel("A").tobytes()) > _SOLID:
            return b""
        made, _ = encoded(laid_on(picture, color), photo=False)
        return made


def on_plate(data: bytes) -> bytes:
    """The picture on a white plate, where much of it would vanish on a dark ground; nothing where it wouldn't."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return b""
        sample = picture.convert("RGBA").resize(_SAMPLE)
        shades, seen = sample.convert("L").tobytes(), sample.getchannel("A").tobytes()
        shown = [shade for shade, alpha in zip(shades, seen, strict=True) if alpha > 127]
        dark = sum(shade < _DARK for shade in shown)
        if len(shown) > len(seen) * (1 - _OPEN) or dark < max(1, len(shown)) * _ENOUGH:
            return b""
        made, _ = encoded(laid_on(picture, _PLATE), photo=False)
        return made
