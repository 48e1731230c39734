"""What the checks are told of the rows of a chart: a total that stands among its parts."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Points
from deckgen.model.dataset import Dataset
from deckgen.model.findings import Finding
from deckgen.tables.number_hints import quoted
from deckgen.tables.odd_cells import place_in_words
from deckgen.tables.stray_rows import total_among

EXCUSE = "or 'allow: [total_among_parts]'"


def doubtful_rows(chart: Chart, table: Dataset, points: Points) -> tuple[Finding, ...]:
    """What is doubtful in the rows from which the points of a chart, or of one of its panels, were read."""
    return (*_total_among_categories(chart, table, points), *_total_among_series(chart, table, points))


def _total_among_categories(chart: Chart, table: Dataset, points: Points) -> Iterator[Finding]:
    is_whole = chart.parts == "categories"
    if not chart.adds_up or chart.total_may_stand or (points.positions and not is_whole):
        return
    columns = zip(*(one.values for one in points.series), strict=True)
    sums = dict(zip(points.labels, map(_sum, columns), strict=True))
    # What all others were added up to says nothing of a row that is the total of some of them.
    shown = {name: value for name, value in sums.items() if name != points.rest}
    name = total_among(sums, is_whole=is_whole) or total_among(shown, is_whole=is_whole)
    if name is None or name == points.rest or (name in chart.highlight and not is_whole):
        return
    x = str(chart.x_column or table.names[0])
    yield _finding(chart, name, x, _place(table, x, name))


def _total_among_series(chart: Chart, table: Dataset, points: Points) -> Iterator[Finding]:
    if chart.parts != "series":
        return
    sums = {one.name: _sum(one.values) for one in points.series}
    name = total_among(sums, is_whole=True)
    if name is None:
        return
    if chart.series:
        yield _finding(chart, name, str(chart.series), _place(table, str(chart.series), name))
    else:
        message = f"the column '{name}' seems to be the total of the other columns, and is stacked on them"
        yield Finding("total_among_parts", message, chart.at("y"), f"leave it out of 'y', {EXCUSE}")


def _sum(values: tuple[float | None, ...]) -> float | None:
    known = [value for value in values if value is not None]
    return math.fsum(known) if known else None


def _place(table: Dataset, column: str, name: str) -> str:
    """In which line of its file the first row with a name stands, in words; "" where it has no line."""
    texts = table[column].texts
    return place_in_words(table.place(column, texts.index(name))) if name in texts else ""


def _finding(chart: Chart, name: str, column: str, place: str) -> Finding:
    """That a row is the total of the others, at the rows of the chart."""
    message = f"'{name}'{place} seems to be the total of the others, and is shown as one of them"
    if chart.data:
        in_chart = f"'where: {{{quoted(column)}: \"!= {name}\"}}'"
        hint = f"write {in_chart} here, or 'leave_out: {{{quoted(column)}: [{quoted(name)}]}}' at the table"
    else:
        hint = "leave it out in the query" if chart.query else "leave the row out"
    return Finding("total_among_parts", message, chart.where, f"{hint}, {EXCUSE}")
