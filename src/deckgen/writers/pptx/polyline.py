"""Polylines: a Polyline as a freeform, its strokes one path without a fill and its dot another without a line."""

from __future__ import annotations

from deckgen.model.page import Point, Polyline
from deckgen.writers.pptx.swatches import Swatches

_FULL_TURN = 21_600_000


def geometry(shape: Polyline) -> str:
    """The paths, measured in the box of the shape."""
    size = f'w="{int(shape.box.width)}" h="{int(shape.box.height)}"'
    paths = f'<a:path {size} fill="none">{"".join(map(_stroke, shape.strokes))}</a:path>'
    if shape.dot and shape.strokes:
        paths += f'<a:path {size} stroke="0">{_circle(shape.strokes[-1][-1], int(shape.dot))}</a:path>'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>"
    )


def stroke(shape: Polyline, swatches: Swatches) -> str:
    """The line, round where it ends and turns: so a stroke of one point is a dot."""
    return f'<a:ln w="{int(shape.width)}" cap="rnd">{swatches.fill(shape.color)}<a:round/></a:ln>'


def _stroke(points: tuple[Point, ...]) -> str:
    first, *others = points
    return _to("moveTo", first) + "".join(_to("lnTo", point) for point in others or (first,))


def _circle(middle: Point, radius: int) -> str:
    x, y = map(int, middle)
    return (
        f'<a:moveTo><a:pt x="{x + radius}" y="{y}"/></a:moveTo>'
        f'<a:arcTo wR="{radius}" hR="{radius}" stAng="0" swAng="{_FULL_TURN}"/><a:close/>'
    )


def _to(verb: str, point: Point) -> str:
    x, y = map(int, point)
    return f'<a:{verb}><a:pt x="{x}" y="{y}"/></a:{verb}>'
