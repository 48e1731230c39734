"""The color that a picture behind words has in most places: it runs apart."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.processes.carried import unplaced

_SAMPLE = (80, 80)


def median_color(data: bytes) -> str:
    """The median of red, of green and of blue as six digits; "" where the picture can't be read."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return ""
        channels = picture.convert("RGB").resize(_SAMPLE).split()
        medians = (sorted(one.tobytes())[_SAMPLE[0] * _SAMPLE[1] // 2] for one in channels)
        return "".join(f"{one:02X}" for one in medians)
