"""A schedule: bars that lie in rows from when to when they last, over an axis of time.

All times are days, counted as `Period.place` counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
from deckgen.model.period import Grain
from deckgen.plot.lying import LyingFrame, plan_lying
from deckgen.plot.name_rows import NameRows
from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, Scale

# The half height of a diamond, as a share of the thickness of bars, and its bounds in points.
DIAMOND, SMALLEST, LARGEST = 0.42, 4.0, 13.0
# The room beside words in a bar, the gap between a name and dates in it, the gap between a bar and words beside it,
# and how thick a bar with words in it is, in sizes of the words.
INSIDE, MORE, BESIDE, TALL = 0.45, 0.7, 0.4, 1.12
# How long a bar is at the least, and the gap between two that follow each other, in points.
SHORTEST, SEAM = 1.5, 1.0
# Over which share of its length, and how many points at the most, a bar fades that goes on.
FADING, LONGEST_FADE = 0.5, 90.0
# How far apart the words of an axis are, in sizes of them, and how many there are at the most.
LABELS_APART, MOST_TICKS = 0.9, 12


class Bar(Struct, frozen=True):
    """What lasts from a start to an end, or happens once.

    row: the place of its task in x. series: the place of its group among the series.
    start, end: in days; equal for what happens once.
    words: its dates, of what goes on the first one.
    goes_on: it has no end yet, and is drawn to the edge of the chart.
    """

    row: int
    series: int
    start: float
    end: float
    words: str = ""
    goes_on: bool = False

    @property
    def is_milestone(self) -> bool:
        """Whether it happens once."""
        return self.start == self.end and not self.goes_on

    @property
    def label(self) -> str:
        """Its dates, as they are written on the chart."""
        return f"{self.words} \N{EN DASH}" if self.goes_on else self.words


class Schedule(Struct, frozen=True):
    """The bars of a chart, and the axes that it may have, from the finest ticks to the coarsest.

    finest: how exactly its times are told at the most.
    noted: further times that it shows.
    """

    bars: tuple[Bar, ...] = ()
    finest: Grain = Grain.DAY
    noted: tuple[float, ...] = ()
    axes: tuple[Axis, ...] = ()

    @property
    def reach(self) -> tuple[float, float]:
        """The first and the last time that the chart shows; what goes on has some room to do so."""
        first = min((*(bar.start for bar in self.bars), *self.noted), default=0.0)
        last = max((*(bar.end for bar in self.bars), *self.noted), default=1.0)
        latest = max((bar.start for bar in self.bars if bar.goes_on), default=first)
        last = max(last, latest + 0.12 * (last - first))
        return (first, last) if last > first else (first - 0.5, last + 0.5)


class Placed(Struct, frozen=True):
    """A bar on the sheet: its box (of a diamond the square around it), the words in it, and those beside it.

    more are further words in it. Words beside it stand right of it, or left of it where before says so.
    """

    bar: Bar
    box: Rect
    inside: str = ""
    more: str = ""
    beside: str = ""
    before: bool = False

    @property
    def solid(self) -> Rect:
        """The part of the box that doesn't fade, for words."""
        return _solid(self.bar, self.box)


def _solid(bar: Bar, box: Rect) -> Rect:
    return box._replace(right=box.right - min(box.width * FADING, LONGEST_FADE)) if bar.goes_on else box


class ScheduleFrame(Struct, frozen=True):
    """Where the rows, the bars and the axis stand; named says that the names of the tasks stand in their bars."""

    lying: LyingFrame
    placed: tuple[Placed, ...]
    named: bool


def plan_schedule(plot: Plot, chart: ChartData, schedule: Schedule, room: Rect) -> ScheduleFrame:
    """The frame in a room.

    The names of the tasks stand in the bars where each fits into its own, else at the left.
    """
    low, high = plot.scales.hold(*schedule.reach)
    anonymous = replace(chart, x=("",) * len(chart.x))
    foot = Axis(low, high, (), (), of_time=True)

    def margins(rows: NameRows) -> tuple[float, float]:
        # A diamond at either end stays on the sheet.
        side = _diamond(rows) if any(bar.is_milestone for bar in schedule.bars) else 0.0
        return rows.indent + side, side

    lying = plan_lying(plot, anonymous, room, (low, high), margins, foot)
    named = _all_fit(plot, chart, schedule, lying)
    if not named:
        lying = plan_lying(plot, chart, room, (low, high), margins, foot)
    lying = replace(lying, foot=_axis(plot, schedule.axes, lying.scale, (low, high)))
    boxes = [_box(bar, lying, high) for bar in schedule.bars]
    taken = [(box, bar.row) for bar, box in zip(schedule.bars, boxes, strict=True)]
    placed = []
    for bar, box in zip(schedule.bars, boxes, strict=True):
        others = [other for other, row in taken if row == bar.row and other != box]
        name = chart.x[bar.row] if named else ""
        words = bar.label if chart.labels != "none" else ""
        placed.append(_place(plot, bar, box, name, words, others, lying.room))
    return ScheduleFrame(lying, tuple(placed), named)


