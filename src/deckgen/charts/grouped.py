"""grouped: upright bars side by side."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.native_chart import Drawn, Group, Native
from deckgen.native.native_bars import gap_width, tip_labels
from deckgen.native.native_errors import clear_of_whiskers, error_bars, error_columns
from deckgen.native.native_uprights import native_uprights, stand_bars
from deckgen.plot import Plot
from deckgen.plot.bars import Slots, Values, draw_bar, draw_missing, draw_tip, say_unit, slots, tip_room, tip_values
from deckgen.plot.captions import caption, legend
from deckgen.plot.categories import stands_out
from deckgen.plot.greyed import grey_parts, part_color
from deckgen.plot.paper import Point
from deckgen.plot.scale import Scale
from deckgen.plot.standings import tips_of
from deckgen.plot.tracing import Tracing
from deckgen.plot.uprights import UprightFrame, plan_uprights
from deckgen.plot.whiskers import draw_upright_whisker, tip_of
from deckgen.plot.wrap import wrap

# How much of its place in a group a bar fills, and how much further than ours PowerPoint's labels stand from bars.
BAR, NATIVE_GAP = 0.92, 4.0


class Grouped(Chart):
    """Compares two or more amounts within each category or year, as bars of their own colors side by side."""

    spoken = "Grouped bar chart"
    clear_series = 4
    adds_up = True
    bears_errors = True
    stands_on_names = True
    can_be_native = True
    missing_steps = "gaps"

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the groups from zero, named over the first group where the names fit, else in a legend."""
        planned = _plan(plot, chart)
        frame, tips = planned.frame, planned.frame.tips
        scale = frame.draw_axis(plot)
        count, width = len(chart.series), _pitch(frame.places, len(chart.series)) * BAR

        def at(number: int, index: int, value: float) -> Point:
            return _centre(frame.places, index, number, count), scale(value)

        frame.stand(plot, scale, tips_of(chart, at), thick=width)
        _bars(plot, chart, frame.places, scale, tips)
        _draw_missing(plot, chart, frame.places, scale)
        if planned.names and tips:
            _draw_names(plot, chart, frame.places, scale, planned.names, tips.size)
        frame.draw_words(plot, chart.emphasis, plot.look.ink)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The groups with labels at the tips of their bars; where these have no room, an axis."""
        planned, count = _plan(plot, chart), len(chart.series)
        frame, tips = planned.frame, planned.frame.tips
        standing = stand_bars(plot, chart, frame)
        if planned.names and tips:
            _draw_names(plot, chart, standing.places, standing.scale, planned.names, tips.size, NATIVE_GAP)
        _draw_missing(plot, chart, standing.places, standing.scale)
        drawn = []
        for number, series in enumerate(chart.series):
            words = tips.words[number * len(chart.x) :][: len(chart.x)] if tips else ("",) * len(chart.x)
            labels = tip_labels(plot, chart, series.values, tips.size if tips else plot.size, words)
            greys = grey_parts(plot, chart, number)
            labels = clear_of_whiskers(plot, series, labels, standing.scale)
            errors = error_bars(plot, chart, number, count + 1)
            drawn.append(Drawn(number + 1, plot.color(series), colors=greys, labels=labels, errors=errors))
        pitch = _pitch(standing.places, count)
        gap, overlap = gap_width(standing.places, pitch * BAR, count, pitch)
        bars = Group("column", tuple(drawn), gap=gap, overlap=overlap)
        return native_uprights(plot, chart, frame, standing, [bars], *error_columns(chart), color=plot.look.ink)


class GroupedBars(Struct, frozen=True):
    """The frame of the groups, and the names of the series over the first one (None where they stand in a legend)."""

    frame: UprightFrame
    names: list[tuple[str, ...]] | None


def _plan(plot: Plot, chart: ChartData) -> GroupedBars:
    room = caption(plot, chart, plot.room)
    count = max(1, len(chart.series))
    values = [value for series in chart.series for value in series.values]
    pitch = _pitch(slots(len(chart.x), room, count), count)
    tips = None
    if chart.labels != "none":
        tips = tip_values(plot, values, chart.format, pitch, bare=bool(chart.unit))
        room = say_unit(plot, tips, room)
    aside = _aside(slots(len(chart.x), room, count))
    names = _names(plot, chart, pitch, aside) if tips and chart.labels != "legend" else None
    if not names and count > 1:
        if chart.labels != "legend":
            plot.concede("names over the first bars")
        room = legend(plot, [(series.label, plot.color(series)) for series in chart.series], room)
    over = max(len(lines) for lines in names) * plot.line_height if names else 0.0
    reached = [value for series in chart.series for value in series.reached]
    return GroupedBars(plan_uprights(plot, chart, room, reached, tips, bars_each=count, over=over), names)


def _pitch(places: Slots, count: int) -> float:
    return places.filled / count


def _centre(places: Slots, group: int, number: int, count: int) -> float:
    return places.centres[group] + (number - (count - 1) / 2) * _pitch(places, count)


def _bars(plot: Plot, chart: ChartData, places: Slots, scale: Scale, tips: Values | None) -> None:
    count = len(chart.series)
    width = _pitch(places, count) * BAR
    for number, series in enumerate(chart.series):
        for group, value in enumerate(series.values):
            if value is None:
                continue
            centre, bold = _centre(places, group, number, count), stands_out(chart, group)
            with plot.of(series.label):
                draw_bar(plot, centre, width, value, scale, part_color(plot, chart, number, group))
                draw_upright_whisker(plot, series.bounds(group), centre, width, scale)
                if tips:
                    words = tips.words[number * len(series.values) + group]
                    draw_tip(plot, centre, tip_of(series, group, value), scale, words, tips.size, bold=bold)


def _draw_missing(plot: Plot, chart: ChartData, places: Slots, scale: Scale) -> None:
    """Say where a value is missing: once for a group without any."""
    count = len(chart.series)
    for group, values in enumerate(zip(*(series.values for series in chart.series), strict=True)):
        if all(value is None for value in values):
            draw_missing(plot, chart.unknown, places.centres[group], places.filled, scale)
            continue
        for number, value in enumerate(values):
            if value is None:
                centre = _centre(places, group, number, count)
                draw_missing(plot, chart.unknown, centre, _pitch(places, count), scale)


def _aside(places: Slots) -> float:
    """How far the names over the outer bars of a group may reach beyond these."""
    return (places.width - places.filled) / 2


def _names(plot: Plot, chart: ChartData, pitch: float, aside: float) -> list[tuple[str, ...]] | None:
    """The names of the series over the bars of the first group: each in one line, where those of the outer bars may
    reach further out, else in up to three; None where one doesn't fit.
    """
    first = [series.values[0] if series.values else None for series in chart.series]
    if not first or any(value is None or value < 0 for value in first):
        return None
    measure, last = partial(plot.measure, weight="semibold"), len(chart.series) - 1
    for most, further in ((1, aside), (3, 0.0)):
        wrapped = [
            wrap(series.label, pitch - 4 + (further if number in (0, last) else 0.0), measure, most)
            for number, series in enumerate(chart.series)
        ]
        if all(words.complete for words in wrapped):
            return [words.lines for words in wrapped]
    return None


def _draw_names(
    plot: Plot,
    chart: ChartData,
    places: Slots,
    scale: Scale,
    names: list[tuple[str, ...]],
    size: float,
    gap: float = 0.0,
) -> None:
    """Names over bars that are nearly as high as each other stand on one line."""
    _, over = tip_room([1.0], size)
    feet = [
        scale(tip_of(series, 0, series.values[0] or 0.0)) + over + plot.size * 0.3 + gap for series in chart.series
    ]
    highest, pitch = max(feet), _pitch(places, len(chart.series))
    for number, (series, lines, foot) in enumerate(zip(chart.series, names, feet, strict=True)):
        wide = max(plot.measure(words, "semibold") for words in lines)
        outwards = max(0.0, wide - pitch + plot.size / 2) / 2 * (1 if number else -1)
        centre = _centre(places, 0, number, len(chart.series)) + outwards
        lowest = highest if highest - foot < plot.line_height else foot
        color = plot.legible(plot.color(series))
        with plot.of(series.label):
            for row, words in enumerate(reversed(lines)):
                height = lowest + row * plot.line_height
                plot.text(centre, height, words, color=color, align="center")
