"""Upright bars as PowerPoint draws them: their place on the sheet, their axes, and plain bars as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
from deckgen.model.native_chart import Column, Group, Label, Native, ValueAxis
from deckgen.native.native_axes import baseline, lettering, name_axis, region, sheet, time_axis
from deckgen.native.native_bars import bar_axis, colored, gap_width, spread_bars, tip_label, tip_labels
from deckgen.native.native_errors import clear_of_whiskers, error_bars, error_columns
from deckgen.plot.bars import Slots
from deckgen.plot.plain_bars import clear_values, plan_plain_bars, say_missing
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Scale
from deckgen.plot.tracing import Tracing
from deckgen.plot.uprights import UprightFrame


class StandingBars(Struct, frozen=True):
    """Where PowerPoint's bars stand: the inside of their axes in points, their places in it, and their axis."""

    area: Rect
    places: Slots
    axis: ValueAxis

    @property
    def scale(self) -> Scale:
        """From values to the heights that PowerPoint gives them, in points of the sheet."""
        return Scale(self.axis.low, self.axis.high, self.area.bottom, self.area.top)


def stand_bars(plot: Tracing, chart: ChartData, frame: UprightFrame) -> StandingBars:
    """Where the bars of a frame stand: at an axis, or at one that isn't seen where they carry their values."""
    area, places = spread_bars(frame.area, frame.places, axis=not frame.tips)
    area, axis = bar_axis(plot, chart, frame.axis, area, frame.reach if frame.tips else None, frame.below)
    return StandingBars(area, places, axis)


def native_uprights(
    plot: Tracing,
    chart: ChartData,
    frame: UprightFrame,
    standing: StandingBars,
    groups: Sequence[Group],
    *more: Column,
    second: ValueAxis | None = None,
    color: str = "",
) -> Native:
    """The chart of these groups, with its names in a color (grey where left out), and its annotations over it.

    more are columns of the sheet behind those of the series; second is an axis of values at the right.
    """
    frame.draw_notes(plot)
    axis = standing.axis
    names = name_axis(plot, chart, frame.words, line=baseline(plot, axis.low, axis.high), color=color)
    names, along = time_axis(plot, chart, names, bars=True)
    axes = (axis, second) if second else (axis,)
    columns, area = sheet(chart, *more, along=along), region(plot, standing.area)
    return Native(columns, tuple(groups), area, lettering(plot), axes, names)


def native_plain_bars(plot: Tracing, chart: ChartData) -> Native:
    """One bar for each category with its value at its tip; where not all values have room, an axis."""
    planned, (series,) = plan_plain_bars(plot, chart), chart.series
    frame, tips = planned.frame, planned.frame.tips
    standing = stand_bars(plot, chart, frame)
    say_missing(plot, chart, standing.places, standing.scale)
    labels: tuple[tuple[int, Label], ...] = ()
    if tips:
        labels = tip_labels(plot, chart, series.values, tips.size, tips.words)
    elif planned.some_valued:
        clear = clear_values(plot, chart, standing.places, standing.scale)
        labels = tuple((row, tip_label(plot, chart, value, row, plot.size)) for row, value in clear)
    gap, _ = gap_width(standing.places, standing.places.filled)
    labels = clear_of_whiskers(plot, series, labels, standing.scale)
    drawn = replace(colored(plot, chart, series, 1, labels), errors=error_bars(plot, chart, 0, 2))
    return native_uprights(plot, chart, frame, standing, [Group("column", (drawn,), gap=gap)], *error_columns(chart))
