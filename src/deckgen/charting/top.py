"""The largest categories of a chart, and the others added up behind them."""

from __future__ import annotations

import math

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Named, Points
from deckgen.model.dataset import Dataset
from deckgen.model.house_words import house_words
from deckgen.model.marks import HouseStr
from deckgen.numbers.by_kind import format_of


def topmost(chart: Chart, points: Points, table: Dataset, scope: Scope) -> Points | None:
    """The points with as many categories as `top` keeps, and one that adds up all others; None after a complaint.

    Where the author sorts the chart the first categories stay, else the largest ones. table has the rows that the
    points were read from.
    """
    top = chart.top
    if top is None or top.count >= len(points.labels):
        return points
    order = list(range(len(points.labels)))
    if chart.sort is None:
        order.sort(key=lambda index: -sum(one.values[index] or 0.0 for one in points.series))
    kept, rest = order[: top.count], order[top.count :]
    labels = tuple(points.labels[index] for index in kept)
    series = tuple(replace(one, values=tuple(one.values[index] for index in kept)) for one in points.series)
    if top.others == "":
        return Points(labels, None, series)
    others = top.others or HouseStr(house_words(scope.language).others, top.span, "'")
    if others in labels:
        message = f"'{others}' is a category of the chart already"
        scope.log.error("duplicate_category", message, chart.at("top"), "write 'others: …' with another word")
        return None
    if _are_rates(chart, points, table, scope):
        message = "the others can't be added up: the percentages here are no parts of one whole"
        scope.log.error("not_a_sum", message, chart.at("top"), f"write 'top: {{count: {top.count}, others: false}}'")
        return None
    added = tuple(points.labels[index] for index in rest)
    both = zip(series, points.series, strict=True)
    return Points((*labels, others), None, tuple(_with_rest(*pair, rest) for pair in both), rest=others, added=added)


def _with_rest(kept: Named, every: Named, rest: list[int]) -> Named:
    values = [value for index in rest if (value := every.values[index]) is not None]
    return replace(kept, values=(*kept.values, math.fsum(values) if values else None))


def _are_rates(chart: Chart, points: Points, table: Dataset, scope: Scope) -> bool:
    """Whether the values are percentages that add up to more than 100, and so are no parts of one total.

    Two percent more are let through, since published percentages are rounded.
    """
    formats = [scope.number_format(written).sections[0] for written in chart.format.values()]
    if not formats:
        shown = [table[one.column] for one in points.series if one.column in table.by_name]
        formats = [format_of(shown, scope.language).sections[0]]
    if not any("%" in section.before + section.after for section in formats):
        return False
    hundred = 1.0 if any(section.factor == 100 for section in formats) else 100.0
    return any(math.fsum(value or 0.0 for value in one.values) > hundred * 1.02 for one in points.series)
