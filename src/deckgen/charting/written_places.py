"""Where the words of a chart are written: its annotations, labels, and the cells that its names and values are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import CellPlace, Dataset
from deckgen.model.diagnostics import Span
from deckgen.model.word_places import WordPlaces


def written_places(
    chart: Chart, table: Dataset, own: ChartData, shown: ChartData, noted: Mapping[str, Span]
) -> WordPlaces:
    """The places of a chart's words.

    own has its names as they stand in the table, shown as they are in the language of the variant. noted are the
    places of words that its author wrote for it alone, such as those of annotations.
    """
    names = dict(_names(own, shown))
    return WordPlaces(partial(_find, chart, table, shown, names, noted))


def _names(own: ChartData, shown: ChartData) -> Iterator[tuple[str, str]]:
    """The names of categories, series and panels as they are shown, each with the same as the table has it."""
    yield from zip(shown.x, own.x, strict=True)
    for series, before in zip(shown.series, own.series, strict=True):
        yield series.label, before.name
    for panel, before_panel in zip(shown.panels, own.panels, strict=True):
        yield panel.title, before_panel.title
        yield from zip(panel.chart.x, before_panel.chart.x, strict=True)


def _find(
    chart: Chart, table: Dataset, shown: ChartData, names: Mapping[str, str], noted: Mapping[str, Span], words: str
) -> CellPlace | None:
    if words in noted:
        return CellPlace(noted[words])
    labels = {str(name): label.span for name, label in (chart.y or {}).items()}
    if words in names:
        name = names[words]
        return CellPlace(labels[name]) if name in labels else _cell(chart, table, name)
    drawn = {one.name for one in shown.series} & table.by_name.keys()
    for column in (table[name] for name in table.names if name in drawn or chart.series):
        for row, value in enumerate(column.values):
            if isinstance(value, int | float) and shown.format.show(value, unit=False) == words:
                return _place(chart, table, column.name, row)
    return None


def _cell(chart: Chart, table: Dataset, name: str) -> CellPlace | None:
    """Where the first cell with a name stands; None where none has it."""
    for column in table.columns:
        if name in column.texts:
            return _place(chart, table, column.name, column.texts.index(name))
    return None


def _place(chart: Chart, table: Dataset, column: str, row: int) -> CellPlace | None:
    """Where a cell stands: in its file, or in the rows of the deck; None for a query's."""
    written = CellPlace(chart.place_of(table[column].texts[row])) if chart.rows is not None else None
    return table.place(column, row) or written
