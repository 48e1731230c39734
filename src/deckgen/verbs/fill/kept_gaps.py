"""Which values that are missing a chart of PowerPoint's own doesn't show as missing, or hides others beside them.

What was missing before too, under the same name, is left alone: whoever made the chart saw it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from deckgen.model.chart_data import ChartData
from deckgen.office.chart_file import FoundChart
from deckgen.office.chart_plots import ROUND, FoundPlot
from deckgen.verbs.fill.points_along import names_along

_MOST_NAMED: Final = 3
_FILL_IN: Final = "fill in the cells, leave the rows out with 'where', or empty the same cells in the talk: Edit Data"
_MARK: Final = "fill in the cells beside it, or give the line markers in the talk: Format Data Series, Marker"


def told_gaps(
    chart: FoundChart, plot: FoundPlot, data: ChartData, series: Sequence[int], bare: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """What a drawing doesn't show of the series that it gets, in words behind the name of the chart, and what helps.

    bare: those of the series that are drawn without a marker at each value.
    """
    new = [place for place, name in enumerate(names_along(chart, data)) if name not in chart.gaps]
    missing = [(one, place) for one in series for place in new if data.series[one].values[place] is None]
    shown = _shown(plot, chart.blanks)
    if missing and shown:
        yield f"has no value for {_named(data, missing)}: {shown}", _FILL_IN
    if plot.kind == "line" and chart.blanks == "gap":
        lone = [(one, place) for one in bare for place in new if _is_lone(data.series[one].values, place)]
        if lone:
            yield f"hides its value for {_named(data, lone)}: no line leads there, and it has no markers", _MARK


def _shown(plot: FoundPlot, blanks: str) -> str:
    """How a drawing shows that a value is missing; "" where that is seen."""
    kind = plot.kind.removesuffix("3D")
    if plot.kind in ROUND:
        return "it has no slice, as if it were zero"
    if plot.stacking == "share":
        return "the other parts take up its room"
    if plot.stacking == "stacked":
        return "the others add up to less there"
    if kind == "bar":
        return "it has no bar, as if it were zero"
    if kind == "area" or (kind in ("line", "radar") and blanks == "zero"):
        return "it falls to zero there"
    return ""


def _is_lone(values: Sequence[float | None], place: int) -> bool:
    """Whether a value has none before it and none behind it, so that no line leads to it."""
    before, behind = values[:place][-1:], values[place + 1 : place + 2]
    return values[place] is not None and {*before, *behind} <= {None}


def _named(data: ChartData, places: Sequence[tuple[int, int]]) -> str:
    """The places of values in words, the first of them."""
    several = len(data.series) > 1
    names = [f"'{data.series[one].label}' at '{data.x[at]}'" if several else f"'{data.x[at]}'" for one, at in places]
    return ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
