"""What all charts that PowerPoint draws itself are made of: their columns in Excel, their axes, and their lettering.

PowerPoint lays a chart out anew when it is opened. So everything is measured on a Tracing first, the sheet on which
the picture of the chart would be drawn, and handed on as numbers: from where to where each axis goes, how far apart
its ticks are, and which part of the chart lies inside the axes. A native chart then looks like its picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.color import mix
from deckgen.model.excel_format import axis_code, column_code, day_code, serial
from deckgen.model.format import NumberFormat
from deckgen.model.native_chart import Column, Lettering, NameAxis, Region, Unit, ValueAxis
from deckgen.model.node import number_of
from deckgen.model.period import Grain
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import MOST_TIME_LABELS, Labels
from deckgen.plot.lettering import Weight, own_weight
from deckgen.plot.scale import MOST_TICKS, Axis, known, log_axis, powers_around, without_needless_decimals
from deckgen.plot.tracing import Tracing

FIRST_YEAR, LAST_YEAR = 1900, 2200
# Points along x count as uneven where one step is more than so many times as long as another. Months, of which the
# longest has 31 days and the shortest 28, are even.
UNEVEN = 1.5
# The round steps between two points in time that are named: in days, in months, in years.
_DAYS, _MONTHS, _YEARS = (1, 7, 14), (1, 3, 6), (1, 2, 5, 10, 20, 25, 50, 100)


def region(plot: Plot, area: Rect) -> Region:
    """An area of the sheet in shares of it, from its upper left corner."""
    return Region(
        area.left / plot.width,
        1 - area.top / plot.height,
        area.width / plot.width,
        area.height / plot.height,
    )


def lettering(plot: Plot, color: str = "", weight: Weight = "regular", size: float = 0.0) -> Lettering:
    """The lettering of words; ink and the size of the plot's words stand in for a color and a size left out."""
    return Lettering(size or plot.size, color or plot.look.ink, own_weight(weight, plot.look))


def sheet(chart: ChartData, *more: Column, along: Column | None = None) -> tuple[Column, ...]:
    """The columns of the sheet behind a chart: what stands along x, its series, and those that come after them."""
    return (along or Column("", chart.x), *(column(one, format_of(chart, one)) for one in chart.series), *more)


def column(series: Series, number: NumberFormat) -> Column:
    """The column of a series."""
    return Column(series.label, series.values, column_code(number, series.values))


def format_of(chart: ChartData, series: Series) -> NumberFormat:
    """The format of the values of a series; the lines of a combo may have their own."""
    return chart.second_format if series.mark == "line" and chart.second_format else chart.format


def value_axis(plot: Plot, axis: Axis, number: NumberFormat, *, color: str = "", grid: bool = True) -> ValueAxis:
    """An axis with words and, with grid, gridlines; color (hex) is that of its words, grey where left out.

    PowerPoint counts ticks from the lower end of an axis, so an axis that begins between two ticks begins at the one
    below. So it does along a scale of powers, where it counts by tens: that goes from a power of ten to another.
    """
    letters = lettering(plot, color or plot.look.grey)
    if axis.log:
        axis = log_axis(*powers_around(axis.low, axis.high), number, MOST_TICKS)
    # The first and the last step may be shorter, where the author says how far the axis goes.
    step = max((right - left for left, right in pairwise(axis.ticks)), default=axis.high - axis.low)
    low = min(axis.low, axis.ticks[0] - step) if axis.ticks and axis.low < axis.ticks[0] - step * 1e-6 else axis.low
    low = axis.ticks[0] - step if low < axis.low else low
    trimmed = without_needless_decimals(number, axis.ticks)
    units = [words != trimmed.show(tick, unit=False) for tick, words in zip(axis.ticks, axis.labels, strict=True)]
    code = axis_code(trimmed, axis.ticks, units)
    grid_color = plot.look.hairline if grid else ""
    if axis.log:
        return ValueAxis(axis.low, axis.high, 10, code, letters, grid_color, log=True)
    return ValueAxis(low, axis.high, step, code, letters, grid_color)


def bare_axis(low: float, high: float) -> ValueAxis:
    """An axis that is not seen, for bars that carry their values."""
    return ValueAxis(low, high, (high - low) / 4)


def name_axis(
    plot: Plot, chart: ChartData, labels: Labels, *, color: str = "", line: str = "", edged: bool = False
) -> NameAxis:
    """The axis of categories or points in time under a chart, with the words of its picture, in their size.

    color is that of the words, grey where left out; line is the color of the axis itself, "" for none. edged says
    that the first and the last point stand at the edges, as in charts of lines.
    """
    letters = lettering(plot, color or plot.look.grey, size=labels.size) if any(labels.lines) else None
    return NameAxis(letters, line, _every([bool(lines) for lines in labels.lines]), edged=edged and len(chart.x) > 1)


