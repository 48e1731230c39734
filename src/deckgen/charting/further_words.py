"""What the alt text of a chart says of its trends, and of how far off its values may be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series, Trend
from deckgen.model.format import NumberFormat
from deckgen.model.period import Grain
from deckgen.model.phrases import Phrases
from deckgen.plot.cloud import Cloud

FEW = 6
YEAR, MONTH = 365.2425, 30.436875
# A trend over days is told by the year from two years on, by the month from two months on, else by the day.
_BY_YEAR, _BY_MONTH = 2 * YEAR, 2 * MONTH
# How much of itself a change may lose or gain by rounding.
_NEAR = Decimal("0.05")


def further_words(data: ChartData, say: Phrases) -> str:
    """A sentence for each trend and for the errors of each series; "" where there are none."""
    said = []
    for series in data.series:
        words = [f"{series.trend.label}: {_course(series.trend, data, say)}."] if series.trend else []
        margins = "; ".join(_margins(series, data, say))
        words += [say("margin of error: {points}.", points=margins)] if margins else []
        several = len(data.series) > 1
        said += [f"{series.label}: {one}" if several else f"{one[:1].upper()}{one[1:]}" for one in words]
    return " ".join(said)


def _course(trend: Trend, data: ChartData, say: Phrases) -> str:
    """Which way a trend goes, with its numbers."""
    (start, low), (end, high) = trend.points[0], trend.points[-1]
    if trend.slope is None:
        first = say("first {point}", point=f"{data.x[start]} {data.format.show(low)}".strip())
        return f"{first}, " + say("last {point}", point=f"{data.x[end]} {data.format.show(high)}".strip())
    if math.isclose(low, high, rel_tol=1e-9):
        return say("level")
    if isinstance(data.detail, Cloud):
        return _across(trend.slope, data, data.detail, say)
    return _over_time(trend.slope, data, say) or (
        say("rises from {low} to {high}", low=data.format.show(low), high=data.format.show(high))
        if trend.slope > 0
        else say("falls from {low} to {high}", low=data.format.show(low), high=data.format.show(high))
    )


def _across(slope: float, data: ChartData, cloud: Cloud, say: Phrases) -> str:
    """How a trend goes with what stands along x, by a round step of that."""
    places = data.positions or (0.0, 1.0)
    step = 10.0 ** math.floor(math.log10((max(places) - min(places)) / 2))
    amount, along = _amount(abs(slope) * step, data.format), _amount(step, cloud.x_format or data.format)
    if slope > 0:
        return say("rises by {amount} where {name} rises by {step}", amount=amount, name=cloud.x_name, step=along)
    return say("falls by {amount} where {name} rises by {step}", amount=amount, name=cloud.x_name, step=along)


def _over_time(slope: float, data: ChartData, say: Phrases) -> str:
    """How a trend goes a year, a month or a day; "" where x is no time."""
    if not data.periods or not data.positions:
        return ""
    # Years stand along x as what they are called; all other times as days.
    in_days = data.positions[0] == data.periods[0].place
    span = data.positions[-1] - data.positions[0]
    number, rises = data.format, slope > 0
    if not in_days or span >= _BY_YEAR or data.periods[0].grain is Grain.YEAR:
        amount = _amount(abs(slope) * (YEAR if in_days else 1.0), number)
        return (
            say("rises by {amount} a year", amount=amount)
            if rises
            else say("falls by {amount} a year", amount=amount)
        )
    if span >= _BY_MONTH:
        amount = _amount(abs(slope) * MONTH, number)
        return (
            say("rises by {amount} a month", amount=amount)
            if rises
            else say("falls by {amount} a month", amount=amount)
        )
    amount = _amount(abs(slope), number)
    return say("rises by {amount} a day", amount=amount) if rises else say("falls by {amount} a day", amount=amount)


def _amount(value: float, number: NumberFormat) -> str:
    """A change as the chart writes its numbers; with more decimals where fewer would make another number of it."""
    section, exact = number.sections[0], Decimal(str(value))
    if number.style not in ("pattern", "natural") or section.exponent or not value or not math.isfinite(value):
        return number.show(value)
    scaled = exact * section.factor
    if abs(section.rounded(exact) - scaled) <= scaled * _NEAR:
        return number.show(value)
    most = max(0, 1 - scaled.adjusted())
    sections = tuple(replace(one, most=most, fixed=0) for one in number.sections)
    return replace(number, sections=sections, decimals=None).show(value)


def _margins(series: Series, data: ChartData, say: Phrases) -> Iterator[str]:
    """Between which numbers values that aren’t exact are likely to be: all of a few, else the last and the widest."""
    known = [
        (index, bounds) for index in range(len(data.x)) if (bounds := series.bounds(index)) and bounds[0] < bounds[1]
    ]
    # Bounds may have more decimals than the values between them.
    number = data.format.for_all(bound for _, bounds in known for bound in bounds)

    def told(index: int, bounds: tuple[float, float]) -> str:
        low, high = map(number.show, bounds)
        return f"{data.x[index]} {say('{first} to {last}', first=low, last=high)}".strip()

    if len(known) <= FEW:
        yield from (told(*one) for one in known)
        return
    yield say("last {point}", point=told(*known[-1]))
    yield say("widest {point}", point=told(*max(known, key=lambda one: one[1][1] - one[1][0])))
