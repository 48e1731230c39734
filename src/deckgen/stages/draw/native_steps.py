"""What of a chart that PowerPoint draws appears on each click: its series, and what is laid over and under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckgen.charting.appearing import things_of
from deckgen.model.chart_data import ChartData
from deckgen.model.native_chart import Native
from deckgen.model.page import NativeChart
from deckgen.model.reveal import Appearing, Ground, SeriesOf, Step
from deckgen.plot.sheet_layers import Layer


def native_steps(shape: NativeChart, chart: ChartData, beside: Mapping[Layer, Sequence[str]]) -> Iterator[Step]:
    """The steps of a chart; beside are the names of what is laid over and under it, by the layers they belong to."""
    parts = _parts(shape, chart)
    for number, thing in enumerate(things_of(chart)):
        layers = (*thing.layers, *((thing.behind,) if thing.behind else ()))
        laid = tuple(Appearing(name) for layer in layers for name in beside.get(layer, ()))
        step = (*(parts[number] if number < len(parts) else ()), *laid)
        if step:
            yield step


def _parts(shape: NativeChart, chart: ChartData) -> list[Step]:
    """What PowerPoint shows on the first clicks: a series each, the ground with the first; or all of the chart."""
    drawn = _drawn_for(shape.native, len(chart.series))
    labels = list(dict.fromkeys(series.label for series in chart.series))
    if len(labels) < 2 or len(labels) < len(chart.series) or not all(drawn):
        return [(Appearing(shape.name),)]
    parts: list[Step] = [tuple(Appearing(shape.name, SeriesOf(number)) for number in numbers) for numbers in drawn]
    return [(Appearing(shape.name, Ground()), *parts[0]), *parts[1:]]


def _drawn_for(native: Native, count: int) -> list[list[int]]:
    """Which of the series that PowerPoint draws belong to each series of the chart.

    The values of the chart's series stand in the columns behind the first; what has another column, such as totals,
    comes with the last.
    """
    numbers: list[list[int]] = [[] for _ in range(count)]
    for number, one in enumerate(one for group in native.groups for one in group.series):
        numbers[one.column - 1 if 0 < one.column <= count else count - 1].append(number)
    return numbers
