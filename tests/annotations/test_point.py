"""point: a value that is named where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked import TWO, YEARS, mark

from laid_out import Laid


def test_the_peak_is_named_and_its_value_stands_once(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "bar", YEARS, "[{point: highest, text: the best year}]")
    assert found.words.count("557") == 1
    assert "the best year" in found.words
    assert "Marked: 2017, 557 (the best year)." in found.told


def test_a_point_of_a_line_has_its_number_and_long_words_in_few_lines(lay_slide: Callable[..., Laid]) -> None:
    words = "more than ever before in the history of both countries"
    found = mark(lay_slide, "line", TWO, f"[{{point: 2008, series: home, text: {words}}}]")
    (added,) = found.added
    number, *lines = (line.words for line in added.lines)
    assert (number, " ".join(lines)) == ("216", words)
    assert len(lines) <= 3
    assert len(added.spots) == 1
    assert "Home: marked: 2008, 216" in found.told


def test_a_dot_has_the_color_of_its_line(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "line", TWO, "[{point: 2008, series: home, text: most}]")
    assert [spot.color for spot in found.added[0].spots] == [found.box.chart.series[1].color]


def test_words_without_a_number_are_bold_over_their_own_bar(lay_slide: Callable[..., Laid]) -> None:
    rows = "part,n\nOne,75\nTwo,62\nSum,137\nOther,82\nAll,219\n"
    found = mark(lay_slide, "waterfall", rows, "[{point: Sum, text: six tenths of all}]", more=", totals: [Sum, All]")
    (added,) = found.added
    assert {line.weight for line in added.lines} == {"bold"}
    x, y = found.sheet.standing.tips["", 2] if found.sheet.standing else (0.0, 0.0)
    assert all(line.x == pytest.approx(x, abs=1) for line in added.lines if line.align == "center")
    assert min(line.middle for line in added.lines) > y


def test_a_leader_ends_before_the_words(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "line", TWO, "[{point: 2017, series: out, text: 36% fewer}]")
    (added,) = found.added
    boxes = [line.box(found.sheet) for line in added.lines]
    for x, y in (point for path in added.paths for point in path.points):
        assert not any(box.left < x < box.right and box.bottom < y < box.top for box in boxes)
