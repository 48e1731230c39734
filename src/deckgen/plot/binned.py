"""Binned: bars that touch, each as wide as the range of values that it counts, over an axis of these values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.model.format import NumberFormat
from deckgen.plot.axes import CATEGORY_GAP, Labels
from deckgen.plot.bars import WIDEST_SLOT, Slots, Values, draw_tip, tip_room
from deckgen.plot.captions import caption, headline
from deckgen.plot.categories import category_color, stands_out, values_of
from deckgen.plot.paper import CAPITAL, DESCENT, Plot
from deckgen.plot.plain_bars import clear_values
from deckgen.plot.rect import Rect
from deckgen.plot.scale import tick_labels
from deckgen.plot.uprights import UprightFrame, plan_uprights
from deckgen.plot.wrap import shortened

BINS = "bins"
SEAM, WIDEST_SEAM = 1.0, 0.2
TICK, TICK_WIDTH = 4.0, 0.9
# The least height at which the values have a name under their axis, in sizes of words.
LEAST_FOR_NAME = 8.5
# The room under the axis for the name of the values, and between two words along it, in sizes of words.
NAME_LINE, APART = 1.4, 0.7


class Bins(Struct, frozen=True):
    """The ranges in which values are counted.

    edges rise: each bin goes from one to the next. at_middles says that each holds one whole number, in its middle.
    name is what the values are, and written how they are written along the axis. counted is what is counted.
    """

    edges: tuple[float, ...] = ()
    at_middles: bool = False
    name: str = ""
    written: NumberFormat | None = None
    counted: str = ""

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide each bin is."""
        return tuple(high - low for low, high in pairwise(self.edges))

    @property
    def is_even(self) -> bool:
        """Whether all bins are equally wide; otherwise areas show what heights show elsewhere."""
        return not self.edges or max(self.widths) <= min(self.widths) * (1 + 1e-6)

    def place_of(self, value: float) -> float | None:
        """Where a value lies, counted in bins from the middle of the first; None outside of all bins."""
        for index, (low, high) in enumerate(pairwise(self.edges)):
            if low <= value <= high:
                return index - 0.5 + (value - low) / (high - low)
        return None


class BinPlaces(Slots, frozen=True):
    """Places of bars that touch; edges are theirs on the sheet, in points."""

    edges: tuple[float, ...] = ()

    @property
    def reach(self) -> tuple[float, float]:
        """Where the first place begins, and where the last one ends."""
        return self.edges[0], self.edges[-1]

    def x_at(self, place: float) -> float:
        """The middle of a place counted from 0, or a point between two of them or within one."""
        index = min(max(0, math.floor(place + 0.5)), len(self.edges) - 2)
        low, high = self.edges[index : index + 2]
        return low + (place + 0.5 - index) * (high - low)


class BinnedBars(Struct, frozen=True):
    """Where bars that touch and everything around them stand; all lengths are in points.

    frame has the bars' places and the axis of what is counted. heights are those of the bars, in what the axis
    counts. ticks are points along the foot with their words. name stands under these, "" where it has no room.
    some_valued says that the highlighted bars carry their values at their tips, where not all bars do.
    """

    frame: UprightFrame
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]
    name: str
    some_valued: bool

    def draw_foot(self, plot: Plot) -> None:
        """The edges of bins under their seams, at even steps, and what the values are."""
        foot = self.frame.area.bottom
        baseline = foot - (CATEGORY_GAP + CAPITAL) * plot.size
        for x, words in self.ticks:
            plot.line([(x, foot), (x, foot - TICK)], plot.look.grey, TICK_WIDTH)
            plot.text(x, baseline, words, color=plot.look.grey, align="center")
        right = self.edges[-1]
        words = shortened(self.name, plot.width, plot.measure)
        plot.text(right, baseline - plot.size * NAME_LINE, words, color=plot.look.grey, align="right")


def plan_binned(plot: Plot, chart: ChartData) -> BinnedBars:
    """Plan the bars of the chart's first series under its unit, which is drawn."""
    bins = chart.own(Bins)
    bins = bins if len(bins.edges) == len(chart.x) + 1 else Bins(tuple(map(float, range(len(chart.x) + 1))))
    room = caption(plot, chart, plot.room)
    carried = chart.labels == "bars" or not bins.is_even
    # An axis says what is counted; the values at bars are numbers alone.
    room = headline(plot, bins.counted, room) if carried else room
    name = " ".join(bins.name.split()) if room.height > LEAST_FOR_NAME * plot.size else ""
    foot = plot.size * (CATEGORY_GAP + CAPITAL + DESCENT + (NAME_LINE if name else 0.0))
    bare = Labels(((),) * len(chart.x), plot.size)
    heights = _heights(chart, bins)
    number = bins.written or chart.format
    low, high = plot.scales.hold(bins.edges[0], bins.edges[-1], BINS)
    half = max(plot.measure(words) for words in tick_labels(number, [bins.edges[0], bins.edges[-1]])) / 2

    def stand(inner: Rect) -> tuple[Slots, Labels]:
        spare = max(0.0, inner.width - WIDEST_SLOT * len(chart.x)) / 2 if bins.is_even else 0.0
        left, right = inner.left + max(spare, half - inner.left), inner.right - max(spare, half)
        along = plot.scales.scale(low, high, left, max(left + 1, right), BINS)
        edges = tuple(map(along, bins.edges))
        widths = [after - before for before, after in pairwise(edges)]
        centres = tuple((before + after) / 2 for before, after in pairwise(edges))
        return BinPlaces(centres, sum(widths) / len(widths), min(widths), edges), bare

    inner = room.cut(bottom=foot - bare.height)
    tips = None
    if carried:
        places, _ = stand(inner)
        assert isinstance(places, BinPlaces)
        tips = _tips(plot, chart, places)
    some_valued = not tips and chart.labels != "none" and any(chart.emphasis)
    tip_space = tip_room(heights, tips.size if tips else plot.size) if tips or some_valued else None
    counts = plan_uprights(plot, chart, inner, heights, tips, tip_space=tip_space, stand=stand)
    assert isinstance(counts.places, BinPlaces)
    edges = counts.places.edges
    ticks = _ticks(plot, bins, number, edges)
    return BinnedBars(counts, edges, heights, ticks, name, some_valued)


