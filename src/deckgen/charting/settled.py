"""Settled: a chart in words of the size that suits it, as large as its place allows.

All words of a chart have one size. It is found by drawing the chart on sheets that keep words and draw nothing: the
largest size at which nothing on it is worse than at the smallest.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.unreadable import missing
from deckgen.model.chart_data import ChartData, ChartLook, Setting
from deckgen.plot.planned import Planned
from deckgen.plot.scales import VALUE

if TYPE_CHECKING:
    from deckgen.charting.chart_type import Chart

# The square root of the area (points) of a place that is small, where words have the smallest size, and of a large
# one, where they have the largest.
SMALL, LARGE = 230.0, 600.0
# The part of a sheet's width or height that words leave to what they are about, and how finely less is told apart.
LEAST_PLOT, FINENESS = 0.55, 0.05
ACROSS = "x"


class Flaws(Struct, frozen=True, order=True):
    """What a chart suffers from at a size of its words, the worst first.

    missing: how many words are left out or cut short.
    conceded: how many forms it has that are the second best, for want of room.
    cramped: by how many steps what the words are about is smaller than it should be.
    """

    missing: int = 0
    conceded: int = 0
    cramped: int = 0


class Settled(Struct, frozen=True):
    """A chart in words of one size: the look that has it, the sheet that the chart is planned on, and its flaws."""

    look: ChartLook
    sheet: Planned
    flaws: Flaws

    @property
    def setting(self) -> Setting:
        """How to set the chart, so that it comes out as on this sheet."""
        return Setting(self.look.largest, self.sheet.spare, self.sheet.levels)


def settle(
    chart: ChartData, kind: type[Chart], draw: Callable[[Planned], None], look: ChartLook, width: float, height: float
) -> Settled:
    """The chart on a sheet of this width and height (inches) in words as large as may be; draw draws it on a sheet.

    Two sheets tell most charts, the largest size and the smallest; the size between is found by halving.
    """

    def at(size: float) -> Settled:
        return tried(chart, kind, draw, look, width, height, Setting(size))

    sizes = sizes_for(look, width, height, max(1, len(chart.panels)))
    first = at(sizes[0])
    if first.flaws == Flaws() or len(sizes) == 1:
        return first
    best = at(sizes[-1])
    if first.flaws <= best.flaws:
        return first
    least, worse, good = best.flaws, 0, len(sizes) - 1
    while good - worse > 1:
        middle = (worse + good) // 2
        between = at(sizes[middle])
        if between.flaws <= least:
            best, good = between, middle
        else:
            worse = middle
    return best


def tried(
    chart: ChartData,
    kind: type[Chart],
    draw: Callable[[Planned], None],
    look: ChartLook,
    width: float,
    height: float,
    setting: Setting,
) -> Settled:
    """The chart on a sheet of this width and height (inches), set as it says."""
    sized = replace(look, largest=setting.size, smallest=setting.size)
    sheet = Planned(sized, width, height)
    sheet.spared, sheet.levels = setting.spare, setting.levels
    draw(sheet)
    unread = missing(chart, kind, sheet).count
    return Settled(sized, sheet, Flaws(unread, len(sheet.conceded), _cramped(sheet, kind)))


def sizes_for(look: ChartLook, width: float, height: float, parts: int = 1) -> tuple[float, ...]:
    """The sizes of words that suit a place of so many inches with so many charts in it, from the largest on."""
    side = math.sqrt(width * height / parts) * 72
    share = max(0.0, min((side - SMALL) / (LARGE - SMALL), 1.0))
    span = look.largest - look.smallest
    first = look.smallest + math.floor(span * share * 2) / 2
    return (*(first - step for step in range(math.ceil(first - look.smallest))), look.smallest)


def _cramped(sheet: Planned, kind: type[Chart]) -> int:
    """By how many steps the room between the axes is too small, or that of what is drawn where there are none."""
    shares = []
    for name, (start, end) in sheet.scales.runs.items():
        if name in (VALUE, ACROSS):
            whole = sheet.width if name == ACROSS or kind.lies_down else sheet.height
            shares.append(abs(end - start) / whole)
    if not shares and sheet.areas and not sheet.parted:
        tops, feet = zip(*(area.reach for area in sheet.areas), strict=True)
        shares.append((max(tops) - min(feet)) / sheet.height)
    return max(0, math.ceil((LEAST_PLOT - min(shares, default=1.0)) / FINENESS - 1e-9))
