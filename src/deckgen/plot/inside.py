"""Words inside what they are about: in ink or in the color of the paper, and only where they fit."""

from __future__ import annotations

import math
from collections.abc import Iterable

from deckgen.model.color import readable
from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect

MARGIN, TALLEST = 3.0, 1.1


def size_inside(plot: Plot, words: Iterable[str], width: float = math.inf, height: float = math.inf) -> float:
    """The largest size at which all of these words fit a width and a height (points); else the smallest."""
    widest = max((plot.measure(one, size=1.0) for one in words), default=0.0)
    fitting = (size for size in plot.sizes if widest * size + 2 * MARGIN <= width and size * TALLEST <= height)
    return next(fitting, plot.look.smallest)


def fits_inside(plot: Plot, box: Rect, words: str, size: float) -> bool:
    """Whether words of a size have room in a box."""
    return plot.measure(words, size=size) + 2 * MARGIN <= box.width and size * TALLEST <= box.height


def color_inside(plot: Plot, ground: str) -> str:
    """The color of words on a ground."""
    return readable(ground, plot.look.ink, plot.look.paper)


def draw_inside(plot: Plot, box: Rect, words: str, ground: str, size: float) -> None:
    """A value in the middle of a box of a color; where it doesn't fit it is left to the axis, if there is one.

    In a box of nothing there is no value, and none is missed.
    """
    if not fits_inside(plot, box, words, size):
        if box.width and box.height:
            plot.leave_to_axis(words)
        return
    x, middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    plot.text(x, middle, words, color=color_inside(plot, ground), size=size, align="center", middle=True)
