"""What must stand along the axis of values of a chart, and where that axis begins. Numbers and their words only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.model.chart_data import ChartData
from deckgen.plot.scale import known, round_axis
from deckgen.plot.stacks import segments

# A value and what is said of it where it has no place, such as "$41 bn (1993, Imports)".
AlongAxis = tuple[float, str]


def each_value(chart: ChartData) -> Iterator[AlongAxis]:
    """Every value of a chart."""
    several = len(chart.series) > 1
    for series in chart.series:
        for x, value in zip(chart.x, series.values, strict=False):
            if value is not None and known([value]):
                of = ", ".join(words for words in (x, series.label if several else "") if words)
                yield value, said(chart.format.show(value), of)


def stacked_ends(chart: ChartData) -> Iterator[AlongAxis]:
    """Both ends of everything that stands at one x, where values stand on each other."""
    stacks = segments([series.values for series in chart.series])
    for index, x in enumerate(chart.x):
        ends = [end for stack in stacks for end in stack[index] or ()]
        for end in {min(ends), max(ends)} if ends else ():
            yield end, said(chart.format.show(end), f"{x} in all" if len(chart.series) > 1 else x)


def said(number: str, of: str) -> str:
    """A number and what it belongs to."""
    return f"{number} ({of})" if of else number


def base_of(charts: Sequence[ChartData]) -> float | None:
    """Where the axis begins that points of these charts share; None where that is zero, or zero is on it."""
    held = [value for chart in charts for series in chart.series for value in known(series.values)]
    if not held:
        return None
    axis = round_axis(held, charts[0].format, asked=charts[0].axis)
    return axis.low if axis.is_cut else None
