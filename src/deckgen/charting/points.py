"""Points: what was read from the rows of a chart, before it gets its colors and its words."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from msgspec import Struct

from deckgen.model.node import number_of
from deckgen.model.period import Period
from deckgen.tables.column_types import YEARS
from deckgen.tables.written_times import period_of


class Named(Struct, frozen=True):
    """A series as it was read.

    name is what its author calls it, label what listeners see.
    column is the column that its values come from; in a long table all series have the same one.
    values has one for each label along x, None where there is none.
    low and high say between which two numbers each of them is likely to be; empty where the chart shows no errors.
    """

    name: str
    label: str
    column: str
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


class Points(Struct, frozen=True):
    """What was read from the rows of a chart.

    labels are the categories or points in time along x.
    positions are their places where x is a scale of numbers or days, None where it has categories.
    periods are the times that they name, empty where x is no time.
    breaks are the indexes of those after which steps of time are left out, though all stand evenly.
    series are the series with their values.
    detail is what a type with its own way of reading finds besides; it becomes the detail of the ChartData.
    rest is the label of the category that adds up all others, "" where there is none.
    added are the labels of the categories that were added up in it.
    """

    labels: tuple[str, ...]
    positions: tuple[float, ...] | None
    series: tuple[Named, ...]
    detail: object = None
    rest: str = ""
    added: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    breaks: tuple[int, ...] = ()

    def place_of(self, x: str) -> float | None:
        """Where a category or a point of x lies, counted from 0 along the labels; None where x has no such place.

        On a scale it may lie between two labels: 1.5 is half way from the second to the third.
        """
        if x in self.labels:
            return float(self.labels.index(x))
        place = self._on_scale(x) if self.positions else None
        if place is None or self.positions is None:
            return None
        if place in self.positions:
            return float(self.positions.index(place))
        for index, (left, right) in enumerate(pairwise(self.positions)):
            if left <= place <= right and left < right:
                return index + (place - left) / (right - left)
        return None

    def _on_scale(self, x: str) -> float | None:
        """The place of a number or a time on the scale of `positions`: a year may be told among months too."""
        number = number_of(x)
        if not self.periods or self.periods[0].place != (self.positions or (0.0,))[0]:
            return number
        if number is not None and number in YEARS:
            return float(date(int(number), 1, 1).toordinal())
        period = period_of(x)
        return period.place if period else None
