"""Boxes hold the middle half of their values; of few values each is seen, and none is left out without a word."""

from __future__ import annotations

import statistics
from collections.abc import Callable

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, PLAIN, draw, series, xs

from deckgen.charting.quartiles import quartile, spread_of
from deckgen.charts.box import Spreads
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from laid_out import Laid

NORTH = (3.0, 4.0, 5.0, 6.0, 6.0, 7.0, 8.0, 9.0, 21.0)
SOUTH = (11.0, 12.0, 12.0, 13.0, 14.0, 15.0, 17.0, 18.0)
FEW = (2.0, 9.0, 9.0)
GROUPS = {"North": NORTH, "South": SOUTH, "Three only": FEW}
SAMPLE = ChartData(
    "box",
    tuple(GROUPS),
    (series("Wait", *(statistics.median(group) for group in GROUPS.values())),),
    PLAIN,
    colors=(BLUE, BLUE, BLUE),
    detail=Spreads(tuple(map(spread_of, GROUPS.values())), "Median"),
)
CSV = "port,wait\n" + "".join(f"{name},{value:g}\n" for name, group in GROUPS.items() for value in group)


def boxes(plot: Plot) -> list[tuple[float, float]]:
    """The left and right edges of each box, whose paper and color lie one over the other."""
    drawn = [one for one in plot.figure.findobj(Rectangle) if one is not plot.figure.patch]
    return sorted({(one.get_x(), one.get_x() + one.get_width()) for one in drawn})


def bound(lay_slide: Callable[..., Laid], chart: str, csv: str = CSV) -> tuple[list[str], ChartBox]:
    laid = lay_slide(f"chart: {{type: box, {chart}}}\nallow: [missing_source]", "data: {w: w.csv}", {"w.csv": csv})
    (box,) = [one for one in laid.document.pages[-1].shapes if isinstance(one, ChartBox)]
    return laid.said, box


def test_quartiles_are_those_of_excel() -> None:
    assert [quartile([1, 2, 4, 7, 8, 9, 10, 12], share) for share in (0.25, 0.5, 0.75)] == [3.5, 7.5, 9.25]
    assert quartile(sorted(NORTH), 0.25) == statistics.quantiles(NORTH, n=4, method="inclusive")[0]


def test_a_box_reaches_from_the_first_to_the_third_quartile_and_few_values_have_none(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    (left, right), (other, last) = boxes(plot)
    scale = (right - left) / 3
    assert (other - left, last - other) == pytest.approx((7 * scale, 3.5 * scale))


def test_whiskers_end_at_the_last_value_within_reach_and_each_one_beyond_is_a_point(look: ChartLook) -> None:
    north = spread_of(NORTH)
    assert (north.low, north.high, north.points) == (3, 9, (21,))
    plot = draw(SAMPLE, look)
    circles = list(plot.figure.findobj(Circle))
    assert len(circles) == 2 * (1 + len(FEW)), "each with its rim"
    lying = [sorted(xs(line)) for line in plot.figure.findobj(Line2D) if abs(xs(line)[1] - xs(line)[0]) > 5]
    (left, right), _ = boxes(plot)
    scale = (right - left) / 3
    assert [(round(low), round(high)) for low, high in lying[:2]] == [
        (round(left - 2 * scale), round(left)),
        (round(right), round(right + scale)),
    ]


def test_equal_values_are_points_beside_each_other(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    centres = {str(one.get_center()) for one in plot.figure.findobj(Circle)}
    assert len(centres) == 1 + len(FEW)


def test_the_median_is_labelled_over_its_box_or_in_a_column_where_rows_are_low(look: ChartLook) -> None:
    words = {text.words: text.box for text in draw(SAMPLE, look).texts()}
    assert {"6", "13.5", "9"} <= set(words)
    low = draw(SAMPLE, look, 7.2, 1.7)
    named = {text.words: text.box for text in low.texts()}
    assert named["Median"].right == pytest.approx(named["13.5"].right)


def test_rows_of_one_category_are_one_box(lay_slide: Callable[..., Laid]) -> None:
    said, box = bound(lay_slide, "data: w, x: port, y: {wait: Minutes at noon}")
    assert said == []
    assert box.chart.x == tuple(GROUPS)
    assert box.chart.series[0].values == (6, 13.5, 9)
    assert box.alt == (
        "Box plot: Minutes at noon. "
        "North: median 6.0, half from 5.0 to 8.0, all from 3.0 to 21.0, 9 values. "
        "South: median 13.5, half from 12.0 to 15.5, all from 11.0 to 18.0, 8 values. "
        "Three only: median 9.0, half from 5.5 to 9.0, all from 2.0 to 9.0, 3 values."
    )
    _, box = bound(lay_slide, "data: w, x: port, y: wait, sort: -wait")
    assert box.chart.x == ("South", "Three only", "North")


def test_a_column_alone_is_one_box(lay_slide: Callable[..., Laid]) -> None:
    said, box = bound(lay_slide, "data: w, y: wait", "wait\n" + "\n".join(map(str, NORTH)))
    assert said == []
    assert box.chart.x == ("wait",)
    assert box.chart.own(Spreads).each == (spread_of(NORTH),)


def test_empty_cells_are_told(lay_slide: Callable[..., Laid]) -> None:
    said, _ = bound(lay_slide, "data: w, x: port, y: wait", f"{CSV}North,\n")
    assert "1 of 21 rows has nothing in the column 'wait', and is left out" in said[0]
    said, _ = bound(lay_slide, 'data: w, x: port, y: wait, where: {wait: ">= 2"}', f"{CSV}North,\n")
    assert said == []


def test_a_category_without_values_has_its_row(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    _, box = bound(lay_slide, "data: w, x: port, y: wait", f"{CSV}East,\n")
    assert box.chart.series[0].values[-1] is None
    assert "East" in {text.words for text in draw(replace(box.chart), look).texts()}
