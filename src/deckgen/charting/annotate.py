"""Annotate: what an author has drawn on a chart besides its data. Every class in annotations/ is built on it.

An annotation is bound with the points of its chart, when its numbers are worked out. It is placed on the sheet after
the chart itself has been tried out there, where nothing else stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.charting.points import Named, Points
from deckgen.kinds import Registry
from deckgen.model.chart_data import Annotation, ChartData
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.format import NumberFormat
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Node, complaint, number_of, read_as
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added
from deckgen.plot.scale import known

if TYPE_CHECKING:
    from deckgen.plot.free_sheet import FreeSheet

# The words that stand for a place of x by what its value is, or by where it stands.
DAYS_IN_A_YEAR = 365.2425
PLACES = ("first", "last", "highest", "lowest")


class Ground(Struct, frozen=True):
    """What an annotation is bound with.

    points are those of the chart, or of one of its panels. readings are what stands there, by the names of the
    series, with "" for all of them together, and addends what sums of several places add up. numbers are how the
    values of each series are written. whole says that its series are parts that stand on each other, so that a place
    without a series is their sum. muted are the names of the series that stand back. elsewhere tells whether a word
    is a place that other panels have, or that rows had which are left out for this copy. along_numbers says that
    places along x are numbers, and its points have names.
    """

    points: Points
    readings: Mapping[str, Sequence[float | None]]
    addends: Mapping[str, Sequence[float | None]]
    numbers: Mapping[str, NumberFormat]
    scope: Scope
    elsewhere: Callable[[str], bool]
    whole: bool = False
    muted: frozenset[str] = frozenset()
    along_numbers: bool = False

    @property
    def log(self) -> Diagnostics:
        """Where complaints go."""
        return self.scope.log

    def number(self, series: str = "") -> NumberFormat:
        """How the values of a series are written; for "" those of the first."""
        return self.numbers[series or self.points.series[0].name]

    def years(self, first: float, last: float) -> float | None:
        """How many years lie between two places of x; None where x is no time."""
        periods = self.points.periods
        if not periods or first != int(first) or last != int(last):
            return None
        return (periods[int(last)].place - periods[int(first)].place) / DAYS_IN_A_YEAR

    def series(self, written: Str | None, at: Span) -> str | None:
        """The name of the series that an annotation is about, "" for all together; None after a complaint.

        Left out, it is the only one, the only one that stands out, or what all parts of a whole are together.
        """
        every = self.points.series
        if written is not None:
            return self.named(written)
        stand_out = [one for one in every if one.name not in self.muted]
        if len(every) == 1 or self.whole:
            return "" if self.whole else every[0].name
        if len(stand_out) == 1:
            return stand_out[0].name
        names = ", ".join(f"'{one.label}'" for one in every[:4])
        message = f"the chart has {len(every)} series, and the annotation is about one of them"
        self.log.error("missing_key", message, at, f"say which with 'series': {names}")
        return None

    def named(self, written: Str) -> str | None:
        """The name of a series by what the author calls it; None after a complaint."""
        filled = self.scope.in_data(written)
        if not filled:
            return None
        (written,) = filled
        found = self.find_series(written)
        if found is None:
            hint = did_you_mean(written, [word for one in self.points.series for word in (one.label, one.name)])
            self.log.error("unknown_series", f"the chart has no series '{written}'", written.span, hint)
        return found.name if found else None

    def find_series(self, written: str) -> Named | None:
        """The series of this name or label."""
        return next((one for one in self.points.series if written in (one.name, one.label)), None)

    def place(self, written: Str, series: str) -> float | None:
        """The place of x that is written, which may be told by its value; None after a complaint.

        A place that other panels have is passed over without one.
        """
        filled = self.scope.in_data(written)
        if not filled:
            return None
        (written,) = filled
        found = self.points.place_of(written)
        if found is not None:
            return found
        if written in PLACES:
            return self._told(written, series)
        if not self.elsewhere(written):
            words = [*self.points.labels, *(word for word in PLACES if word.startswith(written[:1]))]
            hint = did_you_mean(written, words)
            message = f"the chart has no '{written}' on its x axis"
            self.log.error("unknown_category", message, written.span, hint)
        return None

    def along(self, written: Str) -> float | None:
        """The place of the edge of a band: that of a point, or a number of x; None after a complaint."""
        if not self.along_numbers:
            return self.place(written, "")
        found = number_of(written)
        if found is None:
            message = f"'{written}' is no number of the x axis"
            self.log.error("wrong_value", message, written.span, "write two numbers, such as 'band: [10, 20]'")
        return None if found is None else float(found)

    def value(self, written: Str, place: float, series: str) -> float | None:
        """The value at a place of x; None after a complaint that there is none."""
        return self._there(self.readings[series], written, place)

    def addend(self, written: Str, place: float, series: str) -> float | None:
        """What a place of x adds to a sum; None after a complaint that there is nothing."""
        return self._there(self.addends[series], written, place)

    def _there(self, values: Sequence[float | None], written: Str, place: float) -> float | None:
        found = values[int(place)] if place == int(place) else None
        if found is None or not known([found]):
            message = f"the chart has no value at '{written}', so nothing can be marked there"
            self.log.error("no_value", message, written.span, "name a place that has one")
            return None
        return found

    def _told(self, word: str, series: str) -> float | None:
        values = list(self.readings[series])
        places = [index for index, value in enumerate(values) if value is not None and known([value])]
        if not places:
            return None
        if word in ("first", "last"):
            return float(places[0 if word == "first" else -1])
        best = max if word == "highest" else min
        return float(best(places, key=lambda index: values[index] or 0.0))


class Annotate(Node):
    """What is drawn on a chart besides its data. A subclass is a kind, told by the key of its own name."""

    noun = "an annotation"
    text: Str | None = None
    """Words beside it; where left out the number alone stands there."""
    panel: Str | None = None
    """The panel of small multiples that it stands in; every panel that has its places where left out."""

    @property
    def names(self) -> tuple[Str, ...]:
        """The places of x that it names, which are labelled under the chart."""
        return ()

    def bind(self, ground: Ground) -> Annotation | None:
        """The annotation with its numbers; None after complaints, and where its panel has no such place."""
        raise NotImplementedError

    def words(self, ground: Ground) -> str:
        """The author's words, filled in and translated; "" where there are none."""
        return ground.scope.label(self.text) if self.text is not None else ""

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """What screen readers say of it: a sentence without a full stop, "" for nothing."""
        raise NotImplementedError

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:
        """Where it stands on a sheet on which the chart was tried out; None where there is no room."""
        raise NotImplementedError


