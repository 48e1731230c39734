"""PageGround: where on the page of a layout words stand on one ground, and apart from what has a place already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.color import contrast, difference
from deckgen.model.geometry import ZERO, Box, Emu, Inch
from deckgen.model.seen_ground import ALIKE, COLUMNS, LINED, TRIFLE, SeenGround, cells, region_of
from deckgen.office.free_room import FreeRoom

AIR: Final = Inch(0.15)
"""How far words stay from what stands at their left and right."""
FOOT: Final = Inch(0.08)
"""How far words stay from what stands over and under them."""
# How far words stay from the edges of the page.
EDGE: Final = Inch(0.3)
# From what distance in Oklab on two colors aren't the same, and how much less even a wider box may be.
_SAME, _LESS_EVEN = 0.04, 0.1
# How far a row of words is moved at a time to find a free one, and how much of the page's height at the most.
_STEP, _FARTHEST = Inch(0.12), 0.25
# The part of the height of a place in which its end lies on an edge.
_MOSTLY: Final = 0.6
# The part of a row's least length that will do, since cells are coarse.
_ABOUT: Final = 0.97


class PageGround(Struct, frozen=True):
    """A page of this width and height, and what its layout shows; None where that can't be drawn.

    air: how far a row of words stays from what is over and under it.
    margin: how far it stays from the top and the foot of the page.
    lines: whether words may cross thin lines.
    """

    width: Emu
    height: Emu
    seen: SeenGround | None
    air: Emu = ZERO
    margin: Emu = ZERO
    lines: bool = True

    @property
    def size(self) -> tuple[Emu, Emu]:
        """The width and the height."""
        return self.width, self.height

    def room(self, box: Box, taken: Sequence[Box] = ()) -> FreeRoom:
        """What is free for words of the color that is right in a box, without boxes that are taken."""
        room = FreeRoom(self.width, self.height)
        if self.seen is not None:
            room = replace(room, free=self.seen.free(region_of(box, self.size), lines=self.lines))
        return room.without(taken)

    def colors(self, box: Box) -> tuple[str, str]:
        """The color of most of a box, and the one there on which words are hardest to read; "" for unseen ones."""
        region = region_of(box, self.size)
        return ("", "") if self.seen is None else (self.seen.main(region), self.seen.hardest(region))

    def drawn_on(self, box: Box) -> float:
        """In how much of a box the layout draws something over its background, 0 to 1."""
        marked = [self.seen.marked[cell] > 0 for cell in cells(region_of(box, self.size))] if self.seen else [False]
        return sum(marked) / len(marked)

    def calmness(self, box: Box) -> float:
        """How much of a box is of one ground, 0 to 1; nothing of one that hardly stands on the page."""
        seen = self.in_view(box)
        return self.room(seen).share(seen) if area(seen) * 2 > area(box) else 0.0

    def reads(self, box: Box, color: str, least: float) -> bool:
        """Whether words of a color have this contrast on all of a box but a trifle, and it crosses no edge.

        It lies all on what is drawn, such as a photo, or all beside that.
        """
        if self.seen is None or not color or self.inside(box) != box:
            return False
        region = region_of(box, self.size)
        marks = {self.seen.marked[cell] for cell in cells(region)}
        colors = tuple(self.seen.shown(region))
        unread = sum(contrast(color, ground) < least for ground in colors)
        crosses = 0 in marks and not marks.isdisjoint((1, LINED))
        return not crosses and unread <= len(colors) * TRIFLE

    def is_as_even(self, box: Box, other: Box) -> bool:
        """Whether a box is about as much of one color as another: a title on a ribbon isn't let out of it."""
        return self.evenness(box) > self.evenness(other) - _LESS_EVEN

    def evenness(self, box: Box) -> float:
        """How much of a box has the color that most of it has, 0 to 1."""
        if self.seen is None:
            return 1.0
        region = region_of(box, self.size)
        main, colors = self.seen.main(region), tuple(self.seen.shown(region))
        return sum(difference(color, main) < _SAME for color in colors) / len(colors)

    def calmest(self, taken: Sequence[Box], height: Emu, width: Emu) -> Box | None:
        """The largest area of one ground that is at least as high and wide as that; None where there is none."""
        page, best = self.within(Box(ZERO, ZERO, self.width, self.height)), None
        for free in self.seen.grounds() if self.seen else ():
            found = FreeRoom(self.width, self.height, free).without(taken).largest(page)
            if found is None or found.height < height or found.width < width:
                continue
            best = found if best is None or area(found) > area(best) else best
        return best

    def row(self, strip: Box, taken: Sequence[Box], least: Emu) -> Box | None:
        """The longest free part of a strip, or of the next one over or under it, that is so long about."""
        steps = (0, *(way * step for step in range(1, self._steps) for way in (-1, 1)))
        return replace(self, margin=min(EDGE, strip.y))._first(steps, strip, taken, least)

    def foot_row(self, strip: Box, taken: Sequence[Box], least: Emu, margin: Emu = ZERO) -> Box | None:
        """The same at the foot of the page: in the strip, else as low as there is room, clear of what is drawn.

        margin is how far it stays from the foot of the page.
        """
        steps = (0, *reversed(range(1, self._steps)), *range(-1, -self._steps, -1))
        return replace(self, air=FOOT, margin=margin)._first(steps, strip, taken, least)

    def is_clear(self, strip: Box, taken: Sequence[Box]) -> bool:
        """Whether a strip at the foot of the page is free, and clear of what is drawn there."""
        free = replace(self, air=FOOT)._run(strip, taken)
        return free is not None and free.width >= strip.width

    @property
    def _steps(self) -> int:
        return int(self.height * _FARTHEST) // int(_STEP)

    def _first(self, steps: Iterable[int], strip: Box, taken: Sequence[Box], least: Emu) -> Box | None:
        for step in steps:
            moved = replace(strip, y=strip.y + _STEP * step)
            free = self._run(moved, taken)
            if free is not None and free.width >= least * _ABOUT:
                return free
        return None

    def _run(self, strip: Box, taken: Sequence[Box]) -> Box | None:
        """The longest free part of a strip, with the air that its words keep from what is drawn around it."""
        if strip.y < self.margin or strip.bottom > self.height - self.margin:
            return None
        top, bottom = max(0, strip.y - self.air), min(self.height, strip.bottom + self.air)
        # What stands beside the strip is seen a cell further.
        aside = AIR + self.width / COLUMNS
        left, right = max(0, strip.x - aside), min(self.width, strip.right + aside)
        free = self.room(strip, taken).run(Box(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top)))
        if free is None:
            return None
        # At the edge of the page nothing stands that words would touch.
        begins = max(strip.x, free.x + (AIR if free.x > 0 else 0))
        ends = min(strip.right, free.right - (AIR if free.right < self.width else 0))
        return Box(Emu(begins), strip.y, Emu(max(0, ends - begins)), strip.height)

    def apart(self, box: Box) -> Box:
        """A box, a little narrower where its left or right end lies on the edge of what its words stand on."""
        if self.seen is None or not box.height:
            return box
        cell = self.width / COLUMNS
        first, last = int(box.x / cell + 0.1), int(box.right / cell + 0.9)
        left = max(box.x, (first + 0.5) * cell + AIR) if self._is_edge(box, first + 1, first - 1) else box.x
        right = min(box.right, (last - 0.5) * cell - AIR) if self._is_edge(box, last - 2, last) else box.right
        return replace(box, x=Emu(left), width=Emu(max(0, right - left)))

    def _is_edge(self, box: Box, inner: int, outer: int) -> bool:
        """Whether words may stand in one column of cells at the height of a box, and another is another ground."""
        if self.seen is None or not 0 < outer < COLUMNS - 1 or not 0 <= inner < COLUMNS:
            return False
        free, rows = self.room(box).free, tuple(cells((0.0, box.y / self.height, 0.0, box.height / self.height)))
        inside, beyond = ([row + column for row in rows] for column in (inner, outer))
        differ = [
            free[one] and (not free[other] or difference(self.seen.color(one), self.seen.color(other)) > ALIKE)
            for one, other in zip(inside, beyond, strict=True)
        ]
        return sum(differ) > len(differ) * _MOSTLY

    def inside(self, box: Box) -> Box:
        """A box moved, and where need be cut, so that all of it is on the page."""
        width, height = min(box.width, self.width), min(box.height, self.height)
        x = max(0, min(box.x, self.width - width))
        return Box(Emu(x), Emu(max(0, min(box.y, self.height - height))), Emu(width), Emu(height))

    def in_view(self, box: Box) -> Box:
        """A box moved onto the page, and cut to what keeps away from its edges."""
        return self.within(self.inside(box))

    def within(self, box: Box) -> Box:
        """What of a box lies between the edges that words keep from those of the page."""
        left, top = max(box.x, EDGE), max(box.y, EDGE)
        right, bottom = min(box.right, self.width - EDGE), min(box.bottom, self.height - EDGE)
        return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(max(0, bottom - top)))


def with_air(box: Box) -> Box:
    """A box with the room over and under it that other words keep."""
    return Box(box.x, box.y - FOOT, box.width, box.height + FOOT * 2)


def aside(box: Box, within: Box) -> Box:
    """A free box, a little further from what stands around it in another one."""
    top = FOOT if box.y - within.y > FOOT else ZERO
    bottom = FOOT if within.bottom - box.bottom > FOOT else ZERO
    return replace(beside(box, within), y=box.y + top, height=box.height - top - bottom)


def beside(box: Box, within: Box) -> Box:
    """A free box, a little further from what stands at its left and right in another one."""
    left = AIR if box.x - within.x > FOOT else ZERO
    right = AIR if within.right - box.right > FOOT else ZERO
    return Box(box.x + left, box.y, box.width - left - right, box.height)


def area(box: Box | None) -> int:
    """How large a box is; 0 for none."""
    return int(box.width) * int(box.height) if box is not None else 0
