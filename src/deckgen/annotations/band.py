"""band: a shaded part of the x axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.charting.annotate import Annotate, Ground
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.color import mix
from deckgen.model.marks import Str
from deckgen.model.node import Strs
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added, Line, Wash
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.paper import LINE_HEIGHT, Align
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import wrap

PALE, NARROWEST, HALF_STEP = 0.55, 6.0, 0.5


class AnnotateBand(Annotate):
    """A shaded part of the x axis, such as a recession."""

    noun = "an annotated band"
    band: Strs
    """Its first and its last place of x: `[2008, 2009]`; one alone for a single place."""

    @property
    def names(self) -> tuple[Str, ...]:
        """Its ends."""
        return self.band

    def bind(self, ground: Ground) -> Annotation | None:
        """Both ends, which may lie between two points of x."""
        if len(self.band) not in (1, 2):
            message = f"a band goes from one place to another, and this names {len(self.band)}"
            ground.log.error("wrong_points", message, self.at("band"), "write 'band: [2008, 2009]'")
            return None
        places = [ground.along(word) for word in self.band]
        if None in places:
            return None
        ends = sorted((place or 0.0, str(word)) for place, word in zip(places, self.band, strict=True))
        told = tuple(word if ground.along_numbers else "" for _, word in ends)
        return Annotation(self.words(ground), "band", (Spot(ends[0][0]), Spot(ends[-1][0])), ends=(told[0], told[-1]))

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """From where to where it goes."""
        first, last = (
            end or data.x[min(len(data.x) - 1, round(spot.position))]
            for end, spot in zip(annotation.ends, annotation.spots, strict=True)
        )
        told = say("shaded from {first} to {last}", first=first, last=last)
        return f"{told}: {annotation.text}" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """The shade over the full height of the plot, its words at its top, or beside it where it is narrow."""
        standing, look = sheet.standing, sheet.look
        area = standing.area
        first, last = (spot.position for spot in annotation.spots)
        half = HALF_STEP if standing.thick or first == last else 0.0
        left, right = sorted((standing.along(first - half), standing.along(last + half)))
        if standing.lies:
            box = Rect(area.left, max(left, area.bottom), area.right, min(right, area.top))
        else:
            spread = max(0.0, (NARROWEST - (right - left)) / 2)
            left, right = max(area.left, left - spread), min(area.right, right + spread)
            box = Rect(left, area.bottom, right, area.top)
        wash = Wash(box, mix(look.hairline, look.paper, PALE))
        if not annotation.text:
            return Added(washes=(wash,))
        lines = sheet.first_free(_places(annotation, sheet, box, look.ink))
        return Added(washes=(wash,), lines=lines) if lines else None


def _places(annotation: Annotation, sheet: FreeSheet, box: Rect, color: str) -> Iterator[tuple[Line, ...]]:
    """Where the words of a band may stand: as high as they find room inside it, else over its top or beside it, at
    last across its edges.
    """
    measure, size, middle = sheet.sheet.measure, sheet.size, (box.left + box.right) / 2
    inside = wrap(annotation.text, box.width - size * 0.6, measure, 3)
    beside = wrap(annotation.text, max(box.width, size * 9), measure, 2)
    least, most = box.bottom + box.height * 0.4, sheet.standing.area.top
    down = [most - step * size * 0.5 for step in range(int((most - least) / size * 2) + 1)]
    if inside.complete:
        yield from (_lines(inside.lines, middle, top, size, color, "center") for top in down)
    if not beside.complete:
        return
    if not sheet.standing.lies:
        yield _lines(beside.lines, middle, most + len(beside.lines) * size * LINE_HEIGHT, size, color, "center")
    for top in (*down, most + sheet.spare.top):
        yield _lines(beside.lines, box.right + size * 0.4, top, size, color, "left")
        yield _lines(beside.lines, box.left - size * 0.4, top, size, color, "right")
    yield from (_lines(beside.lines, middle, top, size, color, "center") for top in (*down, most + sheet.spare.top))


def _lines(words: Sequence[str], x: float, top: float, size: float, color: str, align: Align) -> tuple[Line, ...]:
    """Lines of words from a height down."""
    middles = (top - size * (0.6 + LINE_HEIGHT * number) for number in range(len(words)))
    return tuple(
        Line(x, middle, line, size, color, "regular", align) for middle, line in zip(middles, words, strict=True)
    )
