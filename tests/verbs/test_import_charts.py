"""`deckgen import`: what an old chart says by its order, its colors and its words, the new one says too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx.chart.data import BubbleChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE

import old_decks
from imported_deck import imported

MAKERS = ["Liebherr", "ZPMC", "Kalmar"]
RED, GREY = (RGBColor.from_string(one) for one in ("C00000", "A0A0A0"))  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: it takes its time to start."""
    monkeypatch.setenv("PATH", "")


def charted(
    folder: Path, kind: XL_CHART_TYPE, data: Any, change: Callable[[Any, Any], None] = lambda chart, slide: None
) -> tuple[str, dict[str, Any]]:
    """What is written of a slide with a chart and of its values, and what the report says of it."""
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.TITLE_ONLY, "Cranes by maker")
    change(deck.chart(slide, kind, data), slide)
    made, report = imported(folder, deck.bytes())
    assert not report["errors"]
    assert not report["slides"][1]["lost_words"]
    text = "".join(path.read_text() for path in [made / "deck.yaml", *made.glob("assets/data/*.csv")])
    return text, report["slides"][1]


def cranes(**series: list[float | None]) -> Any:
    return old_decks.categories(MAKERS, **(series or {"Cranes": [4, 12, 19]}))


def painted(color: RGBColor, *points: int) -> Callable[[Any, Any], None]:
    """Gives some points of a chart a color."""

    def change(chart: Any, slide: Any) -> None:
        for point in points:
            fill = chart.plots[0].series[0].points[point].format.fill
            fill.solid()
            fill.fore_color.rgb = color

    return change


@pytest.mark.parametrize(
    ("color", "points", "named"),
    [(RED, (1,), "[ZPMC]"), (GREY, (0, 2), "[ZPMC]"), (RED, (0, 1), "[Kalmar]")],
    ids=["one is red", "the others are grey", "the rarer color"],
)
def test_a_bar_of_another_color_is_highlighted(
    tmp_path: Path, color: RGBColor, points: tuple[int, ...], named: str
) -> None:
    text, slide = charted(tmp_path, XL_CHART_TYPE.BAR_CLUSTERED, cranes(), painted(color, *points))
    assert f"highlight: {named}" in text
    assert slide["kept"] == "whole"


def test_colors_that_a_highlight_does_not_say_are_told(tmp_path: Path) -> None:
    data = cranes(Ours=[4, 12, 19], Theirs=[1, 2, 3])
    text, slide = charted(tmp_path, XL_CHART_TYPE.COLUMN_CLUSTERED, data, painted(RED, 1))
    assert "highlight" not in text
    assert "colors of single bars" in slide["not_taken_over"][0]
    assert slide["kept"] == "partly"


def test_a_line_among_grey_ones_is_highlighted(tmp_path: Path) -> None:
    def change(chart: Any, slide: Any) -> None:
        for one, color in zip(chart.plots[0].series, (GREY, RED, GREY), strict=True):
            one.format.line.color.rgb = color

    data = cranes(Ours=[4, 12, 19], Theirs=[1, 2, 3], All=[5, 14, 22])
    assert "highlight: [Theirs]" in charted(tmp_path, XL_CHART_TYPE.LINE, data, change)[0]


@pytest.mark.parametrize("begins_on_top", [False, True])
def test_bars_that_lie_are_read_from_the_top(tmp_path: Path, begins_on_top: bool) -> None:
    """PowerPoint begins at the foot, unless it is told to begin at the top."""

    def change(chart: Any, slide: Any) -> None:
        chart.category_axis.reverse_order = begins_on_top

    text, _ = charted(tmp_path, XL_CHART_TYPE.BAR_CLUSTERED, cranes(), change)
    rows = ["Liebherr,4", "ZPMC,12", "Kalmar,19"]
    assert text.splitlines()[-3:] == (rows if begins_on_top else rows[::-1])


def test_bars_that_stand_now_begin_with_what_was_nearest_to_the_axis(tmp_path: Path) -> None:
    text, slide = charted(tmp_path, XL_CHART_TYPE.BAR_STACKED, cranes(Ours=[4, 12, 19], Theirs=[1, 2, 3]))
    assert text.splitlines()[-3:] == ["Liebherr,4,1", "ZPMC,12,2", "Kalmar,19,3"]
    assert slide["not_taken_over"] == ["bars that lay on their side stand now"]


def test_the_title_of_a_chart_stands_on_it(tmp_path: Path) -> None:
    """PowerPoint makes one of the only series, where nothing tells it not to."""
    text, _ = charted(tmp_path, XL_CHART_TYPE.COLUMN_CLUSTERED, cranes())
    assert "axis: {title: Cranes}" in text
    assert "text:" not in text


def test_the_middle_of_a_ring_keeps_its_words(tmp_path: Path) -> None:
    def change(chart: Any, slide: Any) -> None:
        old_decks.OldDeck().box(slide, "54 %", 4, 3.8, 2, 1, size=36)

    text, _ = charted(tmp_path, XL_CHART_TYPE.DOUGHNUT, cranes(), change)
    assert "center: 54 %" in text
    assert 'text: "**Cranes**"' in text


def test_a_bubble_is_not_cut_by_the_axis(tmp_path: Path) -> None:
    data: Any = BubbleChartData()  # type: ignore[no-untyped-call]
    series = data.add_series("Ships")
    for dot in ((200, 32, 10), (300, 43, 20), (365, 51, 40)):
        series.add_data_point(*dot)
    text, slide = charted(tmp_path, XL_CHART_TYPE.BUBBLE, data)
    assert "x_axis: {from: 0}" in text
    assert "axis: {from: 0, title: Ships}" in text
    assert "'size' gives them one" in slide["not_taken_over"][0]
