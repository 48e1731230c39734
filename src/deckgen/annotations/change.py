"""change: an arrow from one value to another, with how much it changed."""

from __future__ import annotations

from msgspec.structs import replace
from pydantic import Field

from deckgen.charting.annotate import Annotate, Ground, about
from deckgen.charting.told_change import is_percentage, told_change
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.format import NumberFormat
from deckgen.model.marks import Str
from deckgen.model.node import Strs, one_of
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added, joined
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.named_points import values_at_ends
from deckgen.plot.value_arrows import arrow_between


class AnnotateChange(Annotate):
    """An arrow from one value to another, with the change between them."""

    noun = "an annotated change"
    change: Strs
    """The two places of x, the first one first: `[1993, 2017]`; first, last, highest and lowest are places too."""
    as_: one_of("percent", "multiple", "difference", "rate") = Field(default="percent", alias="as")  # type: ignore[valid-type]
    """How it is told: in percent, as a multiple of the first, as the difference, or as a yearly rate in percent.
    Percentages change by points where it is left out."""
    series: Str | None = None
    """The series that it is about, where there are several; the sum of all in a chart of parts."""

    @property
    def names(self) -> tuple[Str, ...]:
        """Both places."""
        return self.change

    def bind(self, ground: Ground) -> Annotation | None:
        """Both places, and the change between their values."""
        if len(self.change) != 2:
            message = f"a change is between two places, and this names {len(self.change)}"
            ground.log.error("wrong_points", message, self.at("change"), "write 'change: [1993, 2017]'")
            return None
        series = ground.series(self.series, self.at("change"))
        if series is None:
            return None
        places = [ground.place(word, series) for word in self.change]
        first, last = places
        if first is None or last is None:
            return None
        values = [ground.value(word, place or 0.0, series) for word, place in zip(self.change, places, strict=True)]
        before, after = values
        if before is None or after is None:
            return None
        number = ground.number(series)
        is_in_points = self.as_ == "percent" and "as" not in self.order and is_percentage(number)
        how = "difference" if is_in_points else self.as_
        told = told_change(before, after, how, number, ground.scope.language, ground.years(first, last))
        if told is None:
            self._say_untold(before, after, number, ground.log)
            return None
        spots = (Spot(first, series), Spot(last, series))
        written = number.show(before), number.show(after)
        return Annotation(self.words(ground), "change", spots, told.number, told.spoken, values=written)

    def _say_untold(self, before: float, after: float, number: NumberFormat, log: Diagnostics) -> None:
        from_to = f"from {number.show(before)} to {number.show(after)}"
        if self.as_ == "rate" and before > 0 and after > 0:
            message, hint = "a yearly rate needs two different points in time", "write 'as: percent'"
        else:
            message, hint = f"{from_to} is no change in percent, nor a multiple", "write 'as: difference'"
        log.error("no_multiple", message, self.at("change"), hint)

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """From where to where the arrow goes, and what it says."""
        first, last = (data.x[int(spot.position)] for spot in annotation.spots)
        told = say("an arrow from {first} to {last}: {number}", first=first, last=last, number=annotation.spoken)
        told = about(annotation, data) + told
        return f"{told} ({annotation.text})" if annotation.text else told

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """An arrow from value to value that touches nothing, its number in a pill on it.

        Values at its ends that the chart hasn't written stand there, where they have room.
        """
        valued, bare = values_at_ends(annotation, sheet)
        arrow = arrow_between(annotation, sheet.with_added(valued), *annotation.spots) if valued else None
        if arrow is not None:
            return replace(joined([*valued, arrow]), bare=bare)
        arrow = arrow_between(annotation, sheet, *annotation.spots)
        return replace(arrow, bare=bare + len(valued)) if arrow else None
