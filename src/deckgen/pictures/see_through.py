"""Whether anything shows through a picture: it runs apart."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.pictures.image_file import open_image, without_warnings
from deckgen.processes.carried import unplaced

# Pixels that let less than this through (0 to 255) hide what is behind them; and what share of others, such as
# those of rounded corners, says nothing.
_DENSE, _FEW = 200, 0.03
_SAMPLE = (160, 160)


def is_opaque(data: bytes) -> bool:
    """Whether a picture hides what lies behind it."""
    with without_warnings():
        picture = open_image(data, "", Diagnostics(), unplaced(""), read_pixels=True)
        if picture is None:
            return True
        seen = picture.convert("RGBA").resize(_SAMPLE).getchannel("A").tobytes()
        return sum(alpha < _DENSE for alpha in seen) <= len(seen) * _FEW
