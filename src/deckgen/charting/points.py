"""Points: what was read from the rows of a chart, before it gets its colors and its words."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from deckgen.model.node import number_of


class Named(Struct, frozen=True):
    """A series as it was read.

    name is what its author calls it, label what listeners see.
    column is the column that its values come from; in a long table all series have the same one.
    values has one for each label along x, None where there is none.
    """

    name: str
    label: str
    column: str
    values: tuple[float | None, ...]


class Points(Struct, frozen=True):
    """What was read from the rows of a chart.

    labels are the categories or points in time along x.
    positions are their places where x is a scale of numbers or days, None where it has categories.
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

    def place_of(self, x: str) -> float | None:
        """Where a category or a point of x lies, counted from 0 along the labels; None where x has no such place.

        On a scale it may lie between two labels: 1.5 is half way from the second to the third.
        """
        if x in self.labels:
            return float(self.labels.index(x))
        number = number_of(x) if self.positions else None
        if number is None or self.positions is None:
            return None
        for index, (left, right) in enumerate(pairwise(self.positions)):
            if left <= number <= right and left < right:
                return index + (number - left) / (right - left)
        return None
