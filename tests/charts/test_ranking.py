"""Bars on their side, in the order given, names whole."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, MUTED, PLAIN, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot import Plot

STATES = ("Texas", "California", "Michigan", "Illinois", "Arizona", "Ohio", "Tennessee", "North Carolina")
TRADE = (187, 73.1, 65.5, 22, 15.5, 14.7, 11.7, 8.3)
SAMPLE = ChartData(
    "ranking",
    STATES,
    (series("Trade", *TRADE),),
    PLAIN,
    colors=(BLUE,) + (MUTED,) * 7,
    emphasis=(True,) + (False,) * 7,
    unit="Trade with Mexico, US$ bn",
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def test_bars_start_at_one_line_and_are_as_long_as_their_values(look: ChartLook) -> None:
    chart = SAMPLE
    drawn = bars(draw(chart, look))
    assert len({round(bar.get_x(), 6) for bar in drawn}) == 1
    shares = [bar.get_width() / (value or 1) for bar, value in zip(drawn, chart.series[0].values, strict=True)]
    assert shares == pytest.approx([shares[0]] * 8)


def test_the_first_is_on_top_and_names_stand_left_of_the_bars(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    drawn = bars(plot)
    assert [bar.get_y() for bar in drawn] == sorted((bar.get_y() for bar in drawn), reverse=True)
    names = {text.words: text.box for text in plot.texts()}
    assert names["Texas"].top > names["California"].top
    assert names["North Carolina"].right < drawn[0].get_x()
    assert min(box.left for box in names.values()) == pytest.approx(0, abs=0.01)


def test_two_bars_take_the_height_and_stay_slender(look: ChartLook) -> None:
    chart = replace(SAMPLE, x=("Texas", "Ohio"), series=(series("A", 3, 2),), unit="")
    plot = draw(chart, look)
    assert all(0.15 < bar.get_height() / plot.height < 0.3 for bar in bars(plot))
    assert max(bar.get_y() + bar.get_height() for bar in bars(plot)) > plot.height * 0.85
    assert min(bar.get_y() for bar in bars(plot)) < plot.height * 0.35


def test_long_names_wrap_whole(look: ChartLook) -> None:
    name = "Crude petroleum, natural gas and what is made of them"
    chart = replace(SAMPLE, x=(name, "Cars"), series=(series("A", 3, 2),))
    shown = [text.words for text in draw(chart, look, 4.5).texts()]
    assert " ".join(word for word in shown if word in name) == name


def test_negative_bars_go_left_of_zero(look: ChartLook) -> None:
    chart = replace(SAMPLE, x=("a", "b"), series=(series("A", 3, -2),), colors=(), emphasis=())
    up, down = bars(draw(chart, look))
    assert up.get_x() == pytest.approx(down.get_x() + down.get_width())


def test_a_negative_value_stands_clear_of_the_names(look: ChartLook) -> None:
    chart = replace(SAMPLE, x=("Imports", "Exports"), series=(series("A", 3, -20),), colors=(), emphasis=())
    boxes = {text.words: text.box for text in draw(chart, look).texts()}
    assert boxes["−20"].left - max(boxes["Imports"].right, boxes["Exports"].right) >= 18
