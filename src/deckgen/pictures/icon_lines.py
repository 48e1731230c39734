"""Icon lines: the lines that an icon is made of, for sheets on which it is drawn many times and cut."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from deckgen.pictures.icons import icon

Point = tuple[float, float]
# Icons are drawn on a square of so many units.
GRID = 24.0
# A line that ends so near to where it began, in units, is closed.
_NEAR = 0.05
# Into how many straight pieces a curve is parted where corners are asked for.
_PIECES = 8


class Outline(Struct, frozen=True):
    """One line of a drawing, in units of its grid; y grows downwards.

    start is where it begins. Each of the steps leads on from there: one point is the end of a straight line, three
    are the two handles and the end of a cubic Bézier curve. closed says that it ends where it began.
    """

    start: Point
    steps: tuple[tuple[Point, ...], ...]
    closed: bool = False

    def placed(self, left: float, top: float, scale: float) -> Outline:
        """The line where the grid's corner lies at left, top, in points; y grows upwards there."""

        def at(point: Point) -> Point:
            return left + point[0] * scale, top - point[1] * scale

        return Outline(at(self.start), tuple(tuple(map(at, step)) for step in self.steps), self.closed)

    @property
    def corners(self) -> tuple[Point, ...]:
        """Points along the line, near enough to each other to stand for its curves."""
        return (self.start, *self._along())

    def _along(self) -> Iterator[Point]:
        here = self.start
        for step in self.steps:
            if len(step) == 3:
                yield from (_on_curve((here, *step), piece / _PIECES) for piece in range(1, _PIECES + 1))
            else:
                yield step[-1]
            here = step[-1]


class Drawing(Struct, frozen=True):
    """An icon as lines on its grid; filled where it is one shape, else drawn as lines of some width in units."""

    outlines: tuple[Outline, ...]
    filled: bool = False
    width: float = 2.0

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """How far its ink reaches: left, top, right and bottom in units of the grid."""
        corners = [corner for outline in self.outlines for corner in outline.corners]
        half = 0.0 if self.filled else self.width / 2
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


# Somebody, seen from the last row: a head over shoulders.
PERSON = Drawing(
    (
        Outline(
            (12.0, 1.6),
            (
                ((14.6, 1.6), (16.7, 3.7), (16.7, 6.3)),
                ((16.7, 8.9), (14.6, 11.0), (12.0, 11.0)),
                ((9.4, 11.0), (7.3, 8.9), (7.3, 6.3)),
                ((7.3, 3.7), (9.4, 1.6), (12.0, 1.6)),
            ),
            closed=True,
        ),
        Outline(
            (3.6, 22.4),
            (((3.6, 16.6), (7.4, 12.8), (12.0, 12.8)), ((16.6, 12.8), (20.4, 16.6), (20.4, 22.4))),
            closed=True,
        ),
    ),
    filled=True,
)


@cache
def drawing(name: str) -> Drawing:
    """The lines of an icon: filled where they are one that is closed; KeyError where there is none of that name."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import SVGPath

    pen = RecordingPen()
    SVGPath.fromstring(icon(name, "000000")).draw(pen)
    outlines = tuple(_outlines(pen.value))
    return Drawing(outlines, filled=len(outlines) == 1 and outlines[0].closed)


def _outlines(strokes: Sequence[tuple[str, tuple[Point, ...]]]) -> Iterator[Outline]:
    """The lines that a pen of fontTools was moved along."""
    start: Point = (0.0, 0.0)
    steps: list[tuple[Point, ...]] = []
    for move, points in strokes:
        match move:
            case "moveTo":
                start, steps = points[0], []
            case "lineTo" | "curveTo":
                steps.append(points)
            case "qCurveTo":
                here = steps[-1][-1] if steps else start
                steps.append(_cubic(here, *points))
            case _:
                end = steps[-1][-1] if steps else start
                yield Outline(start, tuple(steps), move == "closePath" or math.dist(start, end) < _NEAR)


def _cubic(start: Point, handle: Point, end: Point) -> tuple[Point, ...]:
    """A curve with one handle as one with two."""
    between = ((start[i] + 2 * (handle[i] - start[i]) / 3, end[i] + 2 * (handle[i] - end[i]) / 3) for i in (0, 1))
    (x1, x2), (y1, y2) = between
    return (x1, y1), (x2, y2), end


def _on_curve(points: Sequence[Point], share: float) -> Point:
    """The point at a share of the way along a cubic Bézier curve."""
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    x, y = (sum(weight * point[i] for weight, point in zip(weights, points, strict=True)) for i in (0, 1))
    return x, y
