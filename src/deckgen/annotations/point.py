"""point: a value that is named where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.charting.annotate import Annotate, Ground
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added, Line, Spotted
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.paper import Align

RADIUS, AWAY = 3.6, 7.0


class AnnotatePoint(Annotate):
    """A value that is named where it stands, such as a peak."""

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
        return f"{told} ({annotation.text})" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """A dot on the value and the words beside it; the number stands only where the chart hasn't written it."""
        tip = sheet.tip(annotation.spots[0])
        if tip is None:
            return None
        standing = sheet.standing
        is_said = sheet.sheet.is_written_near(annotation.number, tip)
        dots = () if standing.thick else (Spotted(*tip, RADIUS, sheet.look.ink),)
        if is_said and not annotation.text:
            return Added(spots=dots)
        lines = sheet.first_free(_places(annotation, sheet, tip, numbered=not is_said))
        return Added(spots=dots, lines=lines) if lines else None


def _places(
    annotation: Annotation, sheet: FreeSheet, tip: tuple[float, float], *, numbered: bool
) -> Iterator[tuple[Line, ...]]:
    """Where the words may stand, the best place first: in one line, or the number over the words."""
    size, standing = sheet.size, sheet.standing
    if standing.thick and standing.lies:
        x, y = sheet.beside(tip)
        yield _in_line(sheet, annotation.number if numbered else "", annotation.text, x + 2.0, y)
        return
    x, y = sheet.over(tip) if standing.thick else tip
    number, text = annotation.number if numbered else "", annotation.text
    measure = sheet.sheet.measure
    forms = [[part for part in (number, text) if part]]
    for step in range(6):
        away = AWAY + step * 3.0
        places: list[tuple[float, float, Align]] = [
            (x, y + away + size * 0.5, "center"),
            (x + away, y + away * 0.6, "left"),
            (x - away, y + away * 0.6, "right"),
            (x, y - away - size * 0.5, "center"),
            (x + away, y - away * 0.6, "left"),
            (x - away, y - away * 0.6, "right"),
            (x + away, y, "left"),
            (x - away, y, "right"),
        ]
        if standing.thick:
            half, level = standing.thick / 2 + away, (tip[1] + (sheet.root(annotation.spots[0]) or tip)[1]) / 2
            places += [(x + half, level, "left"), (x - half, level, "right")]
        for at, middle, align in places:
            wide = sum(measure(part, "bold" if part == number else "regular") for part in forms[0])
            wide += size * 0.4 * (len(forms[0]) - 1)
            left = at - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
            yield _in_line(sheet, number, text, left, middle)
        if number and text:
            for at, middle, align in places:
                up = 1 if middle >= y else -1
                low = middle + (size * 0.6 if up > 0 else -size * 0.6)
                yield (
                    Line(at, low + size * 0.6, number, size, sheet.look.ink, "bold", align),
                    Line(at, low - size * 0.6, text, size, sheet.look.grey, "regular", align),
                )


def _in_line(sheet: FreeSheet, number: str, text: str, left: float, middle: float) -> tuple[Line, ...]:
    """The number and the words in one line from left on."""
    size, lines = sheet.size, []
    if number:
        lines.append(Line(left, middle, number, size, sheet.look.ink, "bold"))
        left += sheet.sheet.measure(number, "bold", size) + size * 0.4
    if text:
        lines.append(Line(left, middle, text, size, sheet.look.grey if number else sheet.look.ink))
    return tuple(lines)
