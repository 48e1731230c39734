"""Where the words under points in time belong: at whole steps of the calendar, such as years that end in 0 or 5."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from deckgen.model.chart_data import ChartData
from deckgen.model.period import Grain, Period
from deckgen.plot.scale import multiples

_YEARS = (1, 5, 10, 20, 50, 100, 200, 500)
_YEARS_OF_PARTS = (1, 2, *_YEARS[1:])
_MONTHS = (1, 3, 6)
_WEEKS = (1, 2, 4, 13, 26)
_HOURS = (1, 3, 6, 12)
# How many periods lie between labels that are evenly apart from the first to the last. Under bars any of these will
# do; under lines of few points those alone that are short, since lines are read along a scale with round numbers.
_EVEN = {
    Grain.YEAR: (1, 2, 5, 10, 20, 50, 100),
    Grain.QUARTER: (1, 2, 4, 8, 20),
    Grain.MONTH: (1, 2, 3, 6, 12, 24, 60),
    Grain.WEEK: (1, 2, 4, 13, 26, 52),
    Grain.DAY: (1, 2, 7, 5, 10, 14),
}
_SHORT = {Grain.YEAR: 2, Grain.QUARTER: 2, Grain.MONTH: 6, Grain.WEEK: 4, Grain.DAY: 10}
_FEW = 22
# More ticks than these have no room along x.
_MOST = 8
# The same for periods that are further apart than one, such as every fourth year, counted in points.
_EVEN_POINTS = (1, 2, 5, 10)


class _Step(NamedTuple):
    """A step of the calendar: which stretch a period lies in (None: without a tick), and whether it begins it."""

    stretch: Callable[[Period], int | None]
    begins: Callable[[Period], bool]


def whole_steps(chart: ChartData) -> list[list[int]]:
    """The points of x at the steps of the calendar, or of numbers, from the finest step to the coarsest.

    A step that reaches fewer than two points is left out. There are none where x doesn't run one way.
    """
    if chart.periods:
        numbers = [period.number for period in chart.periods]
        if numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
            return []
        chosen = [_points(chart.periods, step) for step in _steps(chart.periods[0].grain)]
    else:
        chosen = [_at_multiples(chart.positions or (), step) for step in _numbers(chart.positions or ())]
    return [points for points in chosen if len(points) > 1]


def even_steps(chart: ChartData, *, bars: bool) -> list[list[int]]:
    """The points of x at steps that part the way from the first to the last evenly, from the finest to the coarsest.

    A step that reaches fewer than three points is left out. There are none where times are not evenly apart.
    """
    numbers = [period.number for period in chart.periods]
    apart = {right - left for left, right in pairwise(numbers)}
    if len(apart) != 1 or chart.breaks or not (bars or len(numbers) <= _FEW):
        return []
    grain = chart.periods[0].grain
    steps = _EVEN.get(grain, ()) if apart <= {1, -1} else _EVEN_POINTS
    longest = len(numbers) if bars else _SHORT.get(grain, 0)
    fitting = [step for step in steps if step <= longest and (len(numbers) - 1) % step == 0]
    return [list(range(0, len(numbers), step)) for step in fitting if (len(numbers) - 1) // step > 1]


def steps_of_scale(chart: ChartData) -> list[list[float]]:
    """The round numbers along x, from the finest step to the coarsest, where years or numbers are not evenly apart.

    A step that reaches fewer than two of them, or more than have room beside each other, is left out.
    """
    places = chart.positions or ()
    apart = {right - left for left, right in pairwise(places)}
    if len(apart) < 2 or any(str(int(place)) != words for place, words in zip(places, chart.x, strict=True)):
        return []
    steps = _YEARS if chart.periods else [factor * 10.0**power for power in range(8) for factor in (1, 2, 5)]
    every = [multiples(places[0], places[-1], step) for step in steps if (places[-1] - places[0]) / step <= _MOST]
    return [ticks for ticks in every if 2 <= len(ticks) <= _MOST]


def named_points(chart: ChartData) -> list[int]:
    """The points of x that annotations name."""
    places = sorted(spot.position for note in chart.annotations for spot in note.spots)
    return [int(place) for place in places if place == int(place) and 0 <= place < len(chart.x)]


def _steps(grain: Grain) -> list[_Step]:
    years = [_years(count) for count in (_YEARS if grain is Grain.YEAR else _YEARS_OF_PARTS)]
    months = [_months(count) for count in _MONTHS]
    days = [
        _Step(lambda period: period.day.toordinal(), lambda period: True),
        _Step(lambda period: (period.day.toordinal() - 1) // 7, lambda period: period.day.weekday() == 0),
    ]
    match grain:
        case Grain.YEAR:
            return years
        case Grain.QUARTER | Grain.MONTH:
            return [*months, *years]
        case Grain.WEEK:
            return [*(_weeks(count) for count in _WEEKS), *(_weeks(52, count) for count in _YEARS_OF_PARTS)]
        case Grain.DAY:
            return [*days, *months, *years]
        case Grain.MOMENT:
            return [*(_hours(count) for count in _HOURS), *days, *months, *years]


def _years(count: int) -> _Step:
    def stretch(period: Period) -> int | None:
        return period.begins.year if period.begins.year % count == 0 else None

    return _Step(stretch, lambda period: period.begins.month == 1)


def _weeks(count: int, years: int = 1) -> _Step:
    """Every so many weeks from the first of a year on, in every so many years; the 53rd is too near to the next."""

    def stretch(period: Period) -> int | None:
        year, week, _ = period.day.isocalendar()
        at_step = (week - 1) % count == 0 and (week < 53 or count == 1) and year % years == 0
        return year * 100 + week if at_step else None

    return _Step(stretch, lambda period: True)


def _months(count: int) -> _Step:
    def stretch(period: Period) -> int | None:
        day = period.begins
        return day.year * 12 + day.month if (day.month - 1) % count == 0 else None

    return _Step(stretch, lambda period: period.begins.day <= 7)


def _hours(count: int) -> _Step:
    def stretch(period: Period) -> int | None:
        hour = period.day.toordinal() * 24 + period.seconds // 3600
        return hour if hour % count == 0 else None

    return _Step(stretch, lambda period: period.seconds % 3600 == 0)


def _points(periods: Sequence[Period], step: _Step) -> list[int]:
    """The first point in time of each stretch; where two or more of them begin theirs, these alone."""
    first: dict[int, int] = {}
    for index in sorted(range(len(periods)), key=lambda index: periods[index].place):
        stretch = step.stretch(periods[index])
        if stretch is not None:
            first.setdefault(stretch, index)
    strict = [index for index in first.values() if step.begins(periods[index])]
    return sorted(strict if len(strict) > 1 else first.values())


def _numbers(places: Sequence[float]) -> list[float]:
    """The steps of 1, 2 and 5 and their tenfolds that may part numbers, from the shortest distance to the whole."""
    if len(places) < 2:
        return []
    shortest = min(abs(right - left) for left, right in pairwise(places))
    powers = [10.0**power for power in range(-6, 13)]
    every = [factor * power for power in powers for factor in (1, 2, 5)]
    return [step for step in every if shortest <= step <= places[-1] - places[0]]


def _at_multiples(places: Sequence[float], step: float) -> list[int]:
    return [index for index, place in enumerate(places) if abs(place / step - round(place / step)) < 1e-9]
