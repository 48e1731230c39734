"""Time along x: it runs forward whatever the order of the rows, and no step of it is left out unseen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.points import Named, Points
from deckgen.model.dataset import Column, Kind, Value
from deckgen.model.period import Grain, Period, period_number
from deckgen.tables.business_years import written_like
from deckgen.tables.periods import periods_of

# How much longer than the shortest step between days another may be before they count as uneven: months and their
# ends are not of one length.
UNEVEN = 1.5


class Along(Struct, frozen=True):
    """What stands along x, row by row.

    labels are the cells as they are written; two cells of one time or number have the label of the first of them.
    places are where the cells lie on a scale of numbers or days, None where x has categories.
    periods are the times that they name, empty where x is no time.
    """

    labels: tuple[str, ...]
    places: tuple[float, ...] | None = None
    periods: tuple[Period, ...] = ()


def along_x(x: Column) -> Along:
    """What a column along x says, row by row; a column with an empty cell has categories."""
    labels = tuple(text or "–" for text in x.texts)
    periods = tuple(period for period in periods_of(x) or () if period is not None)
    if len(periods) < len(labels):
        periods = ()
    if x.kind is Kind.NUMBER:
        found = [number_in(value) for value in x.values]
        places = tuple(place for place in found if place is not None)
    else:
        places = tuple(period.place for period in periods)
    if len(places) < len(labels):
        return Along(labels)
    first: dict[float, str] = {}
    merged = tuple(first.setdefault(place, label) for place, label in zip(places, labels, strict=True))
    return Along(merged, places, periods)


def number_in(value: Value) -> float | None:
    """The number in a cell, or None where it holds none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def if_rising(places: tuple[float, ...] | None) -> tuple[float, ...] | None:
    """The places, if there are several and each is higher than the one before it."""
    rising = places is not None and len(places) > 1 and all(left < right for left, right in pairwise(places))
    return places if rising else None


def in_order(points: Points, *, falling: bool = False) -> Points:
    """The points from the lowest place to the highest, or the other way round: then they have no scale."""
    places = points.positions or ()
    order = sorted(range(len(places)), key=places.__getitem__, reverse=falling)
    return replace(
        points,
        labels=tuple(points.labels[index] for index in order),
        positions=None if falling or len(places) < 2 else tuple(places[index] for index in order),
        periods=tuple(points.periods[index] for index in order) if points.periods else (),
        series=tuple(replace(one, values=tuple(one.values[index] for index in order)) for one in points.series),
    )


def in_steps(points: Points, most: int) -> Points:
    """The points with a free place for each step of time that has none, so that those left stand as far apart as
    they are.

    Where there would be more free places than points, or more than `most` places in all, the points stand evenly, and
    each step between them that is longer than most of them are is marked as a break. Where no length is the usual
    one, each that is longer than the longest that parts all of them evenly is marked.
    """
    numbers = _numbers(points.periods)
    if list(numbers) not in (sorted(set(numbers)), sorted(set(numbers), reverse=True)):
        return points
    steps = [abs(right - left) for left, right in pairwise(numbers)]
    if len(set(steps)) < 2:
        return points
    grain = points.periods[0].grain
    shortest, step = min(steps), math.gcd(*steps)
    if grain in (Grain.DAY, Grain.MOMENT) and max(steps) <= UNEVEN * shortest:
        return points
    count = sum(steps) // step + 1
    if count > min(most, 2 * len(numbers)) or _are_of_months(points.periods):
        usual = shortest if steps.count(shortest) * 2 > len(steps) else step
        breaks = tuple(index for index, length in enumerate(steps) if length > usual)
        return replace(points, breaks=breaks)
    return _filled(points, numbers, step)


def _period(known: Period, number: int) -> Period:
    """The period of a number, of the same kind as one that is known."""
    return written_like(known, number) if known.grain is Grain.YEAR else period_number(known.grain, number)


def _numbers(periods: Sequence[Period]) -> list[int]:
    """The numbers of periods, so that the next is one more; those of the months where each month has one day."""
    if _are_of_months(periods):
        return [period.day.year * 12 + period.day.month for period in periods]
    return [period.number for period in periods]


def _are_of_months(periods: Sequence[Period]) -> bool:
    """Whether all are days on one date of their months, such as the fifteenth or the last."""
    if any(period.grain is not Grain.DAY for period in periods):
        return False
    lasts = all((period.day + timedelta(days=1)).day == 1 for period in periods)
    return lasts or len({period.day.day for period in periods}) == 1


def _filled(points: Points, numbers: Sequence[int], step: int) -> Points:
    """The points with those that are missing between them, which have no values."""
    way = 1 if numbers[0] < numbers[-1] else -1
    rows = {number: row for row, number in enumerate(numbers)}
    every = range(numbers[0], numbers[-1] + way, step * way)
    known = points.periods[0]
    periods = [points.periods[rows[number]] if number in rows else _period(known, number) for number in every]
    labels = [
        points.labels[rows[number]] if number in rows else str(period)
        for number, period in zip(every, periods, strict=True)
    ]
    are_years = points.positions is not None and points.positions[0] == numbers[0]
    scale = tuple(float(number) if are_years else period.place for number, period in zip(every, periods, strict=True))

    def spread(one: Named) -> Named:
        return replace(one, values=tuple(one.values[rows[n]] if n in rows else None for n in every))

    series = tuple(spread(one) for one in points.series)
    positions = None if points.positions is None else scale
    return replace(points, labels=tuple(labels), positions=positions, periods=tuple(periods), series=series)
