"""The words of a chart in the language of its variant.

Keys such as `highlight` and `color` name categories as the author wrote them. So words are translated last, once each
key has found what it names.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData, Panel, Series
from deckgen.numbers.by_language import name_periods


def translated(data: ChartData, chart: Chart, scope: Scope) -> ChartData:
    """The chart with its categories, series, panels and unit in the language of the variant.

    The names of the series stay the author's: colors and marks go by them.
    """
    several = len(data.series) > 1
    return replace(
        data,
        x=_along(data, chart, scope),
        series=tuple(replace(one, label=label_of(one, chart, scope, seen=several)) for one in data.series),
        panels=tuple(
            Panel(scope.words(panel.title, chart.at("facet")), translated(panel.chart, chart, scope))
            for panel in data.panels
        ),
        unit=str(data.unit) if data.format.has_unit else scope.words(data.unit, chart.where),
    )


def _along(data: ChartData, chart: Chart, scope: Scope) -> tuple[str, ...]:
    """The categories, translated; times in the way of the language.

    Years are written as numbers, and those with a name of their own, such as FY 2016, are words as others are.
    """
    is_told = data.periods and not any(period.called for period in data.periods)
    if is_told and not all(words.isdigit() for words in data.x):
        return tuple(name_periods(data.periods, scope.language))
    return tuple(scope.words(words, chart.place_of(words)) for words in data.x)


def label_of(series: Series, chart: Chart, scope: Scope, *, seen: bool = True) -> str:
    """The label of a series, translated: the one that the author wrote under `y`, else the word of the table.

    A word of the table is translated only where it is seen: a single series isn't named, so nobody need translate it.
    """
    if chart.series:
        return scope.words(series.label, chart.at("series")) if seen else series.label
    written = next(((name, label) for name, label in (chart.y or {}).items() if name == series.name), None)
    if written is not None and written[0] != written[1]:
        return scope.label(written[1])
    return scope.words(written[1] if written else series.label, chart.at("y")) if seen else series.label
