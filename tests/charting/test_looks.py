"""Which color everything in a chart has: named things keep theirs, the highlighted stand out, the rest stand back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.brand import PALETTE
from deckgen.model.brand_colors import Colors
from deckgen.model.page import ChartBox
from laid_out import Laid

BLUE, GREEN, RED, GOLD, PURPLE, TEAL = PALETTE
MUTED = Colors().muted
TWO = "rows: [{x: a, Mexico: 1, Other: 2}, {x: b, Mexico: 3, Other: 4}], y: [Mexico, Other]"
FOUR = "rows: [[Texas, 4], [Mexico, 3], [Ohio, 2], [Iowa, 1]], x: s, y: v"
BRAND = f'named_colors: {{Mexico: "#{GREEN}"}}'


def chart_of(lay_slide: Callable[..., Laid], words: str) -> tuple[list[str], list[str], list[str]]:
    laid = lay_slide(f"chart: {{{words}}}\nallow: [missing_source]", "brand: brand.yaml", {"brand.yaml": BRAND})
    (chart,) = (shape.chart for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    return [one.color for one in chart.series], list(chart.colors), laid.said


@pytest.mark.parametrize(
    ("words", "colors"),
    [
        (f"type: grouped, {TWO}", [GREEN, BLUE]),
        (f"type: grouped, {TWO}, color: {{Other: red}}", [GREEN, RED]),
        (f"type: grouped, {TWO}, color: {{Mexico: '#123456', Other: gold}}", ["123456", GOLD]),
        (f"type: grouped, {TWO}, highlight: [Mexico]", [GREEN, MUTED]),
        ("type: line, rows: [[1, 2, 3], [2, 3, 4]], x: a, y: [b, c]", [BLUE, GREEN]),
    ],
)
def test_series(lay_slide: Callable[..., Laid], words: str, colors: list[str]) -> None:
    found, _, said = chart_of(lay_slide, words)
    assert said == []
    assert found == colors


def test_no_two_series_share_a_color(lay_slide: Callable[..., Laid]) -> None:
    for place in range(5):
        names = ["Mexico" if index == place else name for index, name in enumerate("abcde")]
        chart = f"type: grouped, rows: [[k, 1, 2, 3, 4, 5]], x: k, y: [{', '.join(names)}]"
        found, _, _ = chart_of(lay_slide, chart)
        assert found[place] == GREEN
        assert len(set(found)) == 5


@pytest.mark.parametrize(
    ("words", "colors"),
    [
        (f"type: ranking, {FOUR}", [MUTED, GREEN, MUTED, MUTED]),
        (f"type: ranking, {FOUR}, highlight: [Texas]", [BLUE, MUTED, MUTED, MUTED]),
        (f"type: bar, {FOUR}, color: red", [MUTED, GREEN, MUTED, MUTED]),
        ("type: bar, rows: [[a, 1], [b, 2]], x: s, y: v", [BLUE, BLUE]),
        ("type: bar, rows: [[a, 1], [b, 2]], x: s, y: v, color: red", [RED, RED]),
        ("type: bar, rows: [[a, 1], [b, 2]], x: s, y: v, color: {a: gold}", [GOLD, MUTED]),
    ],
)
def test_categories(lay_slide: Callable[..., Laid], words: str, colors: list[str]) -> None:
    _, found, said = chart_of(lay_slide, words)
    assert said == []
    assert found == colors


def test_a_donut_gives_every_share_a_color(lay_slide: Callable[..., Laid]) -> None:
    _, found, _ = chart_of(lay_slide, "type: donut, rows: [[a, 1], [b, 2], [c, 3]], x: s, y: v")
    assert found == [BLUE, GREEN, RED]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("highlight: [Txas]", "unknown_highlight: the chart has no series or category 'Txas'"),
        ("color: {Txas: red}", "unknown_series: the chart has no series or category 'Txas'"),
        ("color: reddish", "unknown_color: no color is called 'reddish'"),
    ],
)
def test_names_that_are_nowhere(lay_slide: Callable[..., Laid], words: str, expected: str) -> None:
    *_, said = chart_of(lay_slide, f"type: ranking, {FOUR}, {words}")
    assert [words.partition(" ")[2] for words in said] == [expected]
