"""Connector: an arrow from one box to another, which PowerPoint keeps fastened to both when somebody moves them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.geometry import PER_POINT, ZERO, Box, Emu, Pt

Point = tuple[Emu, Emu]
Side = Literal["top", "left", "bottom", "right"]
Way = Literal["straight", "bent", "curved"]
# Which way is out of a box at each of its sides.
OUT: dict[Side, tuple[int, int]] = {"top": (0, -1), "left": (-1, 0), "bottom": (0, 1), "right": (1, 0)}
OPPOSITE: dict[Side, Side] = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
# The length and the width of an arrow's head, in multiples of the width of its line.
HEAD = 5
# Into how many straight pieces each of the two halves of a curve is cut where it is drawn or measured.
PIECES = 16


class End(Struct, frozen=True):
    """An end of a connector.

    shape: the name of the box that it is fastened to.
    side: in the middle of which side.
    point: where that is.
    """

    shape: str
    side: Side
    point: Point


class Turned(Struct, frozen=True):
    """Where a connector ends as seen from its start, if the way out of the start is called along.

    along, across: how far the end lies in that direction, and to the right of it as seen by who walks it.
    """

    along: Emu
    across: Emu


class Connector(Struct, frozen=True, dict=True):
    """An arrow; a decoration.

    start, end: where it begins, and where its head is.
    way: its course is one straight line, lines at right angles, or a curve.
    turn: how far out of its start a course that doesn't end in the direction across turns aside.
    width: how thick the line is.
    """

    start: End
    end: End
    color: str
    width: Emu
    name: str
    way: Way = "straight"
    turn: Emu = ZERO

    @property
    def turned(self) -> Turned:
        """Where its end lies as seen from its start."""
        (x, y), (out_x, out_y) = self._apart, OUT[self.start.side]
        return Turned(x * out_x + y * out_y, y * out_x - x * out_y)

    @property
    def _apart(self) -> Point:
        return self.end.point[0] - self.start.point[0], self.end.point[1] - self.start.point[1]

    @property
    def turns_elsewhere(self) -> bool:
        """Whether it turns aside nearer to one of its ends than to the other, or beyond its end."""
        if self.way == "straight" or self.is_crosswise:
            return False
        return abs(self.turn * 2 - self.turned.along) > Pt(1)

    @property
    def is_crosswise(self) -> bool:
        """Whether it ends in the direction across that in which it begins, after one turn."""
        return (OUT[self.start.side][0] == 0) is not (OUT[self.end.side][0] == 0)

    @cached_property
    def course(self) -> tuple[Point, ...]:
        """The points of its course, from start to end; a curve is cut into short straight pieces."""
        if self.way == "straight":
            return self.start.point, self.end.point
        if self.way == "bent":
            to, turn = self.turned, int(self.turn)
            along, across = int(to.along), int(to.across)
            turns = ((along, 0),) if self.is_crosswise else ((turn, 0), (turn, across))
            return tuple(self._at(*step) for step in ((0, 0), *turns, (along, across)))
        points = [self.start.point]
        for first, second, end in self.curves:
            points += _curve(points[-1], first, second, end)
        return tuple(points)

    @cached_property
    def curves(self) -> tuple[tuple[Point, Point, Point], ...]:
        """The cubic Bézier curves of a curved course: of each the two points that pull at it, and its end."""
        to = self.turned
        along, across, turn = int(to.along), int(to.across), int(self.turn)
        pieces: tuple[tuple[tuple[float, float], ...], ...]
        if self.is_crosswise:
            pieces = (((along / 2, 0), (along, across / 2), (along, across)),)
        else:
            pieces = (
                ((turn / 2, 0), (turn, across / 4), (turn, across / 2)),
                ((turn, across * 3 / 4), ((along + turn) / 2, across), (along, across)),
            )
        placed = ([self._at(*step) for step in piece] for piece in pieces)
        return tuple((first, second, end) for first, second, end in placed)

    def _at(self, along: float, across: float) -> Point:
        """A place that is measured from the start: how far out of it, and how far to the right."""
        (x, y), (out_x, out_y) = self.start.point, OUT[self.start.side]
        return Emu(round(x + along * out_x - across * out_y)), Emu(round(y + along * out_y + across * out_x))

    @property
    def halfway(self) -> Point:
        """The place about halfway along its course."""
        course = self.course
        if len(course) > 2:
            return course[len(course) // 2]
        (x, y), (end_x, end_y) = course
        return (x + end_x) // 2, (y + end_y) // 2

    @cached_property
    def box(self) -> Box:
        """The box around its course."""
        xs, ys = zip(*self.course, strict=True)
        left, top = min(xs), min(ys)
        return Box(left, top, max(xs) - left, max(ys) - top)

    @property
    def line(self) -> tuple[Point, ...]:
        """Its course as far as the line is seen: it ends in the middle of the head."""
        behind = self._head_length.pt * PER_POINT / 2
        course = list(self.course)
        while len(course) > 2 and _length(course[-2], course[-1]) <= behind:
            behind -= _length(course[-2], course[-1])
            course.pop()
        (x, y), (end_x, end_y) = course[-2:]
        whole = _length((x, y), (end_x, end_y))
        left = max(0.0, whole - behind) / whole if whole else 1.0
        return (*course[:-1], (x + (end_x - x) * left, y + (end_y - y) * left))

    @property
    def head(self) -> tuple[Point, Point, Point]:
        """The corners of the triangle at its end, the tip first."""
        (x, y), (back_x, back_y) = self.end.point, self._backwards
        length = int(self._head_length)
        base_x, base_y, half = x + round(back_x * length), y + round(back_y * length), length / 2
        aside = (round(-back_y * half), round(back_x * half))
        return (
            (x, y),
            (base_x + aside[0], base_y + aside[1]),
            (base_x - aside[0], base_y - aside[1]),
        )

    @property
    def _head_length(self) -> Emu:
        return self.width * HEAD

    @property
    def _backwards(self) -> tuple[float, float]:
        """The direction from the tip back along the course, of length 1."""
        if self.way != "straight":
            return OUT[self.end.side]
        x, y = self._apart
        length = _length((ZERO, ZERO), (x, y)) or 1.0
        return -x / length, -y / length

    def moved(self, x: Emu, y: Emu) -> Connector:
        """The connector so far to the right and down."""
        start, end = (replace(one, point=(one.point[0] + x, one.point[1] + y)) for one in (self.start, self.end))
        return replace(self, start=start, end=end)

    def fastened(self, names: Sequence[str], name: str) -> Connector:
        """The connector by this name, its ends fastened to the boxes of these names instead of their numbers."""
        start, end = (replace(one, shape=names[int(one.shape)]) for one in (self.start, self.end))
        return replace(self, start=start, end=end, name=name)

    def mirrored(self, width: Emu) -> Connector:
        """The connector at the other side of a page of this width."""
        start, end = (_mirrored(one, width) for one in (self.start, self.end))
        return replace(self, start=start, end=end)


def _mirrored(end: End, width: Emu) -> End:
    sides: dict[Side, Side] = {**OPPOSITE, "top": "top", "bottom": "bottom"}
    return replace(end, side=sides[end.side], point=(width - end.point[0], end.point[1]))


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Points on a cubic Bézier curve, without its start."""
    points = []
    for piece in range(1, PIECES + 1):
        t = piece / PIECES
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = zip(parts, (start, first, second, end), strict=True)
        pulled = [(part * int(x), part * int(y)) for part, (x, y) in corners]
        points.append((Emu(round(sum(x for x, _ in pulled))), Emu(round(sum(y for _, y in pulled)))))
    return points


def _length(start: Point, end: Point) -> float:
    return float(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
