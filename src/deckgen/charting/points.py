"""Points: what was read from the rows of a chart, before colors and words are put to it. A value."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from deckgen.model.node import number_of


class Named(Struct, frozen=True):
    """The values of one series; column is the column that they come from."""

    name: str
    label: str
    column: str
    values: tuple[float | None, ...]


class Points(Struct, frozen=True):
    """What stands on the axes: labels along x (positions where x is a scale), and the series.

    detail is what a type that reads its own rows finds there besides; it becomes the detail of the ChartData. rest is
    the label of the others that were added up, "" where there are none, and added are their own.
    """

    labels: tuple[str, ...]
    positions: tuple[float, ...] | None
    series: tuple[Named, ...]
    detail: object = None
    rest: str = ""
    added: tuple[str, ...] = ()

    def place_of(self, x: str) -> float | None:
        """Where a category or point of the x axis lies, as an index into labels or between two; None off the axis."""
        if x in self.labels:
            return float(self.labels.index(x))
        number = number_of(x) if self.positions else None
        if number is None or self.positions is None:
            return None
        for index, (left, right) in enumerate(pairwise(self.positions)):
            if left <= number <= right and left < right:
                return index + (number - left) / (right - left)
        return None
