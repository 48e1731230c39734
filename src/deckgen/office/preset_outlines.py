"""The outlines of DrawingML's preset shapes that templates are decorated with, as paths of SVG.

Each is drawn in a box whose upper left corner is at 0, 0, as ECMA-376 part 1, annex D, has it. The numbers by which a
shape is adjusted are shares: of its shorter side where the shape says nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct

# A quarter of a circle as a cubic curve: how far the two points in between are from its ends.
_QUARTER: Final = 0.5523
_Points = Sequence[tuple[float, float]]


class Sides(Struct, frozen=True):
    """The width and height of a shape, and the numbers by which it is adjusted, as shares."""

    width: float
    height: float
    adjusted: tuple[float, ...] = ()

    @property
    def shorter(self) -> float:
        """The shorter of width and height."""
        return min(self.width, self.height)

    def share(self, at: int, otherwise: float, most: float = 1.0) -> float:
        """The number at a place by which the shape is adjusted, between 0 and most."""
        return max(0.0, min(most, self.adjusted[at] if at < len(self.adjusted) else otherwise))

    def cut(self, at: int, otherwise: float, most: float = 0.5) -> float:
        """The same as a length, of the shorter side."""
        return self.share(at, otherwise, most) * self.shorter


def straight(points: _Points) -> str:
    """A closed path from point to point."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def ellipse(sides: Sides) -> str:
    """An ellipse that fills the box."""
    return _rounded(sides, (sides.width / 2,) * 4, (sides.height / 2,) * 4)


def _rounded(sides: Sides, across: Sequence[float], down: Sequence[float]) -> str:
    """A rectangle whose corners, from the upper left one on, have these radii."""
    width, height, keep = sides.width, sides.height, 1 - _QUARTER
    (a, b, c, d), (e, f, g, h) = across, down
    return (
        f"M{a:g} 0L{width - b:g} 0C{width - b * keep:g} 0 {width:g} {f * keep:g} {width:g} {f:g}"
        f"L{width:g} {height - g:g}C{width:g} {height - g * keep:g} {width - c * keep:g} {height:g} {width - c:g} "
        f"{height:g}L{d:g} {height:g}C{d * keep:g} {height:g} 0 {height - h * keep:g} 0 {height - h:g}"
        f"L0 {e:g}C0 {e * keep:g} {a * keep:g} 0 {a:g} 0Z"
    )


def _corners(sides: Sides, radii: Sequence[float]) -> str:
    return _rounded(sides, radii, radii)


def _snipped(sides: Sides, cuts: Sequence[float]) -> str:
    """A rectangle whose corners, from the upper left one on, are cut off by these lengths."""
    width, height, (a, b, c, d) = sides.width, sides.height, cuts
    return straight((
        (0, a), (a, 0), (width - b, 0), (width, b), (width, height - c), (width - c, height), (d, height),
        (0, height - d),
    ))  # fmt: skip


def _of_shares(*points: tuple[float, float]) -> Callable[[Sides], str]:
    """An outline whose corners are shares of width and height."""
    return lambda sides: straight([(x * sides.width, y * sides.height) for x, y in points])


def _triangle(sides: Sides) -> str:
    top = sides.share(0, 0.5) * sides.width
    return straight(((top, 0), (sides.width, sides.height), (0, sides.height)))


def _parallelogram(sides: Sides) -> str:
    lean = min(sides.width, sides.cut(0, 0.25, math.inf))
    return straight(((lean, 0), (sides.width, 0), (sides.width - lean, sides.height), (0, sides.height)))


def _trapezoid(sides: Sides) -> str:
    lean = min(sides.width / 2, sides.cut(0, 0.25, math.inf))
    return straight(((lean, 0), (sides.width - lean, 0), (sides.width, sides.height), (0, sides.height)))


def _hexagon(sides: Sides) -> str:
    width, height = sides.width, sides.height
    lean = min(width / 2, sides.cut(0, 0.25, math.inf))
    return straight(
        ((lean, 0), (width - lean, 0), (width, height / 2), (width - lean, height), (lean, height), (0, height / 2))
    )


def _octagon(sides: Sides) -> str:
    return _snipped(sides, (sides.cut(0, 0.29289),) * 4)


def _home_plate(sides: Sides) -> str:
    width, height = sides.width, sides.height
    at = width - min(width, sides.cut(0, 0.5, math.inf))
    return straight(((0, 0), (at, 0), (width, height / 2), (at, height), (0, height)))


