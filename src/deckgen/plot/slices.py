"""The parts of a ring: their angles and colors, and where a label is beside each."""

from __future__ import annotations

import math

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix


class Slice(Struct, frozen=True):
    """A part of a ring.

    index is its place among the categories, value its value, color its color (hex).
    start and end are its edges in degrees, measured against the clock from the right. Parts follow each other with
    the clock from the top, so end is less than start.
    """

    index: int
    value: float
    start: float
    end: float
    color: str

    @property
    def middle(self) -> float:
        """The angle in its middle, in radians against the clock from the right."""
        return math.radians((self.start + self.end) / 2)

    @property
    def right(self) -> bool:
        """Whether it lies at the right of the ring."""
        return math.cos(self.middle) >= -1e-9

    @property
    def anchor(self) -> float:
        """The angle that its label is beside: away from the ring's top and foot as far as a wide part lets it."""
        lowest, highest = sorted((self.start, self.end))
        slack = (highest - lowest) * 0.35
        side = 0.0 if self.right else math.copysign(180.0, math.degrees(self.middle))
        level = side + math.copysign(58.0, math.degrees(self.middle) - side)
        steep = abs(math.sin(self.middle)) > math.sin(math.radians(58.0))
        middle = math.degrees(self.middle)
        return math.radians(max(middle - slack, min(level, middle + slack)) if steep else middle)

    def spans(self, angle: float) -> bool:
        """Whether an angle (radians) points at this part."""
        lowest, highest = sorted((self.start, self.end))
        return (math.degrees(angle) - lowest) % 360 <= highest - lowest


def slices_of(chart: ChartData) -> list[Slice]:
    """The parts of a chart with one series; those of nothing are left out."""
    values = [max(0.0, value or 0.0) for value in chart.series[0].values] if chart.series else []
    total = math.fsum(values)
    slices: list[Slice] = []
    angle = 90.0
    for index, value in enumerate(values):
        if value > 0:
            turn = value / total * 360
            color = chart.colors[index] if index < len(chart.colors) else _shade(chart, index)
            slices.append(Slice(index, value, angle, angle - turn, color))
            angle -= turn
    return slices


def _shade(chart: ChartData, index: int) -> str:
    """A part's color where none was given: the series' own, paler from part to part."""
    return mix(chart.series[0].color, "FFFFFF", min(0.75, index * 0.6 / max(1, len(chart.x) - 1)))
