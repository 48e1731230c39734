"""sum: a bracket around bars or parts, with what they are together."""

from __future__ import annotations

import math

from deckgen.charting.annotate import Annotate, Ground, about
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.marks import Str
from deckgen.model.node import Strs
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.sum_brackets import bracket_around


class AnnotateSum(Annotate):
    """A bracket around several bars, or around parts of one, with their sum."""

    noun = "an annotated sum"
    sum: Strs
    """The categories that are added up, or series, which are parts of one bar."""
    x: Str | None = None
    """Where parts stand: the place of x whose bar they are in; the last one where left out."""
    series: Str | None = None
    """The series whose values are added up, where there are several."""

    @property
    def names(self) -> tuple[Str, ...]:
        """The places of x that it names."""
        return (self.x,) if self.x is not None else ()

    def bind(self, ground: Ground) -> Annotation | None:
        """The places that are added up, and their sum."""
        if len(set(self.sum)) < 2:
            message = f"a sum is of two or more, and this names {len(set(self.sum))}"
            ground.log.error("wrong_points", message, self.at("sum"), "write 'sum: [California, Michigan]'")
            return None
        found = self._of_series(ground) if ground.find_series(self.sum[0]) else self._of_categories(ground)
        if not found:
            return None
        spots, values = zip(*found, strict=True)
        number = ground.number(spots[0].series).show(math.fsum(values))
        return Annotation(self.words(ground), "sum", tuple(spots), number, number)

    def _of_series(self, ground: Ground) -> list[tuple[Spot, float]] | None:
        names = [ground.named(word) for word in self.sum]
        word = self.x if self.x is not None else Str("last", self.at("sum"))
        if None in names:
            return None
        place = ground.place(word, names[0] or "")
        if place is None:
            return None
        values = [ground.addend(word, place, name or "") for name in names]
        if None in values:
            return None
        return [(Spot(place, name or ""), value or 0.0) for name, value in zip(names, values, strict=True)]

    def _of_categories(self, ground: Ground) -> list[tuple[Spot, float]] | None:
        series = ground.series(self.series, self.at("sum"))
        if series is None:
            return None
        places = [ground.place(word, series) for word in self.sum]
        if None in places:
            return None
        values = [ground.addend(word, place or 0.0, series) for word, place in zip(self.sum, places, strict=True)]
        if None in values:
            return None
        return [(Spot(place or 0.0, series), value or 0.0) for place, value in zip(places, values, strict=True)]

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """What is added up, and its sum."""
        labels = {series.name: series.label for series in data.series}
        of_parts = len({spot.position for spot in annotation.spots}) == 1 and len(annotation.spots) > 1
        named = [labels[spot.series] if of_parts else data.x[int(spot.position)] for spot in annotation.spots]
        listed = say("{names} and {last}", names=", ".join(named[:-1]), last=named[-1])
        told = say("{names} together: {number}", names=listed, number=annotation.spoken)
        told = told if of_parts else about(annotation, data) + told
        return f"{told} ({annotation.text})" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """A bracket beside the bars, or over them where they stand upright, with the sum beyond it."""
        return bracket_around(annotation, sheet)
