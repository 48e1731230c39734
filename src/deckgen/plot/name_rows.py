"""Rows one under the other, each with its name at the left: where they stand, and the axis at their foot."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from deckgen.model.chart_data import ChartData, Levels
from deckgen.plot.axes import GRID_WIDTH, upright
from deckgen.plot.breaks import cut_axis, tick_letters
from deckgen.plot.categories import stands_out
from deckgen.plot.lettering import Weight
from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.standings import Reach
from deckgen.plot.wrap import Measure, wrap

# How much of its row a bar takes, how thick it becomes by that, in points, and how much of a higher row it takes.
BAR_SHARE, THICKEST, HIGH_SHARE = 0.68, 52.0, 0.54
WIDEST_PITCH = 132.0
NAME_GAP, VALUE_CLEAR = 8.0, 18.0
# The room over the first row for its words, in sizes of these.
LEAST_OVER = 0.6
# The part of the width that names may take, the least first: where they can be wrapped, they take less of it.
NAMES_SHARES = (0.26, 0.34, 0.42)


class NameRows(Struct, frozen=True):
    """Where rows with names stand; all lengths are in points.

    middles are the heights of the middles of the rows, from the top down, and pitch is the distance between two.
    names are the names of the rows in lines, and names_width is the width of the widest one.
    worded are the rows that get words: where rows are lower than words, some go without.
    emphasis says which rows stand out and have a semibold name.
    reach is how high the rows can stand.
    """

    middles: tuple[float, ...]
    pitch: float
    names: tuple[tuple[str, ...], ...]
    names_width: float
    worded: frozenset[int]
    emphasis: tuple[bool, ...]
    reach: Reach

    @property
    def thickness(self) -> float:
        """How thick the bar of a row is."""
        return _thickness(self.pitch)

    @property
    def indent(self) -> float:
        """The room that the names take with the gap beside them; 0 where there are none."""
        return self.names_width + NAME_GAP if self.names_width else 0.0

    def room_before(self, words: float) -> float:
        """The room at the left of bars whose left tips have words beside them, the widest so wide; 0 for none.

        The words keep so far away from the names that nobody takes both for one.
        """
        return self.names_width + VALUE_CLEAR + words if words and self.names_width else self.indent + words

    def bold(self, index: int) -> bool:
        """Whether a row stands out."""
        return index < len(self.emphasis) and self.emphasis[index]

    def draw_name(self, plot: Plot, index: int) -> None:
        """The name of a row, right-aligned beside it."""
        weight = _weight(bold=self.bold(index))
        plot.lines(self.names_width, self.middles[index], self.names[index], align="right", weight=weight)


def plan_rows(plot: Plot, chart: ChartData, room: Rect, widest: float = WIDEST_PITCH) -> NameRows:
    """A row for each category, from the top down, no two of them further apart than widest.

    This also chooses the size of the plot's words, which are smaller where rows are low.
    """
    count = len(chart.x)
    # Rows beside others hang from the height that all of these begin at.
    hang = plot.levels != Levels()
    room = _hung(plot.leveled(room), count) if hang else room
    pitch = min(room.height / count, widest)
    plot.size = next((size for size in plot.sizes if pitch >= size * 1.3), plot.look.smallest)
    if pitch < plot.size * 1.3:
        plot.concede("words lower than their rows")
    # Words that are higher than their rows need room over the first and under the last.
    ends = 0.5 if hang else 1.0
    pitch = min(pitch, max(0.5, (room.height - ends * 1.2 * plot.size) / max(1, count - ends)))
    # Few rows begin where everything else on a page does; low ones leave room for the words of the first.
    top = room.top if hang else room.top - min((room.height - pitch * count) / 2, LEAST_OVER * plot.size)
    most = max(1, min(3, int((pitch - plot.size * 0.1) / plot.line_height)))
    measure = partial(plot.measure, weight="semibold")
    worded = _worded(chart, pitch, plot.size * 1.02)
    names = _names(chart, worded, room.width, measure, most)
    width = max(
        (plot.measure(line, _weight(bold=stands_out(chart, i))) for i, lines in enumerate(names) for line in lines),
        default=0.0,
    )
    middles = tuple(top - pitch * (index + 0.5) for index in range(count))
    over = (pitch - _thickness(pitch)) / 2
    highest = room.top - max(0.0, 0.6 * plot.size - pitch / 2) - over
    reach = Reach(room.bottom, highest, count, top - over)
    return NameRows(middles, pitch, names, width, worded, chart.emphasis, reach)


def _hung(room: Rect, count: int) -> Rect:
    """The room of so many rows of which the first bar begins at the top of a room, with what stays free over it."""
    thin, high = (room.height / (count - (1 - share) / 2) for share in (BAR_SHARE, HIGH_SHARE))
    thick = (room.height - THICKEST / 2) / (count - 0.5)
    pitch = min(max(thin, min(thick, high)), WIDEST_PITCH)
    return room._replace(top=room.top + (pitch - _thickness(pitch)) / 2)


def _thickness(pitch: float) -> float:
    return min(pitch * BAR_SHARE, max(THICKEST, pitch * HIGH_SHARE))


def _names(
    chart: ChartData, worded: frozenset[int], width: float, measure: Measure, most: int
) -> tuple[tuple[str, ...], ...]:
    """The names of the rows that get words, in so many lines at the most, in the narrowest column that holds them."""
    for share in NAMES_SHARES if most > 1 else NAMES_SHARES[-1:]:
        wrapped = [wrap(name, width * share - NAME_GAP, measure, most) for name in chart.x]
        if all(one.complete for one in wrapped):
            break
    return tuple(one.lines if index in worded else () for index, one in enumerate(wrapped))


def foot_axis(plot: Plot, foot: Axis, scale: Scale, bars: Rect, base: float) -> None:
    """Upright gridlines with their values below; they make way for words that are already drawn.

    An axis that doesn't begin at zero is broken at its left, beside a base line (x in points).
    """
    last = -1e9
    for tick, words in zip(foot.ticks, foot.labels, strict=True):
        x = scale(tick)
        upright(plot, x, bars.bottom, bars.top, plot.look.hairline, GRID_WIDTH)
        half = plot.measure(words) / 2
        if x - half > last + plot.size * 0.5 and x + half <= plot.width:
            color, weight = tick_letters(plot, foot, tick)
            plot.text(x, bars.bottom - plot.size * 1.1, words, color=color, weight=weight, align="center")
            last = x + half
    if last < 0 and foot.labels:
        plot.omit(foot.labels[-1])
    if foot.is_cut:
        cut_axis(plot, bars, bars.left - base, lying=True)


def _weight(*, bold: bool) -> Weight:
    return "semibold" if bold else "regular"


def _worded(chart: ChartData, pitch: float, least: float) -> frozenset[int]:
    """The rows that get words: all, or where they would touch the emphasised ones first and then from the top."""
    worded: list[int] = []
    emphasised = [index for index in range(len(chart.x)) if stands_out(chart, index)]
    for index in [*emphasised, *range(len(chart.x))]:
        if all(abs(index - other) * pitch >= least for other in worded):
            worded.append(index)
    return frozenset(worded)
