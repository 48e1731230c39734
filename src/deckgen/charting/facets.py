"""Facets: which rows of a chart belong to which of its panels, and what all panels have in common."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.model.dataset import Dataset
from deckgen.model.period import Period

FEWEST, MOST = 2, 12


def part(chart: Chart, table: Dataset, scope: Scope) -> list[tuple[str, Dataset]] | None:
    """The panels of a chart, each as its title and its rows, in the order in which the rows first name them.

    A chart without `facet` is one panel with all rows and no title. None after a complaint.
    """
    if chart.facet is None:
        return [("", table)]
    column = PointsReader(chart, table, scope).column(chart.facet)
    if column is None:
        return None
    rows: dict[str, list[int]] = {}
    for row, words in enumerate(column.texts):
        rows.setdefault(words or "–", []).append(row)
    if len(rows) > MOST:
        message = f"'{column.name}' has {len(rows):,} values, and a chart has {MOST} panels at the most"
        scope.log.error("too_many_panels", message, chart.facet.span, "choose rows in a query, or use 'series'")
        return None
    if rows and len(rows) < FEWEST:
        message = f"'{column.name}' has one value, so there is only one panel"
        scope.log.error("too_few_panels", message, chart.facet.span, "leave 'facet' out")
        return None
    return [(title, table.select(chosen)) for title, chosen in rows.items()] or [("", table)]


def together(panels: Sequence[Points]) -> Points:
    """The categories and series that stand in any panel; where there are several panels the series have no values."""
    if len(panels) == 1:
        return panels[0]
    series = {one.name: replace(one, values=(), low=(), high=()) for points in panels for one in points.series}
    places = {
        label: place for points in panels for label, place in zip(points.labels, points.positions or (), strict=False)
    }
    labels = dict.fromkeys(label for points in panels for label in points.labels)
    if all(points.positions for points in panels):
        labels = dict.fromkeys(sorted(labels, key=lambda label: places[label]))
        positions = tuple(places[label] for label in labels)
        times = {
            label: period for points in panels for label, period in zip(points.labels, points.periods, strict=False)
        }
        periods = tuple(times[label] for label in labels) if len(times) == len(labels) else ()
        return _every(panels, tuple(labels), positions, tuple(series.values()), periods)
    return _every(panels, tuple(labels), None, tuple(series.values()))


def _every(
    panels: Sequence[Points],
    labels: tuple[str, ...],
    positions: tuple[float, ...] | None,
    series: tuple[Named, ...],
    periods: tuple[Period, ...] = (),
) -> Points:
    """The points of all panels, of the kind that those of each panel are, which knows where values lie along x."""
    bare = replace(panels[0], breaks=(), rest="", added=())
    return replace(bare, labels=labels, positions=positions, series=series, periods=periods)
