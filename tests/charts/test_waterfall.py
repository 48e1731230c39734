"""Changes from level to level: each bar begins where the one before it ended, and totals stand on zero."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, HOUSE_GREEN, HOUSE_RED, MUTED, PLAIN, RED, draw, series

from deckgen.charts.waterfall import Totals
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot, Rect
from laid_out import Laid

GREY = "6B7785"
SAMPLE = ChartData(
    "waterfall",
    ("Goods", "Services", "Income", "Other", "Balance"),
    (series("Balance", -71.1, 27, 52.5, -14, -5.6),),
    PLAIN,
    colors=(RED, BLUE, BLUE, RED, GREY),
    unit="Billions of US$",
    detail=Totals((False, False, False, False, True)),
)


def bars(plot: Plot) -> list[tuple[float, float]]:
    """The lower and upper edge of each bar."""
    drawn = [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]
    return [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in drawn]


def shown(plot: Plot) -> dict[str, Rect]:
    return {text.words: text.box for text in plot.texts()}


def test_each_bar_begins_where_the_one_before_it_ended(look: ChartLook) -> None:
    goods, services, income, other, balance = bars(draw(SAMPLE, look))
    assert services[0] == pytest.approx(goods[0])
    assert income[0] == pytest.approx(services[1])
    assert other[1] == pytest.approx(income[1])
    assert balance[0] == pytest.approx(other[0])
    assert balance[1] == pytest.approx(goods[1]), "both stand on zero"


def test_bars_are_as_long_as_their_changes_across_zero_too(look: ChartLook) -> None:
    lengths = [high - low for low, high in bars(draw(SAMPLE, look))]
    values = [abs(value or 0) for value in SAMPLE.series[0].values]
    assert [length / value for length, value in zip(lengths, values, strict=True)] == pytest.approx(
        [lengths[0] / values[0]] * 5
    )


def test_changes_have_their_sign_beyond_their_tips_and_totals_none(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, series=(series("A", -71.1, 127, -30, 14.1, 40),)), look)
    words, drawn = shown(plot), bars(plot)
    assert {"−71.1", "+127", "−30", "+14.1", "40"} <= set(words)
    assert words["−71.1"].top < drawn[0][0] + 2
    assert words["+127"].bottom > drawn[1][1]
    assert words["−30"].top < drawn[2][0] + 2


def test_each_name_stands_at_its_bar_on_the_other_side_than_the_value(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    words, drawn = shown(plot), dict(zip(SAMPLE.x, bars(plot), strict=True))
    for name in ("Goods", "Other", "Balance"):
        assert 0 <= words[name].bottom - drawn[name][1] < 8, f"{name} falls, so its name stands over it"
    for name in ("Services", "Income"):
        assert 0 <= drawn[name][0] - words[name].top < 8, f"{name} rises, so its name stands under it"


def test_no_words_are_struck_through_by_the_line_at_zero(look: ChartLook) -> None:
    chart = replace(SAMPLE, x=("a", "b", "c", "d"), series=(series("A", 1, 30, -29.5, -3),), detail=None, unit="")
    plot = draw(chart, look)
    zero = bars(plot)[0][0]
    assert not any(text.box.bottom + 3 < zero < text.box.top - 3 for text in plot.texts())


def test_many_names_stand_in_a_row_below(look: ChartLook) -> None:
    count = 24
    names = tuple(f"Category {number}" for number in range(count))
    plot = draw(replace(SAMPLE, x=names, series=(series("A", *[1.0] * count),), detail=None), look, 4.0)
    bottoms = {round(text.box.bottom) for text in plot.texts() if text.words.startswith("Cat")}
    assert len(bottoms) == 1


def test_a_total_at_the_beginning_is_where_the_changes_start(look: ChartLook) -> None:
    chart = replace(
        SAMPLE, x=("2016", "Up", "2017"), series=(series("A", 60, 4, 64),), detail=Totals((True, False, True))
    )
    first, change, last = bars(draw(chart, look))
    assert change == pytest.approx((first[1], last[1]))


def test_a_missing_change_is_a_dotted_line_and_a_dash(look: ChartLook) -> None:
    chart = replace(SAMPLE, x=("a", "b", "c"), series=(series("A", 10, None, 5),), detail=None)
    plot = draw(chart, look)
    assert len(bars(plot)) == 2
    assert "–" in shown(plot)
    dotted = [line for line in plot.figure.findobj(Line2D) if line.get_linestyle() not in ("-", "None")]
    assert len(dotted) == 1


def test_in_a_small_panel_an_axis_stands_in_for_the_values(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, series=(series("A", -71123.4, 27000, 52500, -14000, -5623.4),)), look, 2.5, 1.8)
    assert not any(words.startswith("+") for words in shown(plot))
    assert "−50,000" in shown(plot)


def bound(lay_slide: Callable[..., Laid], chart: str) -> tuple[ChartData, str]:
    laid = lay_slide(f"chart: {{type: waterfall, x: part, y: usd, {chart}}}\nallow: [missing_source]")
    assert laid.said == []
    (box,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    return box.chart, box.alt


MEXICO = "rows: [{part: Goods, usd: -71.1}, {part: Services, usd: 7}, {part: Total, usd: -64}], totals: [Total]"


def test_a_total_may_differ_as_much_as_rounding_makes_it(lay_slide: Callable[..., Laid]) -> None:
    chart, alt = bound(lay_slide, MEXICO)
    assert chart.series[0].values == (-71.1, 7, -64)
    assert alt == "Waterfall chart: Goods −71.1, Services +7.0, Total −64.0."


def test_a_total_without_a_value_is_the_sum(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[Old, 40], [Up, 7], [Middle, ''], [Down, -50.5], [New, '']], totals: [Old, Middle, New]"
    assert bound(lay_slide, rows)[0].series[0].values == (40, 7, 47, -50.5, -3.5)


def test_a_sum_adds_up_the_changes_and_not_the_levels(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[Old, 40], [Up, 7], [More, 5], [New, '']], totals: [Old, New], annotate: [{sum: [Up, More]}]"
    (annotation,) = bound(lay_slide, rows)[0].annotations
    assert annotation.number == "12"


@pytest.mark.parametrize(
    ("more", "colors"),
    [
        ("", (HOUSE_RED, BLUE, GREY)),
        (", highlight: [Services]", (MUTED, BLUE, MUTED)),
        (", color: {Services: green}", (HOUSE_RED, HOUSE_GREEN, GREY)),
    ],
)
def test_ups_are_blue_downs_red_and_totals_grey(
    lay_slide: Callable[..., Laid], more: str, colors: tuple[str, ...]
) -> None:
    assert bound(lay_slide, MEXICO + more)[0].colors == colors
