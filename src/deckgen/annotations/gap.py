"""gap: the distance between two series at one place of x, or between two categories."""

from __future__ import annotations

from pydantic import Field

from deckgen.charting.annotate import Annotate, Ground
from deckgen.charting.told_change import told_change
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.marks import Str
from deckgen.model.node import Strs, one_of
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.value_arrows import arrow_between


class AnnotateGap(Annotate):
    """The distance between two values that stand at one place of x, or between those of two categories."""

    noun = "an annotated gap"
    gap: Strs
    """The two series, or two categories: how much more the first one is than the second."""
    x: Str | None = None
    """Where the two series are compared: a place of x; the last one where left out."""
    as_: one_of("difference", "multiple", "percent") = Field(default="difference", alias="as")  # type: ignore[valid-type]
    """How it is told: as the difference, as how many times the second the first is, or in percent of the second."""

    @property
    def names(self) -> tuple[Str, ...]:
        """The place of x where series are compared."""
        return (self.x,) if self.x is not None else ()

    def bind(self, ground: Ground) -> Annotation | None:
        """Both values, and the distance between them."""
        if len(self.gap) != 2:
            message = f"a gap is between two series or categories, and this names {len(self.gap)}"
            ground.log.error("wrong_points", message, self.at("gap"), "write 'gap: [exports, imports]'")
            return None
        found = self._of_series(ground) if ground.find_series(self.gap[0]) else self._of_categories(ground)
        if found is None:
            return None
        spots, values = found
        more, less = values
        number = ground.number(spots[0].series)
        told = told_change(less, more, self.as_, number, ground.scope.language, None)
        if told is None:
            from_to = f"{number.show(less)} and {number.show(more)}"
            message = f"{from_to} have no distance in percent, nor as a multiple"
            ground.log.error("no_multiple", message, self.at("gap"), "write 'as: difference'")
            return None
        return Annotation(self.words(ground), "gap", spots, told.number.lstrip("+"), told.spoken.lstrip("+"))

    def _of_series(self, ground: Ground) -> tuple[tuple[Spot, ...], tuple[float, float]] | None:
        names = [ground.named(word) for word in self.gap]
        if names[0] is None or names[1] is None:
            return None
        word = self.x if self.x is not None else Str("last", self.at("gap"))
        place = ground.place(word, names[0])
        if place is None:
            return None
        values = [ground.value(word, place, name or "") for name in names]
        if values[0] is None or values[1] is None:
            return None
        return tuple(Spot(place, name or "") for name in names), (values[0], values[1])

    def _of_categories(self, ground: Ground) -> tuple[tuple[Spot, ...], tuple[float, float]] | None:
        series = ground.series(None, self.at("gap"))
        if series is None:
            return None
        places = [ground.place(word, series) for word in self.gap]
        if places[0] is None or places[1] is None:
            return None
        values = [ground.value(word, place or 0.0, series) for word, place in zip(self.gap, places, strict=True)]
        if values[0] is None or values[1] is None:
            return None
        return tuple(Spot(place or 0.0, series) for place in places), (values[0], values[1])

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """What the gap is between, and how wide it is."""
        one, other = annotation.spots
        if one.position == other.position:
            labels = {series.name: series.label for series in data.series}
            first, last = labels[one.series], labels[other.series]
            head = say("between {first} and {last} at {x}", first=first, last=last, x=data.x[int(one.position)])
        else:
            first, last = data.x[int(one.position)], data.x[int(other.position)]
            head = say("between {first} and {last}", first=first, last=last)
        told = f"{head}: {annotation.spoken}"
        return f"{told} ({annotation.text})" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """An arrow with two heads between the values, its number in a pill on it."""
        return arrow_between(annotation, sheet, *annotation.spots)
