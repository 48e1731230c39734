"""An outline: the frame around what stands out among filled areas."""

from __future__ import annotations

from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect

OUTLINE, INLAY, SMALL = 2.4, 1.0, 20.0


def draw_outline(plot: Plot, area: Rect) -> None:
    """A frame of ink just inside the edge of an area, set off from dark ones by a thin one of paper within it.

    Around a small area it stands outside, so that something is left to see of it.
    """
    if min(area.width, area.height) < SMALL:
        area = area.cut(left=-OUTLINE, bottom=-OUTLINE, right=-OUTLINE, top=-OUTLINE)
    for color, width, inset in ((plot.look.ink, OUTLINE, OUTLINE / 2), (plot.look.paper, INLAY, OUTLINE + INLAY / 2)):
        left, bottom, right, top = area.cut(left=inset, bottom=inset, right=inset, top=inset)
        plot.line([(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)], color, width)
