"""Polylines: a Polyline becomes a freeform. Its strokes are a path without a fill, its dot one without a line."""

from __future__ import annotations

from typing import Final

from deckgen.model.page import Point, Polyline
from deckgen.writers.pptx.swatches import Swatches

# Dashes and gaps of 2.2 line widths each, in thousandths of a percent of the width.
DOTS: Final = '<a:custDash><a:ds d="220000" sp="220000"/></a:custDash>'
# DrawingML counts 60,000 to a degree.
_FULL_TURN = 360 * 60_000


def geometry(shape: Polyline) -> str:
    """The a:custGeom element: the paths, measured from the upper left corner of the shape's box."""
    size = f'w="{int(shape.box.width)}" h="{int(shape.box.height)}"'
    paths = f'<a:path {size} fill="none">{"".join(map(_stroke, shape.strokes))}</a:path>'
    if shape.dot and shape.strokes:
        paths += f'<a:path {size} stroke="0">{_circle(shape.strokes[-1][-1], int(shape.dot))}</a:path>'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>"
    )


def stroke(shape: Polyline, swatches: Swatches, *, head: bool = False, dotted: bool = False) -> str:
    """The a:ln element. Ends and corners are round, so that a stroke of one point shows as a dot.

    It may end in the head of an arrow, and may be dotted.
    """
    dots = DOTS if dotted else ""
    tail = '<a:tailEnd type="triangle" w="med" len="med"/>' if head else ""
    return f'<a:ln w="{int(shape.width)}" cap="rnd">{swatches.fill(shape.color)}{dots}<a:round/>{tail}</a:ln>'


def _stroke(points: tuple[Point, ...]) -> str:
    # A path needs a line to be seen: a stroke of one point draws one to the point itself.
    first, *others = points
    return _to("moveTo", first) + "".join(_to("lnTo", point) for point in others or (first,))


def _circle(middle: Point, radius: int) -> str:
    # An arc has no center: it goes on from where the pen stands, here the circle's right end.
    x, y = map(int, middle)
    return (
        f'<a:moveTo><a:pt x="{x + radius}" y="{y}"/></a:moveTo>'
        f'<a:arcTo wR="{radius}" hR="{radius}" stAng="0" swAng="{_FULL_TURN}"/><a:close/>'
    )


def _to(verb: str, point: Point) -> str:
    x, y = map(int, point)
    return f'<a:{verb}><a:pt x="{x}" y="{y}"/></a:{verb}>'
