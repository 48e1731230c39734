"""grouped: upright bars side by side."""

from __future__ import annotations

from functools import partial

from deckgen.chart import Chart
from deckgen.model.chart import ChartData
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import axis_width, draw_labels, ticks_for, top_margin, value_axis, zero_line
from deckgen.plot.bars import Slots, Values, draw_bar, draw_tip, slots, tip_room, tip_values, x_labels
from deckgen.plot.captions import caption, legend
from deckgen.plot.notes import draw_notes, plan_notes
from deckgen.plot.scale import Scale
from deckgen.plot.wrap import wrap


class Grouped(Chart):
    """Compares two or more amounts within each category or year, as bars of their own colors side by side."""

    spoken = "Grouped bar chart"
    adds_up = True
    stands_on_names = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the groups from zero, named over the first group where the names fit, else in a legend."""
        room = caption(plot, chart, plot.room)
        count = max(1, len(chart.series))
        values = [value for series in chart.series for value in series.values]
        pitch = _pitch(slots(len(chart.x), room, count), count)
        tips = None
        if chart.labels != "none":
            tips = tip_values(plot, values, chart.format, pitch, bare=bool(chart.unit))
        names = _names(plot, chart, pitch) if tips and chart.labels != "legend" else None
        if not names and count > 1:
            room = legend(plot, [(series.label, plot.color(series)) for series in chart.series], room)
        scaled = plot.scales.axis(values, chart.format, from_zero=True, most=ticks_for(room.height))
        left = 0.0 if tips else axis_width(plot, scaled)
        room = room.cut(left=left)
        places = slots(len(chart.x), room, count)
        words = x_labels(plot, chart, places)
        notes = plan_notes(plot, chart.annotations, lambda at: places.centres[0] + at * places.width, room)
        below, above = tip_room(values, tips.size) if tips else (0.0, top_margin(plot))
        if names:
            above += max(len(lines) for lines in names) * plot.line_height
        area = room.cut(bottom=words.height + below, top=notes.height + above)
        if tips:
            scale = plot.scales.scale(*plot.scales.reach(values, from_zero=True), area.bottom, area.top)
            half = places.width / 2
            zero_line(plot, Rect(places.centres[0] - half, 0, places.centres[-1] + half, 0), scale)
        else:
            scale = value_axis(plot, scaled, area, left)
        _bars(plot, chart, places, scale, tips)
        if names and tips:
            _draw_names(plot, chart, places, scale, names, tips.size)
        draw_labels(plot, words, places.centres, area.bottom - below, chart.emphasis, color=plot.look.ink)
        draw_notes(plot, notes, area.cut(top=-above))


def _pitch(places: Slots, count: int) -> float:
    return places.filled / count


def _centre(places: Slots, group: int, number: int, count: int) -> float:
    return places.centres[group] + (number - (count - 1) / 2) * _pitch(places, count)


def _bars(plot: Plot, chart: ChartData, places: Slots, scale: Scale, tips: Values | None) -> None:
    count = len(chart.series)
    width = _pitch(places, count) * 0.92
    for number, series in enumerate(chart.series):
        for group, value in enumerate(series.values):
            if value is None:
                continue
            centre = _centre(places, group, number, count)
            color = plot.color(series)
            draw_bar(plot, centre, width, value, scale, color)
            if tips:
                bold = group < len(chart.emphasis) and chart.emphasis[group]
                words = tips.words[number * len(series.values) + group]
                draw_tip(plot, centre, value, scale, words, tips.size, bold=bold)


def _names(plot: Plot, chart: ChartData, pitch: float) -> list[tuple[str, ...]] | None:
    """The names of the series in up to three lines over the bars of the first group; None where one doesn't fit."""
    first = [series.values[0] if series.values else None for series in chart.series]
    if not first or any(value is None or value < 0 for value in first):
        return None
    measure = partial(plot.measure, weight="semibold")
    wrapped = [wrap(series.label, pitch - 4, measure, 3) for series in chart.series]
    return [words.lines for words in wrapped] if all(words.whole for words in wrapped) else None


def _draw_names(
    plot: Plot, chart: ChartData, places: Slots, scale: Scale, names: list[tuple[str, ...]], size: float
) -> None:
    for number, (series, lines) in enumerate(zip(chart.series, names, strict=True)):
        centre = _centre(places, 0, number, len(chart.series))
        _, over = tip_room([1.0], size)
        lowest = scale(series.values[0] or 0.0) + over + plot.size * 0.3
        for row, words in enumerate(reversed(lines)):
            color = plot.legible(plot.color(series))
            plot.text(centre, lowest + row * plot.line_height, words, color=color, weight="semibold", align="center")
