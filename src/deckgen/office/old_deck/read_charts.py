"""From a chart of PowerPoint's to what it shows: the values that the file keeps beside the drawing, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from deckgen.office.attributes import finite, is_said, said, whole
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_series import OldSeries
from deckgen.office.old_deck.old_values import ChartShape, Place
from deckgen.office.old_deck.read_axes import axes_of, second_axes, values_axis, x_axis
from deckgen.office.old_deck.read_chart_colors import color_of, point_colors
from deckgen.office.xml_names import CX, A, C

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_VALUES = 100_000
# What a series without a name is called.
_UNNAMED = re.compile(r"Series ?\d+|Reihe ?\d+|Datenreihe ?\d+|Serie ?\d+|Série ?\d+")


def chart_of(part: str, file: DeckFile, place: Place, **named: Any) -> ChartShape | None:
    """The chart in a part; None where there are no values in it."""
    root = file.xml(part)
    chart = root.find(f"{C}chart")
    return _extended(root, place, named) if chart is None else _plain(chart, place, named)


def _plain(chart: _Element, place: Place, named: dict[str, Any]) -> ChartShape | None:
    plot = chart.find(f"{C}plotArea")
    drawn = (
        []
        if plot is None
        else [each for each in plot if each.tag.endswith("Chart") and each.find(f"{C}ser") is not None]
    )
    if plot is None or not drawn:
        return None
    far = second_axes(plot, drawn[0])
    series: list[OldSeries] = []
    categories: tuple[str, ...] = ()
    for group in drawn:
        kind = group.tag.rpartition("}")[2]
        second = any(said(axis) in far for axis in group.iterfind(f"{C}axId"))
        for one in group.iterfind(f"{C}ser"):
            read = _one_series(one, kind, second=second, number=len(series) + 1)
            series.append(read)
            found = _categories(one)
            categories = found if len(found) > len(categories) else categories
    most = max((len(one.values) for one in series), default=0)
    if most * len(series) > MOST_VALUES:
        raise ValueError("a chart of it has more values than any slide")
    bars = next((each for each in drawn if each.tag.startswith(f"{C}bar")), drawn[0])
    x_title, titles = _axis_titles(plot)
    over = [_words(each) for each in chart.iter(f"{C}dLbl")]
    return ChartShape(
        place=place,
        title=_words(chart.find(f"{C}title")) or _own_title(chart, series),
        categories=categories or tuple(str(number + 1) for number in range(most)),
        series=tuple(series),
        direction=said(bars.find(f"{C}barDir")) or "col",
        grouping=said(bars.find(f"{C}grouping")) or "standard",
        format=_format(plot, drawn),
        axis=next(filter(None, titles), ""),
        x_axis=x_title,
        further=tuple(filter(None, [*titles[1:], *over])),
        overlap=whole(overlap, "val") if (overlap := bars.find(f"{C}overlap")) is not None else 0,
        values=values_axis(plot),
        along=x_axis(plot),
        joins_gaps=said(chart.find(f"{C}dispBlanksAs")) == "span",
        **named,
    )


def _axis_titles(plot: _Element) -> tuple[str, list[str]]:
    """What is written at the axis along x, and at each axis of values."""
    along, values = ([_words(axis.find(f"{C}title")) for axis in axes] for axes in axes_of(plot))
    return next(filter(None, along), ""), values


def _own_title(chart: _Element, series: list[OldSeries]) -> str:
    """The title that PowerPoint makes of the only series, unless it is told not to."""
    is_deleted = chart.find(f"{C}title") is None and is_said(chart.find(f"{C}autoTitleDeleted"))
    is_named = len(series) == 1 and not _UNNAMED.fullmatch(series[0].name)
    return series[0].name if is_named and not is_deleted else ""


def _one_series(one: _Element, kind: str, *, second: bool, number: int) -> OldSeries:
    values = _numbers(one.find(f"{C}val")) or _numbers(one.find(f"{C}yVal"))
    name = " ".join(words for _, words in _points(one.find(f"{C}tx"))) or one.findtext(f"{C}tx/{C}v") or ""
    x = _numbers(one.find(f"{C}xVal"))
    return OldSeries(
        name=name.strip() or f"Series {number}",
        kind=kind,
        values=values,
        x=x if any(value is not None for value in x) else (),
        sizes=_numbers(one.find(f"{C}bubbleSize")),
        is_on_second_axis=second,
        is_smooth=is_said(one.find(f"{C}smooth")),
        is_joined=kind == "scatterChart" and one.find(f"{C}spPr/{A}ln/{A}noFill") is None,
        besides=tuple(words for tag, words in _BESIDES if one.find(f"{C}{tag}") is not None),
        color=color_of(one, is_line=kind in _LINES),
        colors=point_colors(one, is_line=kind in _LINES),
    )


_LINES = ("lineChart", "line3DChart", "scatterChart", "radarChart", "stockChart")
_BESIDES = (("trendline", "a trend line"), ("errBars", "error bars"))


def _categories(one: _Element) -> tuple[str, ...]:
    """What stands along x, of several levels with the outer one first."""
    held = one.find(f"{C}cat")
    held = held if held is not None else one.find(f"{C}xVal")
    if held is None:
        return ()
    levels = held.findall(f"{C}multiLvlStrRef/{C}multiLvlStrCache/{C}lvl")
    if levels:
        return _of_levels(levels)
    dated = _is_date(held)
    points = dict(_points(held))
    return tuple(
        _day(points.get(index, "")) if dated else points.get(index, "") for index in range(_count(held, points))
    )


def _of_levels(levels: list[_Element]) -> tuple[str, ...]:
    """The names of an axis of several levels, each behind those over it, which stand for all up to the next."""
    read = [dict(_points(level)) for level in levels]
    most = max((max(level, default=-1) for level in read), default=-1) + 1
    names: list[list[str]] = [[] for _ in range(min(most, MOST_VALUES))]
    for level in reversed(read):
        last = ""
        for index, name in enumerate(names):
            last = level.get(index, last if level is not read[0] else "")
            name.append(last)
    return tuple(" ".join(filter(None, name)) for name in names)


def _is_date(held: _Element) -> bool:
    code = held.find(f".//{C}formatCode")
    words = (code.text or "").lower() if code is not None else ""
    return held.find(f".//{C}numCache") is not None and any(letter in words for letter in ("yy", "mmm", "d/m", "m/d"))


def _day(number: str) -> str:
    """A day as Excel counts them, in ISO 8601."""
    from datetime import date, timedelta

    try:
        return (date(1899, 12, 30) + timedelta(days=int(float(number)))).isoformat()
    except (ValueError, OverflowError):
        return number


def _numbers(held: _Element | None) -> tuple[float | None, ...]:
    if held is None:
        return ()
    points = dict(_points(held))
    return tuple(finite(points.get(index, "")) for index in range(_count(held, points)))


def _count(held: _Element, points: dict[int, str]) -> int:
    count = held.find(f".//{C}ptCount")
    told = whole(count, "val") if count is not None else 0
    most = max((max(points, default=-1) + 1, told if told <= MOST_VALUES else 0))
    return min(most, MOST_VALUES)


def _points(held: _Element | None) -> Iterator[tuple[int, str]]:
    """The values that the file keeps, each with its number."""
    for point in () if held is None else held.iter(f"{C}pt"):
        value = point.find(f"{C}v")
        index = whole(point, "idx")
        if value is not None and 0 <= index < MOST_VALUES:
            yield index, (value.text or "").strip()


def _format(plot: _Element, drawn: list[_Element]) -> str:
    """The number format of the labels, else of the axis, else of the values."""
    codes = [each.get("formatCode", "") for group in drawn for each in group.iterfind(f".//{C}dLbls/{C}numFmt")]
    codes += [each.get("formatCode", "") for each in plot.iterfind(f"{C}valAx/{C}numFmt")]
    codes += [each.text or "" for group in drawn for each in group.iterfind(f"{C}ser/{C}val//{C}formatCode")]
    return next((code for code in codes if code and code != "General"), "")


def _words(element: _Element | None) -> str:
    """The words of a title, in one line."""
    if element is None:
        return ""
    lines = ("".join(text.text or "" for text in line.iter(f"{A}t")) for line in element.iter(f"{A}p"))
    title = " ".join(" ".join(lines).split())
    return title or " ".join(words for _, words in _points(element.find(f"{C}tx")))


def _extended(root: _Element, place: Place, named: dict[str, Any]) -> ChartShape | None:
    """A chart of the newer kinds: waterfall, funnel, treemap, histogram, box."""
    data = {each.get("id", ""): each for each in root.iterfind(f"{CX}chartData/{CX}data")}
    categories: tuple[str, ...] = ()
    series: list[OldSeries] = []
    totals: list[int] = []
    for one in root.iterfind(f"{CX}chart/{CX}plotArea/{CX}plotAreaRegion/{CX}series"):
        held = one.find(f"{CX}dataId")
        own = data.get(said(held))
        if own is None:
            continue
        words = [tuple(_cx(level)) for level in own.iterfind(f"{CX}strDim/{CX}lvl")]
        numbers = next((tuple(_cx(level)) for level in own.iterfind(f"{CX}numDim/{CX}lvl")), ())
        # The innermost level comes first in the file.
        categories = (
            tuple(" ".join(filter(None, reversed(names))) for names in zip(*words, strict=False)) or categories
        )
        name = next((each.text or "" for each in one.iterfind(f"{CX}tx/{CX}txData/{CX}v")), "")
        name = name or f"Series {len(series) + 1}"
        is_binned = one.find(f"{CX}layoutPr/{CX}binning") is not None
        kind = "histogram" if is_binned else one.get("layoutId", "")
        series.append(OldSeries(name, kind, tuple(map(finite, numbers))))
        totals += [whole(each, "val") for each in one.iterfind(f"{CX}layoutPr/{CX}subtotals/{CX}idx")]
    if not series:
        return None
    most = max(len(one.values) for one in series)
    return ChartShape(
        place=place,
        title=_words(root.find(f"{CX}chart/{CX}title")),
        categories=categories or tuple(str(number + 1) for number in range(most)),
        series=tuple(series),
        totals=tuple(totals),
        **named,
    )


def _cx(level: _Element) -> Iterator[str]:
    points = {whole(point, "idx"): (point.text or "").strip() for point in level.iterfind(f"{CX}pt")}
    return (points.get(index, "") for index in range(min(MOST_VALUES, max(points, default=-1) + 1)))
