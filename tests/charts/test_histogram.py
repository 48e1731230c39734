"""Every row lies in one bin, edges are round, and areas say how many rows there are whatever the width of a bin."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, PLAIN, draw, series

from deckgen.charting.bins import bins_for, counted
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from deckgen.plot.binned import Bins
from laid_out import Laid

EDGES = (140.0, 150.0, 160.0, 170.0, 180.0, 190.0)
SAMPLE = ChartData(
    "histogram",
    ("140–150", "150–160", "160–170", "170–180", "180–190"),
    (series("Students", 3, 9, 17, 11, 4),),
    PLAIN,
    positions=(145.0, 155.0, 165.0, 175.0, 185.0),
    colors=(BLUE,) * 5,
    detail=Bins(EDGES, name="Height, cm", written=PLAIN),
)
HEIGHTS = (141, 149, 150, 152, 158, 160, 161, 163, 164, 168, 169, 170, 171, 188)
CSV = "height\n" + "\n".join(map(str, HEIGHTS))


def bars(plot: Plot) -> list[Rectangle]:
    return [one for one in plot.figure.findobj(Rectangle) if one is not plot.figure.patch]


def bound(lay_slide: Callable[..., Laid], chart: str, csv: str = CSV, top: str = "") -> tuple[list[str], ChartBox]:
    slide = f"chart: {{type: histogram, data: h, {chart}}}\nallow: [missing_source, unreadable_labels]"
    laid = lay_slide(slide, f"data: {{h: {{file: h.csv, unit: cm}}}}\n{top}", {"h.csv": csv})
    (box,) = [one for one in laid.document.pages[-1].shapes if isinstance(one, ChartBox)]
    return laid.said, box


@given(st.lists(st.floats(-1e12, 1e12) | st.integers(-50, 50).map(float), min_size=1, max_size=80))
def test_every_number_lies_in_one_bin(numbers: list[float]) -> None:
    for wanted in (None, 1, 7, 60):
        edges = bins_for(numbers, wanted).edges
        assert all(low < high for low, high in pairwise(edges))
        assert sum(counted(numbers, edges)) == len(numbers)
        assert len(edges) - 1 <= 61


def test_bins_are_as_wide_as_is_advised_and_round() -> None:
    draws = random.Random(7)
    numbers = [draws.gauss(170, 9) for _ in range(200)]
    edges = bins_for(numbers).edges
    assert {round(high - low, 9) for low, high in pairwise(edges)} == {5}
    assert all(edge % 5 == 0 for edge in edges)
    assert len(bins_for(numbers, 4).edges) - 1 == 4


def test_whole_numbers_that_each_have_a_bar_stand_in_its_middle() -> None:
    dice = bins_for([1, 2, 2, 3, 3, 3, 4, 5, 6, 6])
    assert dice.at_middles
    assert dice.edges == (0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5)


def test_a_number_on_an_edge_counts_above_it_and_on_the_last_one_below() -> None:
    assert counted([0, 10, 10, 20], [0, 10, 20]) == [1, 3]


def test_bars_touch_and_their_edges_stand_under_the_seams(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    drawn = bars(plot)
    seams = [after.get_x() - before.get_x() - before.get_width() for before, after in pairwise(drawn)]
    assert max(seams) <= 1.01
    assert min(seams) > 0.3
    words = {text.words: text.box for text in plot.texts()}
    for edge, bar in zip(EDGES, drawn, strict=False):
        box = words[f"{edge:g}"]
        assert (box.left + box.right) / 2 == pytest.approx(bar.get_x(), abs=0.6)
    assert "Height, cm" in words


def test_areas_show_the_counts_where_bins_differ_in_width(look: ChartLook) -> None:
    detail = Bins((0, 18, 30, 65, 100, 140), written=PLAIN)
    plot = draw(replace(SAMPLE, detail=detail, labels="bars"), look)
    areas = [(bar.get_width() + 1) * bar.get_height() for bar in bars(plot)]
    counts = SAMPLE.series[0].values
    ratios = [area / (count or 1) for area, count in zip(areas, counts, strict=True)]
    assert max(ratios) / min(ratios) == pytest.approx(1, abs=0.01)
    assert {"3", "9", "17", "11", "4"} <= {text.words for text in plot.texts()}, "an axis would say something else"


def test_rows_are_counted_and_named_by_the_author_and_the_axis_by_the_table(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    said, box = bound(lay_slide, "y: {height: students}, bins: 5")
    assert said == []
    assert box.chart.x == SAMPLE.x
    assert box.chart.series[0].values == (2, 3, 6, 2, 1)
    words = {text.words for text in draw(box.chart, look).texts()}
    assert "6 students" in words
    assert "height, cm" in words
    assert box.alt == (
        "Histogram, 14 students: height, cm from 140 to 190. "
        "140–150: 2; 150–160: 3; 160–170: 6; 170–180: 2; 180–190: 1."
    )
    _, box = bound(lay_slide, "x: {height: Estatura}, bins: 5", top="language: es-MX")
    assert {"6 filas", "Estatura, cm"} <= {text.words for text in draw(box.chart, look).texts()}


def test_values_in_no_bin_and_empty_cells_are_told(lay_slide: Callable[..., Laid]) -> None:
    rows = "\n".join(f"Bo,{height}" for height in HEIGHTS)
    said, box = bound(lay_slide, "y: height, bins: [150, 160, 170]", "name,height\nAna,\n" + rows)
    assert len(said) == 2
    assert "1 of 15 rows has nothing in the column 'height', and is left out" in said[0]
    assert "4 of 14 values lie outside of the bins: 2 under 150 and 2 over 170" in said[1]
    assert box.chart.series[0].values == (3, 7)


@pytest.mark.parametrize("word", ["165", "160–170", "160-170", "160 to 170"])
def test_a_bin_is_highlighted_by_its_range_or_by_a_value_in_it(word: str, lay_slide: Callable[..., Laid]) -> None:
    said, box = bound(lay_slide, f"y: height, bins: 5, highlight: [{word}]")
    assert said == []
    assert box.chart.emphasis == (False, False, True, False, False)


def test_a_note_stands_at_its_value(lay_slide: Callable[..., Laid]) -> None:
    said, box = bound(lay_slide, "y: height, bins: 5, annotate: [{x: 162.5, text: The door}]")
    assert said == []
    assert [note.position for note in box.chart.annotations] == [1.75]


def test_panels_have_the_same_bins(lay_slide: Callable[..., Laid]) -> None:
    rows = "height,sex\n" + "\n".join(f"{height},{'fm'[height > 160]}" for height in HEIGHTS)
    said, box = bound(lay_slide, "y: height, facet: sex, annotate: [{x: 141, text: The shortest}]", rows)
    assert said == []
    first, second = (panel.chart for panel in box.chart.panels)
    assert first.x == second.x


def test_powerpoint_has_columns_without_gaps_named_by_their_bins(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    from test_native import deck_of, opened, over, sheet_of, texts

    _, box = bound(lay_slide, "y: {height: students}, bins: 5, render: native")
    assert box.native
    data = deck_of([box.chart], look)
    (chart,) = opened(data)
    assert texts(chart, ".//c:gapWidth/@val") == ["0"]
    assert [row[0] for row in sheet_of(chart).values][1:] == list(SAMPLE.x)
    assert {"140", "190", "height, cm"} <= set(over(data))
    left, width = (float(texts(chart, f".//c:plotArea/c:layout//c:{one}/@val")[0]) for one in "xw")
    edges = [text.box for text in draw(box.chart, look, 7.2, 4.6).texts() if text.words in ("140", "190")]
    middles = [(edge.left + edge.right) / 2 / (7.2 * 72) for edge in edges]
    assert (left, left + width) == pytest.approx(middles, abs=0.01), "edges stand under the ends of the columns"
    _, box = bound(lay_slide, "y: {height: students}, bins: 5, render: native, highlight: [165]")
    (chart,) = opened(deck_of([box.chart], look))
    (code,) = texts(chart, ".//c:dLbl/c:numFmt/@formatCode")
    assert "#,##0" in code
    assert "students" not in code, "the axis says it"
    said, box = bound(lay_slide, "y: height, bins: [140, 150, 190], render: native")
    assert "the chart stays a picture: PowerPoint's columns are all equally wide" in said[0]
    assert not box.native
