"""change: an arrow from one value to another, with how much it changed in a pill."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked import STATES, YEARS, mark

from laid_out import Laid


@pytest.mark.parametrize(
    ("how", "pill", "told"),
    [
        ("multiple", "× 6.9", "6.9 times"),
        ("percent", "+588%", "+588%"),
        ("difference", "+476", "+476"),
        ("rate", "+8.4% a year", "+8.4% a year"),
    ],
)
def test_the_number_comes_from_the_data(lay_slide: Callable[..., Laid], how: str, pill: str, told: str) -> None:
    found = mark(lay_slide, "bar", YEARS, f"[{{change: [1993, 2017], as: {how}}}]")
    assert pill in [words.replace("\xa0", " ") for words in found.words]
    assert f"An arrow from 1993 to 2017: {told}." in found.told
    assert [path.head for path in found.added[0].paths] == [False, True]


def test_percentages_change_by_points(lay_slide: Callable[..., Laid]) -> None:
    found = mark(
        lay_slide, "bar", "year,share\n2016,41\n2017,42\n", "[{change: [2016, 2017]}]", more=", format: '0\"%\"'"
    )
    assert "+1 point" in found.words


def test_a_deck_in_spanish_is_told_in_spanish(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "bar", YEARS, "[{change: [1993, 2017], as: multiple}]", "language: es-ES")
    assert "×\N{NO-BREAK SPACE}6,9" in found.words
    assert "Una flecha de 1993 a 2017: 6,9 veces." in found.told


def test_the_arrow_hangs_under_bars_that_hang(lay_slide: Callable[..., Laid]) -> None:
    rows = "year,balance\n2013,-54\n2015,-60\n2017,-71\n"
    found = mark(lay_slide, "bar", rows, "[{change: [2013, 2017], as: difference}]")
    assert found.sheet.standing is not None
    tip = found.sheet.standing.tips["balance", 0]
    (arrow,) = [path for path in found.added[0].paths if path.head]
    assert all(y < tip[1] for _, y in arrow.points)


def test_a_row_without_room_for_an_arrow_gets_a_bracket(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "ranking", "state,trade\nTexas,187\nOhio,180\nUtah,60\n", "[{change: [Texas, Ohio]}]")
    assert "−3.7%" in found.words
    assert not any(path.head for path in found.added[0].paths)


def test_long_words_stand_beside_the_pill(lay_slide: Callable[..., Laid]) -> None:
    words = "since both countries opened their borders to the goods of each other"
    found = mark(lay_slide, "ranking", STATES, f"[{{change: [Texas, Arizona], text: {words}}}]")
    (pill,) = found.added[0].pills
    assert pill.box.width < 80
    assert " ".join(line.words for line in found.added[0].lines[1:]) == words


def test_where_figures_wrap_a_bracket_joins_the_values_and_no_arrow_measures_rows(
    lay_slide: Callable[..., Laid],
) -> None:
    rows = "year,jobs\n1993,7\n2015,50\n"
    found = mark(lay_slide, "pictogram", rows, "[{change: [1993, 2015], as: multiple}]")
    (added,) = found.added
    assert not any(path.head for path in added.paths)
    assert not added.pills
    assert found.words.count("50") == 1


def test_both_ends_have_their_values(lay_slide: Callable[..., Laid]) -> None:
    rows = "year,n\n" + "".join(f"{year},{1_643_679 - 78_868 * (year - 2000)}\n" for year in range(2000, 2018))
    found = mark(lay_slide, "bar", rows, "[{change: [2000, 2017]}]", more=", format: '#,##0', highlight: ['2000']")
    assert {"1,643,679", "302,923"} <= set(found.words)
    line = mark(lay_slide, "line", YEARS, "[{change: [2008, 2017]}]", more=", labels: none")
    assert {"367", "557"} <= set(line.words)


def test_an_arrow_ends_over_the_value_of_its_bar(lay_slide: Callable[..., Laid]) -> None:
    rows = "year,n\n" + "".join(f"{year},{1_643_679 - 78_868 * (year - 2000)}\n" for year in range(2000, 2018))
    found = mark(lay_slide, "bar", rows, "[{change: [2000, 2017]}]", more=", format: '#,##0', highlight: ['2000']")
    (added,) = found.added
    (value,) = (line.box(found.sheet) for line in added.lines if line.words == "302,923")
    assert added.paths[-1].points[-1][1] >= value.top


def test_both_ends_of_a_change_between_stacks_have_their_totals_and_the_dotted_line_begins_behind(
    lay_slide: Callable[..., Laid],
) -> None:
    rows = "year,out,home\n" + "".join(f"{year},{1_230 - 65 * (year - 2000)},400\n" for year in range(2000, 2018))
    title = ", axis: {title: Thousand trips of those who live near the border, both ways}"
    found = mark(lay_slide, "stacked", rows, "[{change: [2000, 2017]}]", more=", format: '#,##0'" + title)
    (added,) = found.added
    assert not added.bare
    boxes = {line.words: line.box(found.sheet) for line in added.lines}
    assert found.sheet.standing is not None
    for index, value in ((0, "1,630"), (17, "525")):
        x, tip = found.sheet.standing.tips["", index]
        box = boxes[value]
        assert box.left < x < box.right
        assert 0 <= box.bottom - tip < found.sheet.size * 0.5
    (dotted,) = [path for path in added.paths if path.dotted]
    assert dotted.points[0][0] > boxes["1,630"].right


def test_a_value_that_a_point_says_already_is_said_once(lay_slide: Callable[..., Laid]) -> None:
    annotate = "[{point: 2008, text: before the crisis}, {change: [2008, 2017]}]"
    found = mark(lay_slide, "line", YEARS, annotate, more=", labels: none")
    assert [words.split()[0] for words in found.words].count("367") == 1


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_arrow_and_pill_stay_under_the_unit_and_the_pill_in_the_middle(
    lay_slide: Callable[..., Laid], kind: str
) -> None:
    title = "US dollars, billions, of goods that crossed the border both ways in the years that are drawn here"
    found = mark(
        lay_slide, kind, YEARS, "[{change: [1993, 2017], as: multiple}]", more=f", axis: {{title: '{title}'}}"
    )
    unit = min(line.box.bottom for line in found.sheet.lettered if line.words and line.words in title)
    (added,) = found.added
    arrow = next(path for path in added.paths if path.head).points
    assert max(added.pills[0].box.top, *(y for _, y in arrow)) <= unit - 12
    if kind == "bar":
        middle = (added.pills[0].box.left + added.pills[0].box.right) / 2
        assert abs(middle - (arrow[0][0] + arrow[-1][0]) / 2) < 12


def test_a_pill_keeps_off_the_dotted_line_of_its_arrow(lay_slide: Callable[..., Laid]) -> None:
    rows = "year,share\n2010,16.8\n2011,14.0\n2012,12.5\n2013,10.8\n2014,10.2\n2015,11.3\n2016,12.1\n2017,12.4\n"
    more = ", format: '0.0\"%\"', labels: bars, axis: {title: Share of trade}"
    found = mark(lay_slide, "bar", rows, "[{change: [2010, 2017]}]", more=more)
    (added,) = found.added
    (pill,), (dotted,) = added.pills, [path for path in added.paths if path.dotted]
    height = dotted.points[0][1]
    assert pill.box.top <= height - 3 or pill.box.bottom >= height + 3