def _box(bar: Bar, lying: LyingFrame, last: float) -> Rect:
    middle, half = lying.rows.middles[bar.row], lying.rows.thickness / 2
    left, right = lying.scale(bar.start), lying.scale(last if bar.goes_on else bar.end)
    if bar.is_milestone:
        side = _diamond(lying.rows)
        return Rect(left - side, middle - side, left + side, middle + side)
    # A day among years is still to be seen, and where one bar ends and the next begins.
    return Rect(left, middle - half, max(right - SEAM, left + SHORTEST), middle + half)


def _diamond(rows: NameRows) -> float:
    return max(SMALLEST, min(LARGEST, rows.thickness * DIAMOND))


def _all_fit(plot: Plot, chart: ChartData, schedule: Schedule, lying: LyingFrame) -> bool:
    """Whether each task has one bar, and all bars have room for the names of their tasks."""
    rows = [bar.row for bar in schedule.bars]
    if len(set(rows)) < len(rows) or len(rows) < len(chart.x) or lying.rows.thickness < plot.size * TALL:
        return False
    bars = [bar for bar in schedule.bars if not bar.is_milestone]
    _, high = schedule.reach
    return bool(bars) and all(_fits(plot, chart.x[bar.row], _solid(bar, _box(bar, lying, high))) for bar in bars)


def _fits(plot: Plot, words: str, box: Rect, gap: float = 0.0) -> bool:
    """Whether words, with a gap (points) somewhere between them, have room in a box."""
    wide = plot.measure(words, "semibold") + gap + 2 * INSIDE * plot.size
    return wide <= box.width and box.height >= plot.size * TALL


def _place(plot: Plot, bar: Bar, box: Rect, name: str, words: str, others: Iterable[Rect], room: Rect) -> Placed:
    """A bar with its words: what has no room in it stands beside it, and what has none there is left out."""
    gap = BESIDE * plot.size
    if name and bar.is_milestone:
        words, name = ", ".join(part for part in (name, words) if part), ""
    elif not bar.is_milestone and not name and words and _fits(plot, words, _solid(bar, box)):
        name, words = words, ""
    elif name and words and _fits(plot, name + words, _solid(bar, box), MORE * plot.size):
        return Placed(bar, box, name, words)
    placed = Placed(bar, box, name)
    width = plot.measure(words, "semibold")
    if not words:
        return placed
    for before in (True,) if bar.goes_on else (False, True):
        left = box.left - gap - width if before else box.right + gap
        taken = Rect(left, box.bottom, left + width, box.top)
        in_room = left >= room.left and left + width <= plot.width
        if in_room and not any(taken.overlaps(other, gap / 2) for other in others):
            return replace(placed, beside=words, before=before)
    plot.concede(f"the dates of bar {bar.row}")
    return placed


def _axis(plot: Plot, axes: Iterable[Axis], scale: Scale, reach: tuple[float, float]) -> Axis:
    """The axis with the finest ticks whose words stand clear of each other; else the coarsest."""
    chosen = Axis(*reach, (), (), of_time=True)
    for axis in axes:
        shown = [(tick, words) for tick, words in zip(axis.ticks, axis.labels, strict=True) if _is_in(tick, reach)]
        ticks, labels = tuple(tick for tick, _ in shown), tuple(words for _, words in shown)
        chosen = replace(chosen, ticks=ticks, labels=labels)
        halves = [(scale(tick), plot.measure(words) / 2) for tick, words in shown]
        pairs = pairwise(halves)
        apart = all(right - left >= one + other + LABELS_APART * plot.size for (left, one), (right, other) in pairs)
        if apart and len(shown) <= MOST_TICKS:
            return chosen
    return chosen


def _is_in(tick: float, reach: tuple[float, float]) -> bool:
    return reach[0] <= tick <= reach[1]
