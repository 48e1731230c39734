"""How arrows run between boxes, and where the words on them stand, so that nothing lies over anything else.

Of all courses from a side of one box to a side of the other the shortest is taken that is free: it crosses no box and
no words, stays between the left and the right edge, and has free room for its words beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, product
from math import hypot

from msgspec.structs import replace

from deckgen.fitting.canvas import Press
from deckgen.flowing.flow_contents import FlowContents, FlowLink
from deckgen.flowing.plan import CLEAR, LINE, LinkWords, Plan, end_of, moved_to_origin, words_size
from deckgen.model.connector import OPPOSITE, OUT, Connector, Point, Side
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.layouts import Align
from deckgen.model.rich_text import Text

# The shortest arrow, and the room that a course keeps free of boxes that it passes.
SHORTEST, ASIDE = Pt(20), Pt(7)
# How far out of a box courses turn that return to the same side; the nearest that is free is taken.
DEPTHS = tuple(Pt(points) for points in range(28, 170, 14))
# So much deeper runs a course for each part of the way to its end, so that long ones lie outside of short ones.
DEEPER = 0.05
# The widths that words on a link are tried at.
WIDTHS = (Pt(320), Pt(190), Pt(110), Pt(80))
# A side that another arrow begins or ends at costs as much as so long a detour.
SHARED = Pt(60)
# At which parts of a course words may stand beside it.
PLACES = (0.5, 0.35, 0.65, 0.22, 0.78)


class Router:
    """Lays one arrow after the other; each keeps clear of what was laid before.

    boxes: those of the items.
    width: how far to the right arrows and words may go; none goes to the left of 0.
    """

    def __init__(self, boxes: Sequence[Box], width: Emu, press: Press) -> None:
        self._boxes, self._width, self._press = tuple(boxes), width, press
        self.arrows: list[Connector] = []
        self.words: list[LinkWords] = []
        self.crowded: list[FlowLink] = []
        self._sides: dict[tuple[int, Side], int] = {}

    def lay(self, link: FlowLink, courses: Sequence[Connector] = (), places: Sequence[float] = PLACES) -> None:
        """Lay a link along the first of these courses that is free, else along the shortest one there is.

        A link for which nothing is free is noted as crowded, and drawn all the same.
        """
        sizes = [words_size(link.text, self._press, widest) for widest in WIDTHS] if link.text else []
        for course in chain(courses, self._courses(link)):
            if not self._is_free(course, link):
                continue
            if link.text is None:
                self._take(course, link)
                return
            words = self._words_beside(course, link.text, list(dict.fromkeys(sizes)), places)
            if words is not None:
                self.words.append(replace(words, arrow=len(self.arrows)))
                self._take(course, link)
                return
        self.crowded.append(link)

    def _take(self, course: Connector, link: FlowLink) -> None:
        self.arrows.append(course)
        for number, end in ((link.start, course.start), (link.end, course.end)):
            self._sides[number, end.side] = self._sides.get((number, end.side), 0) + 1

    def arrow(self, link: FlowLink, start: Side, end: Side, *, curved: bool = True, turn: Emu = ZERO) -> Connector:
        """The arrow of a link from a side of one box to a side of the other, straight where that is all it takes."""
        first, last = (
            end_of(number, self._boxes[number], side) for number, side in ((link.start, start), (link.end, end))
        )
        course = Connector(first, last, self._press.brand.colors.grey, LINE, "", "curved" if curved else "bent", turn)
        to = course.turned
        if end == OPPOSITE[start] and abs(to.across) < Pt(2):
            return Connector(first, last, course.color, LINE, "")
        return course

    def around(self, link: FlowLink, side: Side) -> Iterator[Connector]:
        """The arrows of a link that leave and arrive at one side, the shallowest first."""
        to = self.arrow(link, side, side).turned
        out = max(ZERO, to.along) + Emu(abs(to.across)) * DEEPER
        yield from (self.arrow(link, side, side, turn=out + depth) for depth in DEPTHS)

    def direct(self, link: FlowLink) -> Iterator[Connector]:
        """The courses that are straight, or turn once."""
        return (course for course in self._possible(link) if course.way == "straight" or course.is_crosswise)

    def _courses(self, link: FlowLink) -> Iterator[Connector]:
        """All courses of a link that make sense, the best first."""
        yield from sorted(self._possible(link), key=lambda course: self._cost(course, link))

    def _possible(self, link: FlowLink) -> Iterator[Connector]:
        for start, end in product(OUT, OUT):
            probe = self.arrow(link, start, end)
            to = probe.turned
            if end == start:
                yield from self.around(link, start)
            elif end == OPPOSITE[start]:
                if to.along >= SHORTEST:
                    yield self.arrow(link, start, end, turn=to.along // 2)
            elif to.along >= SHORTEST and self._arrives(probe) and abs(to.across) >= SHORTEST:
                yield probe

    @staticmethod
    def _arrives(course: Connector) -> bool:
        """Whether a course of one turn comes to its end from outside of the box there."""
        (out_x, out_y), (end_x, end_y) = OUT[course.start.side], OUT[course.end.side]
        across = course.turned.across
        return (-out_y * end_x + out_x * end_y) * int(across) < 0

    def _cost(self, course: Connector, link: FlowLink) -> float:
        """How long a course is, about, and how many others begin or end where it does."""
        shared = sum(
            self._sides.get((number, end.side), 0)
            for number, end in ((link.start, course.start), (link.end, course.end))
        )
        (x, y), (end_x, end_y) = course.start.point, course.end.point
        aside = int(course.turn) * 2 if course.start.side == course.end.side else 0
        return abs(int(end_x) - int(x)) + abs(int(end_y) - int(y)) + aside + int(SHARED) * shared

    def _is_free(self, course: Connector, link: FlowLink) -> bool:
        extent = course.box
        if extent.x < 0 or extent.right > self._width:
            return False
        taken = [_grown(one.box, CLEAR) for one in self.words]
        for number, box in enumerate(self._boxes):
            if number in (link.start, link.end):
                # A course may touch the boxes at its ends, but not run through them.
                taken.append(_grown(box, -Pt(1)))
            else:
                taken.append(_grown(box, ASIDE))
        return not any(_crosses(course, box) for box in taken)

    def plan(self, flow: FlowContents) -> Plan:
        """What has been laid, and what of the flow found no room."""
        trouble = None
        if self.crowded:
            ends = (flow.items[number].title.plain for number in (self.crowded[0].start, self.crowded[0].end))
            trouble = "the link from '{}' to '{}'".format(*ends)
        elif any(box.width < flow.least_width(self._press) for box in self._boxes):
            trouble = "a word in a box of 'flow'"
        return moved_to_origin(Plan(self._boxes, tuple(self.arrows), tuple(self.words), trouble), self._width)

    def _words_beside(
        self, course: Connector, text: Text, sizes: Sequence[tuple[Emu, Emu]], places: Sequence[float]
    ) -> LinkWords | None:
        """The words on a course in one of these sizes, where they stand free beside it; None where they can't."""
        spots = [_part_way(course.course, place) for place in places]
        for size in sizes:
            for middle, is_level in spots:
                for words in _beside(middle, size, text, is_level=is_level):
                    if self._has_room(words.box, course):
                        return words
        return None

    def _has_room(self, box: Box, course: Connector) -> bool:
        if box.x < 0 or box.right > self._width:
            return False
        clear = _grown(box, CLEAR)
        if any(clear.overlaps(other) for other in (*self._boxes, *(one.box for one in self.words))):
            return False
        return not any(_crosses(other, clear) for other in (*self.arrows, course))


