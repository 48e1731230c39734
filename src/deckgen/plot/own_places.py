"""Names at what they name, away from the column at the right: inside bands, and at ends that come early."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from deckgen.plot.ends import End, Placed, lines_height
from deckgen.plot.inside import color_inside
from deckgen.plot.paper import LIFT, Align, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import wrap

MARGIN, BESIDE, OVER, CLEAR = 4.0, 9.0, 11.0, 4.0

ASIDE = 3.0
# At so many places of a band its name is tried, and in every so many of the sizes.
MOST_TRIED, STEP = 60, 3


class Trace(Struct, frozen=True):
    """What is drawn along x and named: a line, or a band between two lines.

    upper has the height of its (upper) line at every x, in values, None where it has none. lower has that of the
    lower line of a band that names may stand in; empty for a line.
    """

    end: End
    upper: Sequence[float | None]
    lower: Sequence[float | None] = ()

    @property
    def last(self) -> int:
        """The last x at which it is drawn."""
        return max(index for index, value in enumerate(self.upper) if value is not None)

    @property
    def tip(self) -> float:
        """How high its end is: the middle of a band, in values."""
        high = self.upper[self.last] or 0.0
        return (high + (self.lower[self.last] or 0.0)) / 2 if self.lower else high


class Edges(Struct, frozen=True):
    """The lines of a trace on the sheet, in points, each broken where it has no value; none at the foot of a line."""

    upper: list[list[Point]]
    lower: list[list[Point]]


def inside_bands(
    plot: Plot, traces: Sequence[Trace], drawn: Sequence[Edges], size: float, named: Collection[int]
) -> list[Placed]:
    """The words of bands, each in the middle of its band, as far as they fit; all of one size.

    A name stands where its band is highest; with a value, which is the last one, it stands at the end of its band,
    since nobody looks for them apart. named are those that need no name.
    """
    sizes = _sizes(plot, size)
    smallest = _inside(plot, traces, drawn, sizes[-1], named)
    every = (_inside(plot, traces, drawn, one, named) for one in sizes)
    return next(found for found in every if len(found) == len(smallest))


def _sizes(plot: Plot, largest: float) -> list[float]:
    """Some of the sizes that words may have up to one, the smallest among them."""
    sizes = [one for one in plot.sizes if one <= largest]
    return [*sizes[:-1:STEP], sizes[-1]]


def _inside(
    plot: Plot, traces: Sequence[Trace], drawn: Sequence[Edges], size: float, named: Collection[int]
) -> list[Placed]:
    found = []
    for number, (trace, edges) in enumerate(zip(traces, drawn, strict=True)):
        named_here = edges.lower and trace.end.label and number not in named
        forms = _forms_inside(plot, trace.end, size) if named_here else ()
        found += list(islice(filter(None, (_in_band(plot, number, trace, edges, one, size) for one in forms)), 1))
    return found


def _forms_inside(plot: Plot, end: End, size: float) -> list[tuple[str, ...]]:
    """The name of a band in one line and in two, or the name and the value in one and in two."""

    def measure(line: str) -> float:
        return plot.measure(line, "semibold", size)

    words = " ".join(end.label.split())
    if end.value:
        return [(f"{words} {end.value}",), (words, end.value)]
    halves = wrap(words, measure(words) / 2 * 1.25 + 1, measure, 2)
    return [(words,), *([halves.lines] if halves.complete and len(halves.lines) == 2 else [])]


def _in_band(plot: Plot, number: int, trace: Trace, edges: Edges, lines: Sequence[str], size: float) -> Placed | None:
    """These lines where their band is highest, or at its end with its value; None where they fit nowhere."""
    valued = bool(trace.end.value)
    half = max(plot.measure(line, "semibold", size) for line in lines) / 2 + MARGIN
    best: tuple[float, float, float] | None = None
    for upper, lower in list(zip(edges.upper, edges.lower, strict=True))[-1 if valued else 0 :]:
        first, last = upper[0][0], upper[-1][0]
        every = max(1, len(upper) // MOST_TRIED)
        along = () if valued else [first + half, *(x for x, _ in upper[::every] if first + half <= x <= last - half)]
        end = last - half - (MARGIN if valued else 0.0)
        for x in (end, *along) if end - first >= half else ():
            ceiling = min(y for _, y in between(upper, x - half, x + half))
            floor = max(y for _, y in between(lower, x - half, x + half))
            best = max(best or (0.0, 0.0, 0.0), (ceiling - floor, x, (ceiling + floor) / 2))
    if not best or best[0] < lines_height(len(lines)) * size + MARGIN:
        return None
    color = color_inside(plot, trace.end.color)
    return Placed(number, tuple(lines), best[1], best[2], size, color, valued=valued)


def at_early_ends(
    plot: Plot,
    traces: Sequence[Trace],
    drawn: Sequence[Edges],
    early: Collection[int],
    size: float,
    room: Rect,
    taken: Sequence[Rect] = (),
) -> list[Placed]:
    """The names and values of traces that end early, each beside, over or under its end, where nothing else is.

    All are of one size, in which as many find a place as in the smallest. taken are the boxes of other words.
    """
    sizes = _sizes(plot, size)
    boxes = [*taken, *(text.box for text in plot.texts())]
    smallest = _at_ends(plot, traces, drawn, early, sizes[-1], room, boxes)
    every = (_at_ends(plot, traces, drawn, early, one, room, boxes) for one in sizes)
    return next(found for found in every if len(found) == len(smallest))


def _at_ends(
    plot: Plot,
    traces: Sequence[Trace],
    drawn: Sequence[Edges],
    early: Collection[int],
    size: float,
    room: Rect,
    others: Sequence[Rect],
) -> list[Placed]:
    taken = list(others)
    found = []
    for number in early:
        end, tip = traces[number].end, (drawn[number].upper[-1][-1][0], _tip_height(drawn[number]))
        places = (
            (Placed(number, lines, x, middle, size, plot.legible(end.color), align, valued=True), box)
            for lines in _forms(plot, end)
            for x, middle, align, box in _around(plot, tip, end, lines, size)
        )
        for place, box in places:
            inside = box.left >= room.left and box.right <= room.right and box.bottom >= room.bottom
            apart = not any(box.overlaps(other, CLEAR) for other in taken)
            if inside and box.top <= room.top and apart and not any(_meets(edges, box) for edges in drawn):
                taken.append(box)
                found.append(place)
                break
    return found


def _forms(plot: Plot, end: End) -> dict[tuple[str, ...], None]:
    """Name and value in one line, in two, and in three."""
    words = tuple(part for part in (end.label, end.value) if part)
    narrow = wrap(end.label, plot.measure(end.label, end.weight) * 0.6, lambda line: plot.measure(line, end.weight))
    forms = [(" ".join(words),), words]
    if narrow.complete:
        forms.append((*narrow.lines, *words[1:]))
    return dict.fromkeys(forms)


def _tip_height(edges: Edges) -> float:
    high = edges.upper[-1][-1][1]
    return (high + edges.lower[-1][-1][1]) / 2 if edges.lower else high


def _around(
    plot: Plot, tip: Point, end: End, lines: Sequence[str], size: float
) -> Iterator[tuple[float, float, Align, Rect]]:
    """Where lines of words may stand around the tip of an end: their x, middle, alignment and box."""
    x, y = tip
    width = max(plot.measure(line, end.weight, size) for line in lines)
    height = lines_height(len(lines)) * size
    up = OVER + height / 2
    places: tuple[tuple[float, float, Align], ...] = (
        (x + BESIDE, y, "left"),
        (x + ASIDE, y + up, "left"),
        (x + ASIDE, y - up, "left"),
        (x, y + up, "center"),
        (x, y - up, "center"),
        (x - ASIDE, y + up, "right"),
        (x - ASIDE, y - up, "right"),
    )
    for at, middle, align in places:
        left = at - width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        low = middle - height / 2 - LIFT * size
        yield at, middle, align, Rect(left, low, left + width, low + height)


def _meets(edges: Edges, box: Rect) -> bool:
    """Whether a line, or anything under the upper line of a band, comes near a box."""
    for stretch in edges.upper:
        heights = [y for _, y in between(stretch, box.left - CLEAR, box.right + CLEAR)]
        over = heights and max(heights) > box.bottom - CLEAR
        if over and (edges.lower or min(heights) < box.top + CLEAR):
            return True
    return False


def between(points: Sequence[Point], left: float, right: float) -> list[Point]:
    """The corners of a line from left to right, and where it enters and leaves; none where it lies outside.

    The points stand in the order of their x.
    """
    if len(points) == 1:
        return [point for point in points if left <= point[0] <= right]
    first = max(0, bisect_left(points, left, key=_along) - 1)
    last = min(len(points), bisect_right(points, right, key=_along) + 1)
    near = points[first:last]
    corners = [point for point in near[1:-1] if left <= point[0] <= right]
    found = []
    for (x1, y1), (x2, y2) in {(near[0], near[1]), (near[-2], near[-1])} if len(near) > 1 else ():
        low, high = max(left, x1), min(right, x2)
        if low <= high:
            step = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
            found += [(low, y1 + (low - x1) * step), (high, y1 + (high - x1) * step)]
    return [*corners, *found]


def _along(point: Point) -> float:
    return point[0]
