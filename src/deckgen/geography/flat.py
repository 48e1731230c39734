"""Shapes laid flat: from rings on the globe to rings on a plane, cut where the map ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from deckgen.geography.projections import Projection
from deckgen.geography.shapes import Point, Polygon, size_of, unrolled

# A straight line on a map of degrees is bent on others: longer ones get corners in between, at so many degrees.
_STEP = 2.5
# What reaches over the end of a map by less than so many degrees stays whole.
_OVERHANG = 12.0


def flat(polygon: Polygon, projection: Projection) -> list[list[Point]]:
    """The rings of a polygon on a plane: outer ones against the clock, holes with it.

    It has several outer ones where the map's end cuts it, and none where the map doesn't reach it.
    """
    rings: list[list[Point]] = []
    for number, ring in enumerate(polygon):
        if len(ring) < 3 or not all(projection.reaches(*point) for point in ring[:: 1 + len(ring) // 200]):
            if number == 0:
                return []
            continue
        for part in _parts(unrolled(ring), projection):
            points = [projection(*point) for point in _with_corners(part)]
            rings.append(points if (size_of(points) > 0) == (number == 0) else points[::-1])
    return rings


def _parts(ring: list[Point], projection: Projection) -> list[list[Point]]:
    """The parts of a ring on a map that is cut half way around the globe, each between its ends."""
    longitudes = [longitude for longitude, _ in ring]
    west, east = min(longitudes), max(longitudes)
    middle = projection.middle
    turn = 360.0 * round((middle - (west + east) / 2) / 360.0)
    left, right = middle - 180.0, middle + 180.0
    over = max(left - (west + turn), (east + turn) - right)
    if not projection.is_cut or over <= 0 or (east - west < 2 * _OVERHANG and over < _OVERHANG):
        return [[(longitude + turn, latitude) for longitude, latitude in ring]]
    parts = []
    for more in (turn - 360.0, turn, turn + 360.0):
        if west + more < right and east + more > left:
            moved = [(longitude + more, latitude) for longitude, latitude in ring]
            parts.append(beside(beside(moved, 0, left, 1), 0, right, -1))
    return [part for part in parts if len(part) > 2]


def _with_corners(ring: Sequence[Point]) -> list[Point]:
    """A ring with corners along its longer lines; both neighbors of a border get the same ones."""
    points: list[Point] = []
    before = ring[-1]
    for point in ring:
        long = max(abs(point[0] - before[0]), abs(point[1] - before[1]))
        if long > _STEP:
            count = math.ceil(long / _STEP)
            across, up = (point[0] - before[0]) / count, (point[1] - before[1]) / count
            points += [(before[0] + across * step, before[1] + up * step) for step in range(1, count)]
        points.append(point)
        before = point
    return points


def beside(ring: Sequence[Point], axis: int, edge: float, side: int) -> list[Point]:
    """The part of a ring on one side of a line: above an edge of x (axis 0) or y (1) where side is 1, else below.

    Parts that aren't connected are joined along the line (Sutherland and Hodgman 1974).
    """
    if not ring:
        return []
    kept: list[Point] = []
    before = ring[-1]
    was_in = (before[axis] - edge) * side >= 0
    for point in ring:
        is_in = (point[axis] - edge) * side >= 0
        if is_in != was_in:
            kept.append(_crossing(before, point, axis, edge))
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    share = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + (other[1 - axis] - one[1 - axis]) * share
    return (edge, across) if axis == 0 else (across, edge)


def on_a_grid(ring: Sequence[Point], place: Callable[[Point], Point], step: float) -> list[Point]:
    """A ring moved by `place` onto the crossings of a grid; corners that fall together, or on a line, are one.

    Borders that neighbors share stay the same on both sides.
    """
    found: list[Point] = []
    for point in ring:
        x, y = place(point)
        corner = round(x / step) * step, round(y / step) * step
        if not found or corner != found[-1]:
            found.append(corner)
    while len(found) > 1 and found[0] == found[-1]:
        found.pop()
    return found if len(found) > 2 else []
