"""The alt text of a chart, written from its data: its kind, its series, and where they begin, end, rise and fall.

Every phrase of it stands in model/phrases.py in all languages of the house.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.charting.annotate import ANNOTATIONS
from deckgen.charting.chart_type import CHARTS
from deckgen.charting.further_words import further_words
from deckgen.model.chart_data import ChartData, Series
from deckgen.model.format import NumberFormat
from deckgen.model.phrases import Phrases

FEW = 6
# What ends a sentence, also in Arabic, Chinese and Japanese.
ENDS = '.?!…:\u061f\u3002\uff1f\uff01"”»'


def describe_chart(data: ChartData, say: Phrases, of: str = "") -> str:
    """A few sentences that say what the chart shows, with its numbers as they are formatted on it.

    of is what all series count, where the author has one label for that, else "".
    """
    if data.panels:
        return " ".join([_describe_panels(data, say, of), *_base(data, say)])
    return " ".join([_describe_one(data, say, of), *_base(data, say), *_annotations(data, say)])


def _annotations(data: ChartData, say: Phrases) -> Iterator[str]:
    """A sentence for each annotation."""
    for one in data.annotations:
        if told := ANNOTATIONS.get(one.kind).tell(one, data, say):
            yield f"{told[0].upper()}{told[1:]}."


def _base(data: ChartData, say: Phrases) -> list[str]:
    """That the axis of values begins elsewhere than at zero, or that its steps multiply."""
    charts = [panel.chart for panel in data.panels] if data.panels and data.share_axes else [data]
    base = CHARTS.get(data.kind).begins_at(charts)
    said = [] if base is None else [say("The axis begins at {value}.", value=data.format.show(base))]
    return [*said, *([say("The axis is logarithmic.")] if data.axis.log else [])]


def _describe_one(data: ChartData, say: Phrases, of: str) -> str:
    """A chart without panels, and without its axis and its annotations."""
    if told := CHARTS.get(data.kind).tell(data, say):
        return f"{told} {further_words(data, say)}".strip()
    return describe_rows(data, say, CHARTS.get(data.kind).spoken, of)


def describe_rows(data: ChartData, say: Phrases, spoken: str, of: str = "") -> str:
    """What a chart without panels shows; spoken is the English phrase for its kind. Nothing is said of its axes."""
    kind = say(spoken)
    unit = f", {data.unit_aside}" if data.unit_aside else ""
    several = len(data.series) > 1
    names = [series.label for series in data.series] if several else [data.told_label]
    subject = "; ".join(words for words in (of, _listed(names, say)) if words)
    head = f"{kind}{unit}: {subject}" if subject else f"{kind}{unit}"
    along = data.positions and len(data.x) > 1
    span = say("{first} to {last}", first=data.x[0], last=data.x[-1]) if along else ""
    rows = zip(*(series.values for series in data.series), strict=True)
    filled = sum(any(value is not None for value in row) for row in rows)
    span = span or say("{count} values", count=filled)
    parts = [head + (f", {span}" if along or filled > 1 else "") + "."]
    for series in data.series:
        number = data.second_format if series.mark == "line" and data.second_format else data.format
        parts.append(_describe_series(series, data, number, say, named=several))
    return " ".join([*parts, further_words(data, say)]).strip()


def ended(words: str) -> str:
    """Words as a sentence that ends."""
    return words if not words or words[-1] in ENDS else f"{words}."


def _describe_panels(data: ChartData, say: Phrases, of: str) -> str:
    """Few panels are told one by one; of many the titles are told, and the lowest and the highest value."""
    head = say("{kind} in {count} panels", kind=say(CHARTS.get(data.kind).spoken), count=len(data.panels))
    if len(data.panels) <= FEW:
        describe = _describe_one if data.share_axes else describe_chart
        told = (f"{panel.title}: {describe(panel.chart, say, of)}" for panel in data.panels)
        return " ".join([f"{head}.", *told])
    values = [
        (value, f"{panel.title} {data.format.show(value)}")
        for panel in data.panels
        for series in panel.chart.series
        for value in series.values
        if value is not None
    ]
    titles = _listed([panel.title for panel in data.panels], say)
    unit = f", {data.unit_aside}" if data.unit_aside else ""
    said = [f"{head}{unit}: {titles}."]
    if values:
        said.append(say("Lowest: {points}.", points=min(values)[1]))
        said.append(say("Highest: {points}.", points=max(values)[1]))
    return " ".join(said)


def _describe_series(series: Series, data: ChartData, number: NumberFormat, say: Phrases, *, named: bool) -> str:
    points = [(x, value) for x, value in zip(data.x, series.values, strict=True) if value is not None]
    lead = f"{series.label}: " if named else ""
    if not points:
        return f"{lead}{say('no values')}."
    if len(points) <= FEW:
        return lead + ", ".join(f"{x} {number.show(value)}" for x, value in points) + "."
    first, last = points[0], points[-1]
    lowest, highest = min(points, key=lambda point: point[1]), max(points, key=lambda point: point[1])
    ends = {
        "first {point}": first,
        "last {point}": last,
        "lowest {point}": lowest,
        "highest {point}": highest,
    }
    return lead + ", ".join(say(words, point=f"{x} {number.show(value)}") for words, (x, value) in ends.items()) + "."


def _listed(names: list[str], say: Phrases) -> str:
    if len(names) < 2:
        return "".join(names)
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
