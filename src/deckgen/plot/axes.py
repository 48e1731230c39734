"""The value axis (light lines, grey words) and the labels of categories or points in time under a chart."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.plot.breaks import ZERO_WIDTH, cut_axis, cut_depth, cut_room, tick_letters
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, Align, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import MOST_TICKS, Axis, Scale
from deckgen.plot.time_ticks import even_steps, named_points, steps_of_scale, whole_steps
from deckgen.plot.wrap import wrap

TICK_GAP = 7.0
GRID_WIDTH = 0.75
MOST_TIME_LABELS = 8
# So many points in time have all their labels gladly, smaller ones if need be; of more some go without before that.
MOST_IN_FULL = 12
# How many lines the name of a category has gladly, and at the most.
FEW_LINES, MOST_LINES = 3, 6
# Between a chart and the words under it, in sizes of these.
CATEGORY_GAP = 0.7
# How much of the gap over the words the stroke of a tick takes.
STROKE = 0.5


def axis_width(plot: Plot, axis: Axis, *, marked: bool = True) -> float:
    """The room that the words of an axis take beside the chart; 0 where they would take more than half of it.

    marked says that one that doesn't begin at zero is set off (`value_axis`).
    """
    width = max((plot.measure(words, "semibold") for words in axis.labels), default=0.0)
    room = TICK_GAP + (cut_room(plot) if marked and axis.is_cut else 0.0)
    return width + room if 0 < width < plot.width * 0.5 else 0.0


def ticks_for(height: float) -> int:
    """How many ticks a chart of this height (points) bears without looking crowded."""
    return 3 if height < 90 else 4 if height < 130 else 5 if height < 170 else MOST_TICKS


def value_axis(plot: Plot, axis: Axis, area: Rect, width: float, *, marked: bool = True) -> Scale:
    """Draw gridlines over an area and words to its left in a column of this width; returns the scale.

    Where the axis doesn't begin at zero, and marked is left on, it has a line that is broken under its lowest tick
    (`cut_depth`), and that tick's words are in ink.
    """
    plot.scales.ruled = True
    if not width and axis.labels:
        plot.omit(axis.labels[-1])
    scale = plot.scales.scale(axis.low, axis.high, area.bottom, area.top)
    last = math.inf
    is_cut = marked and axis.is_cut
    left = area.left - (cut_room(plot) if is_cut and width else 0.0)
    # The unit stands on the top tick, so that one is never without its words.
    for tick, words in zip(reversed(axis.ticks), reversed(axis.labels), strict=True):
        y = scale(tick)
        if tick:
            plot.line([(left, y), (area.right, y)], plot.look.hairline, GRID_WIDTH, behind=True)
        if width and last - y >= plot.size * 1.02:
            last = y
            color, weight = tick_letters(plot, axis, tick, marked=marked)
            plot.text(left - TICK_GAP, y, words, color=color, weight=weight, align="right", middle=True)
    if axis.low <= 0 <= axis.high:
        zero_line(plot, area, scale)
    if is_cut:
        cut_axis(plot, area._replace(left=left), cut_depth(plot, axis))
    return scale


def zero_line(plot: Plot, area: Rect, scale: Scale) -> None:
    """The line that bars stand on, a little darker than the gridlines."""
    color = mix(plot.look.hairline, plot.look.grey, 0.45)
    plot.line([(area.left, scale(0)), (area.right, scale(0))], color, ZERO_WIDTH, behind=True)


class Labels(Struct, frozen=True):
    """Words under a chart: for each x its lines (none where it goes without), all of one size, in points.

    between are words at places along a scale where no point is, each with its middle in points from the left.
    strokes are the places of ticks along a scale whose words aren't evenly apart; none is without its words.
    """

    lines: tuple[tuple[str, ...], ...]
    size: float
    between: tuple[tuple[float, str], ...] = ()
    strokes: tuple[float, ...] = ()

    @property
    def gap(self) -> float:
        """The room between the chart and them."""
        return CATEGORY_GAP * self.size

    @property
    def height(self) -> float:
        """The room that they take under the chart with the gap above them; at least what the lowest tick needs."""
        most = max((len(lines) for lines in self.lines), default=0)
        words = self.gap + (most - 1) * self.size * 1.2 + self.size * (CAPITAL + DESCENT)
        return words if most else self.size * (CAPITAL / 2 + DESCENT)


def time_labels(plot: Plot, chart: ChartData, centres: Sequence[float], *, bars: bool = False) -> Labels:
    """Labels of points in order, thinned out until they stand clear of each other.

    Those stay that part the way from the first to the last evenly, such as every second year. Where no such step has
    room, those at whole steps stay, such as years that end in 0 or 5, and before them the last one, the first one,
    and those that annotations name; strokes show where each of them stands. Under lines whose years or numbers are
    not evenly apart whole steps have labels where no point is, too. Where none of these has room every so many points
    have a label.
    """
    words = chart.x
    steps = [] if bars else steps_of_scale(chart)
    if steps:
        found = (_along_scale(plot, chart, centres, ticks) for ticks in steps)
        if labels := next((labels for labels in found if labels), None):
            return labels
    elif bars or len(words) <= MOST_IN_FULL:
        for size in plot.sizes if len(words) <= MOST_IN_FULL else plot.sizes[:1]:
            if all_shown := _clear(plot, Labels(tuple((word,) for word in words), size), centres, 0.6):
                return all_shown
        if bars and len(words) <= MOST_IN_FULL:
            plot.concede("every point in time under its bar")
    if even := _evenly(plot, chart, centres, bars=bars):
        return _as_many_as_fit(plot, words, centres, dict.fromkeys((*_ends(words), *named_points(chart), *even)))
    if kept := _at_whole_steps(plot, chart, centres):
        wanted = dict.fromkeys((*_ends(words), *named_points(chart), *kept))
        labels = _as_many_as_fit(plot, words, centres, wanted)
        worded = tuple(centres[index] for index, lines in enumerate(labels.lines) if lines)
        return replace(labels, strokes=() if bars else worded)
    return _every_so_many(plot, words, centres)


def _along_scale(plot: Plot, chart: ChartData, centres: Sequence[float], ticks: Sequence[float]) -> Labels | None:
    """Labels at these ticks of a scale, and before them at its ends and where annotations name a point.

    None where there is no room for all ticks beside each other.
    """
    places = chart.positions or ()
    scale = Scale(places[0], places[-1], centres[0], centres[-1])
    points = [*_ends(chart.x), *named_points(chart)]
    wanted = [(centres[point], chart.x[point]) for point in points]
    even = [(scale(tick), str(int(tick))) for tick in ticks]
    if not _stand_clear(plot, even, 1.0):
        return None
    chosen: list[tuple[float, str]] = []
    for one in dict.fromkeys((*wanted, *even)):
        if _stand_clear(plot, [*chosen, one], 0.6):
            chosen.append(one)
    worded = {words for _, words in chosen}
    lines = tuple((words,) if words in worded else () for words in chart.x)
    between = tuple(one for one in chosen if one[1] not in chart.x)
    return Labels(lines, plot.size, between, tuple(sorted({x for x, _ in chosen})))


def _stand_clear(plot: Plot, words: Sequence[tuple[float, str]], gap: float) -> bool:
    """Whether words around these middles keep a gap (in their size) between each other."""
    labels = Labels(tuple((word,) for _, word in words), plot.size)
    return _clear(plot, labels, [x for x, _ in words], gap) is not None


def _ends(words: Sequence[str]) -> tuple[int, int]:
    """The last point and the first one, of which the last is worth more."""
    return len(words) - 1, 0


def _evenly(plot: Plot, chart: ChartData, centres: Sequence[float], *, bars: bool) -> list[int]:
    """The points at the finest step that parts x evenly and has room for all its labels; none where no step has."""
    for points in even_steps(chart, bars=bars):
        if len(points) <= MOST_TIME_LABELS and _clear(plot, _only(plot, chart.x, points), centres, 0.8):
            return points
    return []


def _at_whole_steps(plot: Plot, chart: ChartData, centres: Sequence[float]) -> list[int]:
    """The points at the finest whole step that has room for labels, without those that are too near to either end."""
    for points in whole_steps(chart):
        if len(points) > MOST_TIME_LABELS:
            continue
        near = (_clear(plot, _only(plot, chart.x, {point, *_ends(chart.x)}), centres, 0.6) for point in points)
        kept = [point for point, clear in zip(points, near, strict=True) if clear]
        if kept and _clear(plot, _only(plot, chart.x, kept), centres, 1.0):
            return kept
    return []


def _only(plot: Plot, words: Sequence[str], points: Collection[int]) -> Labels:
    """Labels of these points alone."""
    return Labels(tuple((word,) if index in points else () for index, word in enumerate(words)), plot.size)


def _as_many_as_fit(plot: Plot, words: Sequence[str], centres: Sequence[float], wanted: Iterable[int]) -> Labels:
    """Labels of the points that are wanted, without those that have no room beside the ones before them."""
    chosen: set[int] = set()
    for point in wanted:
        if _clear(plot, _only(plot, words, {*chosen, point}), centres, 0.6):
            chosen.add(point)
    return _only(plot, words, chosen)


def _every_so_many(plot: Plot, words: Sequence[str], centres: Sequence[float]) -> Labels:
    """Labels of every so many points, counted from the last one, and of the first one rather than the next."""
    count = len(words)
    steps = [step for step in range(1, count + 1) if (count - 1) // step < MOST_TIME_LABELS]
    # A step that also reaches the first label is worth a little less ink.
    for step in sorted(steps, key=lambda step: step * (1.0 if (count - 1) % step == 0 else 1.8)):
        thinned_out = tuple((word,) if (count - 1 - index) % step == 0 else () for index, word in enumerate(words))
        if kept_apart := _clear(plot, Labels(thinned_out, plot.size), centres, 1.2):
            first, second = (words[0],), (count - 1) % step or step
            with_first = Labels((first, *thinned_out[1:]), plot.size)
            in_its_place = Labels((first, *((),) * second, *thinned_out[second + 1 :]), plot.size)
            kept = (_clear(plot, labels, centres, 1.2) for labels in (with_first, in_its_place))
            return next((labels for labels in kept if labels), kept_apart)
    last = wrap(words[-1], plot.width * 0.8, plot.measure, 1).lines if words else ()
    return Labels((*((),) * max(0, count - 1), *((last,) if words else ())), plot.size)


def category_labels(plot: Plot, words: Sequence[str], centres: Sequence[float], slot: float) -> Labels:
    """Labels of categories, smaller or in more lines where need be, cut short or thinned out as a last resort."""
    smallest = plot.look.smallest
    for size, most in [*((size, FEW_LINES) for size in plot.sizes), (smallest, MOST_LINES)]:
        measure = partial(plot.measure, size=size)
        wrapped = [wrap(word, slot - size * 0.6, measure, most) for word in words]
        if all(label.complete for label in wrapped):
            labels = Labels(tuple(label.lines for label in wrapped), size)
            if clear := _clear(plot, labels, centres, 0.4):
                return clear
        plot.concede("categories in few lines")
    for step in range(1, len(words) + 1):
        width = min(slot * step - smallest * 0.6, plot.width * 0.9)
        if width < smallest * 3.2 and step < len(words):
            continue
        thinned_out = tuple(
            wrap(word, width, partial(plot.measure, size=smallest), 3).lines if index % step == 0 else ()
            for index, word in enumerate(words)
        )
        if clear := _clear(plot, Labels(thinned_out, smallest), centres, 0.3):
            return clear
    return Labels(((),) * len(words), smallest)


def draw_labels(
    plot: Plot, labels: Labels, centres: Sequence[float], top: float, bold: Sequence[bool] = (), color: str = ""
) -> None:
    """Draw labels whose upper edge is at top, and the strokes of ticks between them."""
    for x in labels.strokes:
        plot.line([(x, top), (x, top - labels.gap * STROKE)], plot.look.grey, GRID_WIDTH, behind=True)
    baseline = top - labels.gap - CAPITAL * labels.size
    for x, words in labels.between:
        plot.text(x, baseline, words, size=labels.size, color=color or plot.look.grey, align="center")
    for index, (lines, centre) in enumerate(zip(labels.lines, centres, strict=True)):
        emphasised = index < len(bold) and bold[index]
        for number, line in enumerate(lines):
            baseline = top - labels.gap - CAPITAL * labels.size - number * labels.size * 1.2
            plot.text(
                centre,
                baseline,
                line,
                size=labels.size,
                color=plot.look.ink if emphasised else color or plot.look.grey,
                weight="semibold" if emphasised else "regular",
                align="center",
            )


def _clear(plot: Plot, labels: Labels, centres: Sequence[float], gap: float) -> Labels | None:
    """The labels, if no two come nearer than gap (in their size) and all stay on the sheet."""
    spans: list[tuple[float, float]] = []
    for lines, centre in zip(labels.lines, centres, strict=True):
        if lines:
            # Measured semibold: an emphasised label is a little wider.
            width = max(plot.measure(line, "semibold", labels.size) for line in lines)
            left = max(0.0, min(centre - width / 2, plot.width - width))
            spans.append((left, left + width))
    spans.sort()
    apart = all(after[0] - before[1] >= gap * labels.size for before, after in pairwise(spans))
    inside = all(right <= plot.width + 0.01 for _, right in spans)
    return labels if apart and inside else None


def upright(
    plot: Plot, x: float, bottom: float, top: float, color: str, width: float, *, dotted: bool = False
) -> None:
    """A line upwards behind everything, with gaps where words that are already drawn stand in its way."""
    blocks = sorted(
        (words.box.bottom - 2, words.box.top + 2)
        for words in plot.texts()
        if words.box.left - 2 < x < words.box.right + 2 and words.box.top > bottom and words.box.bottom < top
    )
    start = bottom
    for low, high in [*blocks, (top, top)]:
        if low - start > 3:
            plot.line([(x, start), (x, min(low, top))], color, width, dotted=dotted, behind=True)
        start = max(start, high)


def tick_column(plot: Plot, axis: Axis, scale: Scale, x: float, color: str, align: Align = "left") -> None:
    """The words of a second axis beside the chart, in the color of what they measure."""
    last = math.inf
    for tick, words in zip(reversed(axis.ticks), reversed(axis.labels), strict=True):
        if last - scale(tick) >= plot.size * 1.02:
            last = scale(tick)
            plot.text(x, last, words, color=color, align=align, middle=True)


def top_margin(plot: Plot) -> float:
    """The room over the highest gridline that keeps its words on the sheet."""
    return plot.size * (ASCENT - CAPITAL / 2) + 1
