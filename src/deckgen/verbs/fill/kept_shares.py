"""Shares that don't add up to all: a chart of PowerPoint's own that shows parts of a whole would blow them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from deckgen.model.chart_data import ChartData
from deckgen.office.chart_plots import ROUND, FoundPlot

# What shares add up to, and by how much they may miss it since they are rounded.
_WHOLES: Final = (1.0, 100.0)
_ROUNDED: Final = 0.02


def lacking(
    plot: FoundPlot, before: Sequence[Sequence[float]], data: ChartData, series: Sequence[int]
) -> float | None:
    """What shares add up to where that isn't all of it, though it was before; None where there is nothing to tell.

    before: the values that stood there, series by series.
    """
    now = [tuple(value or 0.0 for value in data.series[number].values) for number in series]
    if plot.stacking == "share":
        old, new = list(zip(*before, strict=False)), list(zip(*now, strict=True))
    elif plot.kind in ROUND:
        old, new = [tuple(one) for one in before], now
    else:
        return None
    whole = next((whole for whole in _WHOLES if old and all(_adds_up(one, whole) for one in old)), None)
    if whole is None or not _are_shares(new, whole, data.unit):
        return None
    return next((sum(one) for one in new if not any(_adds_up(one, other) for other in _WHOLES)), None)


def _adds_up(parts: Iterable[float], whole: float) -> bool:
    return abs(sum(parts) - whole) <= whole * _ROUNDED


def _are_shares(groups: Sequence[Sequence[float]], whole: float, unit: str) -> bool:
    """Whether numbers are shares too: parts of one, or what is called percent. Any other numbers may be counted."""
    values = [value for one in groups for value in one]
    is_said = "%" in unit or "percent" in unit.casefold()
    return bool(values) and (is_said or (whole == 1 and max(values) < 1))
