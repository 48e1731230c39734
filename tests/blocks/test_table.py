"""table: native, aligned, and no number written otherwise than its author did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.binding import shown_cells
from deckgen.model.geometry import Pt
from laid_out import Laid, table, words

BRIEF = "table: {columns: [Who, What, When], rows: [[Ana, Asks, May], [Ben, Pays, June]]}"

CSV = {"states.csv": "state,trade,near\nTexas,187,Good\nOhio,14.7,Far\n"}
TOP = "sources: {a: {publisher: A}}\ndata: {states: {file: states.csv, source: a}}\n"


def test_numbers_of_data_stand_at_the_right_with_like_decimals(lay_slide: Callable[..., Laid]) -> None:
    found = table(lay_slide("title: T\ntable: {data: states, columns: [state, trade]}\n", TOP, CSV))
    assert words(found) == [["state", "trade"], ["Texas", "187.0"], ["Ohio", "14.7"]]
    assert [cell.paragraphs[0].align for cell in found.rows[1]] == ["left", "right"]


def test_columns_have_titles_formats_and_dots(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, trade: {title: Trade, format: '$0'}, near: {dots: {Good: green}}}"
    found = table(lay_slide(f"title: T\ntable: {{data: states, columns: {columns}, highlight: [Ohio]}}\n", TOP, CSV))
    assert words(found) == [["State", "Trade", "near"], ["Texas", "$187", "●  Good"], ["Ohio", "$15", "Far"]]
    assert found.rows[1][2].paragraphs[0].text.runs[0].color == "12866A"
    assert [row[0].fill is not None for row in found.rows] == [False, False, True]


def test_cells_of_the_deck_stay_as_they_are_written(lay_slide: Callable[..., Laid]) -> None:
    rows = "[[1.10, NO], [007, '12:30']]"
    found = table(lay_slide(f"title: T\ntable: {{columns: [A, B], rows: {rows}}}\nallow: [missing_source]\n"))
    assert words(found)[1:] == [["1.10", "NO"], ["007", "12:30"]]


def test_names_in_several_cells_that_are_written_alike_are_filled_in(lay_slide: Callable[..., Laid]) -> None:
    top = "figures: {bid: {value: 85, format: '$0k'}}\n"
    rows = "[['{{ bid }}', '{{ bid }}'], ['{{ bid }}', '{{ bid }} a year']]"
    laid = lay_slide(f"title: T\ntable: {{columns: [A, B], rows: {rows}}}\nallow: [missing_source]\n", top)
    assert laid.said == []
    assert words(table(laid))[1:] == [["$85k", "$85k"], ["$85k", "$85k a year"]]


def test_rows_as_mappings_make_their_header(lay_slide: Callable[..., Laid]) -> None:
    rows = "[{Who: Ana, What: asks, When: ''}, {What: '', Who: Ben, When: May}]"
    found = table(lay_slide(f"title: T\ntable: {{rows: {rows}}}\n"))
    assert words(found) == [["Who", "What", "When"], ["Ana", "asks", ""], ["Ben", "", "May"]]


@pytest.mark.parametrize(("bound", "most"), [("MOST_CELLS", 9), ("MOST_CHARACTERS", 50)])
def test_the_cells_of_all_tables_together_are_bounded(
    bound: str, most: int, lay_slide: Callable[..., Laid], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown_cells, bound, most)
    rows = "table: {columns: [A, B], rows: [[1, two], [3, four and more]]}"
    found = lay_slide("title: T\ncolumns:\n" + f"  - {rows}\n" * 4)
    # The third one crosses the bound, and the fourth isn't complained of.
    assert [one.split(": ")[0] for one in found.said if "together" in one] == ["11 too_large"]


def test_names_in_another_font_stand_on_the_base_lines_of_their_rows(lay_slide: Callable[..., Laid]) -> None:
    brand = "name: B\nfonts: {heading: Source Serif Pro, body: Roboto}\n"
    slide = "title: T\ntable: {rows: [{A: Peso, B: Rate}]}\nallow: [missing_source]\n"
    laid = lay_slide(slide, "brand: brand.yaml", {"brand.yaml": brand})
    cells = table(laid).rows[1]
    # Words stand in the middle of a cell, so that its insets move them.
    baselines = [
        (cell.insets.top - cell.insets.bottom) // 2 + laid.typesetter.ascent(cell.paragraphs[0].style)
        for cell in cells
    ]
    assert abs(baselines[0] - baselines[1]) < Pt(0.1)
    assert cells[0].insets != cells[1].insets
