"""What an eye sees of a drawing, cell by cell. It runs apart, since drawings hold other people's pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from deckgen.model.seen_ground import COLUMNS, ROWS, SeenGround

if TYPE_CHECKING:
    from PIL.Image import Image

# How many pixels a side of a cell has while a ground is drawn.
_FINE: Final = 8
# From what difference of a pixel on, of 255, something is drawn there, and in how much of a cell something stands.
_SEEN, _SHARE = 12, 0.1


def _pixels(svg: bytes, color: str) -> Image:
    """A drawing on a color."""
    from PIL import Image
    from resvg_py import svg_to_bytes

    size = (COLUMNS * _FINE, ROWS * _FINE)
    page = Image.new("RGBA", size, f"#{color}")
    drawn = bytes(svg_to_bytes(svg_string=svg.decode(), width=size[0], dpi=96, skip_system_fonts=True))
    page.alpha_composite(Image.open(io.BytesIO(drawn)).convert("RGBA").resize(size))
    return page.convert("RGB")


def seen_ground(behind: bytes, svg: bytes, color: str) -> SeenGround:
    """What is seen of a drawing (SVG) on a color, of which what lies behind all else is drawn alone too."""
    from PIL import Image, ImageChops

    size, background, whole = (COLUMNS, ROWS), _pixels(behind, color), _pixels(svg, color)
    red, green, blue = ImageChops.difference(background, whole).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    drawn = most.point(lambda value: 255 if value > _SEEN else 0).resize(size, Image.Resampling.BOX)
    marked = bytes(int(value > 255 * _SHARE) for value in drawn.tobytes())
    return SeenGround(whole.resize(size, Image.Resampling.BOX).tobytes(), marked)
