"""Two points and the lines between: values at both ends, names at the right, all kept apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from msgspec.structs import replace
from sample_charts import BLUE, DOLLARS, MUTED, PALETTE, PLAIN, RED, draw, series, xs, ys

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from deckgen.plot import Plot, Rect
from laid_out import Laid

SAMPLE = ChartData(
    "slope",
    ("2008", "2017"),
    (
        series("Democrats", 41, 71, color=BLUE),
        series("All", 42, 53, color="6B7785"),
        series("Republicans", 43, 34, color=RED),
    ),
    PLAIN,
    positions=(2008.0, 2017.0),
    unit="NAFTA is good for the U.S. economy, %",
)


def lines(plot: Plot) -> list[Line2D]:
    return [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() > 1]


def shown(plot: Plot) -> dict[str, Rect]:
    return {text.words: text.box for text in plot.texts()}


def test_each_thing_is_a_straight_line_from_value_to_value(look: ChartLook) -> None:
    drawn = lines(draw(SAMPLE, look))
    assert [len(xs(line)) for line in drawn] == [2, 2, 2]
    rises = [ys(line)[1] - ys(line)[0] for line in drawn]
    assert [rise / rises[0] for rise in rises] == pytest.approx([1, 11 / 30, -9 / 30])


def test_values_stand_at_both_ends_and_names_at_the_right(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    left, right = (float(x) for x in xs(lines(plot)[0]))
    words = shown(plot)
    assert all(words[value].right < left for value in ("41", "42", "43"))
    assert all(words[value].left > right for value in ("71", "53", "34"))
    assert words["Democrats"].left > words["71"].right
    assert words["Democrats"].left == words["All"].left == words["Republicans"].left


def test_ends_that_are_near_keep_their_order_and_stand_clear(look: ChartLook) -> None:
    words = shown(draw(SAMPLE, look))
    assert words["41"].top <= words["42"].bottom
    assert words["42"].top <= words["43"].bottom


def test_the_points_are_named_over_both_ends(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    for name, x in zip(("2008", "2017"), xs(lines(plot)[0]), strict=True):
        box = shown(plot)[name]
        assert (box.left + box.right) / 2 == pytest.approx(float(x), abs=0.1)
        assert box.bottom > max(float(max(ys(line))) for line in lines(plot))


def test_wide_sheets_are_used_but_for_what_would_make_slopes_flat(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12, 2.5)
    left, right = (float(x) for x in xs(lines(plot)[0]))
    assert 2.5 * 72 * 2 < right - left < 2.5 * 72 * 3
    boxes = [box for words, box in shown(plot).items() if words != SAMPLE.unit]
    assert min(box.left for box in boxes) == pytest.approx(plot.width - max(box.right for box in boxes), abs=2)


def test_what_is_not_highlighted_is_thin_and_grey(look: ChartLook) -> None:
    chart = replace(SAMPLE, series=(SAMPLE.series[0], replace(SAMPLE.series[1], muted=True)))
    muted, strong = lines(draw(chart, look))
    assert muted.get_color() == f"#{MUTED}"
    assert muted.get_linewidth() < strong.get_linewidth()


@pytest.mark.parametrize(("values", "missing"), [((41.0, None), "right"), ((None, 71.0), "left")])
def test_a_lone_value_is_a_dot_that_has_its_name(
    look: ChartLook, values: tuple[float | None, float | None], missing: str
) -> None:
    chart = replace(SAMPLE, series=(series("Democrats", *values), *SAMPLE.series[1:]))
    plot = draw(chart, look)
    assert len(lines(plot)) == 2
    assert len(plot.figure.findobj(Circle)) == 5
    words = shown(plot)
    at_right = words["Democrats"].left > plot.width / 2
    assert at_right is (missing == "left")


def test_without_labels_an_axis_says_how_high_the_ends_are(look: ChartLook) -> None:
    words = shown(draw(replace(SAMPLE, labels="none", format=DOLLARS, unit=""), look))
    assert "Democrats" not in words
    assert sum("$" in word for word in words) == 1


def test_more_ends_than_fit_become_a_legend(look: ChartLook) -> None:
    many = tuple(series(f"Party {number}", number, 20 - number) for number in range(16))
    chart = replace(SAMPLE, series=many, unit="")
    words = shown(draw(chart, look, 7.2, 2.4))
    tops = [words[one.label].top for one in many if one.label in words]
    assert len(tops) == 16
    assert min(tops) > 2.4 * 72 * 0.5
    side_by_side = shown(draw(chart, look, 7.2, 4.9))
    rights = sorted((side_by_side[one.label] for one in many), key=lambda box: box.top)
    assert all(lower.top <= upper.bottom + 0.01 for lower, upper in pairwise(rights))


def test_its_alt_text_says_all_ends(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[2008, 41, 43], [2017, 71, 34]], x: year, y: {d: Democrats, r: Republicans}"
    laid = lay_slide(f"chart: {{type: slope, {rows}, format: '0\"%\"'}}\nallow: [missing_source]")
    assert laid.said == []
    (box,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    assert box.alt == (
        "Slope chart: Democrats and Republicans, 2008 to 2017. "
        "Democrats: 2008 41%, 2017 71%. Republicans: 2008 43%, 2017 34%."
    )


def test_ends_too_near_to_each_other_have_dots_in_their_order(look: ChartLook) -> None:
    several = tuple(series(f"Line {n}", 10 - n / 9, 20 + n / 9, color=PALETTE[n]) for n in range(6))
    plot = draw(replace(SAMPLE, series=several), look)
    right = [dot for dot in plot.figure.findobj(Circle) if dot.radius == 4 and dot.center[0] > plot.width / 2]
    tones = [to_hex(dot.get_facecolor())[1:].upper() for dot in sorted(right, key=lambda dot: dot.center[1])]
    assert tones == list(PALETTE)
    assert all(line.get_linewidth() > 1 for line in plot.figure.findobj(Line2D))


REPAIRS = {"Frame": (160, 130), "Display": (74, 55), "Lock": (60, 38), "Brakes": (52, 31), "Tire": (46, 22)}


def test_ends_of_one_color_stand_nearest_to_their_own_dots(look: ChartLook) -> None:
    alike = tuple(series(name, *ends, muted=True) for name, ends in REPAIRS.items())
    plot = draw(replace(SAMPLE, series=alike, unit=""), look, 12, 4)
    words = shown(plot)
    for side in (0, 1):
        tips = {str(one.values[side]): float(ys(line)[side]) for one, line in zip(alike, lines(plot), strict=True)}
        middles = {value: (words[value].bottom + words[value].top) / 2 for value in tips}
        for value, tip in tips.items():
            assert min(middles, key=lambda other: abs(middles[other] - tip)) == value


def test_the_lowest_ends_are_not_pushed_off_their_dots_by_the_edge(look: ChartLook) -> None:
    low = tuple(series(f"Line {n}", 90 - n, n + 1, color=PALETTE[n]) for n in range(3))
    plot = draw(replace(SAMPLE, series=low, unit=""), look, 12, 4)
    words = shown(plot)
    tips = [float(ys(line)[1]) for line in lines(plot)]
    middle = words["2"]
    assert (middle.bottom + middle.top) / 2 == pytest.approx(tips[1], abs=3)


def test_ends_of_one_value_and_color_need_no_dots(look: ChartLook) -> None:
    twins = (series("Rye", 10, 20, muted=True), series("Oat", 12, 20, muted=True), series("Corn", 30, 60))
    plot = draw(replace(SAMPLE, series=twins, unit=""), look, 12, 4)
    assert not [dot for dot in plot.figure.findobj(Circle) if dot.radius == 4]
