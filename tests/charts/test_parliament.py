"""Seats in a half circle: exactly one dot for each, party after party from the left, and all of them counted."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations, groupby

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle
from msgspec.structs import replace
from sample_charts import BLUE, GREEN, HOUSE_GREEN, HOUSE_RED, MUTED, PALETTE, PLAIN, RED, SIZES, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot import Plot
from deckgen.plot.hemicycle import hemicycle
from laid_out import Laid

HOUSES = [*range(1, 40), 69, 101, 128, 201, 338, 500, 577, 630, 720, 1000, 1500]


SAMPLE = ChartData(
    "parliament",
    ("Morena", "PT", "PES", "PVEM", "MC", "PRD", "No group", "PRI", "PAN"),
    (series("Seats", 247, 29, 31, 16, 28, 20, 2, 47, 80),),
    PLAIN,
    colors=(*PALETTE[:3], *(MUTED,) * 6),
    emphasis=(True,) * 3 + (False,) * 6,
    center="307\nof 500 seats",
)


def seats(plot: Plot) -> list[tuple[float, float, float, str]]:
    """The dots of the half circle; those of the list are drawn after them."""
    dots = plot.figure.findobj(Circle)
    return [(*dot.center, dot.radius, to_hex(dot.get_facecolor())[1:].upper()) for dot in dots]


def house(*counts: int, **more: object) -> ChartData:
    """A house of so many parties, its list left out."""
    names = tuple(f"Party {number}" for number in range(len(counts)))
    chart = ChartData("parliament", names, (series("Seats", *counts),), SAMPLE.format, labels="none")
    return replace(chart, colors=tuple(PALETTE[index % 6] for index in range(len(counts))), **more)


@pytest.mark.parametrize("count", HOUSES)
def test_there_is_one_place_for_each_seat_and_none_touch(count: int) -> None:
    planned = hemicycle(count)
    assert len(set(planned.seats)) == count
    assert planned.dot <= 0.08
    assert all(y >= -1e-9 and math.hypot(x, y) <= 1 + 1e-9 for x, y in planned.seats)
    nearest = min((math.dist(one, other) for one, other in combinations(planned.seats, 2)), default=2.0)
    assert nearest > planned.dot * 2.2
    assert planned.hole - planned.dot > 0.3


@pytest.mark.parametrize("count", [128, 500, 1000])
def test_seats_are_as_far_apart_along_rows_as_rows_are(count: int) -> None:
    planned = hemicycle(count)
    radii = sorted({round(math.hypot(x, y), 6) for x, y in planned.seats})
    outermost = sum(math.hypot(x, y) > 1 - 1e-6 for x, y in planned.seats)
    assert math.pi / (outermost - 1) == pytest.approx(radii[1] - radii[0], rel=0.05)


@pytest.mark.parametrize("size", SIZES)
def test_every_party_has_as_many_dots_as_seats_at_any_size(look: ChartLook, size: tuple[float, float]) -> None:
    drawn = seats(draw(house(55, 6, 8, 6, 7), look, *size))
    assert [color for *_, color in drawn].count(BLUE) == 55
    assert len(drawn) == 82


def test_parties_stand_from_left_to_right_in_their_order(look: ChartLook) -> None:
    drawn = seats(draw(house(30, 20, 40), look))
    left, right = min(x for x, *_ in drawn), max(x for x, *_ in drawn)
    foot = min(y for _, y, *_ in drawn)
    angles = [round(math.atan2(y - foot, x - (left + right) / 2), 6) for x, y, *_ in drawn]
    assert angles == sorted(angles, reverse=True)
    assert [(color, len(list(dots))) for color, dots in groupby(color for *_, color in drawn)] == [
        (BLUE, 30),
        (GREEN, 20),
        (RED, 40),
    ]


def test_a_wide_sheet_has_the_list_at_the_right_and_a_narrow_one_below(look: ChartLook) -> None:
    for width, height, beside in ((12.0, 4.9, True), (5.8, 4.9, False)):
        plot = draw(SAMPLE, look, width, height)
        shown = {text.words: text.box for text in plot.texts()}
        dots = seats(plot)[:500]
        assert {"Morena", "247", "No group", "2", "PAN", "80", "307", "of 500 seats"} <= set(shown)
        assert (shown["Morena"].left > max(x for x, *_ in dots)) is beside
        assert (shown["Morena"].top < min(y for _, y, *_ in dots)) is not beside


def test_the_middle_is_clear_of_the_seats(look: ChartLook) -> None:
    for size in SIZES:
        plot = draw(SAMPLE, look, *size)
        for text in plot.texts():
            if text.words in ("307", "of 500 seats"):
                for x, y, radius, _ in seats(plot):
                    across = x - max(text.box.left, min(x, text.box.right))
                    assert math.hypot(across, y - max(text.box.bottom, min(y, text.box.top))) > radius


ROWS = "rows: [[Left, 5], [Greens, 2], [Right, 4]], x: party, y: seats"


def bound(lay_slide: Callable[..., Laid], more: str, rows: str = ROWS, top: str = "") -> tuple[ChartData, str]:
    box = lay_slide(f"chart: {{type: parliament, {rows}, {more}}}\nallow: [missing_source]", top).chart
    return box.chart, box.alt


@pytest.mark.parametrize(
    ("more", "center", "alt"),
    [
        ("", "11\nseats", "Parliament chart, 11 seats. From left to right: Left 5, Greens 2, Right 4."),
        (
            "highlight: [Left, Greens]",
            "7\nof 11 seats",
            "Parliament chart, Left, Greens: 7 of 11 seats. From left to right: Left 5, Greens 2, Right 4.",
        ),
        ("center: All", "All", "Parliament chart, All. From left to right: Left 5, Greens 2, Right 4."),
    ],
)
def test_what_the_middle_and_the_alt_text_say(
    lay_slide: Callable[..., Laid], more: str, center: str, alt: str
) -> None:
    chart, said = bound(lay_slide, more)
    assert (chart.center, said) == (center, alt)


def test_the_middle_speaks_the_language_of_the_deck(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[Morena, 247], [PAN, 80]], x: partido, y: {n: escaños}"
    chart, _ = bound(lay_slide, "highlight: [Morena]", rows, "language: es-MX")
    assert chart.center == "247\nde 327 escaños"


@pytest.mark.parametrize(
    ("more", "colors"),
    [
        ("", [BLUE, HOUSE_GREEN, HOUSE_RED]),
        ("highlight: [Greens]", [MUTED, BLUE, MUTED]),
        ("highlight: [Left], color: gold", ["D9982B", MUTED, MUTED]),
        ("color: {Greens: '#123456'}", [BLUE, "123456", HOUSE_GREEN]),
        ("color: {Right: accent}", [HOUSE_GREEN, HOUSE_RED, BLUE]),
    ],
)
def test_colors(lay_slide: Callable[..., Laid], more: str, colors: list[str]) -> None:
    assert list(bound(lay_slide, more)[0].colors) == colors


def test_sixteen_parties_have_sixteen_colors(lay_slide: Callable[..., Laid]) -> None:
    rows = ", ".join(f"[P{number}, {number + 1}]" for number in range(16))
    chart, _ = bound(lay_slide, "", f"rows: [{rows}], x: party, y: seats")
    assert len(set(chart.colors)) == 16
