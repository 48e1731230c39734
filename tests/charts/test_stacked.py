"""Parts on top of each other: values inside, totals on top, names beside the last bar."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from msgspec.structs import replace
from sample_charts import BLUE, DOLLARS, GOLD, GREEN, MUTED, PLAIN, RED, draw, series

from deckgen.charting.chart_type import draw_chart
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Spot
from deckgen.plot import Plot, Rect
from deckgen.plot.paper import Words
from deckgen.plot.planned import Planned

SAMPLE = ChartData(
    "stacked",
    ("2014", "2015", "2016", "2017"),
    (
        series("Vehicles", 60.1, 66.2, 70.4, 75.0, color=BLUE),
        series("Machinery", 42.3, 45.1, 47.9, 51.2, color=GREEN),
        series("Instruments", 11.2, 11.9, 12.4, 13.1, color=RED),
        series("Furniture", 2.1, 2.2, 2.4, 2.6, color=GOLD),
    ),
    DOLLARS,
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def color(bar: Rectangle) -> str:
    return to_hex(bar.get_facecolor())[1:].upper()


def of(*values: tuple[float | None, ...]) -> ChartData:
    """A chart of series over as many categories as they have values."""
    named = zip(("Births", "Deaths", "Migration"), values, (BLUE, GREEN, RED), strict=False)
    parts = tuple(series(name, *numbers, color=color) for name, numbers, color in named)
    return ChartData("stacked", ("North", "South", "West")[: len(values[0])], parts, PLAIN)


def words(plot: Plot) -> list[str]:
    return [text.words for text in plot.texts()]


def inside(bar: Rectangle, text: Words) -> bool:
    box = Rect(bar.get_x(), bar.get_y(), bar.get_x() + bar.get_width(), bar.get_y() + bar.get_height())
    return (
        box.left <= text.box.left
        and text.box.right <= box.right
        and box.bottom <= text.box.bottom
        and text.box.top <= box.top
    )


def test_every_value_is_a_segment_on_the_one_before_it(look: ChartLook) -> None:
    drawn = bars(draw(SAMPLE, look))
    values = [value for one in SAMPLE.series for value in one.values]
    shares = [bar.get_height() / (value or 1) for bar, value in zip(drawn, values, strict=True)]
    assert shares == pytest.approx([shares[0]] * 16)
    for lower, upper in zip(drawn[:4], drawn[4:8], strict=True):
        assert upper.get_y() == pytest.approx(lower.get_y() + lower.get_height())
        assert upper.get_x() == lower.get_x()


def test_values_stand_inside_where_they_fit_and_totals_on_top_alone_say_the_unit(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    shown = words(plot)
    assert {"60", "42", "11", "$116 bn", "$142 bn"} <= set(shown)
    assert not {"2", "3", "$60 bn"} & set(shown)
    for value, bar in (("75", bars(plot)[3]), ("51", bars(plot)[7])):
        assert inside(bar, next(text for text in plot.texts() if text.words == value))
    total = next(text for text in plot.texts() if text.words == "$142 bn")
    assert total.box.bottom > max(bar.get_y() + bar.get_height() for bar in bars(plot))


def test_words_inside_are_read_on_their_ground(look: ChartLook) -> None:
    chart = replace(SAMPLE, series=(SAMPLE.series[0], replace(SAMPLE.series[1], color=MUTED)))
    written = {text.get_text(): text.get_color() for text in draw(chart, look).figure.findobj(Text)}
    assert written["75"] == f"#{look.paper}"
    assert written["51"] == f"#{look.ink}"


def test_names_stand_beside_their_segments_of_the_last_bar(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    last = [bar for bar in bars(plot) if bar.get_x() == max(one.get_x() for one in bars(plot))]
    named = {text.words: text.box for text in plot.texts()}
    for one, bar in zip(SAMPLE.series[:3], last, strict=False):
        box = named[one.label]
        assert box.left > bar.get_x() + bar.get_width()
        assert bar.get_y() < (box.bottom + box.top) / 2 < bar.get_y() + bar.get_height()
    assert named["Furniture"].bottom > named["Instruments"].bottom
    assert not plot.figure.findobj(Circle)


def test_a_long_name_beside_the_last_bar_is_broken_rather_than_narrowing_the_bars(look: ChartLook) -> None:
    long = replace(SAMPLE.series[0], label="Vehicles, trailers not counted")
    chart = replace(SAMPLE, series=(long, *SAMPLE.series[1:3]))
    plot = draw(chart, look)
    assert {"Vehicles,", "trailers not", "Vehicles, trailers"} & set(words(plot))
    right = max(bar.get_x() + bar.get_width() for bar in bars(plot))
    assert right > plot.width * 0.7


def test_names_of_what_the_last_bar_lacks_are_a_legend(look: ChartLook) -> None:
    plot = draw(of((1, 2, 3), (1, 2, None)), look)
    assert len(plot.figure.findobj(Circle)) == 2


def test_a_missing_value_is_no_segment_and_its_bar_has_no_total(look: ChartLook) -> None:
    plot = draw(of((30, 20, 30), (12, None, 15)), look)
    assert len(bars(plot)) == 5
    shown = words(plot)
    assert {"42", "45"} <= set(shown)
    assert shown.count("20") == 1


def test_negative_values_go_below_zero_on_an_axis_without_totals(look: ChartLook) -> None:
    plot = draw(of((30, 20), (-10, -15), (5, -5)), look)
    births, deaths, migration = bars(plot)[::2]
    assert deaths.get_y() + deaths.get_height() == pytest.approx(births.get_y())
    assert migration.get_y() == pytest.approx(births.get_y() + births.get_height())
    down = bars(plot)[5]
    assert down.get_y() + down.get_height() == pytest.approx(bars(plot)[3].get_y())
    assert "0" in words(plot)
    assert "−10" in words(plot)


def test_a_crowd_of_bars_has_an_axis(look: ChartLook) -> None:
    years = tuple(str(year) for year in range(1988, 2018))
    parts = (series("A", *(1000.0,) * 30), series("B", *(2000.0,) * 30, color=RED))
    plot = draw(ChartData("stacked", years, parts, DOLLARS), look)
    assert [text for text in words(plot) if "$" in text] == ["$3,000 bn"]


def test_one_series_has_its_values_but_once(look: ChartLook) -> None:
    plot = draw(of((30, 20, 10)), look)
    assert [words(plot).count(value) for value in ("30", "20", "10")] == [1, 1, 1]
    assert "Births" not in words(plot)


@pytest.mark.parametrize(("labels", "legend", "total"), [("legend", True, True), ("none", True, False)])
def test_labels(look: ChartLook, labels: str, legend: bool, total: bool) -> None:
    plot = draw(replace(SAMPLE, labels=labels), look)
    assert bool(plot.figure.findobj(Circle)) is legend
    assert ("$142 bn" in words(plot)) is total


def test_notes_stand_over_the_totals(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, annotations=(Annotation("A new treaty", spots=(Spot(3),)),)), look)
    placed = {text.words: text.box for text in plot.texts()}
    assert placed["A new treaty"].bottom > placed["$142 bn"].top


def test_few_bars_use_the_width_beside_which_names_have_room(look: ChartLook) -> None:
    parts = series("U.S. exports", 283, 244), series("U.S. imports", 299, 313)
    sheet = Planned(look, 12.0, 4.0)
    draw_chart(sheet, ChartData("stacked", ("Canada", "Mexico"), parts, PLAIN))
    assert sheet.standing is not None
    assert sheet.standing.area.right == pytest.approx(sheet.width)
    assert max(line.box.right for line in sheet.lettered) <= sheet.width
