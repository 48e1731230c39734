"""Standing: where the values of a chart stand on its sheet, which annotations are placed by. Knows no chart."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.plot.rect import Rect

Point = tuple[float, float]


class Reach(Struct, frozen=True):
    """Between which heights a chart can draw its values, in points over the foot of its sheet.

    bottom and top are those of the lowest and the highest value or, where categories lie in rows, where rows end and
    how high the first bar can begin. rows is how many there are, 0 where values stand upright. first is where that
    bar begins now: rows that don't fill their room stand in its middle.
    """

    bottom: float
    top: float
    rows: int = 0
    first: float = 0.0


class Ring(Struct, frozen=True):
    """A ring, or a half of one, around x, y, in points; parts are the angles in degrees, against the clock from the
    right, between which each category lies. borders are lines across it from within, the first before all seats, and
    one after each; none where it has no seats.
    """

    x: float
    y: float
    outer: float
    inner: float
    parts: Mapping[int, tuple[float, float]]
    borders: tuple[tuple[Point, Point], ...] = ()


class Standing(Struct, frozen=True):
    """Where the values of a chart stand; all lengths are in points.

    area is the room of what is drawn, without the words around it.
    along gives where a place of x stands, counted from 0: how far from the left or, where categories lie in rows, at
    which height.
    across gives where a value stands on the other axis.
    tips are the points at which values are read off, by the name of their series and the index of their x; those of
    the series "" are where all that stands at an x ends together.
    roots are the points at which the bars of these values begin; none where there are no bars.
    thick is how wide a bar is, or all the bars of an x together; 0 where there are none.
    lies says that categories lie in rows, and values run to the right.
    wrapped says that rows go on in further lines, so that how wide one is doesn't tell how much it is.
    reach is how high the values can stand; None for a chart that can't share that with those beside it.
    ring is the ring that the values are parts of, None where they are none.
    """

    area: Rect
    along: Callable[[float], float]
    across: Callable[[float], float]
    tips: Mapping[tuple[str, int], Point]
    roots: Mapping[tuple[str, int], Point] = {}
    thick: float = 0.0
    lies: bool = False
    wrapped: bool = False
    reach: Reach | None = None
    ring: Ring | None = None


def standing_of_ring(area: Rect, ring: Ring) -> Standing:
    """Where parts of a ring stand, whose values have no axis."""
    return Standing(area, lambda _: ring.x, lambda _: ring.y, {}, ring=ring)


def tips_of(chart: ChartData, at: Callable[[int, int, float], Point]) -> dict[tuple[str, int], Point]:
    """The points at which the known values of a chart are read off, by the name of the series and the index of x.

    at gives that of a value, by the number of its series and the index of its x. The only series of a chart stands
    for all that is there too.
    """
    found = {
        (series.name, index): at(number, index, value)
        for number, series in enumerate(chart.series)
        for index, value in enumerate(series.values)
        if value is not None and math.isfinite(value)
    }
    if len(chart.series) == 1:
        found |= {("", index): point for (_, index), point in found.items()}
    return found
