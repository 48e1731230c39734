"""A table with drawings on its slide: beside words, on pages that are read leftwards, and in little room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.geometry import Box
from deckgen.model.page import Group, TableBox, TextBox
from laid_out import Laid, shape_text, table, words

TOP = "sources: {a: {publisher: A}}\ndata: {states: {file: states.csv, source: a}}\n"
CSV = {"states.csv": "state,before,trade\nTexas,100,200\nOhio,60,50\n"}
COLUMNS = "{state: State, trade: {title: Trade, bar: true}, trend: {title: Trend, sparkline: [before, trade]}}"
SLIDE = f"title: T\ntable: {{data: states, columns: {COLUMNS}, highlight: [Ohio], total: true}}\n"


def test_a_table_with_drawings(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE, TOP, CSV)
    assert laid.text(-1) == (
        "Table 0.65,1.75 12.03x2.84 | 16pt, 18pt State, Trade, Trend / Texas, 200,  / Ohio, 50,  / Total, 250, \n"
        "Bars: Trade 3.62,2.70 5.28x0.90 | \n"
        "  Bar: Texas 3.62,2.70 5.28x0.18 | B9C6D6\n"
        "  Bar: Ohio 3.62,3.42 1.32x0.18 | 1F5FA8\n"
        "Sparklines: Trend 9.28,2.63 2.22x1.76 | \n"
        "  Sparkline: Texas 9.28,2.63 2.22x0.33 | 6B7785 0.04,0.29 2.19,0.04\n"
        "  Sparkline: Ohio 9.28,3.35 2.22x0.33 | 1F5FA8 0.04,0.04 2.19,0.29\n"
        "  Sparkline: Total 9.28,4.07 2.22x0.33 | 1B2A41 0.04,0.29 2.19,0.04"
    )


def test_a_narrow_table_stands_beside_words(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE + "bullets: [One thing, Another thing]\n", TOP, CSV)
    found = table(laid)
    (bullets,) = (shape for shape in laid.page(-1).shapes if shape.name == "Bullets")
    groups = [shape for shape in laid.page(-1).shapes if isinstance(shape, Group)]
    assert isinstance(bullets, TextBox)
    assert found.box.right < bullets.box.x
    assert len(groups) == 2
    assert all(found.box.contains(group.box) for group in groups)


@pytest.mark.parametrize("page", ["16:9", "4:3"])
def test_drawings_stand_in_their_columns(page: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE, f"brand: brand.yaml\n{TOP}", {**CSV, "brand.yaml": f"page: '{page}'\n"})
    found = table(laid)
    groups = [shape for shape in laid.page(-1).shapes if isinstance(shape, Group)]
    for column, group in zip((1, 2), groups, strict=True):
        left = found.box.x + sum(found.widths[:column])
        assert Box(left, found.box.y, found.widths[column], found.box.height).contains(group.box)


def test_a_page_that_is_read_leftwards_has_bars_from_the_right(lay_slide: Callable[..., Laid]) -> None:
    left, right = lay_slide(SLIDE, TOP, CSV), lay_slide(SLIDE, f"language: ar\n{TOP}", CSV)
    width = left.brand.page[0]
    tables = [shape for laid in (left, right) for shape in laid.page(-1).shapes if isinstance(shape, TableBox)]
    assert [row[::-1] for row in words(tables[0])][:-1] == words(tables[1])[:-1]
    assert tables[0].widths == tables[1].widths[::-1]
    bars = [
        part.box
        for laid in (left, right)
        for shape in laid.page(-1).shapes
        if isinstance(shape, Group) and shape.name == "Bars: Trade"
        for part in shape.shapes
    ]
    assert [bar.mirrored(width) for bar in bars[:2]] == bars[2:]
    assert bars[2].right == bars[3].right


def test_a_drawing_is_left_alone_by_the_mirror(lay_slide: Callable[..., Laid]) -> None:
    drawn = [
        shape_text(part).partition("|")[2]
        for top in (TOP, f"language: ar\n{TOP}")
        for shape in lay_slide(SLIDE, top, CSV).page(-1).shapes
        if isinstance(shape, Group) and shape.name == "Sparklines: Trend"
        for part in shape.shapes
    ]
    assert drawn[:3] == drawn[3:]
