"""Dots along an axis: one for each category, or a few that a line joins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from msgspec.structs import replace
from sample_charts import BLUE, GOLD, GREEN, MUTED, PLAIN, RED, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot, Rect
from laid_out import Laid

CITIES = ("Monterrey", "Guadalajara", "Mexico City", "Tijuana", "Mérida")
WOMEN = series("Women", 78.4, 86.1, 93.7, 81.2, 28.4, color=BLUE)
MEN = series("Men", 70.2, 79.9, 91.1, 74.6, 21.9, color=RED)
SAMPLE = ChartData("dot", CITIES, (WOMEN, MEN), PLAIN, unit="Feel unsafe in their city, %")
ONE = ChartData(
    "dot",
    CITIES,
    (series("Women", 78.4, 86.1, None, 81.2, 68.4, color=BLUE),),
    PLAIN,
    colors=(BLUE, MUTED, MUTED, MUTED, MUTED),
    emphasis=(True, False, False, False, False),
)
CHILDREN = series("Children", 60, 61, 62, 81.2, 64, color=GREEN)
FOUR = replace(SAMPLE, series=(WOMEN, MEN, CHILDREN, series("Elders", 65, 86.1, 62, 50, 77, color=GOLD)))


def dots(plot: Plot) -> list[Circle]:
    return plot.figure.findobj(Circle)


def joins(plot: Plot) -> list[Line2D]:
    return [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() > 1.5]


def shown(plot: Plot) -> dict[str, Rect]:
    return {text.words: text.box for text in plot.texts()}


def test_dots_stand_on_one_scale_the_first_row_on_top(look: ChartLook) -> None:
    women = dots(draw(SAMPLE, look))[::2]
    xs = [dot.center[0] for dot in women]
    values = [value or 0 for value in WOMEN.values]
    assert [(x - xs[0]) / (xs[2] - xs[0]) for x in xs] == pytest.approx(
        [(value - values[0]) / (values[2] - values[0]) for value in values]
    )
    heights = [dot.center[1] for dot in women]
    assert heights == sorted(heights, reverse=True)


def test_two_dots_are_joined_and_have_their_values_at_the_outer_sides(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    assert len(joins(plot)) == 5
    women, men = dots(plot)[0], dots(plot)[1]
    words = shown(plot)
    assert words["70.2"].right < men.center[0] < women.center[0] < words["78.4"].left
    assert words["Monterrey"].right < words["70.2"].left


def test_series_are_named_over_the_dots_of_the_first_row(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    for name, dot in zip(("Women", "Men"), dots(plot), strict=False):
        box = shown(plot)[name]
        assert box.left < dot.center[0] < box.right
        assert box.bottom >= dot.center[1] + dot.radius - 1


def test_names_without_room_there_become_a_legend(look: ChartLook) -> None:
    long = replace(SAMPLE, series=(replace(WOMEN, label="Women who live in the city"), MEN))
    words = shown(draw(replace(long, x=CITIES), look, 3, 4))
    assert words["Men"].bottom > words["Monterrey"].top


def test_an_axis_says_where_it_begins(look: ChartLook) -> None:
    words = shown(draw(ONE, look))
    assert {"65", "70", "75", "80", "85"} <= set(words)
    assert "0" not in words


def test_a_row_without_a_value_has_no_dot(look: ChartLook) -> None:
    plot = draw(ONE, look)
    assert len(dots(plot)) == 4
    assert "Mexico City" in shown(plot)


def test_of_two_dots_in_one_place_both_are_seen(look: ChartLook) -> None:
    same = replace(SAMPLE, series=(WOMEN, replace(MEN, values=WOMEN.values)))
    below, above = dots(draw(same, look))[-2:]
    assert below.center == pytest.approx(above.center)
    assert above.radius < below.radius * 0.7


def test_values_between_the_outer_dots_stand_over_their_own(look: ChartLook) -> None:
    plot = draw(FOUR, look)
    box = shown(plot)["64"]
    dot = next(dot for dot in dots(plot) if abs(dot.center[0] - (box.left + box.right) / 2) < 0.1)
    assert box.bottom > dot.center[1]
    assert "28.4" in shown(plot)


def test_values_that_would_leave_no_room_for_dots_are_left_to_the_axis(look: ChartLook) -> None:
    values = (1e12, 2e12, 3e12, 4e12, 5e12)
    chart = replace(SAMPLE, series=(series("A", *values), series("B", *(value * 2 for value in values))))
    plot = draw(chart, look, 2.5, 3)
    assert not [words for words in shown(plot) if words.startswith(("2,", "4,"))]
    assert len(dots(plot)) >= 10


def test_rows_that_are_not_highlighted_are_paler(look: ChartLook) -> None:
    drawn = dots(draw(replace(SAMPLE, emphasis=(True, False, False, False, False)), look))
    assert sum(to_rgb(drawn[0].get_facecolor())) < sum(to_rgb(drawn[2].get_facecolor()))


def test_a_deck_says_low_and_high(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[U.S. side, 69, 140], [Mexican side, 4.8, 9.7]], x: side, y: {low: One point, high: Two points}"
    laid = lay_slide(f"chart: {{type: dot, {rows}, color: blue, format: '$0.# bn'}}\nallow: [missing_source]")
    assert laid.said == []
    (box,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    assert [one.color for one in box.chart.series] == [BLUE, BLUE]
    assert box.alt == (
        "Dot chart: One point and Two points, 2 values. One point: U.S. side $69 bn, Mexican side $4.8 bn. "
        "Two points: U.S. side $140 bn, Mexican side $9.7 bn."
    )
