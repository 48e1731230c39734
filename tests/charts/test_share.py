"""Bars of one length, cut into parts whose percentages add up to 100."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, GREEN, MUTED, PERCENT, PLAIN, RED, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot import Plot
from laid_out import Laid

SAMPLE = ChartData(
    "share",
    ("All adults", "Republicans", "Independents", "Democrats"),
    (
        series("Good", 56, 43, 54, 67, color=BLUE),
        series("Bad", 30, 46, 30, 19, color=RED),
        series("Don't know", 14, 11, 16, 14, color=MUTED),
    ),
    PERCENT,
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def words(plot: Plot) -> list[str]:
    return [text.words for text in plot.texts()]


def of(*values: tuple[float | None, ...], names: tuple[str, ...] = ("Good", "Bad", "None")) -> ChartData:
    """A chart of series over as many categories as they have values."""
    named = zip(names, values, (BLUE, GREEN, RED), strict=False)
    parts = tuple(series(name, *numbers, color=color) for name, numbers, color in named)
    return ChartData("share", ("North", "South", "West")[: len(values[0])], parts, PERCENT)


def test_all_bars_have_one_length_and_parts_are_as_long_as_their_shares(look: ChartLook) -> None:
    drawn = bars(draw(of((10, 1, 2), (30, 1, 0)), look))
    lengths = [sum(one.get_width() for one in drawn[at : at + 2]) for at in (0, 2, 4)]
    assert lengths == pytest.approx([lengths[0]] * 3)
    assert [bar.get_width() / lengths[0] for bar in drawn] == pytest.approx([0.25, 0.75, 0.5, 0.5, 1.0, 0.0])
    assert drawn[0].get_y() > drawn[2].get_y() > drawn[4].get_y()
    assert drawn[1].get_x() == pytest.approx(drawn[0].get_x() + drawn[0].get_width())


def test_percentages_stand_inside_and_add_up_to_a_hundred(look: ChartLook) -> None:
    plot = draw(of((1, 10), (1, 20), (1, 30)), look)
    assert [text for text in words(plot) if "%" in text] == ["34%", "33%", "33%", "17%", "33%", "50%"]


def test_a_part_too_slim_for_its_percentage_goes_without(look: ChartLook) -> None:
    plot = draw(of((97, 3), (2, 3), (1, 3)), look)
    assert "97%" in words(plot)
    assert not {"2%", "1%"} & set(words(plot))


def test_parts_are_named_over_the_first_bar_in_their_colors(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    placed = {text.words: text.box for text in plot.texts()}
    for one, bar in zip(SAMPLE.series, bars(plot)[:3], strict=True):
        box = placed[one.label]
        assert box.bottom > bar.get_y() + bar.get_height()
        assert box.left < bar.get_x() + bar.get_width()
        assert box.right > bar.get_x()
    assert not plot.figure.findobj(Circle)


def test_names_that_do_not_fit_over_the_bar_make_a_legend(look: ChartLook) -> None:
    plot = draw(of((96, 3), (2, 3), (2, 3), names=("Texas", "California", "New Mexico")), look)
    assert len(plot.figure.findobj(Circle)) == 3
    assert len(draw(replace(SAMPLE, labels="legend"), look).figure.findobj(Circle)) == 3


def test_without_labels_there_is_an_axis_of_percentages(look: ChartLook) -> None:
    shown = words(draw(replace(SAMPLE, labels="none"), look))
    assert {"0", "50", "100%"} <= set(shown)
    assert "56%" not in shown


def test_a_long_list_has_slim_bars_over_an_axis(look: ChartLook) -> None:
    x = tuple(str(year) for year in range(1988, 2018))
    parts = (series("A", *(1.0,) * 30), series("B", *(2.0,) * 30, color=RED))
    assert {"0", "50", "100%"} <= set(words(draw(ChartData("share", x, parts, PERCENT), look)))


def test_a_bar_of_nothing_is_left_out(look: ChartLook) -> None:
    plot = draw(of((1, 0), (1, 0)), look)
    assert len(bars(plot)) == 2
    assert "South" in words(plot)


def test_muted_parts_have_one_color(look: ChartLook) -> None:
    muted = tuple(replace(one, color=MUTED, muted=one.label != "Bad") for one in SAMPLE.series)
    plot = draw(replace(SAMPLE, series=(muted[0], replace(muted[1], color=RED), muted[2])), look)
    assert [to_hex(bar.get_facecolor())[1:].upper() for bar in bars(plot)[:3]] == [MUTED, RED, MUTED]


def test_decimals_are_those_of_the_format(look: ChartLook) -> None:
    plot = draw(replace(of((1,), (2,)), format=PLAIN), look)
    assert {"33.33", "66.67"} <= set(words(plot))


def bound(lay_slide: Callable[..., Laid], more: str, top: str = "") -> tuple[ChartData, str]:
    box = lay_slide(
        f"chart: {{type: share, {more}, x: who, y: {{a: Good, b: Bad}}}}\nallow: [missing_source]", top
    ).chart
    return box.chart, box.alt


@pytest.mark.parametrize(
    ("more", "top", "shown"),
    [
        ("", "", "67%"),
        (", format: '0.0%'", "", "66.7%"),
        (", format: '0\" percent (%)\"'", "", "67 percent (%)"),
        ("", "language: de", "67\N{NO-BREAK SPACE}%"),
        (", format: '0.0%'", "language: fr", "66,7%"),
    ],
)
def test_the_format_of_percentages(lay_slide: Callable[..., Laid], more: str, top: str, shown: str) -> None:
    _, alt = bound(lay_slide, f"rows: [[All, 2, 1]]{more}", top)
    assert f"Good {shown}" in alt


def test_published_percentages_are_shown_as_they_are(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[All, 38, 61], [Some, 39, 62]]"
    _, counted = bound(lay_slide, rows)
    assert "All: Good 38%, Bad 62%. Some: Good 39%, Bad 61%." in counted
    _, published = bound(lay_slide, f"{rows}, format: '0\"%\"'")
    assert "All: Good 38%, Bad 61%. Some: Good 39%, Bad 62%." in published


def test_what_the_alt_text_says(lay_slide: Callable[..., Laid]) -> None:
    _, alt = bound(lay_slide, "rows: [[All, 1, 3], [Some, 0, 0]]")
    assert alt == "100% stacked bar chart, 2 bars: Good, Bad. All: Good 25%, Bad 75%. Some: no values."
    many = ", ".join(f"[P{number}, {number}, 10]" for number in range(1, 12))
    _, alt = bound(lay_slide, f"rows: [{many}]")
    assert alt == "100% stacked bar chart, 11 bars: Good, Bad. P1: Good 9%, Bad 91%. P11: Good 52%, Bad 48%."
