"""The things of a chart that appear one by one in the show: series or panels, then notes and annotations."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.model.program import Program
from deckgen.plot.sheet_layers import GROUND, NOTES, Layer


class Thing(Struct, frozen=True):
    """What appears of a chart on one click.

    name: what it is called in PowerPoint's selection pane, behind the name of the chart: ": Exports" is a series or a
        panel, ", notes" all else, whatever series are called.
    layers: what belongs to it on the sheet, from the rearmost to the foremost.
    behind: what lies behind the whole chart, None for nothing.
    """

    name: str
    layers: tuple[Layer, ...]
    behind: Layer | None = None


def things_of(chart: ChartData) -> list[Thing]:
    """The things of a chart in the order in which they appear; a drawing may have nothing of some of them.

    The ground comes with the first. A drawing of the author's own is one thing.
    """
    if isinstance(chart.detail, Program):
        return [Thing("", ())]
    first, *others = [*_series(chart)] or [Thing("", ())]
    things = [Thing("", (GROUND, *first.layers)), *others]
    if chart.panels:
        return things
    if chart.notes:
        things.append(Thing(", notes", (NOTES,)))
    for number, annotation in enumerate(chart.annotations):
        if annotation.kind != "note":
            over, behind = (Layer("over", number=number), Layer("behind", number=number))
            things.append(Thing(f", annotation {number + 1}", (over,), behind))
    return things


def all_layers(chart: ChartData) -> set[Layer]:
    """The layers of all things of a chart."""
    return {layer for thing in things_of(chart) for layer in (*thing.layers, thing.behind) if layer is not None}


def _series(chart: ChartData) -> Iterator[Thing]:
    if chart.panels:
        for number, panel in enumerate(chart.panels):
            yield Thing(f": {panel.title}", (Layer("panel", number=number),))
    else:
        for label in dict.fromkeys(series.label for series in chart.series):
            yield Thing(f": {label}", (Layer("series", label),))
