"""Occupied: which parts of a sheet are taken, in small squares, so that what is added finds a free place.

A square is taken where anything of the chart lies in it. To ask whether a box or a path is free costs as many looks
as it has squares, whatever the number of things on the sheet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckgen.plot.rect import Rect

Point = tuple[float, float]
# The side of a square in points.
SQUARE = 2.0


class Occupied:
    """The taken squares of a sheet, width by height points. What leaves the sheet is never free."""

    def __init__(self, width: float, height: float) -> None:
        self.room = Rect(0.0, 0.0, width, height)
        self._columns = max(1, math.ceil(width / SQUARE))
        self._rows = [bytearray(self._columns) for _ in range(max(1, math.ceil(height / SQUARE)))]

    def fill(self, box: Rect) -> None:
        """Take all squares that a box touches."""
        left, right = _span(box.left, box.right, self._columns)
        low, high = _span(box.bottom, box.top, len(self._rows))
        taken = b"\1" * (right - left)
        for row in self._rows[low:high]:
            row[left:right] = taken

    def shape(self, corners: Sequence[Point]) -> None:
        """Take the squares inside a shape with these corners, and those along its edge."""
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if len(corners) == 4 and len(set(xs)) <= 2 and len(set(ys)) <= 2:
            self.fill(Rect(min(xs), min(ys), max(xs), max(ys)))
            return
        sides = [*zip(corners, (*corners[1:], corners[0]), strict=True)]
        low, high = _span(min(ys), max(ys), len(self._rows))
        for number in range(low, high):
            height = (number + 0.5) * SQUARE
            crossed = sorted(
                x1 + (height - y1) / (y2 - y1) * (x2 - x1)
                for (x1, y1), (x2, y2) in sides
                if (y1 > height) != (y2 > height)
            )
            for first, last in zip(crossed[::2], crossed[1::2], strict=False):
                left, right = _span(first, last, self._columns)
                self._rows[number][left:right] = b"\1" * (right - left)
        self.line([*corners, corners[0]], 0.0)

    def line(self, points: Sequence[Point], width: float) -> None:
        """Take the squares that a line through points covers."""
        half = max(width / 2, 0.1)
        for box in _along(points, half):
            self.fill(box)

    def is_free(self, box: Rect, gap: float = 0.0) -> bool:
        """Whether nothing lies in a box, nor nearer to it than gap points; the box must lie on the sheet."""
        room = self.room
        if box.left < room.left or box.right > room.right or box.bottom < room.bottom or box.top > room.top:
            return False
        left, right = _span(box.left - gap, box.right + gap, self._columns)
        low, high = _span(box.bottom - gap, box.top + gap, len(self._rows))
        return all(row.find(1, left, right) < 0 for row in self._rows[low:high])

    def is_open(self, points: Sequence[Point], gap: float, near: float) -> bool:
        """Whether a line through points is free, but for what lies nearer than near points to its two ends."""
        kept = _between_ends(points, near)
        return all(self.is_free(box) for box in _along(kept, gap))


def _span(low: float, high: float, count: int) -> tuple[int, int]:
    """The first square that a stretch touches and the one behind the last, of so many; asked thousands of times."""
    first = int(low / SQUARE) if low > 0 else 0
    last = math.ceil(high / SQUARE)
    last = last if last < count else count
    return (first, last) if first < last else (0, 0)


def _along(points: Sequence[Point], half: float) -> Iterator[Rect]:
    """Boxes that cover a line through points, half as wide: one for each straight part that is level or upright, and
    one in each row of squares that another part crosses.
    """
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 == x2 or y1 == y2:
            yield Rect(min(x1, x2) - half, min(y1, y2) - half, max(x1, x2) + half, max(y1, y2) + half)
        else:
            yield from _slanting(*((x1, y1, x2, y2) if y1 < y2 else (x2, y2, x1, y1)), half)


def _slanting(x1: float, y1: float, x2: float, y2: float, half: float) -> Iterator[Rect]:
    """The boxes that cover a straight line from its lower end on, in rows of squares."""
    slope, low, high = (x2 - x1) / (y2 - y1), y1 - half, y2 + half
    start, end = (x1 - half, x2 + half) if x1 < x2 else (x2 - half, x1 + half)
    # Half the width of the line, measured along the row, and half of what the line moves within the row.
    reach = half * math.hypot(1.0, slope) + abs(slope) * SQUARE / 2
    for number in range(math.floor(low / SQUARE), math.ceil(high / SQUARE)):
        bottom = number * SQUARE
        middle = x1 + slope * (bottom + SQUARE / 2 - y1)
        left, right = max(middle - reach, start), min(middle + reach, end)
        if left < right:
            yield Rect(left, max(bottom, low), right, min(bottom + SQUARE, high))


def _between_ends(points: Sequence[Point], near: float) -> list[Point]:
    """A line through points without what is nearer than near points to its ends; empty where nothing is left."""
    kept = list(points)
    for _ in range(2):
        end = kept[0] if kept else None
        while len(kept) > 1 and end is not None and math.dist(end, kept[1]) <= near:
            del kept[0]
        if len(kept) < 2 or end is None:
            return []
        kept[0] = _at_distance(end, kept[0], kept[1], near)
        kept.reverse()
    return kept


def _at_distance(end: Point, start: Point, stop: Point, near: float) -> Point:
    """The first point from start to stop that is as far as near from an end."""
    if math.dist(end, start) >= near:
        return start
    (x0, y0), (x1, y1), low, high = start, stop, 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        at = x0 + (x1 - x0) * middle, y0 + (y1 - y0) * middle
        low, high = (middle, high) if math.dist(end, at) < near else (low, middle)
    return x0 + (x1 - x0) * high, y0 + (y1 - y0) * high


def steps_along(points: Sequence[Point], step: float) -> Iterator[Point]:
    """Points along a line, no further apart than step."""
    if len(points) == 1:
        yield points[0]
    for (x1, y1), (x2, y2) in pairwise(points):
        parts = max(1, math.ceil(math.dist((x1, y1), (x2, y2)) / step))
        for part in range(parts + 1):
            yield x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts
