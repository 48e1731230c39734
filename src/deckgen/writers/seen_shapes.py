"""How shapes look where it isn't PowerPoint that draws them: what the writers of drawings and of PDFs share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckgen.fitting.setting import Stretch
from deckgen.model.geometry import Box
from deckgen.model.page import Cell, Line, Picture

# Dashes and gaps of a dotted line, in multiples of its width.
_DOTS: Final = 2.2
# How thick lines through and under words are, and how far over the baseline, in multiples of the size.
_THICK: Final = 0.05
_THROUGH, _UNDER = 0.3, -0.1
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
