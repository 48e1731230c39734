"""What stands along x of a chart, counted as a chart of PowerPoint's own counts it."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.chart_data import ChartData
from deckgen.office.chart_file import FoundChart, called
from deckgen.office.sheet_days import EXCEL


def numbers_along(data: ChartData) -> tuple[float, ...]:
    """What stands along x as numbers, years among them; () where one is none."""
    if data.positions and not data.periods:
        return data.positions
    try:
        return tuple(float(label) for label in data.x)
    except ValueError:
        return ()


def days_along(data: ChartData) -> tuple[float, ...]:
    """What stands along x as days that Excel counts; () where it is no time."""
    return tuple(period.begins.toordinal() - EXCEL + period.seconds / 86_400 for period in data.periods)


def names_along(chart: FoundChart, data: ChartData) -> Sequence[str]:
    """What stands along x as the chart calls what stood there before."""
    return called(chart.counts, data.x, numbers_along(data), days_along(data))
