"""Trends: straight lines and moving means through values, named at their ends and told in alt texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.lines import Line2D
from sample_charts import draw, xs, ys
from test_native import deck_of, native, over, texts

from deckgen.model.chart_data import ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from laid_out import Laid

RISING = "".join(f"{year},{3 * (year - 2000) + (year % 2)}\n" for year in range(2000, 2011))


def chart(
    lay_slide: Callable[..., Laid], more: str, rows: str = RISING, head: str = "year,n\n", language: str = "en-US"
) -> ChartBox:
    laid = lay_slide(
        f"chart: {{data: a, {more}}}", f"language: {language}\ndata: {{a: a.csv}}", {"a.csv": head + rows}
    )
    return next(shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))


def trends(plot: Plot) -> list[Line2D]:
    return [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() == 1.5]


def test_a_straight_trend_is_that_of_least_squares_and_named_at_its_end(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    box = chart(lay_slide, "type: line, x: year, y: n, trend: linear", "2000,1\n2001,2\n2002,6\n2006,5\n")
    (series,) = box.chart.series
    assert series.trend is not None
    assert [(index, round(value, 6)) for index, value in series.trend.points] == [(0, 2.144578), (3, 5.759036)]
    plot = draw(box.chart, look)
    (line,) = trends(plot)
    name = next(text for text in plot.texts() if text.words == "trend")
    assert name.box.left > xs(line)[-1]
    assert box.alt.endswith("Trend: rises by 0.6 a year.")


def test_a_moving_mean_is_that_of_each_value_and_those_before_it_missing_ones_left_out(
    lay_slide: Callable[..., Laid],
) -> None:
    box = chart(lay_slide, "type: line, x: year, y: n, trend: mean(2)", "2000,1\n2001,3\n2002,\n2003,5\n2004,9\n")
    (series,) = box.chart.series
    assert series.trend is not None
    assert series.trend.points == ((1, 2.0), (3, 4.0), (4, 7.0))
    assert "Mean of 2: first 2001 2, last 2004 7." in box.alt


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (RISING, "rises by 3 a year"),
        ("2000,9\n2001,9\n2002,9\n", "level"),
        ("2018-01-01,9\n2018-01-02,7\n2018-01-03,5\n", "falls by 2 a day"),
        ("2018-01,10\n2018-02,20\n2018-03,30\n2018-04,40\n2018-05,50\n", "rises by 10 a month"),
        ("2016-01,10\n2017-01,20\n2018-01,30\n2019-01,40\n", "rises by 10 a year"),
        ("Ann,1\nBob,2\nCid,3\n", "rises from 1 to 3"),
    ],
)
def test_the_alt_text_tells_the_course(rows: str, said: str, lay_slide: Callable[..., Laid]) -> None:
    assert chart(lay_slide, "type: line, x: year, y: n, trend: linear, format: '0'", rows).alt.count(f"{said}.") == 1


def test_dots_have_trends_in_the_colors_of_their_series(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    rows = "".join(
        f"{x},{(2 if x % 2 else -1) * x + 50},{'odd' if x % 2 else 'even'},Point {x}\n" for x in range(1, 21)
    )
    box = chart(
        lay_slide,
        "type: scatter, x: {x: Hours}, y: {y: Points}, series: kind, label: who, trend: linear",
        rows,
        "x,y,kind,who\n",
    )
    plot = draw(box.chart, look)
    assert {line.get_color() for line in trends(plot)} == {f"#{one.color}" for one in box.chart.series}
    assert [text.words for text in plot.texts()].count("trend") == 2
    assert "odd: trend: rises by 10 where Hours rises by 5" not in box.alt
    assert "odd: trend: rises by 2 where Hours rises by 1." in box.alt
    for text in (text for text in plot.texts() if text.words.startswith("Point ")):
        for line in trends(plot):
            (x1, x2), (y1, y2) = xs(line), ys(line)
            middle = (text.box.left + text.box.right) / 2
            height = y1 + (y2 - y1) * (middle - x1) / (x2 - x1)
            assert not (x1 < middle < x2 and text.box.bottom < height < text.box.top), text.words


def test_a_legend_names_the_trend_too(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    box = chart(lay_slide, "type: line, x: year, y: n, trend: linear, labels: legend")
    assert {"n", "trend"} <= {text.words for text in draw(box.chart, look).texts()}


def test_numbers_whose_squares_no_computer_holds_have_a_trend(lay_slide: Callable[..., Laid]) -> None:
    box = chart(lay_slide, "type: line, x: year, y: n, trend: linear", "2000,0\n2001,4.0E+299\n2002,8.0E+299\n")
    assert box.chart.series[0].trend is not None
    assert box.chart.series[0].trend.slope == pytest.approx(4e299)


def test_words_are_in_the_language_of_the_deck(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    box = chart(lay_slide, "type: line, x: year, y: n, trend: linear", language="es-MX")
    assert "tendencia" in [text.words for text in draw(box.chart, look).texts()]
    assert box.alt.endswith("Tendencia: sube 3 al año.")


@pytest.mark.parametrize(("trend", "kind"), [("linear", "linear"), ("mean(3)", "movingAvg")])
def test_powerpoint_draws_them_and_their_names_lie_over_it(
    trend: str, kind: str, lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    data = chart(lay_slide, f"type: line, x: year, y: n, trend: {trend}").chart
    assert texts(native(data, look), ".//c:trendline/c:trendlineType/@val") == [kind]
    assert {"trend" if trend == "linear" else "mean of 3"} <= set(over(deck_of([data], look)))


def test_a_mean_over_missing_values_stays_a_picture(lay_slide: Callable[..., Laid]) -> None:
    block = "chart: {type: line, data: a, x: year, y: n, trend: mean(2), render: native}"
    laid = lay_slide(block, "data: {a: a.csv}", {"a.csv": "year,n\n2000,1\n2001,\n2002,3\n2003,4\n"})
    assert "PowerPoint takes moving means of rows in their order" in " ".join(one.message for one in laid.log)
