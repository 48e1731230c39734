"""Errors: how far off the values of a chart may be, from the columns that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Bounds, Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.charting.time_order import along_x, number_in
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean

MOST_COMPLAINTS = 3


def with_errors(chart: Chart, points: Points, table: Dataset, scope: Scope) -> Points:
    """The points with the bounds of their values, where the chart's `errors` name some; complains of wrong ones.

    table has the rows that the points were read from.
    """
    if not chart.errors or not chart.bears_errors:
        return points
    whose = _whose(chart, points, scope.log)
    columns = {id(bounds): _columns(chart, bounds, table, scope) for bounds in whose.values()}
    rows = _rows(chart, points, table)
    made = []
    for one in points.series:
        named = columns.get(id(whose.get(one.name)))
        made.append(_bounded(chart, one, points, named, rows[one.name], table, scope.log) if named else one)
    return replace(points, series=tuple(made))


class _Columns(Struct, frozen=True):
    """The columns of bounds: one of margins to both sides, or those of the lowest and the highest number."""

    margin: str = ""
    low: str = ""
    high: str = ""


def _whose(chart: Chart, points: Points, log: Diagnostics) -> dict[str, Bounds]:
    """The bounds of each series by its name; complains of those that belong to none, or to one of several."""
    found: dict[str, Bounds] = {}
    columns = list(dict.fromkeys(one.column for one in points.series))
    for name, bounds in chart.errors.items():
        if name == "" and len(columns) > 1:
            message = f"'errors' names the errors of one column of values, and the chart shows {len(columns)}"
            hint = f"write them by column: 'errors: {{{columns[0]}: …, {columns[1]}: …}}'"
            log.error("unfit_key", message, chart.at("errors"), hint)
            continue
        meant = [one.name for one in points.series if name in ("", one.column, one.name, one.label)]
        if not meant:
            log.error("unknown_series", f"the chart has no series '{name}'", name.span, did_you_mean(name, columns))
        found |= dict.fromkeys(meant, bounds)
    return found


def _columns(chart: Chart, bounds: Bounds, table: Dataset, scope: Scope) -> _Columns | None:
    """The columns of some bounds, all of them numbers; None after a complaint."""
    named = {key: name for key in ("margin", "low", "high") if (name := getattr(bounds, key)) is not None}
    if set(named) not in ({"margin"}, {"low", "high"}):
        if bounds.all_read:
            hint = "write 'errors: margin' with one column, or 'errors: {low: …, high: …}' with two"
            scope.log.error("missing_key", "errors are one column, or both 'low' and 'high'", bounds.span, hint)
        return None
    reader = PointsReader(chart, table, scope)
    found = [reader.numbers(name) for name in named.values()]
    return None if None in found else _Columns(**{key: str(name) for key, name in named.items()})


def _rows(chart: Chart, points: Points, table: Dataset) -> dict[str, list[int | None]]:
    """For each series the row of each of its values, None for one that adds up others or stands for none."""
    x = table[str(chart.x_column)] if chart.x_column else table.columns[0]
    if chart.reads_itself:
        # Each row with a place is a point of its own.
        own = [row for row, value in enumerate(x.values) if number_in(value) is not None]
        return {one.name: list(own) for one in points.series}
    labels = along_x(x).labels
    names = table[chart.series].texts if chart.series else ("",) * len(labels)
    first: dict[tuple[str, str], int] = {}
    for row, key in enumerate(zip(labels, names, strict=True)):
        first.setdefault(key, row)
    return {
        one.name: [
            None if label == points.rest else first.get((label, one.name if chart.series else ""))
            for label in points.labels
        ]
        for one in points.series
    }


def _bounded(
    chart: Chart,
    one: Named,
    points: Points,
    named: _Columns,
    rows: Sequence[int | None],
    table: Dataset,
    log: Diagnostics,
) -> Named:
    """A series with its bounds, both None where one is missing."""
    pairs: list[tuple[float | None, float | None]] = []
    wrong, without = [], []
    for label, value, row in zip(points.labels, one.values, rows, strict=True):
        low, high = _pair(value, named, row, table)
        if value is not None and row is not None and (low is None or high is None):
            without.append(label)
            low = high = None
        elif value is not None and row is not None and low is not None and high is not None:
            faults = [(fault, row) for fault in _faults(value, low, high, label, named)]
            wrong += faults
            low, high = (None, None) if faults else (low, high)
        pairs.append((low, high))
    hint = (
        "write how far off it may be, without a sign" if named.margin else "a value lies between its low and its high"
    )
    for (message, column), row in islice(wrong, MOST_COMPLAINTS):
        span, words = _cell(chart, table, column, row)
        log.error("wrong_bounds", message + words, span, hint)
    if without:
        known = sum(value is not None for value in one.values)
        message = (
            f"{len(without)} of {known} values {'have' if len(without) > 1 else 'has'} no errors: '{without[0]}'"
        )
        message += " is the first" if len(without) > 1 else ""
        log.warning("missing_bounds", message, chart.at("errors"), "fill their cells in, or say so on the slide")
    return replace(one, low=tuple(low for low, _ in pairs), high=tuple(high for _, high in pairs))


def _pair(value: float | None, named: _Columns, row: int | None, table: Dataset) -> tuple[float | None, float | None]:
    """The bounds of a value by its row; None for each that is missing, and for both of a missing value."""
    if row is None or value is None:
        return None, None
    if named.margin:
        margin = number_in(table[named.margin].values[row])
        return (None, None) if margin is None else (value - margin, value + margin)
    return number_in(table[named.low].values[row]), number_in(table[named.high].values[row])


def _faults(value: float, low: float, high: float, label: str, named: _Columns) -> Iterator[tuple[str, str]]:
    """What is wrong with the bounds of a value, each with the column that is to blame."""
    if named.margin:
        if high < low:
            yield f"the errors of '{label}' are {value - low:.12g}, below zero", named.margin
        return
    if low > value:
        yield f"the low of '{label}' is {low:.12g}, above its value {value:.12g}", named.low
    if high < value:
        yield f"the high of '{label}' is {high:.12g}, below its value {value:.12g}", named.high


def _cell(chart: Chart, table: Dataset, column: str, row: int) -> tuple[Span, str]:
    """Where a cell stands, and what is added to a message where that can't show the cell."""
    place = table.place(column, row)
    return (place.span, place.words) if place else (chart.place_of(table[column].texts[row]), "")
