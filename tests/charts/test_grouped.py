"""Bars side by side, named once over the first group."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.patches import Circle, Rectangle
from sample_charts import DOLLARS, PLAIN, RED, draw, series

from deckgen.charting.chart_type import draw_chart
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot import Plot
from deckgen.plot.planned import Planned

SAMPLE = ChartData(
    "grouped",
    ("Canada", "Mexico"),
    (series("U.S. exports", 282.8, 243.6), series("U.S. imports", 299.1, 312.7, color=RED)),
    DOLLARS,
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def test_every_value_is_a_bar_from_zero(look: ChartLook) -> None:
    drawn = bars(draw(SAMPLE, look))
    values = (282.8, 243.6, 299.1, 312.7)
    assert [bar.get_height() / value for bar, value in zip(drawn, values, strict=True)] == pytest.approx(
        [drawn[0].get_height() / values[0]] * 4
    )
    assert len({round(bar.get_y(), 6) for bar in drawn}) == 1


def test_bars_do_not_overlap(look: ChartLook) -> None:
    spans = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars(draw(SAMPLE, look)))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_series_are_named_over_the_bars_of_the_first_group(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    first = min(bars(plot), key=lambda bar: bar.get_x())
    name = next(text for text in plot.texts() if text.words == "U.S. exports")
    assert name.box.bottom > first.get_y() + first.get_height()
    assert abs((name.box.left + name.box.right) / 2 - (first.get_x() + first.get_width() / 2)) < 1
    assert not plot.figure.findobj(Circle)


def test_names_that_do_not_fit_make_a_legend(look: ChartLook) -> None:
    x = tuple(str(year) for year in range(2010, 2018))
    chart = ChartData(
        "grouped", x, (series("Exports to Mexico", *range(8)), series("Imports from Mexico", *range(8))), DOLLARS
    )
    plot = draw(chart, look)
    assert len(plot.figure.findobj(Circle)) == 2
    assert all(text.box.top > plot.height - 20 for text in plot.texts() if "Mexico" in text.words)


def test_names_over_bars_of_nearly_one_height_stand_on_one_line(look: ChartLook) -> None:
    pair = series("Came from Mexico", 1370, 870), series("Left for Mexico", 1390, 1000)
    sheet = Planned(look, 9.0, 5.0)
    draw_chart(sheet, ChartData("grouped", ("2005–2010", "2009–2014"), pair, PLAIN))
    names = [line for line in sheet.lettered if line.words in {one.label for one in pair}]
    assert len(names) == 2
    assert len({line.baseline for line in names}) == 1


def test_a_missing_value_is_said_where_its_bar_would_stand(look: ChartLook) -> None:
    chart = ChartData(
        "grouped",
        ("2014", "2015", "2016"),
        (series("Exports", 24, 19, None), series("Imports", 30.3, None, None, color=RED)),
        DOLLARS,
        unknown="n/a",
    )
    plot = draw(chart, look)
    absent = [text.box for text in plot.texts() if text.words == "n/a"]
    one, exports = absent[0], sorted(bars(plot), key=lambda bar: bar.get_x())[2]
    assert one.left > exports.get_x() + exports.get_width()
    assert one.bottom == pytest.approx(exports.get_y(), abs=8)
    assert len(absent) == 2, "the year without any says it once"
