"""A thing has one color through the whole deck, whatever chart it stands on and whatever copy shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.charting.things import is_thing
from deckgen.model.brand import PALETTE, Brand
from deckgen.model.chart_data import ChartData
from deckgen.model.page import ChartBox
from laid_out import Laid

BLUE, GREEN, RED, GOLD, PURPLE, TEAL = PALETTE


def chart(names: str, kind: str = "line", more: str = "") -> str:
    """A chart of these series in two years, or of these parts."""
    listed = names.split(", ")
    if kind in ("donut", "bar"):
        rows = ", ".join(f"[{name}, {place + 1}]" for place, name in enumerate(listed))
        return f"chart: {{type: {kind}, x: part, y: v, rows: [{rows}]{more}}}"
    rows = ", ".join(
        f"[{year}, {', '.join(str(place + year % 5) for place, _ in enumerate(listed))}]" for year in (2016, 2017)
    )
    return f"chart: {{type: {kind}, x: year, y: [{names}], rows: [{rows}]{more}}}"


def deck(*slides: str, top: str = "") -> str:
    """A deck of a slide for each chart."""
    each = "".join(
        f"  - title: Finding {number}\n    allow: [missing_source, like_colors, too_many_series]\n    {slide}\n"
        for number, slide in enumerate(slides)
    )
    return f"title: Talk\n{top}sections:\n- title: Part\n  divider: false\n  slides:\n{each}"


def colors_of(drawn: ChartData) -> dict[str, str]:
    """The colors of what has one of its own on a chart."""
    return dict(zip(drawn.x, drawn.colors, strict=False)) or {one.label: one.color for one in drawn.series}


def colors(laid: Laid) -> list[dict[str, str]]:
    """What has which color on each chart, in the order of the deck."""
    assert laid.said == []
    boxes = (shape for page in laid.document.pages for shape in page.shapes if isinstance(shape, ChartBox))
    return [colors_of(box.chart) for box in boxes]


def test_a_thing_keeps_its_color_whatever_its_place_and_the_type(lay: Callable[..., Laid]) -> None:
    slides = [
        chart("Trade, Police, Schools"),
        chart("Roads, Police", "grouped", ", render: native"),
        chart("Schools, Roads, Trade", "donut"),
        "columns: [{" + chart("Roads, POLICE", "stacked") + "}, {text: Words}]",
    ]
    first, second, third, fourth = colors(lay(deck(*slides)))
    assert first == {"Trade": BLUE, "Police": GREEN, "Schools": RED}
    assert second == {"Roads": GOLD, "Police": GREEN}
    assert third == {"Schools": RED, "Roads": GOLD, "Trade": BLUE}
    assert fourth == {"Roads": GOLD, "POLICE": GREEN}


def test_things_that_meet_anywhere_differ_and_others_may_share(lay: Callable[..., Laid]) -> None:
    found = colors(lay(deck(chart("A side, B side"), chart("C side, D side"), chart("D side, A side"))))
    assert found == [
        {"A side": BLUE, "B side": GREEN},
        {"C side": BLUE, "D side": GREEN},
        {"D side": GREEN, "A side": BLUE},
    ]
    found = colors(lay(deck(chart("A side, B side"), chart("B side, C side"), chart("C side, A side"))))
    assert len({color for one in found for color in one.values()}) == 3
    assert found[0]["A side"] == found[2]["A side"]


def test_a_copy_has_the_colors_of_the_whole(lay: Callable[..., Laid]) -> None:
    slides = [chart("Trade, Police") + "\n    tags: [early]", chart("Roads, Trade"), chart("Roads, Police, Schools")]
    written = deck(*slides, top="audiences: {short: {hide: [early]}}\n")
    whole, short = colors(lay(written)), colors(lay(written, audience="short"))
    assert len(short) == 2
    assert short == whole[1:]


def test_twelve_things_have_twelve_colors(lay: Callable[..., Laid]) -> None:
    names = ", ".join(f"{letter}land" for letter in "ABCDEFGHIJKL")
    (found,) = colors(lay(deck(chart(names, "donut"))))
    assert len(set(found.values())) == 12


def test_a_color_given_once_holds_for_the_deck_unless_something_there_has_it(lay: Callable[..., Laid]) -> None:
    slides = [
        chart("Police, Trade", more=", color: {Trade: purple}"),
        chart("Trade, Roads"),
        chart("Trade, Schools", more=", color: {Schools: purple}"),
    ]
    found = colors(lay(deck(*slides[:2])))
    assert found[1]["Trade"] == PURPLE
    found = colors(lay(deck(*slides)))
    assert found[0]["Trade"] == found[2]["Schools"] == PURPLE
    assert found[1]["Trade"] == found[2]["Trade"] not in (PURPLE, found[1]["Roads"])


def test_what_the_brand_names_is_left_to_it(lay: Callable[..., Laid]) -> None:
    brand = {"brand.yaml": f'named_colors: {{Mexico: "#{BLUE}"}}\n'}
    found = colors(lay(deck(chart("Trade, Police"), chart("Mexico, Schools"), top="brand: brand.yaml\n"), brand))
    assert found == [{"Trade": GREEN, "Police": RED}, {"Mexico": BLUE, "Schools": GREEN}]


def test_a_lone_series_and_a_highlighted_bar_have_the_color_of_their_thing(lay: Callable[..., Laid]) -> None:
    lone = "chart: {type: bar, x: year, y: {n: Police}, rows: [{year: 2016, n: 1}, {year: 2017, n: 2}]}"
    slides = [chart("Trade, Police"), lone, chart("Ohio, Police", "bar", ", highlight: [Police]")]
    _, alone, bars = colors(lay(deck(*slides)))
    assert set(alone.values()) == {GREEN}
    assert bars == {"Ohio": Brand().colors.muted, "Police": GREEN}


def test_what_stands_back_takes_no_color(lay: Callable[..., Laid]) -> None:
    slides = [chart("Ohio, Iowa, Utah", more=", highlight: [Utah]"), chart("Iowa, Utah")]
    back, front = colors(lay(deck(*slides)))
    assert back == {"Ohio": Brand().colors.muted, "Iowa": Brand().colors.muted, "Utah": BLUE}
    assert front == {"Iowa": GREEN, "Utah": BLUE}


@pytest.mark.parametrize("name", ["Trade", "Policía", "UK", "G20 summit", "Imports from Mexico", "貿易"])
def test_things(name: str) -> None:
    assert is_thing(name)


@pytest.mark.parametrize(
    "name", ["2017", "FY 2017", "2016/17", "Q1", "Jan 2018", "Total", "value", "Otros", "{{ year }}", "3.5", ""]
)
def test_what_is_no_thing(name: str) -> None:
    assert not is_thing(name)


def test_years_have_colors_by_their_place(lay: Callable[..., Laid]) -> None:
    found = colors(lay(deck(chart('"2015", "2016"', "grouped"), chart('"2016", "2017"', "grouped"))))
    assert [list(one.values()) for one in found] == [[BLUE, GREEN], [BLUE, GREEN]]


TOP = "brand: dark.yaml\n"
DARK = {"dark.yaml": 'colors: {ink: "#F3EFE6", paper: "#14181F"}\n'}


def test_a_color_of_the_authors_is_the_same_on_all_charts_on_a_dark_ground(lay: Callable[..., Laid]) -> None:
    given = ', color: {Left: "#8E2A3A", Right: "#D1543F"'
    slides = (chart("Left, Right", more=given + "}"), chart("Left, Right, Green", more=given + ', Green: "#7CC4CB"}'))
    first, second = colors(lay(deck(*slides, top=TOP), DARK))
    assert first["Left"] == second["Left"] != "8E2A3A"
    assert first["Right"] == second["Right"]


def test_ink_is_ink_beside_grey_on_a_dark_ground(lay: Callable[..., Laid]) -> None:
    (found,) = colors(lay(deck(chart("Goods, Total", "donut", ", color: {Goods: grey, Total: ink}"), top=TOP), DARK))
    assert found["Total"] == "F3EFE6"
