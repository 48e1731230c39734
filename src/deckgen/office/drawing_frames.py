"""Where DrawingML's shapes stand: the places and sizes that their frames say, in EMU, and how they are turned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from deckgen.office.attributes import is_on
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

DEGREE: Final = 60_000
"""How many units of an angle are a degree."""


def box_of(frame: _Element, corner: str, size: str) -> tuple[int, int, int, int]:
    """The place and size that a frame says, 0 where it doesn't."""
    off, ext = frame.find(f"{A}{corner}"), frame.find(f"{A}{size}")
    asked = ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))
    x, y, width, height = (whole(element.get(key) if element is not None else None, 0) for element, key in asked)
    return x, y, max(0, width), max(0, height)


def turned(frame: _Element, x: int, y: int, width: int, height: int) -> str:
    """The transform of SVG for a frame that is turned or flipped, around its middle; "" for one that is neither."""
    middle = (x + width / 2, y + height / 2)
    made = ""
    if whole(frame.get("rot"), 0):
        made += f"rotate({whole(frame.get('rot'), 0) / DEGREE:g} {middle[0]:g} {middle[1]:g})"
    flips = [is_on(frame.get(key)) for key in ("flipH", "flipV")]
    if any(flips):
        across, down = (-1 if flip else 1 for flip in flips)
        there, back = f"translate({middle[0]:g} {middle[1]:g})", f"translate({-middle[0]:g} {-middle[1]:g})"
        made += f" {there} scale({across} {down}) {back}"
    return made


def whole(words: str | None, otherwise: int) -> int:
    """A whole number; `otherwise` where the words are none."""
    return int(words) if words and re.fullmatch("-?[0-9]{1,10}", words) else otherwise
