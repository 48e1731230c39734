"""Upright bars stand on zero and carry their values."""

from __future__ import annotations

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from msgspec.structs import replace
from sample_charts import BLUE, DOLLARS, MUTED, PLAIN, RED, draw, series

from deckgen.charting.chart_type import draw_chart
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.numbers.by_language import number_format
from deckgen.plot import Plot
from deckgen.plot.planned import Planned

SAMPLE = ChartData(
    "bar",
    ("2012", "2013", "2014", "2015", "2016", "2017"),
    (series("Homicides", 21459, 18106, 15520, 16909, 20547, 25339),),
    number_format("#,##0", "en-US"),
    colors=(MUTED,) * 5 + (RED,),
    emphasis=(False,) * 5 + (True,),
    unit="Homicide case files",
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def test_bars_start_at_zero_and_their_heights_are_their_values(look: ChartLook) -> None:
    chart = SAMPLE
    drawn = bars(draw(chart, look))
    assert len({round(bar.get_y(), 6) for bar in drawn}) == 1
    shares = [bar.get_height() / (value or 1) for bar, value in zip(drawn, chart.series[0].values, strict=True)]
    assert shares == pytest.approx([shares[0]] * 6)


def test_every_bar_carries_its_value_and_no_gridline_is_left(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    assert {"21,459", "25,339"} <= {text.words for text in plot.texts()}
    assert len(plot.figure.findobj(Line2D)) == 1


def test_the_emphasised_value_alone_is_bold(look: ChartLook) -> None:
    fonts = {
        text.get_text(): text.get_fontproperties().get_file() for text in draw(SAMPLE, look).figure.findobj(Text)
    }
    assert "Bold" in str(fonts["25,339"])
    assert "Regular" in str(fonts["21,459"])


def test_the_unit_is_said_over_the_plot(look: ChartLook) -> None:
    first = draw(SAMPLE, look).texts()[0]
    assert first.words == "Homicide case files"
    assert first.box.left == 0


def test_without_labels_there_is_an_axis_with_one_unit(look: ChartLook) -> None:
    chart = replace(SAMPLE, labels="none", format=DOLLARS)
    shown = [text.words for text in draw(chart, look).texts()]
    assert [text for text in shown if "$" in text] == ["$25,000 bn"]


def test_a_crowd_of_bars_has_an_axis_and_keeps_the_emphasised_value(look: ChartLook) -> None:
    count = 30
    chart = ChartData(
        "bar",
        tuple(str(1990 + index) for index in range(count)),
        (series("A", *(1000.0 * index for index in range(count))),),
        DOLLARS,
        emphasis=(False,) * (count - 1) + (True,),
    )
    plot = draw(chart, look)
    assert len(bars(plot)) == count
    assert [text.words for text in plot.texts() if "$" in text.words] == ["$30,000 bn", "$29,000 bn"]


def test_negative_bars_hang_from_zero_with_their_values_below(look: ChartLook) -> None:
    chart = ChartData("bar", ("a", "b"), (series("A", 10, -5, color=BLUE),), DOLLARS)
    plot = draw(chart, look)
    up, down = bars(plot)
    assert up.get_y() == pytest.approx(down.get_y() + down.get_height())
    value = next(text for text in plot.texts() if text.words == "−$5 bn")
    assert value.box.top < down.get_y()


def test_of_many_years_some_go_without_words_before_these_shrink(look: ChartLook) -> None:
    years = tuple(str(year) for year in range(1997, 2018))
    values = series("n", *range(1_000_000, 3_100_000, 100_000))
    sheet = Planned(look, 13.0, 7.0)
    draw_chart(sheet, ChartData("bar", years, (values,), PLAIN, positions=tuple(map(float, years))))
    assert {line.size for line in sheet.lettered} == {look.largest}
    assert {"1997", "2017"} <= {line.words for line in sheet.lettered}


def test_a_missing_value_is_said_where_its_bar_would_stand(look: ChartLook) -> None:
    chart = replace(SAMPLE, series=(series("Homicides", 21459, None, 15520, 16909, 20547, 25339),), unknown="n/a")
    plot = draw(chart, look)
    words = next(text.box for text in plot.texts() if text.words == "n/a")
    first, second = sorted(bars(plot), key=lambda bar: bar.get_x())[:2]
    assert first.get_x() + first.get_width() < words.left < words.right < second.get_x()


def test_the_value_of_the_last_bar_stands_over_its_middle(look: ChartLook) -> None:
    years = tuple(str(year) for year in range(1997, 2018))
    emphasis = tuple(year == "2017" for year in years)
    values = tuple(10_000.0 + 700 * place for place, _ in enumerate(years))
    chart = ChartData("bar", years, (series("Cases", *values),), PLAIN, emphasis=emphasis)
    plot = draw(chart, look)
    last = max((bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch), key=Rectangle.get_x)
    box = next(text.box for text in plot.texts() if text.words == PLAIN.show(values[-1]))
    assert abs((box.left + box.right) / 2 - (last.get_x() + last.get_width() / 2)) < 1.0
