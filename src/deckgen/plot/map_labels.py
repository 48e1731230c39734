"""Words on the areas of a map: inside where a line of them fits, beside it for what must be named, or in a list."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct

from deckgen.plot.lettering import Weight
from deckgen.plot.map_ground import Land, box_of
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, LINE_HEIGHT, Plot, Point
from deckgen.plot.rect import Rect

# At how many heights of an area its words are tried, and how much of its height lies between the outermost two.
HEIGHTS, REACH = 9, 0.8
# How far words keep from the border of their area, from other words, and from the outline of an area that stands out;
# in points.
INNER, APART, OFF_OUTLINE = 2.5, 3.0, 8.0
# How wide and high an area is at the least, with the dot that it has where it is smaller.
LEAST = 9.0
# How far words may stand from the area that they name, and how far without a line to it; in sizes of them. Longer
# lines lead across other areas, and a list is sooner read.
FARTHEST, NEAR = 1, 1.2


Lines = tuple[tuple[str, Weight], ...]
"""Words one under the other, each with its weight."""


class Label(Struct, frozen=True):
    """The words of an area: their lines with their weights, the middle of them, and their size; in points.

    beside says that they stand outside of the area; leader is where a line from them to it ends, None where they are
    so near that it needs none.
    """

    lines: Lines
    x: float
    middle: float
    size: float
    beside: bool = False
    leader: Point | None = None

    def box(self, plot: Plot) -> Rect:
        """The room that the words take."""
        width = max(plot.measure(words, weight, self.size) for words, weight in self.lines)
        half = self.size * LINE_HEIGHT * (len(self.lines) - 1) / 2
        bottom = self.middle - half - self.size * (CAPITAL / 2 + DESCENT)
        top = self.middle + half + self.size * (ASCENT - CAPITAL / 2)
        return Rect(self.x - width / 2, bottom, self.x + width / 2, top)

    def draw(self, plot: Plot, color: str) -> None:
        """Write them."""
        top = self.middle + (len(self.lines) - 1) * self.size * LINE_HEIGHT / 2
        for number, (words, weight) in enumerate(self.lines):
            y = top - number * self.size * LINE_HEIGHT
            plot.text(self.x, y, words, color=color, weight=weight, size=self.size, align="center", middle=True)


def inside(plot: Plot, land: Land, choices: Iterable[Lines], size: float) -> Label | None:
    """The first of several ways to name an area that fits into its largest part; None where none does."""
    part = land.largest
    xs, ys = [x for x, _ in part[0]], [y for _, y in part[0]]
    wide, low, high = max(xs) - min(xs), min(ys), max(ys)
    for lines in choices:
        width = max(plot.measure(words, weight, size) for words, weight in lines) + 2 * INNER
        tall = size * (LINE_HEIGHT * (len(lines) - 1) + 0.8) + 2
        if width > wide or tall > high - low:
            continue
        best = _widest(part, low, high, tall)
        if best is not None and best[1] - best[0] >= width:
            return Label(lines, (best[0] + best[1]) / 2, best[2], size)
    return None


def _widest(
    part: Sequence[Sequence[Point]], low: float, high: float, tall: float
) -> tuple[float, float, float] | None:
    """The widest room for words of a height in a part: from where to where, and its middle from below."""
    first, last = low + tall / 2, high - tall / 2
    center, reach = (first + last) / 2, (last - first) / 2 * REACH
    best = None
    for step in sorted(range(HEIGHTS), key=lambda step: abs(step - HEIGHTS // 2)):
        y = center + reach * (2 * step / (HEIGHTS - 1) - 1)
        free = _spans(part, y)
        for edge in (y - tall / 2, y - tall / 4, y + tall / 4, y + tall / 2):
            free = _common(free, _spans(part, edge))
        for start, end in free:
            # A place off the middle must be clearly wider.
            if best is None or end - start > (best[1] - best[0]) * 1.1:
                best = start, end, y
    return best


def _spans(part: Sequence[Sequence[Point]], y: float) -> list[tuple[float, float]]:
    """From where to where a level line lies in a part."""
    crossings = []
    for ring in part:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if (y1 > y) != (y2 > y):
                crossings.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
            x1, y1 = x2, y2
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _common(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in pairs if end > start]


def outside(
    plot: Plot,
    land: Land,
    lines: Lines,
    room: Rect,
    taken: Sequence[Rect],
    lands: Sequence[Land],
    *,
    leads: bool,
    farthest: int = FARTHEST,
    off: float = APART,
) -> Label | None:
    """Words near an area, in a room, where they touch neither what has taken its place nor lands with a color.

    None where there is no such place. off is how far they keep from the area at the least. leads says that they
    stand further off, by so many sizes at the farthest, with a line that leads to the area; else they are so near
    that nobody takes them for those of another.
    """
    size = plot.size
    words = Label(lines, 0.0, 0.0, size).box(plot)
    half_width, half_height = words.width / 2, max(words.top, -words.bottom)
    middle = _middle(land)
    around = box_of(land.largest[0])
    wide, high = max(0.0, LEAST - around.width) / 2, max(0.0, LEAST - around.height) / 2
    box = Rect(around.left - wide, around.bottom - high, around.right + wide, around.top + high)
    for away in range(1, farthest + 1) if leads else (0,):
        far = off + away * size
        for across, up in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)):
            x = (box.left + box.right) / 2 + across * (box.width / 2 + far + half_width)
            y = (box.bottom + box.top) / 2 + up * (box.height / 2 + far + half_height)
            place = Rect(x - half_width, y - half_height, x + half_width, y + half_height)
            across_it = room.left <= place.left and place.right <= room.right
            is_in = across_it and room.bottom <= place.bottom and place.top <= room.top
            if not is_in or any(place.overlaps(other, APART) for other in taken):
                continue
            is_near = leads or _distance(place, land) < NEAR * size
            if is_near and not any(_touches(place, other) for other in lands):
                return Label(lines, x, y, size, beside=True, leader=middle if leads else None)
    return None


def _distance(place: Rect, land: Land) -> float:
    """How far a place is from the nearest corner of an area's largest part."""
    return min(
        math.hypot(max(place.left - x, 0.0, x - place.right), max(place.bottom - y, 0.0, y - place.top))
        for x, y in land.largest[0]
    )


def _middle(land: Land) -> Point:
    """A point in an area: in the middle of the longest level line half way up."""
    part, box = land.largest, box_of(land.largest[0])
    y = (box.bottom + box.top) / 2 + 0.01
    spans = _spans(part, y) or [(box.left, box.right)]
    start, end = max(spans, key=lambda span: span[1] - span[0])
    return (start + end) / 2, y


def _touches(place: Rect, land: Land) -> bool:
    """Whether words in a place would stand on an area."""
    if not place.overlaps(land.box):
        return False
    for part in land.parts:
        for share in (0.0, 0.5, 1.0):
            y = place.bottom + share * place.height
            if any(start < place.right and end > place.left for start, end in _spans(part, y)):
                return True
        if any(place.left < x < place.right and place.bottom < y < place.top for x, y in part[0]):
            return True
    return False
