"""The size of a chart's words: as large as its place allows, one for all of them, and smaller before any is lost."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.charting.chart_type import draw_chart, settled
from deckgen.charting.settled import Flaws, sizes_for
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Panel, Series, Spot
from deckgen.numbers.by_language import number_format
from deckgen.plot.planned import Planned

NUMBER = number_format("#,##0", "en-US")
STATES = ("Texas", "California", "Michigan", "Illinois", "Arizona", "Ohio", "Tennessee", "Georgia")


def chart(kind: str, names: tuple[str, ...], first: float = 800.0, **more: object) -> ChartData:
    values = tuple(first - index for index in range(len(names)))
    return replace(ChartData(kind, names, (Series("v", "V", values, "1F5FA8"),), NUMBER), **more)


@pytest.mark.parametrize(
    ("width", "height", "parts", "largest"), [(12.0, 4.7, 1, 19.0), (6.9, 3.9, 1, 16.0), (12.0, 4.0, 6, 14.0)]
)
def test_a_larger_place_has_larger_words(
    width: float, height: float, parts: int, largest: float, look: ChartLook
) -> None:
    sizes = sizes_for(look, width, height, parts)
    assert sizes[0] == largest
    assert sizes[-1] == look.smallest
    assert list(sizes) == sorted(set(sizes), reverse=True)


@pytest.mark.parametrize("kind", ["bar", "ranking", "line", "donut"])
def test_all_words_have_one_size(kind: str, look: ChartLook) -> None:
    made = settled(chart(kind, STATES), look, 12.0, 4.7)
    assert {line.size for line in made.sheet.lettered} == {made.look.largest}
    assert made.flaws == Flaws()


def test_words_grow_smaller_before_one_of_them_is_lost(look: ChartLook) -> None:
    few, many = (settled(chart("ranking", names), look, 6.9, 4.0) for names in (STATES[:4], (*STATES, *"abcdef")))
    assert many.look.largest < few.look.largest
    assert many.flaws.missing == few.flaws.missing == 0


def test_values_are_kept_at_their_bars_before_an_axis_takes_their_place(look: ChartLook) -> None:
    made = settled(chart("bar", STATES, 1_234_567.0), look, 8.6, 4.0)
    assert made.look.largest < sizes_for(look, 8.6, 4.0)[0]
    assert "1,234,567" in {line.words for line in made.sheet.lettered}


def test_where_no_size_helps_words_stay_large(look: ChartLook) -> None:
    made = settled(chart("bar", tuple(f"{year}" for year in range(1980, 2018)), 1_234_567.0), look, 12.0, 4.7)
    assert made.flaws.conceded
    assert made.look.largest == sizes_for(look, 12.0, 4.7)[0]


def test_a_note_that_is_too_long_is_missing_at_every_size(look: ChartLook) -> None:
    note = Annotation("A note that nobody can read in the time that a slide stands there " * 8, spots=(Spot(1.0),))
    made = settled(chart("bar", STATES, annotations=(note,)), look, 6.0, 3.0)
    assert made.flaws.missing


def test_words_of_a_unit_have_two_lines_before_they_are_cut(look: ChartLook) -> None:
    unit = "Thousand people, net flow from Mexico to the United States, estimates for overlapping periods"
    sheet = Planned(look, 6.0, 4.0)
    draw_chart(sheet, chart("bar", STATES[:3], unit=unit))
    lines = [line.words for line in sheet.lettered if line.words in unit]
    assert " ".join(lines[:2]) == unit


def test_titles_of_panels_have_two_lines(look: ChartLook) -> None:
    title = "Somewhere far away, where nobody has ever been"
    one = chart("bar", STATES[:3])
    sheet = Planned(look, 6.0, 4.0)
    draw_chart(sheet, replace(one, panels=(Panel(title, one), Panel("Here", one))))
    lines = [line.words for line in sheet.lettered if line.words in title]
    assert len(lines) == 2
    assert " ".join(lines) == title
