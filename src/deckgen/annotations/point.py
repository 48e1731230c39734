"""point: a value that is named where it stands."""

from __future__ import annotations

from deckgen.charting.annotate import Annotate, Ground, about
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.named_points import name_point


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
        """A dot on the value and the words beside it; the number stands only where the chart hasn't written it."""
        return name_point(annotation, sheet)
