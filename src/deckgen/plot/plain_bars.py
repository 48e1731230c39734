"""Plain bars: one upright bar for each category, with its value at its tip or, where values have no room, an axis.

A type that shows its series as plain bars needs no drawing of its own: it is built on `BarChart` in charting/.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.plot.bars import TIP_GAP, Slots, draw_bar, draw_missing, draw_tip, say_unit, slots, tip_room, tip_values
from deckgen.plot.captions import caption
from deckgen.plot.categories import category_color, stands_out, values_of
from deckgen.plot.paper import Plot
from deckgen.plot.scale import Scale
from deckgen.plot.standings import tips_of
from deckgen.plot.uprights import UprightFrame, plan_uprights
from deckgen.plot.whiskers import draw_upright_whisker, tip_of

# How much of the sheet the last bar leaves free at the most, for its value to stand over its middle.
MOST_OVERHANG = 0.06


class PlainBars(Struct, frozen=True):
    """The frame of plain bars.

    some_valued says that the highlighted bars carry their values at their tips, where not all bars do.
    """

    frame: UprightFrame
    some_valued: bool


def plan_plain_bars(plot: Plot, chart: ChartData) -> PlainBars:
    """Plan the bars of the chart's first series under its unit, which is drawn."""
    values = values_of(chart)
    room = caption(plot, chart, plot.room)
    labelled, tips = chart.labels != "none", None
    if labelled:
        width = slots(len(chart.x), room).width
        tips = tip_values(plot, values, chart.format, width, bare=bool(chart.unit))
        room = say_unit(plot, tips, room)
    some_valued = labelled and not tips and any(chart.emphasis)
    tip_space = tip_room(values, plot.size) if tips or some_valued else None
    reached = chart.series[0].reached if chart.series else ()
    frame = plan_uprights(plot, chart, room, reached, tips, tip_space=tip_space)
    if some_valued and (over := _overhang(plot, chart, frame)):
        frame = plan_uprights(plot, chart, room.cut(right=over), reached, tips, tip_space=tip_space)
    return PlainBars(frame, some_valued)


def _overhang(plot: Plot, chart: ChartData, frame: UprightFrame) -> float:
    """How far the value of the last bar would reach beyond the sheet, if it carries one."""
    value = values_of(chart)[-1]
    if value is None or not stands_out(chart, len(chart.x) - 1):
        return 0.0
    right = frame.places.centres[-1] + plot.measure(chart.format.show(value), "bold") / 2
    return min(max(0.0, right - plot.width), plot.width * MOST_OVERHANG)


def draw_plain_bars(plot: Plot, chart: ChartData) -> None:
    """Draw the bars from zero; where every bar has its value there are no gridlines."""
    planned = plan_plain_bars(plot, chart)
    frame, places, tips = planned.frame, planned.frame.places, planned.frame.tips
    scale = frame.draw_axis(plot)
    frame.stand(plot, scale, tips_of(chart, lambda _, index, value: (places.centres[index], scale(value))))
    for index, value in enumerate(values_of(chart)):
        if value is None:
            continue
        draw_bar(plot, places.centres[index], places.filled, value, scale, category_color(chart, index))
        draw_upright_whisker(plot, chart.series[0].bounds(index), places.centres[index], places.filled, scale)
        if tips:
            bold, tip = stands_out(chart, index), tip_of(chart.series[0], index, value)
            draw_tip(plot, places.centres[index], tip, scale, tips.words[index], tips.size, bold=bold)
    say_missing(plot, chart, places, scale)
    if planned.some_valued:
        for index, value in clear_values(plot, chart, places, scale):
            tip = tip_of(chart.series[0], index, value)
            draw_tip(plot, places.centres[index], tip, scale, chart.format.show(value), plot.size, bold=True)
    frame.draw_words(plot, chart.emphasis)


def say_missing(plot: Plot, chart: ChartData, places: Slots, scale: Scale) -> None:
    """Say where a value is missing."""
    for index, value in enumerate(values_of(chart)):
        if value is None:
            draw_missing(plot, chart.unknown, places.centres[index], places.filled, scale)


def clear_values(plot: Plot, chart: ChartData, places: Slots, scale: Scale) -> Iterator[tuple[int, float]]:
    """The highlighted bars whose values stand clear of their neighbours and of each other, and these values."""
    values = chart.series[0].values
    for index, value in enumerate(values):
        if value is None or value < 0 or not stands_out(chart, index):
            continue
        tip = tip_of(chart.series[0], index, value)
        box = plot.box_of(
            places.centres[index], scale(tip) + TIP_GAP, chart.format.show(value), "bold", plot.size, "center"
        )
        others = [
            tip_of(chart.series[0], place, other)
            for place, other in enumerate(values)
            if other is not None
            and place != index
            and box.left - 2 < places.centres[place] + places.filled / 2
            and places.centres[place] - places.filled / 2 < box.right + 2
        ]
        if max(others, default=tip) <= tip and not any(box.overlaps(text.box, 2) for text in plot.texts()):
            yield index, value