def _beside(middle: Point, size: tuple[Emu, Emu], text: Text, *, is_level: bool) -> Iterator[LinkWords]:
    """Words beside a place of a course: over and under it where it is level there, else at its right and its left."""
    (x, y), (width, height), away = middle, size, CLEAR + LINE + Pt(1)
    under = LinkWords(Box(x - width // 2, y + away, width, height), text)
    over = LinkWords(Box(x - width // 2, y - away - height, width, height), text)
    aligned: tuple[tuple[Align, Emu], ...] = (("left", x + away), ("right", x - away - width))
    sides = [LinkWords(Box(left, y - height // 2, width, height), text, align) for align, left in aligned]
    # Beside a course that runs aslant, there is room at a corner.
    tops = (y - height - away, y + away)
    corners = [LinkWords(Box(left, top, width, height), text, align) for top in tops for align, left in aligned]
    yield from (under, over, *sides, *corners) if is_level else (*sides, *corners, under, over)


def _part_way(course: Sequence[Point], part: float) -> tuple[Point, bool]:
    """The place at this part of a course's length, and whether the course runs level there."""
    left = _length(course) * part
    for (x, y), (next_x, next_y) in pairwise(course):
        length = _length(((x, y), (next_x, next_y)))
        if length >= left > 0 or (length and left <= 0):
            share = left / length
            place = (x + (next_x - x) * share, y + (next_y - y) * share)
            return place, abs(next_x - x) >= abs(next_y - y)
        left -= length
    return course[-1], True


def _length(course: Sequence[Point]) -> float:
    return sum(hypot(int(end[0]) - int(start[0]), int(end[1]) - int(start[1])) for start, end in pairwise(course))


def _grown(box: Box, by: Emu) -> Box:
    return Box(box.x - by, box.y - by, box.width + by * 2, box.height + by * 2)


def _crosses(course: Connector, box: Box) -> bool:
    """Whether a course runs through a box."""
    around = course.box
    if around.right < box.x or around.x > box.right or around.bottom < box.y or around.y > box.bottom:
        return False
    return any(_cuts(start, end, box) for start, end in pairwise(course.course))


def _cuts(start: Point, end: Point, box: Box) -> bool:
    """Whether a straight line runs through a box: whether a part of it lies between all four edges."""
    first, last = 0.0, 1.0
    edges = ((0, int(box.x), int(box.right)), (1, int(box.y), int(box.bottom)))
    for axis, low, high in edges:
        at, by = int(start[axis]), int(end[axis]) - int(start[axis])
        if by == 0:
            if not low < at < high:
                return False
            continue
        reached, left = sorted(((low - at) / by, (high - at) / by))
        first, last = max(first, reached), min(last, left)
        if first >= last:
            return False
    return True
