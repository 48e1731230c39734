"""Trends: a straight line or a moving mean through the values of each series of a chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData, Series, Trend
from deckgen.model.house_words import house_words

LINEAR = "linear"
# Two points lie on a line whatever they are: they show no trend.
FEWEST = 3
# A value and its place along x, and the index of both in the chart.
Placed = tuple[int, float, float]


def with_trends(data: ChartData, chart: Chart, scope: Scope) -> ChartData:
    """The data with a trend for each series that has values; complains of one that has too few for it."""
    if chart.trend is None or not chart.bears_trend or chart.trend.stand_in:
        return data
    window = 0 if chart.trend == LINEAR else int(chart.trend.removeprefix("mean(").removesuffix(")"))
    words = house_words(scope.language)
    label = words.moving_mean.format(count=window) if window else words.trend
    places = data.positions or tuple(map(float, range(len(data.x))))
    made: list[Series] = []
    for series in data.series:
        placed = _placed(series.values, places)
        if not placed:
            made.append(series)
        elif _is_enough(placed, window, series, chart, scope):
            trend = _moving(placed, window, label) if window else _straight(placed, label)
            made.append(replace(series, trend=trend))
        else:
            return data
    return replace(data, series=tuple(made))


def _placed(values: Sequence[float | None], places: Sequence[float]) -> list[Placed]:
    """The values that are there, in the order of x."""
    both = enumerate(zip(places, values, strict=True))
    found = [(index, place, value) for index, (place, value) in both if value is not None and math.isfinite(value)]
    return sorted(found, key=lambda one: one[1])


def _is_enough(placed: Sequence[Placed], window: int, series: Series, chart: Chart, scope: Scope) -> bool:
    least = window + 1 if window else FEWEST
    count = len(placed) if window else len({place for _, place, _ in placed})
    if count >= least:
        return True
    whose = f" of '{series.label}'" if series.label else ""
    what = f"a mean of {window} each" if window else "a straight trend"
    if not window and len(placed) >= least:
        message = (
            f"the values{whose} stand at only {count} place{'s' if count > 1 else ''} along x, too few for {what}"
        )
        hint = "leave 'trend' out"
    else:
        message = (
            f"{what} needs {least} values at the least, and there {'is' if count == 1 else 'are'} {count}{whose}"
        )
        hint = f"write a number below {count}, or leave 'trend' out" if window and count > 2 else "leave 'trend' out"
    scope.log.error("short_trend", message, chart.at("trend"), hint)
    return False


def _straight(placed: Sequence[Placed], label: str) -> Trend:
    """The line of least squares, from the first value to the last."""
    count = len(placed)
    middle = math.fsum(place for _, place, _ in placed) / count
    # Squares of the largest numbers are more than a computer holds, so both are reckoned as shares of their largest.
    width = max(abs(place - middle) for _, place, _ in placed)
    size = max(abs(value) for *_, value in placed) or 1.0
    points = [((place - middle) / width, value / size) for _, place, value in placed]
    mean = math.fsum(y for _, y in points) / count
    slope = math.fsum(x * (y - mean) for x, y in points) / math.fsum(x * x for x, _ in points)
    ends = tuple((placed[end][0], (mean + slope * points[end][0]) * size) for end in (0, -1))
    return Trend(label, ends, slope=slope * size / width)


def _moving(placed: Sequence[Placed], window: int, label: str) -> Trend:
    """At each value the mean of it and of those before it, from the first one on that has enough before it."""
    values = [value for *_, value in placed]
    means = (math.fsum(values[last - window : last]) / window for last in range(window, len(values) + 1))
    indexes = (index for index, *_ in placed[window - 1 :])
    return Trend(label, tuple(zip(indexes, means, strict=True)), window=window)
