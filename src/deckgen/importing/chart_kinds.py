"""Which type of chart is nearest to one of PowerPoint's, and what it doesn't say in the same way."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.office.old_deck.old_values import ChartShape

LINES = ("lineChart", "line3DChart", "stockChart")
BARS = ("barChart", "bar3DChart", "clusteredColumn", "paretoLine")
AREAS = ("areaChart", "area3DChart")
RINGS = ("doughnutChart", "sunburst")
PIES = ("pieChart", "pie3DChart")
SLICES = (*PIES, "ofPieChart", "treemap", *RINGS)
_STACKED = {"stacked": "stacked", "percentStacked": "share"}
# Bars that cover more of each other than this stand before one another.
_COVERED = 60
# These types stand where the old one's bars may have lain.
_STANDING = ("grouped", "stacked")
# From zero on these types are lengths: their axis begins there.
_LENGTHS = ("bar", "ranking", "grouped", "stacked", "share", "area", "combo", "waterfall")


def kind_of(shape: ChartShape) -> tuple[str, str]:
    """The type of a chart, and what it doesn't say as the old one did; "" where it says all of it."""
    kinds = {one.kind for one in shape.series}
    several = len(shape.series) > 1
    for of_kind, found in ((LINES, _lines), (SLICES, _slices), (BARS, _bars), (AREAS, _areas)):
        if kinds <= set(of_kind):
            return found(shape, several)
    if kinds & set(LINES) and kinds <= {*LINES, *BARS, *AREAS}:
        return "combo", _combined(shape, kinds)
    if kinds == {"waterfall"}:
        return "waterfall", ""
    if kinds == {"funnel"}:
        return "ranking", "a funnel is drawn as bars that begin at one line"
    if kinds == {"histogram"} and not several:
        return "histogram", "the bins of a histogram are chosen anew: 'bins' says which ones"
    if kinds == {"boxWhisker"}:
        return "box", ""
    plain = "grouped" if several else "bar"
    return plain, f"a chart of a kind that deckgen has not ({shape.series[0].kind}) is drawn as {plain}"


def _lines(shape: ChartShape, several: bool) -> tuple[str, str]:
    if several and shape.grouping == "stacked":
        return "area", "lines that were added up are the bands of an area chart"
    if several and shape.grouping == "percentStacked":
        return "share", "lines of parts that make 100 % are bars of 100 %"
    is_stock = any(one.kind == "stockChart" for one in shape.series)
    return "line", "a stock chart is drawn as lines, without its bars" if is_stock else ""


def _slices(shape: ChartShape, several: bool) -> tuple[str, str]:
    kind = shape.series[0].kind
    if several:
        return "grouped", "rings within each other are bars side by side"
    if kind == "ofPieChart":
        return "donut", "the parts of a second pie are parts of the one ring"
    return "donut", "" if kind in ("pieChart", "pie3DChart", "doughnutChart") else f"a {kind} is drawn as a ring"


def _bars(shape: ChartShape, several: bool) -> tuple[str, str]:
    if any(one.kind == "paretoLine" for one in shape.series):
        return "grouped", "the line of a Pareto chart is drawn as bars"
    if not several:
        return ("ranking" if shape.direction == "bar" else "bar"), ""
    if shape.grouping in _STACKED:
        return _STACKED[shape.grouping], ""
    is_deep = shape.grouping == "standard" and all(one.kind == "bar3DChart" for one in shape.series)
    hides = shape.overlap > _COVERED or is_deep
    return "grouped", "bars that stood before one another stand side by side" if hides else ""


def _areas(shape: ChartShape, several: bool) -> tuple[str, str]:
    if several and shape.grouping == "percentStacked":
        return "share", "areas of parts that make 100 % are bars of 100 %"
    if several and shape.grouping != "stacked":
        return "line", "areas that stood before one another, and weren't added up, are lines"
    return "area", ""


def _combined(shape: ChartShape, kinds: set[str]) -> str:
    if kinds & set(AREAS):
        return "areas beside lines are drawn as bars"
    bars = sum(one.kind in BARS for one in shape.series)
    if bars > 1 and shape.grouping in _STACKED:
        return "bars that were stacked, with a line, stand side by side"
    return ""


def unlike_in(shape: ChartShape, kind: str) -> Iterator[str]:
    """What besides its type a chart of a kind doesn't say as the old one did."""
    if shape.values.is_reversed:
        yield "the axis of a chart grew downwards or to the left: it grows upwards or to the right now"
    if shape.values.is_log and kind in _LENGTHS:
        yield "the steps of a chart's axis multiplied: bars and areas are lengths, so they don't now"
    if shape.values.low is not None and shape.values.low > 0 and kind in _LENGTHS:
        yield f"the axis of a chart began at {shape.values.low:g}: bars and areas begin at zero now"
    if shape.along.is_log and kind != "scatter":
        yield "the steps of the axis along x multiplied: they don't now"
    if shape.along.is_reversed and kind in ("line", "area", "combo", "scatter"):
        yield "a chart ran from the right to the left: it runs from the left to the right now"
    if all(one.kind in BARS for one in shape.series):
        if kind == "share" and shape.direction == "col":
            yield "columns of 100 % lie on their side now"
        elif kind in _STANDING and shape.direction == "bar":
            yield "bars that lay on their side stand now"
    if kind == "scatter" and any(one.is_joined for one in shape.series):
        yield "lines that joined the dots of a chart are not drawn"
    for words in dict.fromkeys(words for one in shape.series for words in one.besides):
        yield f"{words} of a chart is not taken over" if words[1] == " " else f"{words} of a chart are not taken over"


def parted(shape: ChartShape) -> bool:
    """Whether a chart has two axes of values, and not bars at one and lines at the other, which one chart shows."""
    on_second = [one.is_on_second_axis for one in shape.series]
    if not any(on_second) or all(on_second):
        return False
    return any(one.is_on_second_axis != (one.kind in LINES) for one in shape.series)
