"""bar: upright bars, one for each category or year."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.native_chart import Group, Label, Native
from deckgen.native.native_axes import baseline, lettering, name_axis, region, sheet, time_axis
from deckgen.native.native_bars import bar_axis, colored, gap_width, spread_bars, tip_label, tip_labels
from deckgen.plot import Plot, Rect
from deckgen.plot.annotations import Notes, draw_notes, plan_notes
from deckgen.plot.axes import Labels, axis_width, draw_labels, ticks_for, top_margin, value_axis, zero_line
from deckgen.plot.bars import TIP_GAP, Slots, Values, draw_bar, draw_tip, slots, tip_room, tip_values, x_labels
from deckgen.plot.captions import caption
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.tracing import Tracing


class Bar(Chart):
    """Compares amounts in a few categories or years with upright bars, each with its value on top."""

    spoken = "Bar chart"
    adds_up = True
    stands_on_names = True
    most_series = 1
    colors_categories = True
    can_be_native = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars from zero; where every bar has its value there are no gridlines."""
        frame = _lay_out(plot, chart)
        places, tips, area = frame.places, frame.tips, frame.area
        if tips:
            low, high = frame.reach
            scale = plot.scales.scale(low, high, area.bottom, area.top)
            half = places.width / 2
            zero_line(plot, Rect(places.centres[0] - half, 0, places.centres[-1] + half, 0), scale)
        else:
            scale = value_axis(plot, frame.axis, area, frame.left)
        _bars(plot, chart, places, scale, tips)
        if frame.tipped and not tips:
            for index, value in _emphasised(plot, chart, places, scale):
                words = chart.format.show(value)
                draw_tip(plot, places.centres[index], value, scale, words, plot.size, bold=True)
        draw_labels(plot, frame.words, places.centres, area.bottom - frame.below, chart.emphasis)
        draw_notes(plot, frame.notes, area.cut(top=-frame.above))

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bars with labels at their tips; where these have no room, an axis."""
        frame = _lay_out(plot, chart)
        (series,), tips = chart.series, frame.tips
        area, places = spread_bars(frame.area, frame.places, axis=not tips)
        area, axis = bar_axis(plot, chart, frame.axis, area, frame.reach if tips else None, frame.below)
        labels: tuple[tuple[int, Label], ...] = ()
        if tips:
            labels = tip_labels(plot, chart, series.values, tips.size, tips.words)
        elif frame.tipped:
            shown = _emphasised(plot, chart, places, Scale(axis.low, axis.high, area.bottom, area.top))
            labels = tuple((row, tip_label(plot, chart, value, row, plot.size)) for row, value in shown)
        draw_notes(plot, frame.notes, frame.area.cut(top=-frame.above))
        gap, _ = gap_width(places, places.filled)
        bars = Group("column", (colored(plot, chart, series, 1, labels),), gap=gap)
        names = name_axis(plot, chart, frame.words, line=baseline(plot, axis.low, axis.high))
        names, along = time_axis(plot, chart, names, bars=True)
        return Native(sheet(chart, along=along), (bars,), region(plot, area), lettering(plot), (axis,), names)


class _Frame(Struct, frozen=True):
    """Where everything stands, and the words around the bars: their values, or else an axis left wide.

    tipped says that values stand at some tips at least, below and above how much room these take.
    """

    area: Rect
    places: Slots
    words: Labels
    notes: Notes
    axis: Axis
    reach: tuple[float, float]
    tips: Values | None
    tipped: bool
    left: float
    below: float
    above: float


def _lay_out(plot: Plot, chart: ChartData) -> _Frame:
    values = chart.series[0].values if chart.series else ()
    room = caption(plot, chart, plot.room)
    tips = None
    if chart.labels != "none":
        places = slots(len(chart.x), room)
        tips = tip_values(plot, values, chart.format, places.width, bare=bool(chart.unit))
    scaled = plot.scales.axis(values, chart.format, from_zero=True, most=ticks_for(room.height))
    left = 0.0 if tips else axis_width(plot, scaled)
    room = room.cut(left=left)
    places = slots(len(chart.x), room)
    words = x_labels(plot, chart, places)
    notes = plan_notes(plot, chart.annotations, lambda index: _x_at(places, index), room)
    tipped = bool(tips) or (chart.labels != "none" and any(chart.emphasis))
    below, above = tip_room(values, plot.size) if tipped else (0.0, top_margin(plot))
    area = room.cut(bottom=words.height + below, top=notes.height + above)
    reach = plot.scales.reach(values, from_zero=True)
    return _Frame(area, places, words, notes, scaled, reach, tips, tipped, left, below, above)


def _bars(plot: Plot, chart: ChartData, places: Slots, scale: Scale, tips: Values | None) -> None:
    for index, value in enumerate(chart.series[0].values if chart.series else ()):
        if value is None:
            continue
        color = chart.colors[index] if index < len(chart.colors) else chart.series[0].color
        centre = places.centres[index]
        draw_bar(plot, centre, places.filled, value, scale, color)
        if tips:
            bold = index < len(chart.emphasis) and chart.emphasis[index]
            draw_tip(plot, centre, value, scale, tips.words[index], tips.size, bold=bold)


def _emphasised(plot: Plot, chart: ChartData, places: Slots, scale: Scale) -> Iterator[tuple[int, float]]:
    """The emphasised bars whose values stand clear of their neighbours and of each other, and these values."""
    values = chart.series[0].values
    for index, value in enumerate(values):
        if value is None or value < 0 or not (index < len(chart.emphasis) and chart.emphasis[index]):
            continue
        box = plot.box_of(
            places.centres[index], scale(value) + TIP_GAP, chart.format.show(value), "bold", plot.size, "center"
        )
        others = [
            other
            for place, other in enumerate(values)
            if other is not None
            and place != index
            and box.left - 2 < places.centres[place] + places.filled / 2
            and places.centres[place] - places.filled / 2 < box.right + 2
        ]
        if max(others, default=value) <= value and not any(box.overlaps(text.box, 2) for text in plot.texts()):
            yield index, value


def _x_at(places: Slots, index: float) -> float:
    return places.centres[0] + index * places.width