def _chevron(sides: Sides) -> str:
    width, height = sides.width, sides.height
    lean = min(width, sides.cut(0, 0.5, math.inf))
    return straight(
        ((0, 0), (width - lean, 0), (width, height / 2), (width - lean, height), (0, height), (lean, height / 2))
    )


def _plus(sides: Sides) -> str:
    a, width, height = sides.cut(0, 0.25), sides.width, sides.height
    return straight((
        (0, a), (a, a), (a, 0), (width - a, 0), (width - a, a), (width, a), (width, height - a),
        (width - a, height - a), (width - a, height), (a, height), (a, height - a), (0, height - a),
    ))  # fmt: skip


def _frame(sides: Sides) -> str:
    a, width, height = sides.cut(0, 0.125), sides.width, sides.height
    # The hole runs the other way round, so that it stays open.
    hole = straight(((a, a), (a, height - a), (width - a, height - a), (width - a, a)))
    return straight(((0, 0), (width, 0), (width, height), (0, height))) + hole


def _half_frame(sides: Sides) -> str:
    width, height = sides.width, sides.height
    high, wide = sides.cut(0, 0.33333, 1.0), sides.cut(1, 0.33333, width / sides.shorter if sides.shorter else 1.0)
    slope = height / width if width else 1.0
    right, low = width - high / slope if slope else width, height - wide * slope
    return straight(((0, 0), (width, 0), (right, high), (wide, high), (wide, low), (0, height)))


def _corner(sides: Sides) -> str:
    width, height = sides.width, sides.height
    high, wide = sides.cut(0, 0.5, math.inf), sides.cut(1, 0.5, math.inf)
    top = height - min(high, height)
    return straight(
        ((0, 0), (min(wide, width), 0), (min(wide, width), top), (width, top), (width, height), (0, height))
    )


def _diagonal_stripe(sides: Sides) -> str:
    share = sides.share(0, 0.5)
    return straight(((0, share * sides.height), (share * sides.width, 0), (sides.width, 0), (0, sides.height)))


def _donut(sides: Sides) -> str:
    thick = sides.cut(0, 0.25)
    inner = Sides(sides.width - thick * 2, sides.height - thick * 2)
    rx, ry, y = inner.width / 2, inner.height / 2, sides.height / 2
    left, right = thick, sides.width - thick
    hole = f"M{left:g} {y:g}A{rx:g} {ry:g} 0 0 0 {right:g} {y:g}A{rx:g} {ry:g} 0 0 0 {left:g} {y:g}Z"
    return ellipse(sides) + hole


def _document(sides: Sides) -> str:
    """A sheet whose foot is a wave."""
    width, height = sides.width, sides.height
    foot, low = height * 17_322 / 21_600, height * 20_172 / 21_600
    top = height * 23_922 / 21_600
    half = width / 2
    return f"M0 0L{width:g} 0L{width:g} {foot:g}C{half:g} {foot:g} {half:g} {top:g} 0 {low:g}Z"


def _wave(sides: Sides) -> str:
    width, height = sides.width, sides.height
    crest = sides.share(0, 0.125, 0.2) * height
    up, down = crest - crest * 10 / 3, crest + crest * 10 / 3
    foot, third = height - crest, width / 3
    return (
        f"M0 {crest:g}C{third:g} {up:g} {third * 2:g} {down:g} {width:g} {crest:g}L{width:g} {foot:g}"
        f"C{third * 2:g} {foot + crest * 10 / 3:g} {third:g} {foot - crest * 10 / 3:g} 0 {foot:g}Z"
    )


def _teardrop(sides: Sides) -> str:
    rx, ry = sides.width / 2, sides.height / 2
    width, height = sides.width, sides.height
    return (
        f"M0 {ry:g}A{rx:g} {ry:g} 0 0 1 {rx:g} 0L{width:g} 0L{width:g} {ry:g}"
        f"A{rx:g} {ry:g} 0 0 1 {rx:g} {height:g}A{rx:g} {ry:g} 0 0 1 0 {ry:g}Z"
    )


def _right_arrow(sides: Sides) -> str:
    width, height = sides.width, sides.height
    thick, head = sides.share(0, 0.5) * height, min(width, sides.cut(1, 0.5, math.inf))
    top, at = (height - thick) / 2, width - head
    return straight(
        ((0, top), (at, top), (at, 0), (width, height / 2), (at, height), (at, height - top), (0, height - top))
    )


