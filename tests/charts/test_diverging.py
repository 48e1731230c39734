"""Polls: negative answers left of a line, positive ones right of it, a neutral one on both sides of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, HOUSE_GREEN, HOUSE_RED, MUTED, PERCENT, PLAIN, RED, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.color import luminance
from deckgen.model.page import ChartBox
from deckgen.plot import Plot, Rect
from laid_out import Laid

SAMPLE = ChartData(
    "diverging",
    ("All adults", "Republicans", "Independents", "Democrats"),
    (series("Bad", 30, 46, 30, 19, color=RED), series("Good for the United States, %", 56, 43, 54, 67, color=BLUE)),
    PLAIN,
)
FIVE = ChartData(
    "diverging",
    ("2012", "2015", "2018"),
    (
        series("Very bad", 12, 8, 20, color=RED),
        series("Bad", 18, 22, 25, color="E1A397"),
        series("Neither", 30, 26, 15, color="C9CFD7"),
        series("Good", 25, 30, 28, color="8FAFD3"),
        series("Very good", 15, 14, 12, color=BLUE),
    ),
    PERCENT,
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def shown(plot: Plot) -> dict[str, Rect]:
    return {text.words: text.box for text in plot.texts()}


def test_both_answers_begin_at_one_line_and_are_as_long_as_their_values(look: ChartLook) -> None:
    drawn = bars(draw(SAMPLE, look))
    bad, good = drawn[::2], drawn[1::2]
    line = good[0].get_x()
    assert all(bar.get_x() == pytest.approx(line) for bar in good)
    assert all(bar.get_x() + bar.get_width() == pytest.approx(line) for bar in bad)
    values = [value or 0 for pair in zip(*(one.values for one in SAMPLE.series), strict=True) for value in pair]
    shares = [bar.get_width() / value for bar, value in zip(drawn, values, strict=True)]
    assert shares == pytest.approx([shares[0]] * 8)


def test_values_stand_at_the_tips_and_heads_beside_the_line(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    words, drawn = shown(plot), bars(plot)
    line = drawn[1].get_x()
    assert words["46"].right < drawn[2].get_x()
    assert words["67"].left > drawn[7].get_x() + drawn[7].get_width()
    assert words["Bad"].right < line < words["Good for the United States, %"].left
    assert words["Bad"].bottom >= drawn[0].get_y() + drawn[0].get_height()
    assert words["All adults"].right < min(bar.get_x() for bar in drawn)


def test_a_value_at_the_left_is_not_read_as_a_part_of_the_name(look: ChartLook) -> None:
    words = shown(draw(SAMPLE, look))
    assert words["46"].left - words["Independents"].right >= 18


def test_heads_that_are_too_long_become_a_legend(look: ChartLook) -> None:
    long = replace(SAMPLE.series[1], label="Good for the United States, for its workers and for its farmers as well")
    plot = draw(replace(SAMPLE, series=(SAMPLE.series[0], long)), look)
    assert shown(plot)["Bad"].left < shown(plot)["46"].left


def test_a_neutral_answer_lies_on_both_sides_and_others_beyond_it(look: ChartLook) -> None:
    plot = draw(FIVE, look)
    very_bad, bad, neither, good, very_good = bars(plot)[:5]
    ends = [bar.get_x() for bar in (very_bad, bad, neither, good, very_good)]
    assert ends == sorted(ends)
    unit = (very_good.get_x() + very_good.get_width() - very_bad.get_x()) / 100
    assert [bar.get_width() / unit for bar in (very_bad, bad, neither, good, very_good)] == pytest.approx(
        [12, 18, 30, 25, 15], abs=0.4
    )
    middles = {round(bar.get_x() + bar.get_width() / 2, 3) for bar in bars(plot)[2::5]}
    assert len(middles) == 1


def test_stacked_answers_have_their_values_inside_where_they_fit(look: ChartLook) -> None:
    plot = draw(FIVE, look)
    for bar, value in zip(bars(plot)[:5], ("12%", "18%", "30%", "25%", "15%"), strict=True):
        boxes = [text.box for text in plot.texts() if text.words == value]
        assert any(bar.get_x() <= box.left and box.right <= bar.get_x() + bar.get_width() for box in boxes)
    small = draw(replace(FIVE, series=(*FIVE.series[:4], series("Very good", 1, 1, 12))), look)
    assert "1%" not in shown(small)


def test_nothing_is_drawn_beyond_an_answer_that_is_missing(look: ChartLook) -> None:
    gap = replace(FIVE.series[3], values=(None, 30, 28))
    assert len(bars(draw(replace(FIVE, series=(*FIVE.series[:3], gap, FIVE.series[4])), look))) == 13


def test_without_values_an_axis_counts_to_both_sides(look: ChartLook) -> None:
    words = [text.words for text in draw(replace(SAMPLE, labels="none"), look).texts()]
    assert words.count("50") == 2
    assert "46" not in words


def test_rows_that_are_not_highlighted_are_paler(look: ChartLook) -> None:
    drawn = bars(draw(replace(SAMPLE, emphasis=(True, False, False, False)), look))
    first, second = (luminance(f"{_hex(bar)}") for bar in (drawn[1], drawn[3]))
    assert first < second


def _hex(bar: Rectangle) -> str:
    return to_hex(bar.get_facecolor())[1:].upper()


def bound(lay_slide: Callable[..., Laid], chart: str) -> tuple[ChartData, str]:
    laid = lay_slide(f"chart: {{type: diverging, {chart}}}\nallow: [missing_source]")
    assert laid.said == []
    (box,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    return box.chart, box.alt


TWO = "rows: [[Adults, 30, 56], [Parents, 46, 43]], x: who, y: {bad: Bad, good: Good}"
FOUR = "rows: [[Adults, 10, 20, 30, 35, 5]], x: who, y: [awful, bad, good, great, unsure], neutral: unsure"


@pytest.mark.parametrize(
    ("more", "colors"),
    [
        ("", [HOUSE_RED, BLUE]),
        (", color: {good: green}", [HOUSE_RED, HOUSE_GREEN]),
        (", highlight: [Bad]", [HOUSE_RED, MUTED]),
        (", highlight: [Parents]", [HOUSE_RED, BLUE]),
    ],
)
def test_negative_answers_are_red_and_positive_ones_blue(
    lay_slide: Callable[..., Laid], more: str, colors: list[str]
) -> None:
    assert [one.color for one in bound(lay_slide, TWO + more)[0].series] == colors


def test_of_several_answers_the_outer_ones_are_the_strongest_and_the_neutral_one_is_named(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    chart, _ = bound(lay_slide, FOUR)
    awful, bad, good, great, unsure = (luminance(one.color) for one in chart.series)
    assert awful < bad
    assert great < good
    assert unsure > great
    drawn = bars(draw(chart, look))
    assert [round(bar.get_width() / drawn[0].get_width()) for bar in drawn] == [1, 2, 3, 4, 0]
    places = [bar.get_x() for bar in drawn]
    assert sorted(range(5), key=lambda index: places[index]) == [0, 1, 4, 2, 3]


def test_its_alt_text_goes_row_by_row(lay_slide: Callable[..., Laid]) -> None:
    alt = "Diverging bar chart. Adults: Bad 30, Good 56. Parents: Bad 46, Good 43."
    assert bound(lay_slide, TWO)[1] == alt


def test_its_question_stands_whole_over_the_chart_and_begins_its_alt_text(
    lay_slide: Callable[..., Laid], look: ChartLook
) -> None:
    asked = "Have free trade agreements between the U.S. and other countries been a good thing or a bad thing?"
    chart, alt = bound(lay_slide, f'{TWO}, question: "{asked}"')
    assert alt.startswith(f"{asked} Diverging bar chart.")
    texts = draw(chart, look, 5.0, 4.0).texts()
    lines = [text for text in texts if text.words in asked and len(text.words) > 8]
    assert " ".join(line.words for line in lines) == asked
    assert min(line.box.bottom for line in lines) > max(text.box.top for text in texts if text not in lines)


def test_panels_say_their_question_once(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    rows = "rows: [{year: 2017, who: Adults, bad: 3, good: 5}, {year: 2018, who: Adults, bad: 4, good: 4}]"
    chart, alt = bound(lay_slide, f"{rows}, x: who, y: {{bad: Bad, good: Good}}, facet: year, question: Is it good?")
    assert [text.words for text in draw(chart, look).texts()].count("Is it good?") == 1
    assert alt.count("Is it good?") == 1
