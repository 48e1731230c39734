"""Dots by two numbers: where each stands, how large it is, and the words and axes around them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.format import NumberFormat
from deckgen.plot.axes import axis_width, top_margin
from deckgen.plot.captions import headline, heads, legend
from deckgen.plot.categories import stands_out
from deckgen.plot.clearings import Spot
from deckgen.plot.paper import CAPITAL, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, known
from deckgen.plot.scales import ACROSS
from deckgen.plot.trend_lines import draw_trend, name_trend, rooms_along, trend_color
from deckgen.plot.whiskers import WIDEST_CAP, draw_upright_whisker, upright_room
from deckgen.plot.wrap import shortened

RADIUS, SMALLEST, LARGEST, RIM = 4.4, 2.6, 17.0, 0.9
# The least height at which there is a name under the axis at the foot, in sizes of its words.
LEAST_FOR_NAME = 8.5
# The least height at which a line of words stands over the chart, in sizes of these.
LEAST_FOR_HEAD = 5.5
# The width of the two dots before what the areas of dots show.
SIZE_KEY = 20.0


class Cloud(Struct, frozen=True):
    """What a scatter has besides its dots.

    sizes are the numbers that the areas of the dots show, none where all dots are alike.
    size_name, x_name and y_name are what the sizes and the numbers of both axes are called.
    x_format writes the numbers along x; the chart's own format writes those along y.
    """

    sizes: tuple[float | None, ...] = ()
    size_name: str = ""
    x_name: str = ""
    y_name: str = ""
    x_format: NumberFormat | None = None


class CloudDot(Struct, frozen=True):
    """A dot: the place of its row among the rows, that of its series among the series, and its two numbers."""

    index: int
    series: int
    x: float
    y: float


def dots_of(chart: ChartData) -> list[CloudDot]:
    """The dots of a chart."""
    places = chart.positions or tuple(float(index) for index in range(len(chart.x)))
    return [
        CloudDot(index, number, places[index], value)
        for number, one in enumerate(chart.series)
        for index, value in enumerate(one.values)
        if value is not None
    ]


class CloudFrame(Struct, frozen=True):
    """Where the dots and everything around them stand; all lengths are in points.

    area is where the middles of the dots may lie, wide the same with room for the dots at its edges.
    upward and across are the axes of both numbers.
    left is the width of the words beside the upward axis.
    room is where the names of dots may stand.
    spots are the dots on the sheet, and colors are theirs (hex).
    x_name is what stands under the axis at the foot, "" where there is no room for it.
    drop is how far that axis lies under the area.
    """

    area: Rect
    wide: Rect
    upward: Axis
    across: Axis
    left: float
    room: Rect
    spots: list[Spot]
    colors: list[str]
    x_name: str
    drop: float


def plan_cloud(plot: Plot, chart: ChartData) -> CloudFrame:
    """The frame of the dots under the words over the chart; these are drawn already."""
    cloud, dots = chart.own(Cloud), dots_of(chart)
    room = _head(plot, chart, cloud, plot.room).cut(top=plot.spare.top, right=plot.spare.right)
    most = min(LARGEST, room.width * 0.05, room.height * 0.09) if cloud.sizes else RADIUS
    radii, most = _radii(plot, cloud.sizes, len(chart.x), most), most + RIM
    named = chart.x_axis.title or cloud.x_name
    x_name = named if room.height > LEAST_FOR_NAME * plot.size else ""
    if named and not x_name:
        plot.omit(named, "name")
    foot = plot.size * (3.05 if x_name else 1.7)
    inner = room.cut(bottom=foot + most, top=max(top_margin(plot), most))
    most_ticks = max(2, min(5, int(inner.height / plot.size / 2.6)))
    reached = (value for one in chart.series for value in one.reached)
    upward = plot.scales.axis(reached, chart.format, most=most_ticks)
    ticks = max(2, min(7, int(room.width / 80)))
    across = plot.scales.axis((dot.x for dot in dots), cloud.x_format or chart.format, most=ticks, of=ACROSS)
    left = axis_width(plot, upward, marked=False)
    area = inner.cut(left=left + most, right=most)
    wide = Rect(area.left - most, area.bottom, area.right + most, area.top)
    scale = plot.scales.scale(upward.low, upward.high, area.bottom, area.top)
    along = plot.scales.scale(across.low, across.high, area.left, area.right, of=ACROSS)
    spots = [_spot(chart, dot, along(dot.x), scale(dot.y), radii[dot.index]) for dot in dots]
    colors = _colors(plot, chart, dots)
    return CloudFrame(area, wide, upward, across, left, room.cut(bottom=foot), spots, colors, x_name, most)


def _head(plot: Plot, chart: ChartData, cloud: Cloud, room: Rect) -> Rect:
    """Name the groups, then the upward axis with its unit and what the areas show; returns the room that is left."""
    if len(chart.series) > 1 and chart.labels != "none":
        entries = [(one.label, plot.color(one)) for one in chart.series]
        room = (
            legend(plot, entries, room) if chart.labels == "legend" else heads(plot, entries, [], room, apart=False)
        )
    named = "" if chart.axis.title else cloud.y_name
    words = ", ".join(part for part in (named, chart.unit_aside) if part)
    if words and room.height < LEAST_FOR_HEAD * plot.size:
        plot.omit(words, "name")
        words = ""
    left, beside = room.left, plot.measure(words) + plot.size * 1.6
    if words and cloud.size_name and left + beside + SIZE_KEY + plot.measure(cloud.size_name) <= room.right:
        plot.text(left, room.top - plot.size * 0.75, words, color=plot.look.grey)
        left += beside
    elif words:
        room = headline(plot, words, room)
    if cloud.size_name and room.height < LEAST_FOR_HEAD * plot.size:
        plot.omit(cloud.size_name, "name")
        return room
    if not cloud.size_name:
        return room
    baseline = room.top - plot.size * 0.75
    for x, radius in ((left + 2, 2.0), (left + 11, 5.0)):
        plot.dot(x, baseline + plot.size * CAPITAL / 2, radius, plot.look.muted)
    text = shortened(cloud.size_name, room.right - left - SIZE_KEY, plot.measure)
    plot.text(left + SIZE_KEY, baseline, text, color=plot.look.grey)
    return room.cut(top=plot.size * 1.75)


def _radii(plot: Plot, sizes: Sequence[float | None], count: int, most: float) -> list[float]:
    """The radius of each dot: areas are as the sizes, none is too small to be seen."""
    _, largest = plot.scales.reach(sizes, from_zero=True, of="size") if known(sizes) else (0.0, 0.0)
    if not largest:
        return [RADIUS if count <= 80 else RADIUS * 0.75] * count
    return [max(SMALLEST, most * math.sqrt(max(0.0, size or 0.0) / largest)) for size in sizes]


def draw_foot(plot: Plot, frame: CloudFrame) -> None:
    """The numbers along the foot where they stand clear of each other, and what they are.

    They hang under the lowest gridline, or under a line of their own where that lies higher.
    """
    area, drop, across = frame.wide, frame.drop, frame.across
    along = plot.scales.scale(across.low, across.high, frame.area.left, frame.area.right, of=ACROSS)
    if not frame.upward.ticks or frame.upward.ticks[0] > frame.upward.low:
        foot = area.bottom - drop
        plot.line([(area.left, foot), (area.right, foot)], plot.look.hairline, 1.0, behind=True)
    last, baseline = -1e9, area.bottom - drop - plot.size * 1.25
    for tick, words in zip(across.ticks, across.labels, strict=True):
        half = plot.measure(words) / 2
        x = min(max(along(tick), half), plot.width - half)
        if x - half > last + plot.size * 0.5:
            plot.text(x, baseline, words, color=plot.look.grey, align="center")
            last = x + half
    draw_x_name(plot, frame)


def draw_x_name(plot: Plot, frame: CloudFrame) -> None:
    """What the numbers along the foot are, at the right under them."""
    text, area = shortened(frame.x_name, frame.wide.width, plot.measure), frame.wide
    baseline = area.bottom - frame.drop - plot.size * 1.25
    plot.text(area.right, baseline - plot.size * 1.35, text, color=plot.look.grey, align="right")


def _colors(plot: Plot, chart: ChartData, dots: Iterable[CloudDot]) -> list[str]:
    """The color of each dot; muted where others stand out by name."""
    some = any(chart.emphasis)
    return [
        plot.look.muted if some and not stands_out(chart, dot.index) else plot.color(chart.series[dot.series])
        for dot in dots
    ]


def _spot(chart: ChartData, dot: CloudDot, x: float, y: float, radius: float) -> Spot:
    muted = chart.series[dot.series].muted
    first = stands_out(chart, dot.index) or (not muted and any(one.muted for one in chart.series))
    return Spot(x, y, radius, " ".join(chart.x[dot.index].split()), first)


def draw_beside(plot: Plot, chart: ChartData, frame: CloudFrame) -> None:
    """Draw how far off each dot may be, and the trends."""
    scale = plot.scales.scale(frame.upward.low, frame.upward.high, frame.area.bottom, frame.area.top)
    for dot, spot in zip(dots_of(chart), frame.spots, strict=True):
        bounds = chart.series[dot.series].bounds(dot.index)
        draw_upright_whisker(plot, bounds, spot.x, WIDEST_CAP * 2, scale, plot.look.grey)
    for series, points in _trends(plot, chart, frame):
        draw_trend(plot, points, trend_color(plot, chart, series), dotted=False)


def places_beside(plot: Plot, chart: ChartData, frame: CloudFrame) -> list[Rect]:
    """The places of the whiskers and the trends, which names keep clear of."""
    scale = plot.scales.scale(frame.upward.low, frame.upward.high, frame.area.bottom, frame.area.top)
    both = zip(dots_of(chart), frame.spots, strict=True)
    whiskers = (upright_room(chart.series[dot.series].bounds(dot.index), spot.x, scale) for dot, spot in both)
    along = (room for _, points in _trends(plot, chart, frame) for room in rooms_along(points))
    return [*(room for room in whiskers if room), *along]


def name_trends(plot: Plot, chart: ChartData, frame: CloudFrame, filled: Sequence[Rect]) -> None:
    """Name each trend where it covers no dot, no words and nothing else, if it can be."""
    for series, points in (one for one in _trends(plot, chart, frame) if not one[0].muted):
        taken = [*(spot.box for spot in frame.spots), *filled]
        words, color = series.trend.label if series.trend else "", trend_color(plot, chart, series)
        name_trend(plot, words, points, color, frame.room, taken)


def _trends(plot: Plot, chart: ChartData, frame: CloudFrame) -> Iterator[tuple[Series, list[Point]]]:
    """Each series with a trend, and the points on the sheet that this goes through."""
    scale = plot.scales.scale(frame.upward.low, frame.upward.high, frame.area.bottom, frame.area.top)
    along = plot.scales.scale(frame.across.low, frame.across.high, frame.area.left, frame.area.right, of=ACROSS)
    places = chart.positions or tuple(float(index) for index in range(len(chart.x)))
    for series in chart.series:
        if series.trend:
            yield series, [(along(places[index]), scale(value)) for index, value in series.trend.points]
