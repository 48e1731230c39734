"""ranking: bars on their side, in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from deckgen.chart import Chart
from deckgen.model.chart import ChartData
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import GRID_WIDTH
from deckgen.plot.captions import caption
from deckgen.plot.colors import mix
from deckgen.plot.paper import Weight
from deckgen.plot.scale import Axis, Scale, axis, known, value_range
from deckgen.plot.wrap import wrap

THICKEST, WIDEST_PITCH = 40.0, 76.0
NAME_GAP, VALUE_GAP = 8.0, 6.0
NAMES_SHARE = 0.42


class Ranking(Chart):
    """Ranks categories with bars on their side: names at the left, values at the tips, the first on top."""

    spoken = "Ranked bar chart"
    most_points = 40
    most_series = 1
    colors_categories = True
    lies_down = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars in the order given; long lists get smaller words, short ones keep slender bars."""
        room = caption(plot, chart, plot.room)
        values = chart.series[0].values if chart.series else ()
        if not chart.x:
            return
        foot = axis(values, chart.format, from_zero=True)
        foot_height = plot.size * 1.5 if chart.labels == "none" else 0.0
        rows = _rows(plot, chart, room.cut(bottom=foot_height))
        bars = _bar_area(plot, chart, rows, room.cut(bottom=foot_height))
        low, high = (foot.low, foot.high) if foot_height else value_range(values, from_zero=True)
        scale = Scale(low, high, bars.left, bars.right)
        if foot_height:
            _axis(plot, foot, scale, bars)
        elif low < 0:
            line = mix(plot.look.hairline, plot.look.grey, 0.6)
            top, bottom = rows.middles[0] + rows.pitch / 2, rows.middles[-1] - rows.pitch / 2
            plot.line([(scale(0), bottom), (scale(0), top)], line, 1.0)
        for index in range(len(chart.x)):
            _row(plot, chart, index, rows, scale)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows are (middles, pitch, thickness of bars) and the words of each; () where it goes without."""

    middles: tuple[float, ...]
    pitch: float
    names: tuple[tuple[str, ...], ...]
    values: tuple[str, ...]
    names_width: float

    @property
    def thickness(self) -> float:
        return min(THICKEST, self.pitch * 0.68)


def _rows(plot: Plot, chart: ChartData, room: Rect) -> _Rows:
    """Choose the size of the words and lay out the rows."""
    count = len(chart.x)
    pitch = min(room.height / count, WIDEST_PITCH)
    plot.size = next((size for size in plot.sizes if pitch >= size * 1.3), plot.look.smallest)
    # Words that are higher than their rows need room over the first and under the last.
    pitch = min(pitch, max(0.5, (room.height - 1.2 * plot.size) / max(1, count - 1)))
    top = room.top - (room.height - pitch * count) / 2
    most = max(1, min(3, int((pitch - plot.size * 0.1) / plot.line_height)))
    measure = partial(plot.measure, weight="semibold")
    shown = _shown(chart, pitch, plot.size * 1.02)
    names = tuple(
        wrap(name, room.width * NAMES_SHARE - NAME_GAP, measure, most).lines if index in shown else ()
        for index, name in enumerate(chart.x)
    )
    series = chart.series[0].values if chart.series else ()
    values = tuple(
        chart.format.show(value) if value is not None and known([value]) and index in shown else ""
        for index, value in enumerate(series)
    )
    width = max(
        (plot.measure(line, _weight(chart, index)) for index, lines in enumerate(names) for line in lines),
        default=0.0,
    )
    return _Rows(tuple(top - pitch * (index + 0.5) for index in range(count)), pitch, names, values, width)


def _bold(chart: ChartData, index: int) -> bool:
    return index < len(chart.emphasis) and chart.emphasis[index]


def _weight(chart: ChartData, index: int) -> Weight:
    return "semibold" if _bold(chart, index) else "regular"


def _shown(chart: ChartData, pitch: float, least: float) -> set[int]:
    """The rows that get words: all, or where they would touch the emphasised ones first and then from the top."""
    shown: list[int] = []
    emphasised = [index for index in range(len(chart.x)) if _bold(chart, index)]
    for index in [*emphasised, *range(len(chart.x))]:
        if all(abs(index - other) * pitch >= least for other in shown):
            shown.append(index)
    return set(shown)


def _bar_area(plot: Plot, chart: ChartData, rows: _Rows, room: Rect) -> Rect:
    """The room for the bars: right of the names, with space at both tips for the widest values."""
    widths = {True: 0.0, False: 0.0}
    for value, words in zip(chart.series[0].values if chart.series else (), rows.values, strict=False):
        if words and chart.labels != "none":
            negative = (value or 0.0) < 0
            widths[negative] = max(widths[negative], plot.measure(words, "bold") + VALUE_GAP)
    half = plot.size if chart.labels == "none" else 0.0
    left = rows.names_width + NAME_GAP if rows.names_width else 0.0
    return room.cut(left=left + widths[True], right=max(widths[False], half * 2))


def _row(plot: Plot, chart: ChartData, index: int, rows: _Rows, scale: Scale) -> None:
    middle = rows.middles[index]
    plot.lines(rows.names_width, middle, rows.names[index], align="right", weight=_weight(chart, index))
    value = chart.series[0].values[index] if chart.series and index < len(chart.series[0].values) else None
    if value is None:
        return
    color = chart.colors[index] if index < len(chart.colors) else chart.series[0].color
    left, right = sorted((scale(0), scale(value)))
    plot.bar(Rect(left, middle - rows.thickness / 2, right, middle + rows.thickness / 2), color)
    if chart.labels != "none" and _stands_clear(plot, chart, index, rows):
        x = right + VALUE_GAP if value >= 0 else left - VALUE_GAP
        plot.text(
            x,
            middle,
            rows.values[index],
            weight="bold" if _bold(chart, index) else "regular",
            align="left" if value >= 0 else "right",
            middle=True,
        )


def _stands_clear(plot: Plot, chart: ChartData, index: int, rows: _Rows) -> bool:
    """Whether a value, higher than its row in a very long list, lies on none of the bars beside its own."""
    if rows.pitch >= plot.size:
        return True
    values = chart.series[0].values
    beside = [abs(values[row] or 0.0) for row in (index - 1, index + 1) if 0 <= row < len(values)]
    return max(beside, default=0.0) <= abs(values[index] or 0.0)


def _axis(plot: Plot, foot: Axis, scale: Scale, bars: Rect) -> None:
    """Upright gridlines with their values below, for bars that go without their own."""
    last = -1e9
    for tick, words in zip(foot.ticks, foot.labels, strict=True):
        x = scale(tick)
        plot.line([(x, bars.bottom), (x, bars.top)], plot.look.hairline, GRID_WIDTH, behind=True)
        half = plot.measure(words) / 2
        if x - half > last + plot.size * 0.5 and x + half <= plot.width:
            plot.text(x, bars.bottom - plot.size * 1.1, words, color=plot.look.grey, align="center")
            last = x + half
