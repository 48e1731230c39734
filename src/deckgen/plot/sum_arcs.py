"""An arc around parts of a ring, or seats of a half circle, with their sum beyond it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from deckgen.model.chart_data import Annotation
from deckgen.plot.added import Added, Line
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.paper import Align, Point
from deckgen.plot.standings import Ring

AWAY, ARM, NOSE, STEP = 4.0, 5.0, 7.0, 3.0
# How far in points words may stand from the ring, their greatest width, and by how many degrees they are moved on.
FURTHEST, WIDEST, TURN = 40.0, 180.0, 12.0


def arc_around(annotation: Annotation, sheet: FreeSheet, ring: Ring) -> Added | None:
    """Arcs along the parts of an annotation, one for parts that are neighbours, and its words; None without room."""
    parts = [ring.parts.get(int(spot.position)) for spot in annotation.spots]
    runs = _runs([part for part in parts if part])
    if not all(parts) or not runs:
        return None
    longest = max(runs, key=lambda run: run[1] - run[0])
    for way, radius in ((1, ring.outer + AWAY), (-1, ring.inner - AWAY)):
        arcs = [_arc(ring, radius, way, run) for run in runs]
        if radius <= 0 or not all(_is_free(sheet, arc) for arc in arcs):
            continue
        for angle in _angles(longest):
            for lines in words_beyond(annotation, sheet, ring, radius + way * (ARM + NOSE + 2), angle, way):
                foot, nose = (_at(ring, radius + way * (ARM + more), angle) for more in (0.0, NOSE))
                return Added(paths=tuple(sheet.path(arc) for arc in (*arcs, (foot, nose))), lines=tuple(lines))
    return None


def _angles(run: tuple[float, float]) -> list[float]:
    """The angles in radians at which words may stand along an arc: in its middle, else as near to that as may be."""
    middle, half = (run[0] + run[1]) / 2, (run[1] - run[0]) / 2
    steps = range(int(half / TURN) + 1)
    return [math.radians(middle + side * step * TURN) for step in steps for side in ((1, -1) if step else (1,))]


def _runs(parts: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The spans of angles (degrees) of parts, those of neighbours joined, also across the end of the circle."""
    runs: list[tuple[float, float]] = []
    for low, high in sorted(tuple(sorted(part)) for part in parts):
        if runs and low - runs[-1][1] < 0.01:
            runs[-1] = (runs[-1][0], max(runs[-1][1], high))
        else:
            runs.append((low, high))
    if len(runs) > 1 and runs[0][0] + 360 - runs[-1][1] < 0.01:
        first, last = runs[0], runs.pop()
        runs[0] = (last[0] - 360, first[1])
    return runs


def _arc(ring: Ring, radius: float, way: int, run: tuple[float, float]) -> tuple[Point, ...]:
    """An arc with short arms towards the ring at its ends."""
    low, high = (math.radians(angle) for angle in run)
    count = max(2, math.ceil((high - low) * radius / STEP))
    rim = [_at(ring, radius + way * ARM, low + (high - low) * step / count) for step in range(count + 1)]
    return (_at(ring, radius, low), *rim, _at(ring, radius, high))


def _at(ring: Ring, radius: float, angle: float) -> Point:
    return ring.x + math.cos(angle) * radius, ring.y + math.sin(angle) * radius


def _is_free(sheet: FreeSheet, arc: Sequence[Point]) -> bool:
    """Whether an arc lies on the sheet and touches nothing; its arms end beside the ring itself."""
    room = sheet.sheet.room
    inside = all(room.left < x < room.right and room.bottom < y < room.top for x, y in arc)
    return inside and sheet.taken.is_open(arc[1:-1], 1.0, 0.0)


def words_beyond(
    annotation: Annotation, sheet: FreeSheet, ring: Ring, radius: float, angle: float, way: int
) -> Iterator[list[Line]]:
    """The number with its words at an angle (radians) of a ring from a radius (points) on, where they touch nothing.

    way is 1 for words outside of the ring, -1 for words inside.
    """
    for more in range(0, int(FURTHEST), 4):
        x, y = _at(ring, radius + way * more, angle)
        across = math.cos(angle) * way
        align: Align = "left" if across > 0.3 else "right" if across < -0.3 else "center"
        for width in (WIDEST, WIDEST * 0.6):
            lines = sheet.words(annotation, x, y, width, align=align)
            if not lines:
                continue
            height = sheet.box(lines).height
            middle = y + math.sin(angle) * way * height / 2
            lines = sheet.words(annotation, x, middle, width, align=align) or []
            if sheet.is_free(sheet.box(lines), 2.0):
                yield lines
