"""Planned: a sheet that keeps what would be drawn on it, and draws nothing, so that charts can be judged by `check`.

It measures words by the tables of the font files and loads nothing of matplotlib.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from deckgen.model.chart_data import ChartLook, Levels, Spare
from deckgen.pictures.icon_lines import Outline
from deckgen.plot.paper import Lettered, Plot, Point, arrow_parts, round_ends
from deckgen.plot.rect import Rect
from deckgen.plot.scales import Scales

# How far from a value, in sizes of words, its number may stand so that it is read as that of this value.
NEAR = 2.2


class Area(NamedTuple):
    """A filled area and its color (hex): the shape between its corners, or a disc of a radius around the only one."""

    corners: tuple[Point, ...]
    color: str
    radius: float = 0.0

    @property
    def reach(self) -> tuple[float, float]:
        """The height of its top and of its foot."""
        heights = [y for _, y in self.corners]
        return max(heights) + self.radius, min(heights) - self.radius

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        if self.radius:
            return math.dist(self.corners[0], (x, y)) < self.radius
        inside = False
        x1, y1 = self.corners[-1]
        for x2, y2 in self.corners:
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
            x1, y1 = x2, y2
        return inside


class Stroke(NamedTuple):
    """A line through points and its width."""

    points: tuple[Point, ...]
    width: float


class Planned(Plot):
    """A sheet whose words, filled areas and lines are kept, in the order in which they are drawn.

    lettered: every line of words. areas: bars, polygons, pieces of rings and dots. strokes: lines. rules: lines that
    lie behind everything, such as gridlines. All are measured from the corner of the entire sheet. parted says that
    charts were drawn on parts of it. entries: the words of its legends, each with its color.
    """

    def __init__(self, look: ChartLook, width_inches: float, height_inches: float) -> None:
        # The sheet that matplotlib draws on isn't made.
        self.look = look
        self.width, self.height = width_inches * 72, height_inches * 72
        self.size = look.largest
        self.scales = Scales()
        self.manners = {}
        self.spare, self.spared, self.levels = Spare(), None, Levels()
        self.standing, self.placed = None, None
        self.omitted = []
        self.conceded = set()
        self.parted = False
        self.lettered: list[Lettered] = []
        self.areas: list[Area] = []
        self.strokes: list[Stroke] = []
        self.rules: list[Stroke] = []
        self.entries: list[tuple[str, str]] = []
        self._widths = {}
        self._words = []
        self._around = None
        self._corner = (0.0, 0.0)

    def part(self, area: Rect, look: ChartLook, scales: Scales) -> Plot:
        """A part of this sheet as a sheet, which keeps what is drawn there with all the rest."""
        self.parted = True
        part = self._inside(area, look, scales)
        part._corner = (self._corner[0] + area.left, self._corner[1] + area.bottom)
        return part

    def ground(self, line: Lettered) -> str:
        """The color behind the middle of a line of words: that of the uppermost area there, else the paper's."""
        return self.color_at((line.box.left + line.box.right) / 2, line.baseline + line.size * 0.3)

    def color_at(self, x: float, y: float) -> str:
        """The color of the uppermost area at a point, else the paper's."""
        return next((area.color for area in reversed(self.areas) if area.holds(x, y)), self.look.paper)

    def is_written_near(self, words: str, point: Point, others: Iterable[tuple[str, Rect]] = ()) -> bool:
        """Whether words stand beside a point, as values do at the tips of bars and the ends of lines.

        others are lines of words, with their room, that are to stand on the sheet besides.
        """
        (x, y), near = point, self.size * NEAR
        return any(
            written.endswith(words)
            and box.left - near <= x <= box.right + near
            and box.bottom - near <= y <= box.top + near
            for written, box in (*((line.words, line.box) for line in self.lettered), *others)
        )

    def line(
        self,
        points: Sequence[Point],
        color: str,  # noqa: ARG002 - lines are no ground that words stand on
        width: float,
        *,
        dotted: bool = False,  # noqa: ARG002 - a dotted line takes as much room
        behind: bool = False,
    ) -> None:
        """Keep a line, apart from others where it lies behind everything."""
        left, bottom = self._corner
        kept = self.rules if behind else self.strokes
        kept.append(Stroke(tuple((x + left, y + bottom) for x, y in points), width))

    def wash(self, box: Rect, color: str) -> None:
        """Keep a filled rectangle behind everything, which words may stand on."""
        self.bar(box, color)

    def arrow(self, points: Sequence[Point], color: str, width: float) -> None:
        """Keep an arrow as a line and its head."""
        shaft, head = arrow_parts(points)
        self.line(shaft, color, width)
        self.polygon(head, color)

    def pill(self, box: Rect, color: str) -> None:
        """Keep a box with round ends."""
        self.polygon(round_ends(box), color)

    def bar(self, box: Rect, color: str) -> None:
        """Keep a filled rectangle."""
        corners = ((box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top))
        self.polygon(corners, color)

    def polygon(self, corners: Sequence[Point], color: str) -> None:
        """Keep a filled shape."""
        left, bottom = self._corner
        self.areas.append(Area(tuple((x + left, y + bottom) for x, y in corners), color))

    def shape(self, rings: Sequence[Sequence[Point]], color: str, edge: str, width: float) -> None:  # noqa: ARG002
        """Keep a filled shape as one of all its rings: the way between them, there and back, encloses nothing."""
        start = rings[0][0]
        self.polygon([point for ring in rings for point in (*ring, ring[0], start)], color)

    def dot(self, x: float, y: float, radius: float, color: str) -> None:
        """Keep a filled circle."""
        left, bottom = self._corner
        self.areas.append(Area(((x + left, y + bottom),), color, radius))

    def wedge(self, x: float, y: float, outer: float, inner: float, start: float, end: float, color: str) -> None:
        """Keep a piece of a ring, as a polygon of many corners."""
        steps = max(2, math.ceil(abs(end - start) / 10))
        angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
        rim = [(x + outer * math.cos(angle), y + outer * math.sin(angle)) for angle in angles]
        hole = [(x + inner * math.cos(angle), y + inner * math.sin(angle)) for angle in reversed(angles)]
        self.polygon([*rim, *hole] if inner else rim if end - start >= 360 else [*rim, (x, y)], color)

    def entry(self, left: float, middle: float, words: str, color: str, dot: float, gap: float) -> None:
        """Keep an entry of a legend."""
        self.entries.append((words, color))
        super().entry(left, middle, words, color, dot, gap)

    def drawing(
        self,
        outlines: Sequence[Outline],
        color: str,
        width: float = 0.0,
        within: Rect | None = None,  # noqa: ARG002 - no words stand on drawings, cut or not
    ) -> None:
        """Keep the filled shapes of a drawing; lines are no ground that words stand on."""
        for outline in () if width else outlines:
            self.polygon(outline.corners, color)

    def _write(self, line: Lettered) -> None:
        left, bottom = self._corner
        box = line.box
        moved = Rect(box.left + left, box.bottom + bottom, box.right + left, box.top + bottom)
        self.lettered.append(
            Lettered(line.words, moved, line.baseline + bottom, line.size, line.color, line.weight, line.align)
        )
