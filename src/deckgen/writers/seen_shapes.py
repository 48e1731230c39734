"""How shapes look where it isn't PowerPoint that draws them: what the writers of drawings and of PDFs share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from deckgen.fitting.setting import Stretch
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Cell, Line, Picture, Point

# Dashes and gaps of a dotted line, in multiples of its width.
_DOTS: Final = 2.2
# How thick lines through and under words are, and how far over the baseline, in multiples of the size.
_THICK: Final = 0.05
_THROUGH, _UNDER = 0.3, -0.1
# The radius of a play mark, as a share of the shorter side of its poster, and the least one.
_MARK, _SMALLEST_MARK = 0.12, Pt(14)
_HAS_WORDS: Final = re.compile(rb"<(\w+:)?(text|foreignObject)\b")


def drawing_of(picture: Picture) -> bytes | None:
    """The drawing of a picture; None where it has none, or one with words.

    Words look otherwise in every program; the picture's pixels have them in the fonts of the brand.
    """
    return picture.svg if picture.svg is not None and not _HAS_WORDS.search(picture.svg) else None


def whole_of(picture: Picture) -> tuple[float, float, float, float]:
    """Where all of a picture lies, what is cut off of it included: x, y, width and height in points.

    They are measured from the upper left corner of its box, outside of which nothing of it is shown.
    """
    left, top, right, bottom = picture.crop
    width = picture.box.width.pt / max(1e-6, 1 - left - right)
    height = picture.box.height.pt / max(1e-6, 1 - top - bottom)
    return -left * width, -top * height, width, height


class PlayMark(Struct, frozen=True):
    """The mark on the poster of a film: a light triangle in a dark disc with a light rim."""

    rim: Box
    disc: Box
    triangle: tuple[Point, Point, Point]


LIGHT, DARK = "FFFFFF", "101010"
"""The colors of a play mark, which stands on pictures of all colors."""


def play_mark(poster: Box) -> PlayMark:
    """The mark in the middle of a poster."""
    radius = max(_SMALLEST_MARK, min(poster.width, poster.height) * _MARK)
    x, y = poster.x + poster.width // 2, poster.y + poster.height // 2

    def around(reach: Emu) -> Box:
        return Box(x - reach, y - reach, reach * 2, reach * 2)

    # The middle of a triangle's weight, not that of its width, is where the eye sees its middle.
    back, tip, half = x - radius * 0.27, x + radius * 0.54, radius * 0.47
    return PlayMark(around(radius), around(radius * 0.94), ((back, y - half), (tip, y), (back, y + half)))


def rule_of(cell: Cell, box: Box) -> Box:
    """The line under a cell of a table that has this box."""
    return Box(box.x, box.bottom - cell.rule_width // 2, box.width, cell.rule_width)


def lines_along(stretch: Stretch, corner: Box) -> Iterator[Box]:
    """The lines through words and under them, which stand in a box: PowerPoint underlines all links."""
    for over in (*((_THROUGH,) if stretch.run.struck else ()), *((_UNDER,) if stretch.run.link else ())):
        top = corner.y + stretch.baseline - stretch.size * (over + _THICK / 2)
        yield Box(corner.x + stretch.x, top, stretch.width, stretch.size * _THICK)


def dash_of(line: Line) -> float:
    """How long the dashes and the gaps of a line are, in points; 0 for one without."""
    return line.width.pt * _DOTS if line.dotted else 0.0
