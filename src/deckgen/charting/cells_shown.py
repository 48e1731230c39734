"""Which places of a chart show the cells of tables that a figure or a claim was worked out from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.binding.columns_read import Reading
from deckgen.charting.chart_type import CHARTS
from deckgen.model.chart_data import ChartData, Spot
from deckgen.model.period import Period
from deckgen.tables.written_times import period_of

# What a query may have divided a column by, so that a chart counts in thousands, millions or billions.
_COUNTED_IN = (1.0, 1e3, 1e6, 1e9)
# As good as equal: what is left of two ways to reckon the same.
SAME = 1e-9


class Shown(Struct, frozen=True):
    """A value on a chart: where it stands, how the author's rows call its place along x, and what it is there."""

    spot: Spot
    x: str
    value: float


def shown_cells(readings: Sequence[Reading], chart: ChartData) -> tuple[Shown, ...]:
    """Where a chart shows all the cells that are read, each once; empty where it lacks one of them."""
    found: dict[Spot, Shown] = {}
    for reading in readings:
        for row in reading.table_rows:
            shown = _shown(reading, row, chart)
            if shown is None:
                return ()
            found[shown.spot] = shown
    return _together(tuple(found.values()), chart)


def _shown(reading: Reading, row: int, chart: ChartData) -> Shown | None:
    """Where a chart shows the cell of a row: at a word of the row, with the value of the cell."""
    value = reading.column.values[row]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    words = [column.texts[row] for column in reading.table.columns if column.name != reading.name]
    places = dict(_places(words, chart))
    spots = [
        Shown(Spot(float(index), name), text, float(at))
        for index, text in places.items()
        for name, values in CHARTS.get(chart.kind).readings(chart).items()
        if index < len(values) and (at := values[index]) is not None and _is_same(float(value), float(at))
    ]
    named = [one for one in spots if one.spot.series == reading.name or one.spot.series in words]
    if not named and len(chart.series) == 1:
        named = [one for one in spots if one.spot.series]
    if not named and CHARTS.get(chart.kind).parts == "series":
        named = [one for one in spots if not one.spot.series]
    return named[0] if len(named) == 1 else None


def _places(words: Sequence[str], chart: ChartData) -> Iterator[tuple[int, str]]:
    """The places along x that one of the words of a row names, and the word."""
    for word in words:
        if word in chart.x:
            yield chart.x.index(word), word
        elif chart.periods and (period := period_of(word)) and (index := _index(period, chart.periods)) is not None:
            yield index, word
        else:
            # A query made a longer word of it, such as "Chinese competition, high".
            longer = (index for index, label in enumerate(chart.x) if word and label.startswith(f"{word},"))
            yield from ((index, chart.x[index]) for index in longer)


def _index(period: Period, periods: Sequence[Period]) -> int | None:
    return next((index for index, one in enumerate(periods) if one == period), None)


def _is_same(cell: float, shown: float) -> bool:
    return any(math.isclose(cell, shown * size, rel_tol=SAME) for size in _COUNTED_IN)


def _together(shown: tuple[Shown, ...], chart: ChartData) -> tuple[Shown, ...]:
    """The places, with one for all parts that stand together where every part of a whole is among them."""
    if CHARTS.get(chart.kind).parts != "series" or len(chart.series) < 2:
        return shown
    whole = CHARTS.get(chart.kind).readings(chart)[""]
    kept = []
    for position in dict.fromkeys(one.spot.position for one in shown):
        here = [one for one in shown if one.spot.position == position]
        total = whole[int(position)] if whole else None
        if len(here) == len(chart.series) and total is not None and all(one.spot.series for one in here):
            kept.append(Shown(Spot(position), here[0].x, total))
        else:
            kept += here
    return tuple(kept)