def baseline(plot: Plot, low: float, high: float) -> str:
    """The color of the line at zero; "" where zero is not on the axis."""
    return mix(plot.look.hairline, plot.look.grey, 0.45) if low <= 0 <= high else ""


def time_axis(plot: Tracing, chart: ChartData, names: NameAxis, *, bars: bool = False) -> tuple[NameAxis, Column]:
    """The axis under a chart and the column of what stands along it, with points as far apart as they really are.

    PowerPoint can do that for days from 1900 on, and for integers, which it takes for days. All else stands evenly,
    as categories do. So do bars, unless they stand one unit apart, and numbers and years that are evenly apart: they
    are words then, which are easier to edit. Years of which only some have a label are days all the same, since other
    programs than PowerPoint would show a label for each category. Seasons, such as 2009/10, are always words.
    """
    places, plain = chart.positions or (), (names, Column("", chart.x))
    if chart.periods and chart.periods[0].grain in (Grain.QUARTER, Grain.WEEK) and even(places):
        return plain
    if _are_seasons(chart):
        return plain
    steps = {right - left for left, right in pairwise(places)}
    if not steps or places[0] < 1 or any(place != int(place) for place in places) or (bars and steps != {1.0}):
        return plain
    span = (places[-1] - places[0]) / MOST_TIME_LABELS
    if all(number_of(words) == place for words, place in zip(chart.x, places, strict=True)):
        if len(steps) == 1 and names.every == 1:
            return plain
        every = names.every * int(steps.pop()) if len(steps) == 1 else _round(span, _YEARS)
        if places[0] >= FIRST_YEAR and places[-1] <= LAST_YEAR:
            days = [date(int(place), 1, 1) for place in places]
            return replace(names, days="yyyy", every=every, step="years", base="years"), _of_days(days, "yyyy")
        return plain if len(steps) == 1 else (replace(names, days="0", every=every), Column("", places, "0"))
    days = [date.fromordinal(int(place)) for place in places]
    if days[0].year < FIRST_YEAR or bars:
        return plain
    code = day_code(days, plot.language)
    every, step = _step_of_days(span, code)
    base: Unit = "years" if code == "yyyy" else "days" if "d" in code else "months"
    return replace(names, days=code, every=every, step=step, base=base), _of_days(days, code)


def _of_days(days: Sequence[date], code: str) -> Column:
    return Column("", tuple(float(serial(day)) for day in days), code)


def misplaced(chart: ChartData) -> str:
    """Why PowerPoint can't set the points of a chart over time where they belong; "" where it can, or nearly so."""
    places = chart.positions or ()
    steps = [right - left for left, right in pairwise(places)]
    if not steps or even(places):
        return ""
    if _are_seasons(chart):
        return "PowerPoint sets seasons and business years evenly apart, and these are not"
    numbers = all(number_of(words) == place for words, place in zip(chart.x, places, strict=True))
    first = 1 if numbers else date(FIRST_YEAR, 1, 1).toordinal()
    if places[0] >= first and all(place == int(place) for place in places):
        return ""
    return "PowerPoint sets fractions and days before 1900 evenly apart, and these are not"


def _are_seasons(chart: ChartData) -> bool:
    """Whether x names seasons or business years, which no format of a day can write."""
    return any(period.called for period in chart.periods)


def even(places: Sequence[float]) -> bool:
    """Whether points stand about evenly along x."""
    steps = [right - left for left, right in pairwise(places)]
    return not steps or max(steps) <= UNEVEN * min(steps)


def rows_of(series: Series) -> list[int]:
    """The rows in which a series has a value."""
    return [row for row, value in enumerate(series.values) if value is not None and known([value])]


def _every(labelled: Sequence[bool]) -> int:
    """How many points PowerPoint counts from one label to the next, so that it has about those that the picture has.

    labelled says which points have a label on the picture. Where these go on evenly from the first point, they are
    the same here, but for one at the end; elsewhere the last point has a label if a step reaches it.
    """
    found = [index for index, has_label in enumerate(labelled) if has_label]
    if len(found) < 2:
        return max(1, len(labelled))
    between = [right - left for left, right in pairwise(found)]
    step, last = max(between, key=between.count), len(labelled) - 1
    if found[0] == 0 and all(each == step for each in between[:-1]):
        return step
    return next((each for each in range(step, step * 2) if last % each == 0), step)


def _round(least: float, steps: Sequence[int]) -> int:
    return next((step for step in steps if step >= least), math.ceil(least))


def _step_of_days(span: float, code: str) -> tuple[int, Unit]:
    """The smallest round step of years, months or days that lasts at least so many days, and the unit it counts."""
    if code == "yyyy" or span > 183:
        return _round(span / 365.25, _YEARS), "years"
    if "d" not in code or span > 14:
        return _round(span / 30.4, _MONTHS), "months"
    return _round(span, _DAYS), "days"
