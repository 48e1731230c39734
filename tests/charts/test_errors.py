"""Errors: whiskers and bands say how far off values may be, words stay clear of them, and alt texts tell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from sample_charts import SIZES, draw, xs, ys
from test_native import native, sheet_of, texts

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from laid_out import Laid

ROWS = "Texas,31,27,36\nOhio,-8,-19,4\nUtah,3,3,90\n"


def chart(lay_slide: Callable[..., Laid], kind: str, more: str = "", rows: str = ROWS) -> ChartBox:
    block = f"chart: {{type: {kind}, data: a, x: who, y: n, errors: {{low: lo, high: hi}}{more}}}"
    laid = lay_slide(block, "data: {a: a.csv}", {"a.csv": "who,n,lo,hi\n" + rows})
    return next(shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))


def whiskers(plot: Plot) -> list[Line2D]:
    return [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() == 1.4]


@pytest.mark.parametrize("kind", ["bar", "grouped", "ranking", "dot"])
def test_each_value_has_a_whisker_and_no_words_touch_one(
    kind: str, lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    data = chart(lay_slide, kind).chart
    for width, height in SIZES:
        plot = draw(data, look, width, height)
        drawn = whiskers(plot)
        assert len(drawn) == 9
        for line in drawn:
            left, right, low, high = min(xs(line)), max(xs(line)), min(ys(line)), max(ys(line))
            assert 0 <= left <= right <= width * 72
            assert 0 <= low <= high <= height * 72
            for words in plot.texts():
                inside = words.box.left < right and left < words.box.right
                assert not (inside and words.box.bottom < high and low < words.box.top), (words.words, width, height)


def test_an_exact_value_has_no_whisker(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    box = chart(lay_slide, "ranking", rows="Texas,31,27,36\nOhio,8,8,8\n")
    assert len(whiskers(draw(box.chart, look))) == 3
    assert "Ohio 8 to 8" not in box.alt


def test_along_a_line_lies_a_band_that_breaks_where_errors_are_missing(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    rows = "2010,10,8,12\n2011,12,9,13\n2012,11,,\n2013,12,9,13\n2014,12,9,13\n2015,14,,\n2016,15,10,18\n"
    plot = draw(chart(lay_slide, "line", rows=rows).chart, look)
    bands = [shape for shape in plot.figure.findobj(Polygon) if len(shape.get_xy()) == 5]
    assert len(bands) == 2
    assert len(whiskers(plot)) == 3


def test_the_axis_holds_the_errors(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    plot = draw(chart(lay_slide, "line", rows="2010,10,8,12\n2011,12,9,93\n").chart, look)
    assert "100" in [text.words for text in plot.texts()]


def test_long_tables_have_errors_for_each_series(lay_slide: Callable[..., Laid]) -> None:
    rows = "".join(f"{year},{n},{n - 1},{n + 2},{who}\n" for year in (2010, 2011) for n, who in ((5, "A"), (9, "B")))
    laid = lay_slide(
        "chart: {type: line, data: a, x: year, y: n, series: who, errors: {low: lo, high: hi}}",
        "data: {a: a.csv}",
        {"a.csv": "year,n,lo,hi,who\n" + rows},
    )
    box = next(shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    assert [(one.low, one.high) for one in box.chart.series] == [((4, 4), (7, 7)), ((8, 8), (11, 11))]


def test_the_alt_text_tells_them(lay_slide: Callable[..., Laid]) -> None:
    assert "Margin of error: Texas 27 to 36; Ohio −19 to 4; Utah 3 to 90." in chart(lay_slide, "bar").alt


@pytest.mark.parametrize(("kind", "way"), [("bar", 1), ("ranking", 0)])
def test_powerpoint_draws_them_and_its_labels_stand_beyond(
    kind: str, way: int, lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    made = native(chart(lay_slide, kind).chart, look)
    assert texts(made, ".//c:errBars/c:plus//c:v/text()") == ["5", "12", "87"]
    assert texts(made, ".//c:errBars/c:minus//c:v/text()") == ["4", "11", "0"]
    assert [cell.value for cell in sheet_of(made)["C"]] == ["n −", 4, 11, 0]
    moved = texts(made, f".//c:dLbl//c:{'xy'[way]}/@val")
    assert len(moved) == 3
    assert any(float(value) for value in moved)


def test_a_band_stays_a_picture(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(
        "chart: {type: line, data: a, x: who, y: n, errors: {low: lo, high: hi}, render: native}",
        "data: {a: a.csv}",
        {"a.csv": "who,n,lo,hi\n2010,10,8,12\n2011,12,9,13\n"},
    )
    assert "PowerPoint has no band along a line" in " ".join(one.message for one in laid.log)


def test_a_series_without_errors_among_others(look: ChartLook, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(
        "chart: {type: grouped, data: a, x: who, y: [n, m], errors: {m: off}}",
        "data: {a: a.csv}",
        {"a.csv": "who,n,m,off\nA,10,8,2\nB,12,9,3\n"},
    )
    data: ChartData = next(shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)).chart
    assert len(whiskers(draw(data, look))) == 6
    assert texts(native(data, look), ".//c:ser[2]/c:errBars/c:plus//c:v/text()") == ["2", "3"]
    assert texts(native(data, look), ".//c:ser[1]/c:errBars") == []
