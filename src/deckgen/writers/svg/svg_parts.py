"""The small parts of an SVG: numbers, places, rectangles."""

from __future__ import annotations

from deckgen.model.geometry import ZERO, Box, Emu


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
