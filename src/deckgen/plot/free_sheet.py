"""FreeSheet: a sheet on which a chart was tried out, asked by its annotations where values stand and what is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckgen.model.chart_data import Annotation, ChartData, Spare, Spot
from deckgen.plot.added import ARROW, Added, Line, Path, Pill
from deckgen.plot.lettering import Weight
from deckgen.plot.occupied import Occupied
from deckgen.plot.paper import Align, Point
from deckgen.plot.planned import Planned
from deckgen.plot.rect import Rect
from deckgen.plot.standings import Standing
from deckgen.plot.wrap import wrap

CLEAR, NEAR = 3.0, 9.0
# How far over a value another thing begins, and the most by which words there push it further up.
GUIDE = 1.3
LIFT, MOST_LIFTED, LARGER = 4.0, 3.0, 1.3


class FreeSheet:
    """A chart that was tried out, with what is taken on its sheet.

    sheet is the sheet, standing where the values of the chart stand on it. spare is the room that was left free for
    annotations.
    """

    def __init__(self, sheet: Planned, chart: ChartData, standing: Standing, spare: Spare) -> None:
        self.sheet, self.chart, self.standing, self.spare = sheet, chart, standing, spare
        self.look, self.size = sheet.look, sheet.size
        self.taken = Occupied(sheet.width, sheet.height)
        for area in sheet.areas:
            if area.radius:
                (x, y), radius = area.corners[0], area.radius
                self.taken.fill(Rect(x - radius, y - radius, x + radius, y + radius))
            else:
                self.taken.shape(area.corners)
        for stroke in sheet.strokes:
            self.taken.line(stroke.points, stroke.width)
        for line in sheet.lettered:
            self.taken.fill(line.box)
        self._ruled = Occupied(sheet.width, sheet.height)
        for rule in sheet.rules:
            self._ruled.line(rule.points, rule.width)

    def first_free(self, places: Iterable[tuple[Line, ...]], gap: float = 2.0) -> tuple[Line, ...]:
        """The first of several places for words at which they touch nothing; if there is one, not even a gridline.

        Empty where none of them is free.
        """
        free = [lines for lines in places if lines and self.is_free(self.box(lines), gap)]
        clear = (lines for lines in free if self._ruled.is_free(self.box(lines)))
        return next(clear, free[0] if free else ())

    def tip(self, spot: Spot) -> Point | None:
        """Where the value of a spot is read off; None where the chart shows none there."""
        return self.standing.tips.get((spot.series, int(spot.position)))

    def root(self, spot: Spot) -> Point | None:
        """Where the bar of a spot begins; None where there is no bar."""
        return self.standing.roots.get((spot.series, int(spot.position)))

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

    def add(self, added: Added) -> None:
        """Take the room of an annotation that has found its place."""
        added.take(self.sheet, self.taken)

    def over(self, point: Point) -> Point:
        """The point over a value at which an arrow may begin or end: clear of a word that stands there."""
        x, y = point
        height, most = y + LIFT, y + LIFT + self.size * MOST_LIFTED
        while height < most and not self.taken.is_free(Rect(x - 3, height, x + 3, height + 4)):
            height += 2.0
        return (x, height if height < most else y + LIFT)

    def beside(self, point: Point) -> Point:
        """The same at the right of a value, where bars lie."""
        x, y = point
        place, most = x + LIFT, x + LIFT + self.sheet.width * 0.4
        while place < most and not self.taken.is_free(Rect(place, y - 3, place + 4, y + 3)):
            place += 2.0
        return (place if place < most else x + LIFT, y)

    def is_open(self, points: Sequence[Point], near: float = NEAR) -> bool:
        """Whether a line through points touches nothing, but for what lies near to its two ends."""
        return self.taken.is_open(points, CLEAR, near)

    def is_free(self, box: Rect, gap: float = CLEAR) -> bool:
        """Whether nothing lies in a box or near to it."""
        return self.taken.is_free(box, gap)

    def pill(self, x: float, middle: float, annotation: Annotation) -> tuple[Pill, tuple[Line, ...]]:
        """The number of an annotation, and its words, on a box with round ends whose middle is at x, middle."""
        size = self.size
        number, text = annotation.number, annotation.text
        wide = self.sheet.measure(number, "bold", size)
        gap = size * 0.4 if text and number else 0.0
        width = wide + gap + (self.sheet.measure(text, "regular", size) if text else 0.0)
        half, height = width / 2 + size * 0.7, size * 0.85
        ink, paper = self.look.ink, self.look.paper
        lines = [Line(x - width / 2, middle, number, size, paper, "bold")] if number else []
        if text:
            lines.append(Line(x - width / 2 + wide + gap, middle, text, size, paper))
        return Pill(Rect(x - half, middle - height, x + half, middle + height), ink), tuple(lines)

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

    def box(self, lines: Sequence[Line]) -> Rect:
        """The room of lines of words."""
        boxes = [line.box(self.sheet) for line in lines]
        return Rect(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )

    def guide(self, points: Sequence[Point]) -> Path:
        """A dotted line in ink across the chart."""
        return Path(tuple(points), self.look.ink, GUIDE, dotted=True)

    def path(self, points: Sequence[Point], *, head: bool = False, dotted: bool = False) -> Path:
        """A line in ink, or a dotted grey one."""
        color = self.look.grey if dotted else self.look.ink
        return Path(tuple(points), color, 1.1 if dotted else ARROW, head, dotted)