def draw_binned(plot: Plot, chart: ChartData) -> None:
    """Draw the bars from zero, with a hair of paper between them."""
    planned = plan_binned(plot, chart)
    frame, tips = planned.frame, planned.frame.tips
    scale = frame.draw_axis(plot)
    for index, (left, right) in enumerate(pairwise(planned.edges)):
        seam = min(SEAM, (right - left) * WIDEST_SEAM) / 2
        height = planned.heights[index]
        low, high = sorted((scale(0.0), scale(height)))
        plot.bar(Rect(left + seam, low, right - seam, high), category_color(chart, index))
        if tips:
            bold = stands_out(chart, index)
            draw_tip(plot, (left + right) / 2, height, scale, tips.words[index], tips.size, bold=bold)
    if planned.some_valued:
        for index, value in clear_values(plot, chart, frame.places, scale):
            centre = frame.places.centres[index]
            draw_tip(plot, centre, value, scale, chart.format.show(value), plot.size, bold=True)
    planned.draw_foot(plot)
    frame.draw_words(plot, chart.emphasis)


def _heights(chart: ChartData, bins: Bins) -> tuple[float, ...]:
    """How high the bars are: as many as each counts, or in bins that differ as many as it has in the narrowest."""
    counts = [value or 0.0 for value in values_of(chart)]
    if bins.is_even:
        return tuple(counts)
    narrowest = min(bins.widths)
    return tuple(count / width * narrowest for count, width in zip(counts, bins.widths, strict=True))


def _tips(plot: Plot, chart: ChartData, places: BinPlaces) -> Values:
    """The counts at the tips of the bars in the largest size at which each fits its bar; "" where none does."""
    values = values_of(chart)
    words = tuple("" if value is None else chart.format.show(value, unit=False) for value in values)
    widths = [after - before for before, after in pairwise(places.edges)]

    def fitting(size: float) -> tuple[str, ...]:
        pairs = zip(words, widths, strict=True)
        return tuple(one if plot.measure(one, "bold", size) + size * 0.3 <= width else "" for one, width in pairs)

    size = next((size for size in plot.sizes if fitting(size) == words), plot.sizes[-1])
    return Values(fitting(size), size)


def _ticks(plot: Plot, bins: Bins, number: NumberFormat, places: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """The edges that have words: all, or every so many of them, at multiples of their step."""
    if bins.at_middles:
        values = [(low + high) / 2 for low, high in pairwise(bins.edges)]
        points = [(left + right) / 2 for left, right in pairwise(places)]
    else:
        values, points = list(bins.edges), list(places)
    step = min((high - low for low, high in pairwise(values)), default=1.0)
    every = (1, 2, 5, 10, 20, 50) if bins.is_even else (1,)
    for many in every:
        chosen = [index for index, value in enumerate(values) if round(value / step) % many == 0]
        ticks = _worded(number, values, points, chosen)
        if _stand_clear(plot, ticks):
            return ticks
    kept: list[int] = []
    for index in (0, len(values) - 1, *range(1, len(values) - 1)):
        if _stand_clear(plot, _worded(number, values, points, sorted([*kept, index]))):
            kept.append(index)
    return _worded(number, values, points, sorted(kept))


def _worded(
    number: NumberFormat, values: Sequence[float], points: Sequence[float], chosen: Sequence[int]
) -> tuple[tuple[float, str], ...]:
    words = tick_labels(number, [values[index] for index in chosen])
    return tuple((points[index], one) for index, one in zip(chosen, words, strict=True))


def _stand_clear(plot: Plot, ticks: Sequence[tuple[float, str]]) -> bool:
    """Whether words under points keep apart, and stay on the sheet where they are moved onto it."""
    spans = []
    for x, words in ticks:
        box = plot.box_of(x, 0.0, words, "regular", plot.size, "center")
        spans.append((box.left, box.right))
    apart = all(after[0] - before[1] >= plot.size * APART for before, after in pairwise(spans))
    return apart and all(right <= plot.width + 0.01 for _, right in spans)
