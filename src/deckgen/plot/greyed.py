"""The parts of a chart whose categories have several each: where some are highlighted, those of others are grey."""

from __future__ import annotations

from deckgen.model.chart_data import ChartData
from deckgen.model.color import is_dark, luminance, mix
from deckgen.plot.categories import stands_out
from deckgen.plot.paper import Plot

# How much paper is in the palest of the greys; how much ink is in the lightest one on a dark ground, where a darker
# one than the muted color wouldn't be seen; and how much of its series' color is in each, as the key shows it.
PALEST, LIGHTEST, TINT = 0.4, 0.25, 0.22


def part_color(plot: Plot, chart: ChartData, number: int, index: int) -> str:
    """The color (hex) of the part of a series, by its place among them, in the category at a place of x.

    The greys of different series differ, and stand out the more from the ground the more the colors do that they
    stand for.
    """
    color = plot.color(chart.series[number])
    if not any(chart.emphasis) or stands_out(chart, index):
        return color
    colors = sorted({plot.color(one) for one in chart.series}, key=lambda one: (luminance(one), one))
    look = plot.look
    end, most = (look.ink, LIGHTEST) if is_dark(look.paper, look.ink) else (look.paper, PALEST)
    grey = mix(look.muted, end, most * colors.index(color) / max(1, len(colors) - 1))
    return mix(grey, color, TINT) if len(colors) > 1 else grey


def grey_parts(plot: Plot, chart: ChartData, number: int) -> tuple[tuple[int, str], ...]:
    """The parts of a series that have another color than itself: the place along x of each, and its color."""
    if not any(chart.emphasis):
        return ()
    own = plot.color(chart.series[number])
    parts = ((index, part_color(plot, chart, number, index)) for index in range(len(chart.x)))
    return tuple((index, color) for index, color in parts if color != own)
