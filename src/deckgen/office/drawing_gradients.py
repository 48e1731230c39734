"""DrawingML's gradients as those of SVG, over a box whose upper left corner is at 0, 0."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from deckgen.office.attributes import is_on
from deckgen.office.drawing_colors import Palette, share_of
from deckgen.office.drawing_frames import DEGREE, whole
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

    from deckgen.office.drawing_colors import Paint


def gradient(name: str, fill: _Element, palette: Palette, own: Paint | None, width: float, height: float) -> str:
    """An a:gradFill as an element of SVG of a name; own is the color that the theme leaves to who uses it."""
    stops = [
        (share_of(stop.get("pos"), 0.0), paint)
        for stop in fill.iterfind(f"{A}gsLst/{A}gs")
        if (paint := palette.paint(stop, own)) is not None
    ]
    listed = "".join(
        f'<stop offset="{at:g}" stop-color="#{paint.color}" stop-opacity="{paint.opacity:g}"/>'
        for at, paint in sorted(stops, key=lambda stop: stop[0])
    )
    around = fill.find(f"{A}path")
    if around is not None:
        return f'<radialGradient id="{name}" {_circle(around)}>{listed}</radialGradient>'
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {_line(fill.find(f"{A}lin"), width, height)}>'
        f"{listed}</linearGradient>"
    )


def _circle(around: _Element) -> str:
    """The first color is in the middle of the rectangle that is named, the last one at the farthest corner."""
    inner = around.find(f"{A}fillToRect")
    left, top, right, bottom = (share_of(inner.get(side), 0.0) if inner is not None else 0.5 for side in "ltrb")
    x, y = (left + 1 - right) / 2, (top + 1 - bottom) / 2
    radius = math.hypot(max(x, 1 - x), max(y, 1 - y))
    return f'cx="{x:g}" cy="{y:g}" r="{radius:g}"'


def _line(line: _Element | None, width: float, height: float) -> str:
    """From one end of the box to the other, at an angle that runs clockwise from the right."""
    angle = math.radians(whole(line.get("ang") if line is not None else None, 0) / DEGREE)
    across, down = math.cos(angle), math.sin(angle)
    if line is not None and is_on(line.get("scaled")):
        # The angle is that in a square, which the box is stretched from.
        length = math.hypot(across * width, down * height) or 1.0
        across, down = across * width / length, down * height / length
    half = (abs(width * across) + abs(height * down)) / 2
    x, y = width / 2, height / 2
    ends = (x - half * across, y - half * down, x + half * across, y + half * down)
    return " ".join(f'{key}="{end:g}"' for key, end in zip(("x1", "y1", "x2", "y2"), ends, strict=True))
