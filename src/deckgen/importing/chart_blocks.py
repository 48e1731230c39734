"""From a chart of PowerPoint's to `chart`: the type nearest to it, with its values as csv."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from msgspec.structs import replace

from deckgen.importing.asset_files import Files, csv_bytes, unlike
from deckgen.importing.bars_set_apart import set_apart
from deckgen.importing.chart_kinds import AREAS, LINES, PIES, kind_of, parted, unlike_in
from deckgen.importing.drafts import Beside, DraftBlock, Inline, Node, Under
from deckgen.importing.marked_words import escaped, plain_line
from deckgen.importing.ring_words import LONGEST_IN_RING
from deckgen.importing.table_blocks import kept_as, rows_block
from deckgen.office.old_deck.old_series import OldAxis, OldSeries
from deckgen.office.old_deck.old_values import ChartShape

# Types whose axis may go from and to where the old one did, and those whose axis takes a title.
_FREE_AXES = ("line", "scatter")
_TITLED = ("bar", "ranking", "grouped", "stacked", "line", "area", "combo", "waterfall", "scatter")
# Types whose bars lie.
_LYING = ("ranking", "share")
# Where values differ by more than this share of the largest one, PowerPoint begins an axis at zero.
_FROM_ZERO = 1 / 6


def chart_block(shape: ChartShape, name: str, files: Files, data: dict[str, Any], say: Callable[..., None]) -> Node:
    """The block of a chart, whose values are added to `data`; say is told what it doesn't say as the old one did.

    Its title stands over its axis, in the middle of a ring, or over it. Of a chart with two axes of values that one
    can't show come two.
    """
    kind = kind_of(shape)[0]
    takes_title = not parted(shape) and (
        kind in _TITLED or (kind == "donut" and not shape.middle and len(shape.title) <= LONGEST_IN_RING)
    )
    if shape.title and not takes_title:
        heading = DraftBlock("text", f"**{escaped(shape.title)}**", shape.place)
        return Under((heading, chart_block(replace(shape, title=""), name, files, data, say)))
    if not parted(shape):
        return _one_chart(shape, name, files, data, say)
    say("a chart had two axes of values: each has a chart of its own now")
    halves = [tuple(one for one in shape.series if one.is_on_second_axis == second) for second in (False, True)]
    axes = (shape.axis, next(iter(shape.further), "") if shape.axis else "")
    places = shape.place.halves
    made = [
        _one_chart(replace(shape, series=half, axis=axis, place=place), name, files, data, say)
        for half, axis, place in zip(halves, axes, places, strict=True)
    ]
    return Beside(tuple(made), ())


def _one_chart(
    shape: ChartShape, name: str, files: Files, data: dict[str, Any], say: Callable[..., None]
) -> DraftBlock:
    shape = _joined(shape)
    if any(one.x for one in shape.series):
        kind, words = "scatter", ""
    else:
        kind, words = kind_of(shape)
    shape = _as_read(shape, kind)
    for one in (words, *unlike_in(shape, kind)):
        if one:
            say(one)
    if any(one.is_smooth for one in shape.series):
        say("lines that were rounded between their values are straight", lost=False)
    if any(one.kind in PIES for one in shape.series):
        say("a pie is drawn as a ring", lost=False)
    if kind == "scatter":
        return _scatter(shape, name, files, data, say)
    if kind in ("histogram", "box"):
        return _spread(shape, kind, name, files, data)
    return _by_category(shape, kind, name, files, data, say)


def _as_read(shape: ChartShape, kind: str) -> ChartShape:
    """The chart with its categories in the order in which they are read: bars that lie begin at the foot.

    Those that lay, and stand now, begin at the left with what was nearest to the axis.
    """
    lay, lie = shape.direction == "bar", kind in _LYING
    if any(one.x for one in shape.series) or lay == shape.along.is_reversed or (lay and not lie):
        return shape
    series = tuple(_reversed(one) for one in shape.series)
    lengths = {len(shape.categories), *(len(one.values) for one in series)}
    if len(lengths) > 1 or any(one.kind in (*LINES, *AREAS) for one in series):
        return shape
    return replace(shape, categories=shape.categories[::-1], series=series)


def _reversed(one: OldSeries) -> OldSeries:
    last = len(one.values) - 1
    return replace(one, values=one.values[::-1], colors={last - at: color for at, color in one.colors.items()})


def _joined(shape: ChartShape) -> ChartShape:
    """Dots that a line joins, of series with the same places along x, as a chart of lines."""
    first = shape.series[0].x
    rising = all(a is not None and b is not None and a < b for a, b in pairwise(first))
    alike = all(one.is_joined and not one.sizes and one.x == first for one in shape.series)
    if not first or not alike or not rising or shape.along.is_reversed or shape.along.is_log:
        return shape
    series = tuple(replace(one, x=(), kind="lineChart", is_joined=False) for one in shape.series)
    return replace(shape, series=series, categories=tuple(map(_number, first)))


def _by_category(
    shape: ChartShape, kind: str, name: str, files: Files, data: dict[str, Any], say: Callable[..., None]
) -> DraftBlock:
    """A chart whose values stand at categories: a row for each of these."""
    most = max((len(one.values) for one in shape.series), default=0)
    categories = [*shape.categories, *(str(number + 1) for number in range(len(shape.categories), most))][:most]
    names = unlike([shape.x_axis or "Category", *(one.name for one in shape.series)], "Series")
    places = unlike(categories, "Row")
    rows = [[category, *(_cell(one, index) for one in shape.series)] for index, category in enumerate(places)]
    key = _kept(name, names, rows, shape, files, data)
    y: Any = names[1] if len(names) == 2 else Inline(names[1:])
    chart: dict[str, Any] = {"type": kind, "data": key, "x": names[0], "y": y}
    if kind == "combo":
        lines = [name for name, one in zip(names[1:], shape.series, strict=True) if one.kind in LINES]
        chart["line"] = Inline(lines)
        if any(one.is_on_second_axis for one in shape.series):
            chart["second_axis"] = True
    highlight, unlike_colors = set_apart(shape, places, names[1:])
    if highlight:
        chart["highlight"] = Inline(highlight)
    if unlike_colors:
        say(unlike_colors)
    if kind == "waterfall" and shape.totals:
        chart["totals"] = Inline([places[number] for number in shape.totals if number < len(places)])
    if kind == "line" and shape.joins_gaps:
        chart["gaps"] = "join"
    return _finished(shape, chart, _table(names, rows, shape))


def _spread(shape: ChartShape, kind: str, name: str, files: Files, data: dict[str, Any]) -> DraftBlock:
    """How values spread: a row for each of them, with the category that it is of."""
    several = len(shape.series) > 1
    names = unlike([shape.x_axis or "Category", shape.axis or shape.series[0].name], "Column")
    rows = [
        [f"{category} {one.name * several}".strip(), _number(value)]
        for one in shape.series
        for category, value in zip_longest(shape.categories[: len(one.values)], one.values, fillvalue="")
        if isinstance(value, float)
    ]
    chart: dict[str, Any] = {"type": kind, "data": _kept(name, names, rows, shape, files, data), "y": names[1]}
    if kind == "box":
        chart["x"] = names[0]
    return _finished(shape, chart, _table(names, rows, shape))


def _scatter(
    shape: ChartShape, name: str, files: Files, data: dict[str, Any], say: Callable[..., None]
) -> DraftBlock:
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
        say("the sizes of a chart's dots have no name in the file: 'size' gives them one", lost=False)
    if x_axis := _axis(shape.along, [value for one in shape.series for value in one.x], from_zero=sized):
        chart["x_axis"] = Inline(x_axis)
    if several:
        chart["series"] = names[-1]
    return _finished(shape, chart, _table(names, rows, shape))


def _kept(
    name: str, names: list[str], rows: list[list[str]], shape: ChartShape, files: Files, data: dict[str, Any]
) -> str:
    """The name under which the values stand in the deck, once they are a file."""
    table: dict[str, Any] = {"file": files.add("data", name, "csv", csv_bytes(names, rows))}
    if shape.axis and not any(one.x for one in shape.series):
        table["unit"] = shape.axis
    return kept_as(name, table, data)


def _finished(shape: ChartShape, chart: dict[str, Any], table: DraftBlock) -> DraftBlock:
    title = {"title": escaped(shape.title)} if shape.title and chart["type"] in _TITLED else {}
    values = [value for one in shape.series for value in one.values]
    sized = any(one.sizes for one in shape.series)
    ends = _axis(shape.values, values, from_zero=sized) if chart["type"] in _FREE_AXES else {}
    if title or ends:
        chart["axis"] = Inline({**ends, **title})
    if chart["type"] == "donut" and (words := plain_line(shape.middle) or shape.title):
        chart["center"] = escaped(words)
    if shape.format and len(shape.format) < 60:
        chart["format"] = shape.format
    if shape.alt:
        chart["alt"] = shape.alt
    plain = {key: value for key, value in chart.items() if key not in ("format", "axis", "x_axis")}
    if title:
        plain["axis"] = Inline(title)
    others = [DraftBlock("chart", plain, shape.place)]
    if chart["type"] in _LIKE_GROUPED:
        kept = {key: plain[key] for key in ("data", "x", "y", "highlight", "axis") if key in plain}
        others.append(DraftBlock("chart", {"type": "grouped", **kept}, shape.place))
    return DraftBlock("chart", chart, shape.place, (*others, table))


# Types whose values bars side by side say just as well.
_LIKE_GROUPED = ("line", "bar", "ranking", "grouped", "combo")


def _axis(axis: OldAxis, shown: Sequence[float | None], *, from_zero: bool) -> dict[str, Any]:
    """From where to where an axis goes, where all values stand there.

    from_zero: one of which nothing is said begins at zero where PowerPoint's does, so that no dot is cut by it.
    """
    values = [value for value in shown if value is not None]
    low, high, made = axis.low, axis.high, dict[str, Any]()
    if low is None and from_zero and values and 0 <= min(values) < max(values) * (1 - _FROM_ZERO) and not axis.is_log:
        low = 0.0
    if low is not None and all(value >= low for value in values):
        made["from"] = _plain(low)
    if high is not None and all(value <= high for value in values):
        made["to"] = _plain(high)
    if axis.is_log and all(value > 0 for value in values):
        made["scale"] = "log"
    return made


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number


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
