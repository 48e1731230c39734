"""line: a line across the chart at a value."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from deckgen.charting.annotate import Annotate, Ground
from deckgen.model.chart_data import Annotation, ChartData
from deckgen.model.house_words import house_words
from deckgen.model.marks import Str
from deckgen.model.node import number_of
from deckgen.model.phrases import Phrases
from deckgen.plot import added
from deckgen.plot.added import Added
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.scale import known
from deckgen.plot.seat_lines import line_across_seats

AWAY, STEPS = 4.0, 24
MEANS = ("mean", "median")


class AnnotateLine(Annotate):
    """A line across the chart at a value, such as a majority or a target."""

    noun = "an annotated line"
    line: Str
    """The value; or mean or median, that of all values shown. In a parliament, so many seats from the left."""
    series: Str | None = None
    """The series of which it is the mean or the median, where there are several."""

    def bind(self, ground: Ground) -> Annotation | None:
        """The value, and its words."""
        value, words = number_of(self.line), self.words(ground)
        if self.line in MEANS:
            series = ground.series(self.series, self.at("line"))
            if series is None:
                return None
            values = known(ground.readings[series])
            if not values:
                ground.log.error("no_value", f"the chart has no {self.line} to draw a line at", self.line.span)
                return None
            house = house_words(ground.scope.language)
            value = statistics.fmean(values) if self.line == "mean" else statistics.median(values)
            words = words or (house.mean if self.line == "mean" else house.median)
        if value is None:
            message = f"'{self.line}' is no value of the axis"
            ground.log.error("wrong_value", message, self.line.span, "write a number, mean or median")
            return None
        number = ground.number().show(float(value))
        return Annotation(words, "line", number=number, spoken=number, value=float(value))

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:  # noqa: ARG003 - the value is all
        """Where the line stands."""
        told = say("a line at {number}", number=annotation.spoken)
        return f"{told}: {annotation.text}" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """The line across the plot, its number and words where they touch nothing along it."""
        standing, area = sheet.standing, sheet.standing.area
        if standing.ring:
            return line_across_seats(annotation, sheet, standing.ring)
        at = standing.across(annotation.value or 0.0)
        low, high = (area.left, area.right) if standing.lies else (area.bottom, area.top + sheet.spare.top)
        if not low - 0.5 <= at <= high + 0.5:
            return None
        lying, upright = ((at, area.bottom), (at, area.top + AWAY)), ((area.left, at), (area.right, at))
        points = lying if standing.lies else upright
        guides = tuple(guide for part in sheet.parted(*points) for guide in sheet.guides(*part))
        lines = sheet.first_free(_places(annotation, sheet, at), 1.5)
        return Added(guides=guides, lines=lines) if lines else None


def _places(annotation: Annotation, sheet: FreeSheet, at: float) -> Iterator[tuple[added.Line, ...]]:
    """Where the words may stand along the line: at its end first, on one side of it and then on the other.

    Over upright bars a number would be read as the value of one: it stands beyond the last bar, if it can.
    """
    area, size = sheet.standing.area, sheet.size
    wide = _wide(annotation, sheet)
    if sheet.standing.lies:
        heights = [area.top + AWAY + size * 0.7, *(area.top - step * size * 0.5 for step in range(1, STEPS))]
        for middle in heights:
            above = middle > area.top
            for left in (at - wide / 2,) if above else (at + AWAY, at - AWAY - wide):
                yield sheet.in_line(annotation.number, annotation.text, left, middle)
        return
    if sheet.standing.thick:
        if sheet.spare.right > wide:
            yield sheet.in_line(annotation.number, annotation.text, area.right + AWAY, at)
        elif not sheet.spare.right:
            return
    for over in (at + AWAY + size * 0.45, at - AWAY - size * 0.45):
        for step in range(STEPS + 1):
            left = area.right - wide - (area.width - wide) * step / STEPS
            yield sheet.in_line(annotation.number, annotation.text, left, over)
    if sheet.spare.right > wide:
        yield sheet.in_line(annotation.number, annotation.text, sheet.sheet.width - sheet.spare.right + AWAY, at)


def _wide(annotation: Annotation, sheet: FreeSheet) -> float:
    measure = sheet.sheet.measure
    return (
        measure(annotation.number, "bold") + measure(annotation.text) + (sheet.size * 0.4 if annotation.text else 0)
    )
