"""repeated_value: a large number that stands on a chart of its slide is warned of, however it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from laid_out import Laid

FILES = {
    "trade.csv": "year,exports,imports,share\n1993,42,40,12\n2000,111,136,31\n2010,163,230,42\n2017,244,1285,57\n",
    "other.csv": "year,exports\n2017,244\n",
}
TOP = "language: en-US\ndata:\n  trade: {file: trade.csv}\n  other: {file: other.csv}\nfigures:\n"
TOP += "  newest: {cell: 'trade.exports[2017]', format: '$0 bn'}\n  oldest: {cell: 'trade.exports[1993]'}\n"
TOP += "  rise: {change: ['trade.exports[1993]', 'trade.exports[2017]'], as: multiple, format: '0.0×'}\n"
TOP += "  elsewhere: {cell: 'other.exports[2017]', format: '$0 bn'}\n"
BARS = "type: bar, data: trade, x: year, y: exports"
LINE = "type: line, data: trade, x: year, y: exports"
BIG = "type: bar, data: trade, x: year, y: imports, format: '$#,##0 bn'"
NAMED = "type: line, data: trade, x: year, y: {share: Of the U.S., exports: Exports}, format: '0\"%\"'"
SHARES = "type: bar, data: trade, x: year, y: share, format: '0\"%\"'"


@pytest.fixture
def hints(lay_slide: Callable[..., Laid]) -> Callable[..., list[str]]:
    """What may stand on the chart instead of a number, as the warnings say it; "" for nothing more."""

    def hints(value: str, chart: str, block: str = "stats: [{{value: '{}', label: a}}]", more: str = "") -> list[str]:
        allow = f"allow: [missing_source, typed_figure, unmarked_finding{more}]"
        laid = lay_slide(f"title: T\nchart: {{{chart}}}\n{block.format(value)}\n{allow}\n", TOP, FILES)
        assert all(one.code == "repeated_value" for one in laid.log), list(laid.log)
        return ["".join(re.findall(r"and (?:set it off|mark it there): '(.*?)'", str(one.hint))) for one in laid.log]

    return hints


@pytest.mark.parametrize(
    ("value", "chart", "said"),
    [
        ("{{ newest }}", BARS, ["highlight: [2017]"]),
        ("{{ oldest }}", BARS, ["highlight: [1993]"]),
        ("{{ newest }}", f"{BARS}, highlight: ['2017']", [""]),
        ("{{ newest }}", LINE, ["annotate: [{point: 2017}]"]),
        ("$244 bn", BARS, ["highlight: [2017]"]),
        ("$1.3 trillion", BIG, ["highlight: [2017]"]),
        ("$1,285 bn", BIG, ["highlight: [2017]"]),
        ("57%", SHARES, ["highlight: [2017]"]),
        ("{{ rise }}", f"{BARS}, annotate: [{{change: [1993, 2017], as: multiple}}]", [""]),
        ("57%", NAMED, ["annotate: [{point: 2017, series: share}]"]),
        ("× 5.8", f"{BARS}, annotate: [{{change: [1993, 2017], as: multiple}}]", [""]),
    ],
)
def test_a_number_that_the_chart_says_is_warned_of(
    value: str, chart: str, said: list[str], hints: Callable[..., list[str]]
) -> None:
    assert hints(value, chart) == said


@pytest.mark.parametrize(
    ("value", "chart"),
    [
        ("{{ oldest }}", LINE),
        ("{{ newest }}", f"{BARS}, labels: none"),
        ("{{ rise }}", BARS),
        ("{{ elsewhere }}", BARS),
        ("57 bn", SHARES),
        ("12%", BARS),
        ("$2 trillion", BIG),
        ("1993", BARS),
        ("4 of 9", BARS),
    ],
)
def test_what_it_doesnt_say_is_not(value: str, chart: str, hints: Callable[..., list[str]]) -> None:
    assert hints(value, chart) == []


@pytest.mark.parametrize(
    "block",
    [
        "cards: [{{title: a, value: '{}'}}, {{title: b}}]",
        "compare: {{left: {{title: a, value: '{}'}}, right: {{title: b}}}}",
    ],
)
def test_numbers_of_other_blocks_count_too(block: str, hints: Callable[..., list[str]]) -> None:
    assert hints("{{ newest }}", BARS, block) == ["highlight: [2017]"]


def test_what_the_hint_writes_marks_it(hints: Callable[..., list[str]]) -> None:
    (hint,) = hints("{{ newest }}", LINE)
    assert hints("{{ newest }}", f"{LINE}, {hint}") == [""]


def test_panels_are_charts_too(hints: Callable[..., list[str]]) -> None:
    rows = "rows: [{p: a, x: i, y: 37}, {p: a, x: j, y: 12}, {p: b, x: i, y: 25}, {p: b, x: j, y: 14}]"
    assert hints("$25 bn", f"type: bar, facet: p, x: x, y: y, labels: bars, {rows}") == [""]


def test_it_can_be_excused_from(hints: Callable[..., list[str]]) -> None:
    assert hints("{{ newest }}", BARS, more=", repeated_value") == []
