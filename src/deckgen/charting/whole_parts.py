"""Checks of charts that show the parts of a total: no part may be negative, and none should be missing."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData

NAMED = 3
BELOW_ZERO = "use 'line', or 'stacked', whose bars go below zero"


def check_parts(chart: Chart, data: ChartData, scope: Scope, gap: str, hint: str = BELOW_ZERO) -> None:
    """Complain of negative parts, and warn of parts that are missing where others are known.

    gap ends the warning with what a missing part does to the chart; hint says what to do about a negative one.
    """
    for series in data.series:
        pairs = list(zip(data.x, series.values, strict=True))
        if below := [x for x, value in pairs if value is not None and value < 0]:
            message = f"'{series.label}' is negative in {_listed(below)}, and a part of a whole can't be"
            scope.log.error("negative_part", message, chart.where, hint)
        missing = [x for index, (x, value) in enumerate(pairs) if value is None and _others(data, index)]
        if missing and len(missing) < len(pairs):
            message = f"'{series.label}' has no value in {_listed(missing)}, {gap}"
            scope.log.warning("missing_part", message, chart.where, "write 0 where there was none")


def _others(data: ChartData, index: int) -> bool:
    return any(series.values[index] is not None for series in data.series)


def _listed(names: Sequence[str]) -> str:
    """A few names, and how many more."""
    first = ", ".join(f"'{name}'" for name in names[:NAMED])
    return f"{first} and {len(names) - NAMED} more" if len(names) > NAMED else first
