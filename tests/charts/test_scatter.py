"""A dot for each row, by two of its numbers; names where there is room."""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.patches import Circle
from msgspec.structs import replace
from sample_charts import BLUE, GREEN, MUTED, PLAIN, RED, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from deckgen.plot.cloud import Cloud
from laid_out import Laid

NAMES = ("Arlen", "Belton", "Corby", "Dunmore", "Elkin", "Farley", "Gorse", "Hale", "Iver", "Jarrow", "Kelso", "Lund")
XS = (4.0, 9.0, 15.0, 15.0, 22.0, 27.0, 31.0, 34.0, 35.0, 41.0, 46.0, 52.0)
YS = (61.0, 66.0, 64.0, 71.0, 70.0, 75.0, 72.0, 78.0, 77.5, 80.0, 79.0, 83.0)
EAST = tuple(value if index % 2 else None for index, value in enumerate(YS))
WEST = tuple(None if index % 2 else value for index, value in enumerate(YS))
SAMPLE = ChartData(
    "scatter",
    NAMES,
    (series("East", *EAST, color=BLUE), series("West", *WEST, color=RED)),
    PLAIN,
    positions=XS,
    detail=Cloud((3, 9, 25, 4, 60, 12, 8, 90, 14, 33, 5, 41), "People", "Income a head, $ thousand", "Years", PLAIN),
)


def dots(plot: Plot) -> list[Circle]:
    """The dots, without the rims of paper around them."""
    circles = plot.figure.findobj(Circle)
    return [dot for dot in circles if dot.get_facecolor()[:3] != (1, 1, 1) and dot.center[1] < plot.height - 45]


def words(plot: Plot) -> list[str]:
    return [text.words for text in plot.texts()]


def test_each_row_is_a_dot_where_its_numbers_say(look: ChartLook) -> None:
    drawn = sorted(dot.center for dot in dots(draw(SAMPLE, look)))
    assert len(drawn) == 12
    twice = [one for one in drawn if abs(one[0] - drawn[2][0]) < 0.01]
    assert len(twice) == 2
    left, right = drawn[0], drawn[-1]
    assert right[0] > left[0]
    assert right[1] > left[1]


def test_areas_are_as_the_sizes(look: ChartLook) -> None:
    radii = sorted(dot.radius for dot in dots(draw(SAMPLE, look)))
    assert round((radii[-1] / radii[-2]) ** 2, 3) == round(90 / 60, 3)


def test_both_axes_say_what_they_are(look: ChartLook) -> None:
    shown = words(draw(SAMPLE, look))
    assert {"Income a head, $ thousand", "Years", "People", "East", "West"} <= set(shown)


def test_names_that_find_no_room_are_left_out_the_highlighted_first(look: ChartLook) -> None:
    crowd = replace(
        SAMPLE,
        x=tuple(f"A longer name {index}" for index in range(12)),
        positions=tuple(10 + index * 0.05 for index in range(12)),
        emphasis=tuple(index == 9 for index in range(12)),
    )
    plot = draw(crowd, look, 6.0, 4.0)
    named = [text for text in words(plot) if text.startswith("A longer")]
    assert "A longer name 9" in named
    assert len(named) < 12
    assert {dot.get_facecolor() for dot in dots(plot)} != set()
    muted = tuple(int(MUTED[place : place + 2], 16) / 255 for place in (0, 2, 4))
    assert sum(dot.get_facecolor()[:3] == muted for dot in plot.figure.findobj(Circle)) >= 11


def test_rows_from_the_deck_with_repeated_x_gaps_and_groups(lay_slide: Callable[..., Laid]) -> None:
    rows = "A,10,70,North,5\nB,10,72,South,\nC,,75,North,8\nD,20,,South,9\nE,30,80,North,2\n"
    chart = """chart:
  type: scatter
  data: places
  x: {income: Income a head}
  y: {life: Years}
  label: place
  size: {people: People}
  series: area
  highlight: [A]
  format: {income: "$0", life: "0.0"}
allow: [missing_source]"""
    laid = lay_slide(chart, "data: {places: places.csv}", {"places.csv": "place,income,life,area,people\n" + rows})
    assert laid.said == []
    (box,) = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
    assert box.chart.x == ("A", "B", "D", "E")
    assert box.chart.positions == (10, 10, 20, 30)
    assert [(one.label, one.values) for one in box.chart.series] == [
        ("North", (70, None, None, 80)),
        ("South", (None, 72, None, None)),
    ]
    assert box.chart.emphasis == (True, False, False, False)
    assert box.alt == (
        "Scatter plot, 3 dots: Income a head from $10 to $30. North from 70.0 to 80.0. South from 72.0 to 72.0. "
        "A $10, 70.0; B $10, 72.0; E $30, 80.0."
    )


def test_years_along_x_have_no_comma(look: ChartLook, lay_slide: Callable[..., Laid]) -> None:
    chart = "chart: {type: scatter, rows: [{y: 1994, v: 2}, {y: 2017, v: 5}], x: y, y: v}\nallow: [missing_source]"
    (box,) = [shape for shape in lay_slide(chart).document.pages[-1].shapes if isinstance(shape, ChartBox)]
    assert any(text in ("2000", "2005", "2010") for text in words(draw(box.chart, look)))
    assert GREEN not in box.chart.colors
