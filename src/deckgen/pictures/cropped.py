"""The part of a picture that a crop leaves of it: it runs apart."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.pictures.pixels import encoded
from deckgen.processes.carried import unplaced


def cropped(data: bytes, crop: tuple[float, float, float, float]) -> bytes:
    """A picture without these shares of it at its left, top, right and bottom; nothing where it can't be read."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return b""
        (width, height), (left, top, right, bottom) = picture.size, crop
        box = round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height)
        if box[0] >= box[2] or box[1] >= box[3]:
            return b""
        made, _ = encoded(picture.crop(box), photo=False)
        return made
