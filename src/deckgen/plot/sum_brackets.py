"""A bracket around bars, or around parts of a bar, with their sum beyond it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from deckgen.model.chart_data import Annotation
from deckgen.plot.added import Added, Line
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.paper import Point
from deckgen.plot.rect import Rect
from deckgen.plot.sum_arcs import arc_around

ARM, AWAY, WIDEST = 7.0, 6.0, 200.0
# How far in points a bracket at the right stands from the bars and values that it is about.
CLEAR = 10.0


def bracket_around(annotation: Annotation, sheet: FreeSheet) -> Added | None:
    """The bracket with the number and the words of an annotation, or an arc around parts of a ring; None without."""
    if sheet.standing.ring:
        return arc_around(annotation, sheet, sheet.standing.ring)
    boxes = [box for spot in annotation.spots if (box := _box(sheet, spot.series, int(spot.position))) is not None]
    if len(boxes) != len(annotation.spots):
        return None
    around = Rect(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    ways = _over if is_over(annotation, lies=sheet.standing.lies) else bracket_beside
    return next(ways(annotation, sheet, around), None)


def is_over(annotation: Annotation, *, lies: bool) -> bool:
    """Whether its bracket stands over what it holds: bars that stand upright, or parts of one that lies."""
    of_parts = len({spot.position for spot in annotation.spots}) == 1 and len(annotation.spots) > 1
    return lies == of_parts


def _box(sheet: FreeSheet, series: str, index: int) -> Rect | None:
    """The bar of a value on the sheet; None where the chart has none there."""
    tip, root = sheet.standing.tips.get((series, index)), sheet.standing.roots.get((series, index))
    if tip is None:
        return None
    root = root or tip
    half = sheet.standing.thick / 2
    (x0, x1), (y0, y1) = sorted((tip[0], root[0])), sorted((tip[1], root[1]))
    return Rect(x0, y0 - half, x1, y1 + half) if sheet.standing.lies else Rect(x0 - half, y0, x1 + half, y1)


def bracket_beside(annotation: Annotation, sheet: FreeSheet, around: Rect) -> Iterator[Added]:
    """A bracket at the right of what it holds, or at the left, with the words beyond it."""
    middle = (around.bottom + around.top) / 2
    right = around.right + CLEAR
    while right < sheet.sheet.width:
        points = _upright_bracket(right, around)
        left = right + 2 * ARM + AWAY
        width = min(WIDEST, sheet.sheet.width - left)
        lines = sheet.words(annotation, left, middle, width) if width > 0 else None
        if lines and sheet.is_free(Rect(right - CLEAR + 2, around.bottom, right + ARM, around.top), 1.0):
            box = sheet.box(lines)
            if sheet.is_free(box, 2.0):
                yield Added(paths=tuple(sheet.path(part) for part in points), lines=tuple(lines))
                return
        right += 4.0


def _upright_bracket(x: float, around: Rect) -> tuple[tuple[Point, ...], ...]:
    """A bracket that opens to the left, with a nose at the right of its middle."""
    back, middle = x + ARM, (around.bottom + around.top) / 2
    spine = ((x, around.top), (back, around.top), (back, around.bottom), (x, around.bottom))
    return spine, ((back, middle), (back + ARM, middle))


def _over(annotation: Annotation, sheet: FreeSheet, around: Rect) -> Iterator[Added]:
    """A bracket over what it holds, with the words over it."""
    centre = (around.left + around.right) / 2
    width = min(max(around.width * 1.6, WIDEST), 2 * centre, 2 * (sheet.sheet.width - centre))
    foot = around.top + AWAY
    ceiling = _next_row(sheet, around)
    top = min(sheet.sheet.height, sheet.standing.area.top + sheet.spare.top + sheet.size, ceiling)
    while foot < top:
        back = foot + ARM
        if sheet.is_free(Rect(around.left, foot - 1, around.right, back + ARM), 1.0):
            for lines in _words_over(annotation, sheet, centre, back + ARM + AWAY / 2, width):
                if sheet.is_free(sheet.box(lines), 1.0) and sheet.box(lines).top <= ceiling:
                    spine = ((around.left, foot), (around.left, back), (around.right, back), (around.right, foot))
                    nose = ((centre, back), (centre, back + ARM))
                    yield Added(paths=(sheet.path(spine), sheet.path(nose)), lines=tuple(lines))
                    return
        foot += 3.0


def _words_over(
    annotation: Annotation, sheet: FreeSheet, centre: float, foot: float, width: float
) -> Iterator[Sequence[Line]]:
    """The number with its words under it, else with them beside it, over a height."""
    lines = sheet.words(annotation, centre, 0.0, width, most=2, align="center")
    if lines:
        middle = foot + sheet.box(lines).height / 2
        yield sheet.words(annotation, centre, middle, width, most=2, align="center") or []
    if annotation.text:
        wide = sheet.box(sheet.in_line(annotation.number, annotation.text, 0.0, 0.0)).width
        yield sheet.in_line(annotation.number, annotation.text, centre - wide / 2, foot + sheet.size * 0.6)


def _next_row(sheet: FreeSheet, around: Rect) -> float:
    """The foot of the row over a bar that lies, beyond which a bracket would seem to be about other bars."""
    half = sheet.standing.thick / 2
    feet = [y - half for _, y in sheet.standing.tips.values() if y - half > around.top] if sheet.standing.lies else []
    return min(feet, default=math.inf)
