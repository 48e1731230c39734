"""Alt text written from a chart's data: what kind, which series, from where to where, lowest and highest."""

from __future__ import annotations

from deckgen.chart import CHARTS
from deckgen.model.chart import ChartData, Series
from deckgen.model.format import NumberFormat

FEW = 6


def describe_chart(data: ChartData, of: str = "") -> str:
    """A few sentences that say what the chart shows, with its numbers as they are formatted on it.

    of says what all its series count, where they have one label for it.
    """
    if data.panels:
        return _describe_panels(data, of)
    if told := CHARTS.get(data.kind).tell(data):
        return told
    kind = CHARTS.get(data.kind).spoken
    unit = f", {data.unit_aside}" if data.unit_aside else ""
    several = len(data.series) > 1
    names = [series.label for series in data.series if several or series.label != series.name]
    subject = "; ".join(words for words in (of, _listed(names)) if words)
    head = f"{kind}{unit}: {subject}" if subject else f"{kind}{unit}"
    span = f", {data.x[0]} to {data.x[-1]}" if data.positions and len(data.x) > 1 else f", {len(data.x)} values"
    parts = [head + (span if len(data.x) > 1 else "") + "."]
    for series in data.series:
        number = data.second_format if series.mark == "line" and data.second_format else data.format
        parts.append(_describe_series(series, data, number, named=several))
    return " ".join(parts)


def _describe_panels(data: ChartData, of: str) -> str:
    """Each panel by its title, where they are few; else which there are and how far their values reach."""
    head = f"{CHARTS.get(data.kind).spoken} in {len(data.panels)} panels"
    if len(data.panels) <= FEW:
        return " ".join([f"{head}.", *(f"{panel.title}: {describe_chart(panel.chart, of)}" for panel in data.panels)])
    values = [
        (value, f"{panel.title} {data.format.show(value)}")
        for panel in data.panels
        for series in panel.chart.series
        for value in series.values
        if value is not None
    ]
    titles = _listed([panel.title for panel in data.panels])
    ends = f" Lowest: {min(values)[1]}. Highest: {max(values)[1]}." if values else ""
    unit = f", {data.unit_aside}" if data.unit_aside else ""
    return f"{head}{unit}: {titles}.{ends}"


def _describe_series(series: Series, data: ChartData, number: NumberFormat, *, named: bool) -> str:
    points = [(x, value) for x, value in zip(data.x, series.values, strict=True) if value is not None]
    lead = f"{series.label}: " if named else ""
    if not points:
        return f"{lead}no values."
    if len(points) <= FEW:
        return lead + ", ".join(f"{x} {number.show(value)}" for x, value in points) + "."
    first, last = points[0], points[-1]
    lowest, highest = min(points, key=lambda point: point[1]), max(points, key=lambda point: point[1])
    words = [("first", first), ("last", last), ("lowest", lowest), ("highest", highest)]
    return lead + ", ".join(f"{word} {x} {number.show(value)}" for word, (x, value) in words) + "."


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
