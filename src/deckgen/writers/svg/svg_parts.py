"""The small parts of an SVG: numbers, places, rectangles."""

from __future__ import annotations

from zlib import crc32

from deckgen.model.geometry import ZERO, Box, Emu
from deckgen.model.page import Shade


def points(length: Emu | float) -> str:
    """A length in points, to a hundredth: finer than any screen shows."""
    value = length.pt if isinstance(length, Emu) else length
    return f"{value:.2f}".rstrip("0").rstrip(".")


def place(box: Box) -> str:
    """The attributes of a place: x, y, width and height."""
    return f'x="{points(box.x)}" y="{points(box.y)}" width="{points(box.width)}" height="{points(box.height)}"'


def rectangle(box: Box, fill: str, corner: Emu = ZERO) -> str:
    """A filled rectangle; corner is the radius of its corners."""
    rounded = f' rx="{points(corner)}"' if corner else ""
    return f'<rect {place(box)}{rounded} fill="#{fill}"/>'


def shade(shape: Shade) -> str:
    """An area that covers more at one side than at the other."""
    stops = "".join(
        f'<stop offset="{at:.4g}" stop-color="#{shape.color}" stop-opacity="{opacity:.4g}"/>'
        for at, opacity in shape.stops
    )
    course = 'x1="0" y1="0" x2="0" y2="1"' if shape.upright else 'x1="0" y1="0" x2="1" y2="0"'
    gradient = f"{course}>{stops}</linearGradient>"
    # Several pages may stand in one document, where the same name must mean the same gradient.
    name = f"shade-{crc32(gradient.encode()):08x}"
    return f'<defs><linearGradient id="{name}" {gradient}</defs><rect {place(shape.box)} fill="url(#{name})"/>'
