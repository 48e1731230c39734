"""FreeSheet: a sheet on which a chart was tried out, asked by its annotations where values stand and what is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy, deepcopy
from functools import cached_property
from itertools import pairwise

from msgspec.structs import replace

from deckgen.model.chart_data import Annotation, ChartData, Spare, Spot
from deckgen.model.color import LEAST_OF_GRAPHICS, contrast, legible
from deckgen.plot.added import ARROW, Added, Line, Path, Pill, Wash
from deckgen.plot.lettering import Weight
from deckgen.plot.occupied import Occupied
from deckgen.plot.paper import LINE_HEIGHT, Align, Point
from deckgen.plot.planned import Planned
from deckgen.plot.rect import Rect
from deckgen.plot.standings import Standing
from deckgen.plot.wrap import wrap

CLEAR, NEAR = 3.0, 9.0
# How thick a line across the chart is.
GUIDE = 1.3
# How far over a value another thing begins, the most by which words there push it further up, and the air between the
# two then; how much larger a number beside a bracket is.
LIFT, MOST_LIFTED, AIR, LARGER = 4.0, 3.0, 3.0, 1.3
# The air beside words that stand in the way of an arrow that lies.
ASIDE = 8.0
# How much of an arrow must be seen at its end, in sizes of words: between two words that are nearer none begins.
SEEN = 0.7
# How far arrows and their pills stay under words over the chart, such as its unit; half the height of a pill in sizes
# of its words.
UNDER, HALF_PILL = 12.0, 0.85
# Words that are wider, in sizes of their letters, stand beside a pill, in so many lines of so much at the most.
LONGEST, WIDEST, MOST_LINES = 9.0, 11.0, 4


class FreeSheet:
    """A chart that was tried out, with what is taken on its sheet.

    sheet is the sheet, standing where the values of the chart stand on it. spare is the room that was left free for
    annotations.
    """

    def __init__(self, sheet: Planned, chart: ChartData, standing: Standing, spare: Spare) -> None:
        self.sheet, self.chart, self.standing, self.spare = sheet, chart, standing, spare
        self.look, self.size = sheet.look, sheet.size
        self._taken = taken = Occupied(sheet.width, sheet.height)
        self._added: list[Added] = []
        self._lifted: tuple[Rect, ...] = ()
        self._worded: tuple[tuple[str, Rect], ...] = ()
        for area in sheet.areas:
            if area.radius:
                (x, y), radius = area.corners[0], area.radius
                taken.fill(Rect(x - radius, y - radius, x + radius, y + radius))
            else:
                taken.shape(area.corners)
        for stroke in sheet.strokes:
            taken.line(stroke.points, stroke.width)
        for line in sheet.lettered:
            taken.fill(line.box)
        self._guided = Occupied(sheet.width, sheet.height)
        self._washes: tuple[Wash, ...] = ()

    @property
    def taken(self) -> Occupied:
        """What the chart takes, and the annotations that have found their places.

        Those take their room when the next one asks: after the last one nobody does.
        """
        while self._added:
            self._added.pop().take(self.sheet, self._taken)
        return self._taken

    @cached_property
    def _ruled(self) -> Occupied:
        """What gridlines take."""
        ruled = Occupied(self.sheet.width, self.sheet.height)
        for rule in self.sheet.rules:
            ruled.line(rule.points, rule.width)
        return ruled

    def first_free(self, places: Iterable[tuple[Line, ...]], gap: float = 2.0) -> tuple[Line, ...]:
        """The first of several places for words at which they touch nothing; if there is one, not even a gridline.

        Empty where none of them is free.
        """
        free: tuple[Line, ...] = ()
        for lines in places:
            box = self.box(lines) if lines else None
            if box and self.is_free(box, gap):
                if self._ruled.is_free(box):
                    return lines
                free = free or lines
        return free

    def tip(self, spot: Spot) -> Point | None:
        """Where the value of a spot is read off; None where the chart shows none there."""
        return self.standing.tips.get((spot.series, int(spot.position)))

    def root(self, spot: Spot) -> Point | None:
        """Where the bar of a spot begins; None where there is no bar."""
        return self.standing.roots.get((spot.series, int(spot.position)))

    def is_said(self, value: str, tip: Point) -> bool:
        """Whether the chart, or an annotation that has found its place, has written a value beside it."""
        return self.sheet.is_written_near(value, tip, self._worded)

    def parted(self, start: Point, end: Point) -> list[tuple[Point, Point]]:
        """The parts of a straight line, upright or level, between the words that stand in its way."""
        (x0, y0), (x1, y1) = start, end
        upright = x0 == x1
        blocks = sorted(
            (line.box.bottom - 2, line.box.top + 2) if upright else (line.box.left - 3, line.box.right + 3)
            for line in self.sheet.lettered
            if (line.box.left - 2 < x0 < line.box.right + 2 if upright else line.box.bottom < y0 < line.box.top)
        )
        (first, last), at = ((y0, y1), x0) if upright else ((x0, x1), y0)
        parts = []
        for low, high in [*blocks, (last, last)]:
            if min(low, last) - first > 3:
                parts.append((first, min(low, last)))
            first = max(first, high)
        return [((at, low), (at, high)) if upright else ((low, at), (high, at)) for low, high in parts]

    def with_added(self, added: Sequence[Added]) -> FreeSheet:
        """The sheet as if these annotations had found their places too; arrows begin and end over their words."""
        supposed = copy(self)
        supposed._taken, supposed._added = deepcopy(self.taken), [*added]
        supposed._lifted = (*self._lifted, *(line.box(self.sheet) for one in added for line in one.lines))
        return supposed

    def add(self, added: Added) -> Added:
        """Take the room of an annotation that has found its place; returns it in colors that are read there."""
        self._added.append(added)
        if added.lines:
            box = self.box(added.lines)
            self._worded += tuple((line.words, box) for line in added.lines)
        for guide in added.guides:
            self._guided.line(guide.points, guide.width)
        self._washes += added.washes
        return replace(added, lines=tuple(self._legible(line, added) for line in added.lines))

    def _legible(self, line: Line, added: Added) -> Line:
        """A line of words, darker where it stands on a shade that is too near to its color."""
        box = line.box(self.sheet)
        on = [wash.color for wash in self._washes if wash.box.overlaps(box)]
        if not on or any(pill.box.overlaps(box) for pill in added.pills):
            return line
        return replace(line, color=legible(line.color, on[-1], self.look.ink))

    def over(self, point: Point, way: int = 1) -> Point:
        """The point over a value at which an arrow may begin or end: clear of all words that stand there.

        way is -1 for the point under it.
        """
        x, y = point
        away, most = LIFT, LIFT + self.size * MOST_LIFTED
        for box in self._lifted:
            if box.left < x < box.right and y < box.bottom < y + most and way > 0:
                away, most = box.bottom - y, most + box.top - y
        # The name of a series may stand a little over its value.
        words = (line.box for line in self.sheet.lettered if line.box not in self.captions)
        over = [box.top - y for box in words if box.left < x < box.right and y < box.bottom < y + most]
        away = max([away, *over]) if way > 0 else away
        while away < most and not self.taken.is_free(_strip(x, y + way * away, way * self.size * SEEN)):
            away += 2.0
        # Where a word was in the way, a little air is left before it too.
        lifted = away + AIR if LIFT < away < most else LIFT
        return (x, y + way * lifted)

    @property
    def half_pill(self) -> float:
        """Half the height of a pill."""
        return self.size * HALF_PILL

    def ceiling(self, left: float, right: float) -> float:
        """How high an arrow with its pill may reach between two places: well under the words over the chart there."""
        over = (box.bottom - UNDER for box in self.captions if box.left < right + UNDER and box.right > left - UNDER)
        return min(over, default=self.sheet.height)

    @cached_property
    def captions(self) -> tuple[Rect, ...]:
        """The places of words over the chart, such as its unit."""
        top = self.standing.area.top + self.spare.top - 1
        return tuple(line.box for line in self.sheet.lettered if line.box.bottom >= top)

    def behind(self, point: Point, way: int) -> Point:
        """The point at which a level line begins that goes to the right (way is 1) or to the left (-1): behind words
        of annotations that it would touch.
        """
        x, y = point
        near = [box for box in self._lifted if box.bottom - CLEAR - AIR < y < box.top + CLEAR]
        ends = [box.right if way > 0 else box.left for box in near if box.left <= x <= box.right]
        return (way * max(way * end for end in ends) + way * AIR, y) if ends else point

    def beside(self, point: Point) -> Point:
        """The same at the right of a value, where bars lie."""
        x, y = point
        place, most = x + LIFT, x + LIFT + self.sheet.width * 0.4
        while place < most and not self.taken.is_free(Rect(place, y - 3, place + 4, y + 3)):
            place += 2.0
        return (place + ASIDE if x + LIFT < place < most else x + LIFT, y)

    def is_open(self, points: Sequence[Point], near: float = NEAR) -> bool:
        """Whether a line through points touches nothing, but for what lies near to its two ends."""
        return self.taken.is_open(points, CLEAR, near)

    def is_free(self, box: Rect, gap: float = CLEAR) -> bool:
        """Whether nothing lies in a box or near to it, and no line across the chart goes through it."""
        return self.taken.is_free(box, gap) and self._guided.is_free(box)

    def pill(
        self, x: float, middle: float, annotation: Annotation, *, level: bool = False
    ) -> tuple[Pill, tuple[Line, ...]]:
        """The number of an annotation, and its words, on a box with round ends whose middle is at x, middle.

        Long words stand beside the box, or under it where it is on a level line.
        """
        size, ink, paper = self.size, self.look.ink, self.look.paper
        number, text = annotation.number, annotation.text
        wide = self.sheet.measure(number, "bold", size)
        gap = size * 0.4 if text and number else 0.0
        long = self.sheet.measure(text, "regular", size) if text else 0.0
        apart = wrap(text, size * WIDEST, self.sheet.measure, MOST_LINES)
        is_apart = bool(number) and long > size * LONGEST and apart.complete
        width = wide if is_apart else wide + gap + long
        half, height = width / 2 + size * 0.7, self.half_pill
        box = Rect(x - half, middle - height, x + half, middle + height)
        lines = [Line(x - width / 2, middle, number, size, paper, "bold")] if number else []
        if is_apart:
            lines += self._apart(apart.lines, box, level=level)
        elif text:
            lines.append(Line(x - width / 2 + wide + gap, middle, text, size, paper))
        return Pill(box, ink), tuple(lines)

    def _apart(self, lines: Sequence[str], pill: Rect, *, level: bool) -> list[Line]:
        """Lines of words beside a pill, or under it."""
        size = self.size
        middle = (pill.bottom + pill.top) / 2 + (len(lines) - 1) * LINE_HEIGHT * size / 2
        align: Align = "left"
        x, first = pill.right + size * 0.5, middle
        if level:
            x, first, align = (pill.left + pill.right) / 2, pill.bottom - size * 0.75, "center"
        return [
            Line(x, first - number * LINE_HEIGHT * size, words, size, self.look.grey, "regular", align)
            for number, words in enumerate(lines)
        ]

    def fits(self, pill: Pill, lines: Sequence[Line], gap: float = CLEAR) -> bool:
        """Whether a pill touches nothing, nor words beside it."""
        apart = [line.box(self.sheet) for line in lines]
        outside = [box for box in apart if not pill.box.overlaps(box)]
        return self.is_free(pill.box, gap) and all(self.is_free(box, gap) for box in outside)

    def words(
        self,
        annotation: Annotation,
        x: float,
        middle: float,
        width: float,
        most: int = 3,
        align: Align = "left",
    ) -> list[Line] | None:
        """The number of an annotation, larger than other words, and its words under it, from x on or around it.

        The lines are no wider than width; None where they would be.
        """
        size, lines = self.size, []
        texts = wrap(annotation.text, width, self.sheet.measure, most) if annotation.text else None
        if texts is not None and not texts.complete:
            return None
        big = size * LARGER
        if annotation.number:
            if self.sheet.measure(annotation.number, "bold", big) > width:
                return None
            lines.append((annotation.number, big, self.look.ink, "bold"))
        lines += [(words, size, self.look.grey, "regular") for words in (texts.lines if texts else ())]
        heights = [size_ * 1.2 for _, size_, _, _ in lines]
        top = middle + sum(heights) / 2
        placed = []
        for (words, its, color, weight), height in zip(lines, heights, strict=True):
            heavy: Weight = "bold" if weight == "bold" else "regular"
            placed.append(Line(x, top - height / 2, words, its, color, heavy, align))
            top -= height
        return placed

    def in_line(self, number: str, text: str, left: float, middle: float) -> tuple[Line, ...]:
        """A number and words beside it in one line, from left on; words that stand alone are as strong as one."""
        size, lines = self.size, []
        if number:
            lines.append(Line(left, middle, number, size, self.look.ink, "bold"))
            left += self.sheet.measure(number, "bold", size) + size * 0.4
        if text:
            weight: Weight = "regular" if number else "bold"
            lines.append(Line(left, middle, text, size, self.look.grey if number else self.look.ink, weight))
        return tuple(lines)

    def box(self, lines: Sequence[Line]) -> Rect:
        """The room of lines of words."""
        boxes = [line.box(self.sheet) for line in lines]
        return Rect(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )

    def guides(self, start: Point, end: Point) -> list[Path]:
        """The parts of a dotted line across the chart, upright or level: in ink, or in paper over what is as dark."""
        along = 1 if start[0] == end[0] else 0
        low, high = start[along], end[along]
        corners = {corner[along] for area in self.sheet.areas if not area.radius for corner in area.corners}
        edges = [low, *sorted(edge for edge in corners if low < edge < high), high]
        parts: list[tuple[float, float, str]] = []
        for left, right in pairwise(edges):
            middle = (left + right) / 2
            ground = self.sheet.color_at(*((start[0], middle) if along else (middle, start[1])))
            color = self.look.ink if contrast(self.look.ink, ground) >= LEAST_OF_GRAPHICS else self.look.paper
            first = parts.pop()[0] if parts and parts[-1][2] == color else left
            parts.append((first, right, color))
        ends = (
            ((start[0], left), (start[0], right)) if along else ((left, start[1]), (right, start[1]))
            for left, right, _ in parts
        )
        return [replace(self.guide(points), color=part[2]) for points, part in zip(ends, parts, strict=True)]

    def guide(self, points: Sequence[Point]) -> Path:
        """A dotted line in ink across the chart."""
        return Path(tuple(points), self.look.ink, GUIDE, dotted=True)

    def path(self, points: Sequence[Point], *, head: bool = False, dotted: bool = False) -> Path:
        """A line in ink, or a dotted grey one."""
        color = self.look.grey if dotted else self.look.ink
        return Path(tuple(points), color, 1.1 if dotted else ARROW, head, dotted)


def _strip(x: float, y: float, reach: float) -> Rect:
    """The room from a height on, as far upwards or downwards, that the end of an arrow needs to be seen."""
    return Rect(x - 3, min(y, y + reach), x + 3, max(y, y + reach))
