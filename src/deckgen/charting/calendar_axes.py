"""The axes that a stretch of time may have: ticks at whole steps of the calendar, in the words of a language."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from deckgen.model.chart_data import ChartData
from deckgen.model.format import NumberFormat
from deckgen.model.period import DAY_SECONDS, Grain, Period, period_number
from deckgen.numbers.by_language import name_ticks
from deckgen.plot.scale import Axis
from deckgen.plot.time_ticks import whole_steps

# The longest stretch in days that has ticks at hours, days and months; longer ones have them at coarser steps.
_LONGEST = {Grain.MOMENT: 4, Grain.DAY: 200, Grain.MONTH: 366 * 16}
_MOST_TICKS = 40
# What ticks stand at where times are quarters or weeks.
_TICKS = {Grain.QUARTER: Grain.MONTH, Grain.WEEK: Grain.DAY}


def calendar_axes(first: float, last: float, finest: Grain, language: str) -> tuple[Axis, ...]:
    """The axes from the finest ticks to the coarsest, for times in days, as `Period.place` has them.

    Ticks are no finer than the times themselves, where there are several that are as coarse.
    """
    grains = (Grain.YEAR, Grain.MONTH, Grain.DAY, Grain.MOMENT)
    wanted = _TICKS.get(finest, finest)
    made: tuple[Axis, ...] = ()
    for grain in grains:
        if made and grains.index(grain) > grains.index(wanted):
            break
        if last - first <= _LONGEST.get(grain, math.inf):
            made = (*_axes(first, last, grain, language), *made)
    return made


def _axes(first: float, last: float, grain: Grain, language: str) -> Iterator[Axis]:
    """The axes with ticks of one grain, from the finest to the coarsest."""
    periods = tuple(_periods(first, last, grain))
    if len(periods) < 2:
        return
    along = ChartData("", (), (), NumberFormat(""), periods=periods)
    for points in whole_steps(along):
        chosen = [periods[index] for index in points]
        if len(chosen) <= _MOST_TICKS and _is_even(chosen) and not _is_coarser(chosen, grain):
            ticks = tuple(period.place for period in chosen)
            yield Axis(first, last, ticks, tuple(name_ticks(chosen, language)), of_time=True)


def _periods(first: float, last: float, grain: Grain) -> Iterator[Period]:
    """The periods that begin in a stretch of time, moments at each full hour."""
    if grain is Grain.MOMENT:
        hours = range(math.ceil(first * 24), math.floor(last * 24) + 1)
        yield from (period_number(grain, hour * DAY_SECONDS // 24) for hour in hours)
        return
    start, end = (period_number(Grain.DAY, min(max(int(day), 1), 3652059)).day for day in (first, last))
    count = {
        Grain.DAY: (start.toordinal(), end.toordinal()),
        Grain.MONTH: (start.year * 12 + start.month - 1, end.year * 12 + end.month - 1),
        Grain.YEAR: (start.year, end.year),
    }[grain]
    every = (period_number(grain, number) for number in range(count[0], count[1] + 1))
    yield from (period for period in every if first <= period.place <= last)


def _is_even(periods: list[Period]) -> bool:
    """Whether ticks at these periods part the axis evenly, and the first of them begins its step as the others do.

    Months are no even steps of days; they come with the ticks of months.
    """
    steps = {right.number - left.number for left, right in pairwise(periods)}
    if len(steps) != 1:
        return False
    (step,) = steps
    return step in (1, 7) if periods[0].grain is Grain.DAY else periods[0].number % step == 0


def _is_coarser(periods: list[Period], grain: Grain) -> bool:
    """Whether ticks at these periods are those of a coarser grain, which has shorter words for them."""
    match grain:
        case Grain.MOMENT:
            return all(period.seconds == 0 for period in periods)
        case Grain.DAY:
            return all(period.day.day == 1 for period in periods)
        case Grain.MONTH:
            return all(period.begins.month == 1 for period in periods)
        case _:
            return False
