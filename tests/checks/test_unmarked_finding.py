"""unmarked_finding: a number of a title that its chart could show is warned of, with the annotation that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from laid_out import Laid

FILES = {
    "trade.csv": "year,exports,imports,total\n1993,42,40,82\n2000,111,136,247\n2010,163,230,393\n2017,244,313,557\n",
    "states.csv": "state,rank,value\nTexas,1,187\nCalifornia,2,73\nMichigan,3,65\nIllinois,4,22\nArizona,5,15\n"
    "Ohio,6,14\nGeorgia,7,10\nMaine,8,14\n",
    "index.csv": "year,output\n1972,80\n1979,100\n2000,190\n2017,213\n",
}
TOP = "data:\n  trade: {file: trade.csv}\n  states: {file: states.csv}\n  index: {file: index.csv}\n"
LINES = "type: line, data: trade, x: year, y: [exports, imports]"
BAR = "type: bar, data: trade, x: year, y: exports, labels: bars, highlight: ['2017']"
AREA = "type: area, data: trade, x: year, y: [exports, imports]"
RANKING = "type: ranking, data: states, x: state, y: value"
FIVE = "five: {change: ['trade.exports[1993]', 'trade.exports[2017]'], as: multiple, format: '0.0'}"
FOUR = "four: {data: states, where: {rank: ['>= 2', '<= 5']}, take: sum(value)}"


@pytest.fixture
def hints(lay_slide: Callable[..., Laid]) -> Callable[..., list[str]]:
    """What would mark the numbers of a title on a chart, as the warnings write it."""

    def hints(title: str, chart: str, figures: str = "", claim: str = "", more: str = "") -> list[str]:
        slide = f'title: "{title}"\nchart: {{{chart}}}\n'
        slide += f"figures:\n  {figures}\n" if figures else ""
        slide += f'claim: "{claim}"\n' if claim else ""
        laid = lay_slide(f"{slide}allow: [missing_source, one_sided_claim, typed_figure{more}]\n", TOP, FILES)
        assert all(one.code == "unmarked_finding" for one in laid.log), list(laid.log)
        return [re.findall(r"'(.*?)'(?=, or 'allow|$)", str(one.hint))[0] for one in laid.log]

    return hints


@pytest.mark.parametrize(
    ("title", "chart", "figures", "marks"),
    [
        ("{{ five }} times", BAR, FIVE, "change: [1993, 2017], as: multiple"),
        (
            "{{ n | words }}fold",
            BAR,
            "n: {formula: 'round(trade.exports[2017] / trade.exports[1993])'}",
            "change: [1993, 2017], as: multiple",
        ),
        (
            "{{ five }} times",
            LINES,
            FIVE.replace("exports", "imports"),
            "change: [1993, 2017], series: imports, as: multiple",
        ),
        ("Up {{ n }}", BAR, "n: {change: ['trade.exports[1993]', 'trade.exports[2017]']}", "change: [1993, 2017]"),
        (
            "Up {{ n }}",
            BAR,
            "n: {formula: 'trade.exports[last] - trade.exports[first]'}",
            "change: [1993, 2017], as: difference",
        ),
        (
            "{{ n | words }} times",
            AREA,
            "n: {formula: 'floor(trade.total[2017] / trade.total[1993])'}",
            "change: [1993, 2017], as: multiple",
        ),
        (
            "{{ n }} more",
            LINES,
            "n: {formula: 'trade.imports[2017] - trade.exports[2017]'}",
            "gap: [imports, exports], x: 2017",
        ),
        (
            "{{ n }} times",
            RANKING,
            "n: {formula: 'states.value[Texas] / states.value[California]'}",
            "gap: [Texas, California], as: multiple",
        ),
        ("{{ four }} for four", RANKING, FOUR, "sum: [California, Michigan, Illinois, Arizona]"),
        ("{{ n }} once", LINES, "n: {cell: 'trade.exports[2000]'}", "point: 2000, series: exports"),
        ("{{ n }} then", LINES, "n: {formula: max(trade.exports)}", ""),
        (
            "By {{ n }}",
            "type: line, data: index, x: year, y: output",
            "n: {formula: 'index.output[2017] - 100'}",
            "change: [1979, 2017]",
        ),
    ],
)
def test_a_quoted_figure_is_marked_where_its_cells_stand(
    title: str, chart: str, figures: str, marks: str, hints: Callable[..., list[str]]
) -> None:
    assert hints(title, chart, figures) == ([f"annotate: [{{{marks}}}]"] if marks else [])


@pytest.mark.parametrize(
    ("title", "chart", "figures", "claim", "marks"),
    [
        (
            "More than the next four",
            RANKING,
            FOUR,
            "states.value[Texas] > four",
            "sum: [California, Michigan, Illinois, Arizona]",
        ),
        (
            "More than doubled",
            BAR,
            "a: {cell: 'trade.exports[2000]'}",
            "2 < trade.exports[2017] / a < 3",
            "change: [2000, 2017], as: multiple",
        ),
        ("Less by a third", BAR, "a: {cell: 'trade.exports[2010]'}", "0.6 < a / trade.exports[2017] < 0.7", ""),
    ],
)
def test_words_are_marked_by_what_their_claims_compare(
    title: str, chart: str, figures: str, claim: str, marks: str, hints: Callable[..., list[str]]
) -> None:
    assert hints(title, chart, figures, claim) == ([f"annotate: [{{{marks}}}]"] if marks else [])


@pytest.mark.parametrize(
    ("title", "chart", "figures"),
    [
        ("{{ five }} times", f"{BAR}, annotate: [{{change: [1993, 2017], as: multiple}}]", FIVE),
        ("{{ five }} times", f"{BAR}, annotate: [{{x: 2017, text: '{{{{ five }}}} times'}}]", FIVE),
        ("{{ n }} now", BAR, "n: {cell: 'trade.exports[2017]'}"),
        ("{{ n }} now", f"{LINES}, labels: ends", "n: {cell: 'trade.exports[2017]'}"),
        (
            "{{ n }} once",
            f"{LINES}, annotate: [{{point: 2000, series: exports}}]",
            "n: {cell: 'trade.exports[2000]'}",
        ),
        ("{{ n }} at two ends", LINES, "n: {formula: 'trade.imports[2017] - trade.exports[1993]'}"),
        ("{{ n }} in all", BAR, "n: {cell: 'trade.total[2017]'}"),
        ("{{ n }} by hand", BAR, "n: {value: 5}"),
        ("{{ n }} years", BAR, "n: {formula: max(trade.year) - min(trade.year)}"),
        ("{{ five }} times", "type: donut, data: trade, x: year, y: exports", FIVE),
        ("Five times", BAR, FIVE),
    ],
)
def test_what_is_shown_or_cant_be_is_not_warned_of(
    title: str, chart: str, figures: str, hints: Callable[..., list[str]]
) -> None:
    assert hints(title, chart, figures) == []


def test_one_of_many_bars_is_set_off(hints: Callable[..., list[str]]) -> None:
    ohio = "n: {cell: 'states.value[Ohio]'}"
    assert hints("{{ n }} in Ohio", RANKING, ohio) == ["highlight: [Ohio]"]
    assert hints("{{ n }} in Ohio", f"{RANKING}, highlight: [Ohio]", ohio) == []


def test_what_the_hint_writes_stills_it(hints: Callable[..., list[str]]) -> None:
    (hint,) = hints("{{ n }} more", LINES, "n: {formula: 'trade.imports[2017] - trade.exports[2017]'}")
    assert (
        hints("{{ n }} more", f"{LINES}, {hint}", "n: {formula: 'trade.imports[2017] - trade.exports[2017]'}") == []
    )


def test_a_mark_that_finds_no_room_is_not_asked_for(hints: Callable[..., list[str]]) -> None:
    """An arrow to the end of the lower line would cross the upper one."""
    assert hints("{{ five }} times", LINES, FIVE) == []


def test_it_can_be_excused_from(hints: Callable[..., list[str]]) -> None:
    assert hints("{{ five }} times", BAR, FIVE, more=", unmarked_finding") == []


def test_no_mark_says_that_nothing_changed(hints: Callable[..., list[str]]) -> None:
    assert hints("{{ n }} more", RANKING, "n: {formula: 'states.value[Maine] - states.value[Ohio]'}") == []