def _left_arrow(sides: Sides) -> str:
    width, height = sides.width, sides.height
    thick, head = sides.share(0, 0.5) * height, min(width, sides.cut(1, 0.5, math.inf))
    top = (height - thick) / 2
    low = height - top
    return straight(
        ((width, top), (head, top), (head, 0), (0, height / 2), (head, height), (head, low), (width, low))
    )


def _star(points: int, inner: float) -> Callable[[Sides], str]:
    """A star of so many points, whose inner corners are so far from the middle, as a share of the outer ones."""

    def outline(sides: Sides) -> str:
        turns = [math.pi * step / points - math.pi / 2 for step in range(points * 2)]
        reach = [1.0 if step % 2 == 0 else inner for step in range(points * 2)]
        return straight([
            (sides.width / 2 * (1 + far * math.cos(turn)), sides.height / 2 * (1 + far * math.sin(turn)))
            for turn, far in zip(turns, reach, strict=True)
        ])  # fmt: skip

    return outline


_RECTANGLE: Final = _of_shares((0, 0), (1, 0), (1, 1), (0, 1))
_DIAMOND: Final = _of_shares((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
OUTLINES: Final[Mapping[str, Callable[[Sides], str]]] = {
    "rect": _RECTANGLE, "flowChartProcess": _RECTANGLE, "ellipse": ellipse, "flowChartConnector": ellipse,
    "diamond": _DIAMOND, "flowChartDecision": _DIAMOND, "triangle": _triangle,
    "rtTriangle": _of_shares((0, 0), (1, 1), (0, 1)), "parallelogram": _parallelogram, "trapezoid": _trapezoid,
    "hexagon": _hexagon, "octagon": _octagon, "homePlate": _home_plate, "chevron": _chevron, "plus": _plus,
    "frame": _frame, "halfFrame": _half_frame, "corner": _corner, "diagStripe": _diagonal_stripe, "donut": _donut,
    "wave": _wave, "teardrop": _teardrop, "rightArrow": _right_arrow, "leftArrow": _left_arrow,
    "star4": _star(4, 0.25), "star5": _star(5, 0.38196), "flowChartDocument": _document,
    "flowChartInputOutput": _of_shares((0.2, 0), (1, 0), (0.8, 1), (0, 1)),
    "flowChartManualInput": _of_shares((0, 0.2), (1, 0), (1, 1), (0, 1)),
    "flowChartManualOperation": _of_shares((0, 0), (1, 0), (0.8, 1), (0.2, 1)),
    "flowChartOffpageConnector": _of_shares((0, 0), (1, 0), (1, 0.8), (0.5, 1), (0, 0.8)),
    "flowChartExtract": _of_shares((0.5, 0), (1, 1), (0, 1)), "flowChartMerge": _of_shares((0, 0), (1, 0), (0.5, 1)),
    "flowChartTerminator": lambda sides: _corners(sides, (sides.shorter / 2,) * 4),
    "flowChartAlternateProcess": lambda sides: _corners(sides, (sides.shorter / 6,) * 4),
    "flowChartDelay": lambda sides: _rounded(
        sides, (0, sides.width / 2, sides.width / 2, 0), (0, sides.height / 2, sides.height / 2, 0)
    ),
    "roundRect": lambda sides: _corners(sides, (sides.cut(0, 0.16667),) * 4),
    "round1Rect": lambda sides: _corners(sides, (0, sides.cut(0, 0.16667), 0, 0)),
    "round2SameRect": lambda sides: _corners(sides, (sides.cut(0, 0.16667),) * 2 + (sides.cut(1, 0.0),) * 2),
    "round2DiagRect": lambda sides: _corners(sides, (sides.cut(0, 0.16667), sides.cut(1, 0.0)) * 2),
    "snip1Rect": lambda sides: _snipped(sides, (0, sides.cut(0, 0.16667), 0, 0)),
    "snip2SameRect": lambda sides: _snipped(sides, (sides.cut(0, 0.16667),) * 2 + (sides.cut(1, 0.0),) * 2),
    "snip2DiagRect": lambda sides: _snipped(sides, (sides.cut(0, 0.0), sides.cut(1, 0.16667)) * 2),
}  # fmt: skip
"""The outlines by PowerPoint's names of the shapes."""
