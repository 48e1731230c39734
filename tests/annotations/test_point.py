"""point: a value that is named where it stands."""

from __future__ import annotations

from collections.abc import Callable

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
