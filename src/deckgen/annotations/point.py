"""point: a value that is named where it stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from deckgen.charting.annotate import Annotate, Ground, about
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added, Line, Path, Spotted
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.paper import LINE_HEIGHT, Align, Point
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import wrap

RADIUS, AWAY = 3.6, 7.0
# From this distance on in points words have a leader, so wide; and how many steps of distance are tried.
LEADS, LEADER, FURTHEST = 9.0, 0.9, 4
# The widths of the words in sizes of their letters, with the most lines; one line beside a number isn't longer.
FORMS, LONGEST = ((14.0, 1), (12.0, 2), (10.0, 3), (18.0, 3), (40.0, 1)), 14.0


class AnnotatePoint(Annotate):
    """A value that is named where it stands, such as a peak."""

    noun = "an annotated point"
    point: Str
    """The place of x: a category, a point in time, or first, last, highest, lowest."""
    series: Str | None = None
    """The series that it belongs to, where there are several."""

    @property
    def names(self) -> tuple[Str, ...]:
        """The place of x."""
        return (self.point,)

    def bind(self, ground: Ground) -> Annotation | None:
        """The place, and the value there."""
        series = ground.series(self.series, self.at("point"))
        if series is None:
            return None
        place = ground.place(self.point, series)
        if place is None:
            return None
        value = ground.value(self.point, place, series)
        if value is None:
            return None
        number = ground.number(series).show(value)
        return Annotation(self.words(ground), "point", (Spot(place, series),), number, number)

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """Where it stands, and its value."""
        x = data.x[int(annotation.position)]
        told = say("marked: {x}, {number}", x=x, number=annotation.spoken)
        told = about(annotation, data) + told
        return f"{told} ({annotation.text})" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """A dot on the value and the words beside it; the number stands only where the chart hasn't written it.

        Words that find room only a little away have a thin line to their value.
        """
        tip = sheet.tip(annotation.spots[0])
        if tip is None:
            return None
        standing = sheet.standing
        is_said = sheet.sheet.is_written_near(annotation.number, tip)
        dots = () if standing.thick else (Spotted(*tip, RADIUS, sheet.look.ink),)
        if is_said and not annotation.text:
            return Added(spots=dots)
        lines = sheet.first_free(_places(annotation, sheet, tip, numbered=not is_said))
        if not lines:
            return None
        return Added(spots=dots, paths=() if standing.thick else _leader(sheet, tip, sheet.box(lines)), lines=lines)


def _leader(sheet: FreeSheet, tip: Point, box: Rect) -> tuple[Path, ...]:
    """A thin line from a dot to words that don't stand right beside it, where it touches nothing."""
    x, y = tip
    end = min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)
    away = math.dist(tip, end)
    if away < LEADS:
        return ()
    share = (RADIUS + 2.0) / away
    start = x + (end[0] - x) * share, y + (end[1] - y) * share
    return (Path((start, end), sheet.look.grey, LEADER),)


def _places(
    annotation: Annotation, sheet: FreeSheet, tip: tuple[float, float], *, numbered: bool
) -> Iterator[tuple[Line, ...]]:
    """Where the words may stand, the best place first: in one line, or the number over the words."""
    size, standing = sheet.size, sheet.standing
    if standing.thick and standing.lies:
        x, y = sheet.beside(tip)
        yield sheet.in_line(annotation.number if numbered else "", annotation.text, x + 2.0, y)
        return
    hangs = standing.thick and tip[1] < (sheet.root(annotation.spots[0]) or tip)[1]
    x, y = sheet.over(tip, -1 if hangs else 1) if standing.thick else tip
    number, text = annotation.number if numbered else "", annotation.text
    area, measure = sheet.standing.area, sheet.sheet.measure
    forms = [wrap(text, size * width, measure, lines) for width, lines in FORMS] if text else []
    blocks = list(dict.fromkeys(tuple(form.lines) for form in forms if form.complete))
    for step in range(FURTHEST):
        away = AWAY + step * 3.0
        places: list[tuple[float, float, Align, int]] = [
            (x, y + away, "center", 1),
            (x + away, y + away * 0.3, "left", 1),
            (x - away, y + away * 0.3, "right", 1),
            (x, y - away, "center", -1),
            (x + away, y - away * 0.3, "left", -1),
            (x - away, y - away * 0.3, "right", -1),
            (x + away, y, "left", 0),
            (x - away, y, "right", 0),
        ]
        if standing.thick:
            half, level = standing.thick / 2 + away, (tip[1] + (sheet.root(annotation.spots[0]) or tip)[1]) / 2
            places += [(x + half, level, "left", 0), (x - half, level, "right", 0)]
            places = [place for place in places if place[3] != (1 if hangs else -1)]
            if hangs:
                # Over the line that the bar hangs from is often more room than under it.
                places.append((x, (sheet.root(annotation.spots[0]) or tip)[1] + away, "center", 1))
        found = [_one_line(sheet, number, text, at, edge, align, up) for at, edge, align, up in places]
        found += [
            _block(sheet, number, block, at, edge, align, up)
            for block in blocks
            if number or len(block) > 1
            for at, edge, align, up in places
        ]
        yield from (lines for lines in found if lines and sheet.box(lines).left >= min(area.left, x) - 1)


def _one_line(
    sheet: FreeSheet, number: str, text: str, at: float, edge: float, align: Align, up: int
) -> tuple[Line, ...]:
    """The number and the words in one line over an edge (up is 1), under it (-1) or around it (0)."""
    size, measure = sheet.size, sheet.sheet.measure
    if measure(text) > size * LONGEST and number:
        return ()
    widths = [measure(number, "bold")] if number else []
    widths += [measure(text)] if text else []
    wide = sum(widths) + size * 0.4 * (len(widths) - 1)
    left = at - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    return sheet.in_line(number, text, left, edge + up * size * 0.5)


def _block(
    sheet: FreeSheet, number: str, block: Sequence[str], at: float, edge: float, align: Align, up: int
) -> tuple[Line, ...]:
    """The number over the lines of words, over an edge (up is 1), under it (-1) or around it (0)."""
    size, look = sheet.size, sheet.look
    rows = [*([number] if number else []), *block]
    pitch = size * LINE_HEIGHT
    height = (len(rows) - 1) * pitch
    top = edge + {1: height + size * 0.5, 0: height / 2, -1: -size * 0.5}[up]
    return tuple(
        Line(at, top - row * pitch, words, size, look.ink, "bold", align)
        if row == 0 and number
        else Line(at, top - row * pitch, words, size, look.grey if number else look.ink, "regular", align)
        for row, words in enumerate(rows)
    )
