"""bar: upright bars, one for each category or year."""

from __future__ import annotations

from deckgen.chart import Chart
from deckgen.model.chart import ChartData
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import axis_width, draw_labels, ticks_for, top_margin, value_axis, zero_line
from deckgen.plot.bars import TIP_GAP, Slots, Values, draw_bar, draw_tip, slots, tip_room, tip_values, x_labels
from deckgen.plot.captions import caption
from deckgen.plot.notes import draw_notes, plan_notes
from deckgen.plot.scale import Scale


class Bar(Chart):
    """Compares amounts in a few categories or years with upright bars, each with its value on top."""

    spoken = "Bar chart"
    adds_up = True
    stands_on_names = True
    most_series = 1
    colors_categories = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bars from zero; where every bar has its value there are no gridlines."""
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
        tipped = tips or (chart.labels != "none" and any(chart.emphasis))
        below, above = tip_room(values, plot.size) if tipped else (0.0, top_margin(plot))
        area = room.cut(bottom=words.height + below, top=notes.height + above)
        if tips:
            low, high = plot.scales.reach(values, from_zero=True)
            scale = plot.scales.scale(low, high, area.bottom, area.top)
            half = places.width / 2
            zero_line(plot, Rect(places.centres[0] - half, 0, places.centres[-1] + half, 0), scale)
        else:
            scale = value_axis(plot, scaled, area, left)
        _bars(plot, chart, places, scale, tips)
        if tipped and not tips:
            _emphasised(plot, chart, places, scale)
        draw_labels(plot, words, places.centres, area.bottom - below, chart.emphasis)
        draw_notes(plot, notes, area.cut(top=-above))


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


def _emphasised(plot: Plot, chart: ChartData, places: Slots, scale: Scale) -> None:
    """The values of the emphasised bars, where they stand clear of their neighbours and of each other."""
    values = chart.series[0].values
    for index, value in enumerate(values):
        if value is None or value < 0 or not (index < len(chart.emphasis) and chart.emphasis[index]):
            continue
        words = chart.format.show(value)
        box = plot.box_of(places.centres[index], scale(value) + TIP_GAP, words, "bold", plot.size, "center")
        others = [
            other
            for place, other in enumerate(values)
            if other is not None
            and place != index
            and box.left - 2 < places.centres[place] + places.filled / 2
            and places.centres[place] - places.filled / 2 < box.right + 2
        ]
        if max(others, default=value) <= value and not any(box.overlaps(text.box, 2) for text in plot.texts()):
            draw_tip(plot, places.centres[index], value, scale, words, plot.size, bold=True)


def _x_at(places: Slots, index: float) -> float:
    return places.centres[0] + index * places.width
