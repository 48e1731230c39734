"""From rows to points: which rows, which columns, which order, which series. A chart in YAML, its points as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.chart_data import ChartData
from deckgen.model.page import ChartBox
from laid_out import Laid

TRADE = "year,exports,imports\n2015,236.5,296.4\n2016,,293.5\n2017,243.6,312.8\n"
STATES = "state,way,value,day\nTexas,out,97.7,2017-01-31\nTexas,in,89.6,2017-01-31\nOhio,in,6.5,2017-03-31\n"
TOP = "data: {trade: trade.csv, states: {file: states.csv, unit: US$ bn}}"
PARTS = "[{who: a, many: 3}, {who: b, many: 9}, {who: c, many: 1.5}, {who: d, many: 7}]"
FILES = {"trade.csv": TRADE, "states.csv": STATES}


@pytest.fixture
def draw(lay_slide: Callable[..., Laid]) -> Callable[[str], tuple[str, list[str]]]:
    """The points of a chart, a line a series, and what was said of it."""

    def draw(chart: str) -> tuple[str, list[str]]:
        laid = lay_slide(f"chart: {{{chart}}}\nallow: [missing_source]", TOP, FILES)
        charts = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
        return points_text(charts[0].chart) if charts else "", [words.partition(" ")[2] for words in laid.said]

    return draw


def points_text(chart: ChartData) -> str:
    head = ", ".join(chart.x) if chart.positions is None else f"at {', '.join(f'{p:g}' for p in chart.positions)}"
    rows = ("; ".join("–" if v is None else f"{v:g}" for v in one.values) for one in chart.series)
    names = (f"{one.label}: " for one in chart.series)
    return "\n".join([head, *(name + row for name, row in zip(names, rows, strict=True))])


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        ("type: line, data: trade, y: exports, axis: {from: 0}", "at 2015, 2016, 2017\nexports: 236.5; –; 243.6"),
        (
            "type: grouped, data: trade, x: year, y: {imports: In, exports: '**Out**'}",
            "at 2015, 2016, 2017\nIn: 296.4; 293.5; 312.8\nOut: 236.5; –; 243.6",
        ),
        ("type: bar, data: trade, y: exports, sort: -exports", "2017, 2015, 2016\nexports: 243.6; 236.5; –"),
        ("type: ranking, data: trade, y: imports, sort: imports", "2016, 2015, 2017\nimports: 293.5; 296.4; 312.8"),
        (
            "type: grouped, data: states, x: state, y: value, series: way",
            "Texas, Ohio\nout: 97.7; –\nin: 89.6; 6.5",
        ),
        (
            "type: bar, query: 'select state, sum(value) as total from states group by state order by total'",
            "Ohio, Texas\ntotal: 6.5; 187.3",
        ),
        ("type: bar, rows: [{who: a, many: 1}, {who: b, many: 2}]", "a, b\nmany: 1; 2"),
        ("type: line, data: trade, y: imports, where: {year: '>= 2016'}", "at 2016, 2017\nimports: 293.5; 312.8"),
        (
            "type: bar, data: trade, y: imports, where: {year: ['> 2014', '< 2017']}",
            "at 2015, 2016\nimports: 296.4; 293.5",
        ),
        ("type: bar, data: trade, y: imports, where: {year: [2015, 2017.0]}", "at 2015, 2017\nimports: 296.4; 312.8"),
        ("type: bar, data: trade, y: imports, where: {year: '!= 2016'}", "at 2015, 2017\nimports: 296.4; 312.8"),
        ("type: bar, data: states, x: way, y: value, where: {state: Texas}", "out, in\nvalue: 97.7; 89.6"),
        ("type: bar, data: states, x: way, y: value, where: {state: Texas, way: in}", "in\nvalue: 89.6"),
        (
            "type: bar, data: states, x: state, y: value, where: {day: '>= 2017-02-01'}",
            "Ohio\nvalue: 6.5",
        ),
        (f"type: ranking, rows: {PARTS}, top: 2", "b, d, Others\nmany: 9; 7; 4.5"),
        (f"type: donut, rows: {PARTS}, top: {{count: 2, others: The rest}}", "b, d, The rest\nmany: 9; 7; 4.5"),
        (f"type: bar, rows: {PARTS}, top: {{count: 2, others: false}}", "b, d\nmany: 9; 7"),
        (f"type: bar, rows: {PARTS}, top: 2, sort: many", "c, a, Others\nmany: 1.5; 3; 16"),
        (f"type: bar, rows: {PARTS}, top: 4", "a, b, c, d\nmany: 3; 9; 1.5; 7"),
        (
            "type: stacked, data: states, x: state, y: value, series: way, top: 1",
            "Texas, Others\nout: 97.7; –\nin: 89.6; 6.5",
        ),
        ("type: bar, rows: [[a, 1], [b, 2]], x: who, y: many", "a, b\nmany: 1; 2"),
        (
            "type: line, query: 'select day, sum(value) as v from states group by day order by day'",
            "at 736360, 736419\nv: 187.3; 6.5",
        ),
    ],
)
def test_points(draw: Callable[[str], tuple[str, list[str]]], chart: str, expected: str) -> None:
    shown, said = draw(chart)
    assert said == []
    assert shown == expected


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        ("type: bar, data: trade, y: export", "unknown_column: trade.csv has no column 'export'"),
        ("type: bar, data: trade, x: yaer, y: exports", "unknown_column: trade.csv has no column 'yaer'"),
        ("type: bar, data: trade, y: exports, sort: -size", "unknown_column: trade.csv has no column 'size'"),
        ("type: bar, data: trade", "missing_key: a bar chart needs 'y'"),
        (
            "type: bar, data: states, x: state, y: way",
            "not_numbers: the column 'way' does not hold numbers: 'out' in line 2 of states.csv is none",
        ),
        (
            "type: bar, data: states, x: state, y: value",
            "duplicate_category: 'Texas' stands more than once in the column 'state'",
        ),
        (
            "type: grouped, data: states, x: state, y: value, series: day",
            "duplicate_category: '2017-01-31' has more than one value for 'Texas'",
        ),
        ("type: bar, data: trade, y: [exports, imports]", "too_many_series: a bar chart shows one series, not 2"),
        (
            "type: bar, query: 'select year, exports from trade where year > 2050'",
            "no_rows: a bar chart has no rows to show",
        ),
        (
            "type: bar, query: 'select year, exports from trade where year = 2016'",
            "no_rows: a bar chart has no values to show",
        ),
        ("type: bar, query: 'select i, i as j from range(500) t(i)'", "too_many_points: a bar chart can show"),
        (
            "type: bar, data: trade, rows: [[a, 1]], y: b",
            "conflicting_keys: a bar chart takes one of 'data', 'query' and 'rows', not 'data' and 'rows'",
        ),
        ("type: bar, y: b", "missing_key: a bar chart needs one of 'data', 'query' and 'rows'"),
        (
            "type: line, data: trade, y: exports, axis: {from: 0}, annotate: [{x: 2050, text: later}]",
            "unknown_category: the chart has no '2050' on its x axis",
        ),
    ],
)
def test_what_is_wrong_is_said(draw: Callable[[str], tuple[str, list[str]]], chart: str, expected: str) -> None:
    _, said = draw(chart)
    assert len(said) == 1
    assert said[0].startswith(expected)


def test_all_that_is_wrong_is_said_at_once(draw: Callable[[str], tuple[str, list[str]]]) -> None:
    _, said = draw("type: line, data: trade, x: yaer, y: [exprts, imprts], sort: sise, highlight: [Nobody]")
    assert [words.partition(":")[0] for words in said] == ["unknown_column"] * 4


def test_an_annotation_may_stand_between_two_points(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("chart: {type: line, data: trade, y: imports, annotate: [{x: 2015.5, text: Then}]}", TOP, FILES)
    (chart,) = (shape.chart for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    assert [(note.position, note.text) for note in chart.annotations] == [(0.5, "Then")]
