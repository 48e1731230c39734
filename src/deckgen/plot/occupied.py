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
        left, right = self._span(box.left, box.right, self._columns)
        low, high = self._span(box.bottom, box.top, len(self._rows))
        taken = b"\1" * (right - left)
        for row in self._rows[low:high]:
            row[left:right] = taken

    def shape(self, corners: Sequence[Point]) -> None:
        """Take the squares inside a shape with these corners, and those along its edge."""
        sides = [*zip(corners, (*corners[1:], corners[0]), strict=True)]
        low, high = self._span(min(y for _, y in corners), max(y for _, y in corners), len(self._rows))
        for number in range(low, high):
            height = (number + 0.5) * SQUARE
            crossed = sorted(
                x1 + (height - y1) / (y2 - y1) * (x2 - x1)
                for (x1, y1), (x2, y2) in sides
                if (y1 > height) != (y2 > height)
            )
            for first, last in zip(crossed[::2], crossed[1::2], strict=False):
                left, right = self._span(first, last, self._columns)
                self._rows[number][left:right] = b"\1" * (right - left)
        for start, end in sides:
            self.line((start, end), 0.0)

    def line(self, points: Sequence[Point], width: float) -> None:
        """Take the squares that a line through points covers."""
        half = max(width / 2, 0.1)
        for x, y in steps_along(points, SQUARE):
            self.fill(Rect(x - half, y - half, x + half, y + half))

    def is_free(self, box: Rect, gap: float = 0.0) -> bool:
        """Whether nothing lies in a box, nor nearer to it than gap points; the box must lie on the sheet."""
        inside = self.room.left <= box.left and box.right <= self.room.right
        if not inside or box.bottom < self.room.bottom or box.top > self.room.top:
            return False
        left, right = self._span(box.left - gap, box.right + gap, self._columns)
        low, high = self._span(box.bottom - gap, box.top + gap, len(self._rows))
        return not any(1 in row[left:right] for row in self._rows[low:high])

    def is_open(self, points: Sequence[Point], gap: float, near: float) -> bool:
        """Whether a line through points is free, but for what lies nearer than near points to its two ends."""
        first, last = points[0], points[-1]
        return all(
            self.is_free(Rect(x - gap, y - gap, x + gap, y + gap))
            for x, y in steps_along(points, SQUARE)
            if math.dist((x, y), first) > near and math.dist((x, y), last) > near
        )

    @staticmethod
    def _span(low: float, high: float, count: int) -> tuple[int, int]:
        first = min(max(0, math.floor(low / SQUARE)), count)
        return first, min(max(first, math.ceil(high / SQUARE)), count)


def steps_along(points: Sequence[Point], step: float) -> Iterator[Point]:
    """Points along a line, no further apart than step."""
    if len(points) == 1:
        yield points[0]
    for (x1, y1), (x2, y2) in pairwise(points):
        parts = max(1, math.ceil(math.dist((x1, y1), (x2, y2)) / step))
        for part in range(parts + 1):
            yield x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts
