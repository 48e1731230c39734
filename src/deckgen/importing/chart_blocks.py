"""From a chart of PowerPoint's to `chart`: the type nearest to it, with its values as csv."""

from __future__ import annotations

from typing import Any

from deckgen.importing.asset_files import Files, csv_bytes, unlike
from deckgen.importing.drafts import DraftBlock, Inline
from deckgen.importing.marked_words import escaped
from deckgen.importing.table_blocks import kept_as, rows_block
from deckgen.office.old_deck.old_values import ChartShape, OldSeries

_STACKED = {"stacked": "stacked", "percentStacked": "share"}
_LINES = ("lineChart", "line3DChart", "stockChart")
_BARS = ("barChart", "bar3DChart", "clusteredColumn", "paretoLine")
_AREAS = ("areaChart", "area3DChart")
_SLICES = ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart", "treemap", "sunburst")


def chart_block(shape: ChartShape, name: str, files: Files, data: dict[str, Any], say: Any) -> DraftBlock:
    """The block of a chart, whose values are added to `data`; say is told what it can't show."""
    if any(one.x for one in shape.series):
        return _scatter(shape, name, files, data)
    kind = _kind(shape)
    if kind is None:
        kind = "grouped" if len(shape.series) > 1 else "bar"
        say(f"a chart of a kind that deckgen has not ({shape.series[0].kind}) is drawn as {kind}")
    most = max((len(one.values) for one in shape.series), default=0)
    categories = [*shape.categories, *(str(number + 1) for number in range(len(shape.categories), most))][:most]
    names = unlike([shape.x_axis or "Category", *(one.name for one in shape.series)], "Series")
    rows = [
        [category, *(_cell(one, index) for one in shape.series)]
        for index, category in enumerate(unlike(categories, "Row"))
    ]
    key = _kept(name, names, rows, shape, files, data)
    y: Any = names[1] if len(names) == 2 else Inline(names[1:])
    chart: dict[str, Any] = {"type": kind, "data": key, "x": names[0], "y": y}
    if kind == "combo":
        lines = [name for name, one in zip(names[1:], shape.series, strict=True) if one.kind in _LINES]
        chart["line"] = Inline(lines)
        if any(one.is_on_second_axis for one in shape.series):
            chart["second_axis"] = True
    return _finished(shape, chart, _table(names, rows, shape))


def _kind(shape: ChartShape) -> str | None:
    """The type of a chart; None where there is none like it."""
    kinds = {one.kind for one in shape.series}
    several = len(shape.series) > 1
    if kinds <= set(_LINES):
        return "line"
    if kinds <= set(_SLICES):
        return "donut" if not several else "grouped"
    if kinds <= set(_BARS):
        if several and shape.grouping in _STACKED:
            return _STACKED[shape.grouping]
        if several:
            return "grouped"
        return "ranking" if shape.direction == "bar" else "bar"
    if kinds <= set(_AREAS):
        return "area"
    if kinds & set(_LINES) and kinds <= {*_LINES, *_BARS, *_AREAS}:
        return "combo"
    return "waterfall" if kinds == {"waterfall"} else "ranking" if kinds == {"funnel"} else None


def _scatter(shape: ChartShape, name: str, files: Files, data: dict[str, Any]) -> DraftBlock:
    """A scatter plot: a row for each dot, with the series that it is of."""
    several, sized = len(shape.series) > 1, any(one.sizes for one in shape.series)
    y = shape.axis or (shape.series[0].name if not several else "y")
    names = unlike([shape.x_axis or "x", y, *(["size"] * sized), *(["series"] * several)], "Column")
    rows = [
        [
            _number(_at(one.x, index)),
            _number(value),
            *([_number(_at(one.sizes, index))] * sized),
            *([one.name] * several),
        ]
        for one in shape.series
        for index, value in enumerate(one.values)
        if value is not None and _at(one.x, index) is not None
    ]
    chart: dict[str, Any] = {
        "type": "scatter",
        "data": _kept(name, names, rows, shape, files, data),
        "x": names[0],
        "y": names[1],
    }
    if sized:
        chart["size"] = names[2]
    if several:
        chart["series"] = names[-1]
    return _finished(shape, chart, _table(names, rows, shape))


def _kept(
    name: str, names: list[str], rows: list[list[str]], shape: ChartShape, files: Files, data: dict[str, Any]
) -> str:
    """The name under which the values stand in the deck, once they are a file."""
    words = shape.title or name
    table: dict[str, Any] = {"file": files.add("data", words, "csv", csv_bytes(names, rows))}
    if shape.axis and not any(one.x for one in shape.series):
        table["unit"] = shape.axis
    return kept_as(words, table, data)


def _finished(shape: ChartShape, chart: dict[str, Any], table: DraftBlock) -> DraftBlock:
    if shape.format and len(shape.format) < 60:
        chart["format"] = shape.format
    if shape.alt:
        chart["alt"] = shape.alt
    plain = {key: value for key, value in chart.items() if key != "format"}
    simple = {"type": "grouped", "data": chart["data"], "x": chart["x"], "y": chart["y"]}
    return DraftBlock(
        "chart",
        chart,
        shape.place,
        (DraftBlock("chart", plain, shape.place), DraftBlock("chart", simple, shape.place), table),
    )


def _table(names: list[str], rows: list[list[str]], shape: ChartShape) -> DraftBlock:
    """The values as a table, where no chart can be drawn of them."""
    heads = [escaped(name) for name in names]
    return rows_block(names, heads, [[escaped(cell) for cell in row] for row in rows], shape.place)


def _cell(one: OldSeries, index: int) -> str:
    return _number(_at(one.values, index))


def _at(values: tuple[float | None, ...], index: int) -> float | None:
    return values[index] if index < len(values) else None


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}" if abs(value) < 1e15 else str(value)