def about(annotation: Annotation, data: ChartData) -> str:
    """The label of the series that an annotation is about, before what is told of it; "" where there is only one."""
    found = (one.label for one in data.series if one.name == annotation.spots[0].series)
    label = next(found, "") if len(data.series) > 1 else ""
    return f"{label}: " if label else ""


ANNOTATIONS: Registry[Annotate] = Registry("deckgen.annotations", Annotate)
_BY_KEY: Mapping[str, str] = {"x": "note"}


def key_of(word: str) -> str:
    """The key that tells a kind of annotations, by the name of its module."""
    return next((key for key, kind in _BY_KEY.items() if kind == word), word)


def _kind(value: Any) -> type[Annotate]:
    if isinstance(value, Annotate):
        return type(value)
    if not isinstance(value, Map):
        raise complaint("wrong_type", f"must be a mapping of keys, not {describe(value)}", hint=_EXAMPLE)
    told = [_BY_KEY.get(key, key) for key in value]
    kinds = [word for word in told if word in ANNOTATIONS.words]
    # `x` says where a gap is, and is a kind of its own where it stands alone.
    kinds = [word for word in kinds if word != "note"] or kinds
    if len(kinds) > 1:
        names = " and ".join(f"'{word}'" for word in kinds)
        raise complaint("conflicting_keys", f"an annotation is of one kind, and this has {names}", hint=_EXAMPLE)
    if not kinds:
        every = [key_of(word) for word in ANNOTATIONS.words]
        meant = next((f"did you mean '{_MEANT[key]}'?" for key in value if key in _MEANT), None)
        near = meant or next((hint for key in value if (hint := did_you_mean(key, every, or_all=False))), None)
        known_kinds = ", ".join(f"'{key}'" for key in every)
        raise complaint("missing_key", f"an annotation needs one of {known_kinds}", hint=near or _EXAMPLE)
    return ANNOTATIONS.get(kinds[0])


# What other programs, and other people, call a kind of annotations.
_MEANT: Mapping[str, str] = {
    "arrow": "change",
    "average": "line",
    "bracket": "sum",
    "brace": "sum",
    "callout": "point",
    "delta": "change",
    "difference": "gap",
    "growth": "change",
    "highlight": "point",
    "hline": "line",
    "label": "point",
    "peak": "point",
    "range": "band",
    "shade": "band",
    "target": "line",
    "threshold": "line",
    "total": "sum",
    "vline": "x",
}
_EXAMPLE = "such as {x: 1994, text: NAFTA} or {change: [1993, 2017], as: multiple}"

if TYPE_CHECKING:
    AnyAnnotation = Annotate
else:
    AnyAnnotation = read_as(_kind, {"oneOf": [ANNOTATIONS.reference(word) for word in ANNOTATIONS.words]})
