"""grouped: upright bars side by side."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.native_chart import Drawn, Group, Native
from deckgen.native.native_axes import baseline, lettering, name_axis, region, sheet, time_axis
from deckgen.native.native_bars import bar_axis, gap_width, spread_bars, tip_labels
from deckgen.plot import Plot, Rect
from deckgen.plot.annotations import Notes, draw_notes, plan_notes
from deckgen.plot.axes import Labels, axis_width, draw_labels, ticks_for, top_margin, value_axis, zero_line
from deckgen.plot.bars import Slots, Values, draw_bar, draw_tip, slots, tip_room, tip_values, x_labels
from deckgen.plot.captions import caption, legend
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.tracing import Tracing
from deckgen.plot.wrap import wrap

# How much of its place in a group a bar fills, and how much further than ours PowerPoint's labels stand from bars.
BAR, NATIVE_GAP = 0.92, 4.0


class Grouped(Chart):
    """Compares two or more amounts within each category or year, as bars of their own colors side by side."""

    spoken = "Grouped bar chart"
    adds_up = True
    stands_on_names = True
    can_be_native = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the groups from zero, named over the first group where the names fit, else in a legend."""
        frame = _lay_out(plot, chart)
        places, tips, area = frame.places, frame.tips, frame.area
        if tips:
            scale = plot.scales.scale(*frame.reach, area.bottom, area.top)
            half = places.width / 2
            zero_line(plot, Rect(places.centres[0] - half, 0, places.centres[-1] + half, 0), scale)
        else:
            scale = value_axis(plot, frame.axis, area, frame.left)
        _bars(plot, chart, places, scale, tips)
        if frame.names and tips:
            _draw_names(plot, chart, places, scale, frame.names, tips.size)
        draw_labels(plot, frame.words, places.centres, area.bottom - frame.below, chart.emphasis, color=plot.look.ink)
        draw_notes(plot, frame.notes, area.cut(top=-frame.above))

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The groups with labels at the tips of their bars; where these have no room, an axis."""
        frame = _lay_out(plot, chart)
        tips, count = frame.tips, len(chart.series)
        area, places = spread_bars(frame.area, frame.places, axis=not tips)
        area, axis = bar_axis(plot, chart, frame.axis, area, frame.reach if tips else None, frame.below)
        if frame.names and tips:
            scale = Scale(axis.low, axis.high, area.bottom, area.top)
            _draw_names(plot, chart, places, scale, frame.names, tips.size, NATIVE_GAP)
        draw_notes(plot, frame.notes, frame.area.cut(top=-frame.above))
        drawn = []
        for number, series in enumerate(chart.series):
            words = tips.words[number * len(chart.x) :][: len(chart.x)] if tips else ("",) * len(chart.x)
            labels = tip_labels(plot, chart, series.values, tips.size if tips else plot.size, words)
            drawn.append(Drawn(number + 1, plot.color(series), labels=labels))
        pitch = _pitch(places, count)
        gap, overlap = gap_width(places, pitch * BAR, count, pitch)
        bars = Group("column", tuple(drawn), gap=gap, overlap=overlap)
        line = baseline(plot, axis.low, axis.high)
        names = name_axis(plot, chart, frame.words, line=line, color=plot.look.ink)
        names, along = time_axis(plot, chart, names, bars=True)
        return Native(sheet(chart, along=along), (bars,), region(plot, area), lettering(plot), (axis,), names)


class _Frame(Struct, frozen=True):
    """Where everything stands, and the words around the bars: their values, or else an axis left wide.

    names are those of the series over the first group, below and above how much room words at the tips take.
    """

    area: Rect
    places: Slots
    words: Labels
    notes: Notes
    axis: Axis
    reach: tuple[float, float]
    tips: Values | None
    names: list[tuple[str, ...]] | None
    left: float
    below: float
    above: float


def _lay_out(plot: Plot, chart: ChartData) -> _Frame:
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
    reach = plot.scales.reach(values, from_zero=True)
    return _Frame(area, places, words, notes, scaled, reach, tips, names, left, below, above)


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
    plot: Plot,
    chart: ChartData,
    places: Slots,
    scale: Scale,
    names: list[tuple[str, ...]],
    size: float,
    gap: float = 0.0,
) -> None:
    for number, (series, lines) in enumerate(zip(chart.series, names, strict=True)):
        centre = _centre(places, 0, number, len(chart.series))
        _, over = tip_room([1.0], size)
        lowest = scale(series.values[0] or 0.0) + over + plot.size * 0.3 + gap
        for row, words in enumerate(reversed(lines)):
            color = plot.legible(plot.color(series))
            plot.text(centre, lowest + row * plot.line_height, words, color=color, weight="semibold", align="center")
