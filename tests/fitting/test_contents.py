"""Where the parts of a row and of a stack stand, and who gets the height that is to spare."""

from __future__ import annotations

import pytest

from deckgen.blocks.bullets import BulletsContent
from deckgen.fitting.canvas import Canvas
from deckgen.fitting.contents import Content, Footed, SideBySide, Stack
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.findings import Finding
from deckgen.model.geometry import ZERO, Box, Pt
from deckgen.model.page import TextBox
from deckgen.model.rich_text import plain
from plain_parts import SPAN, Part, drawn, press

# Gaps are 26 points, 10 under a heading; gutters 40.
TEXT, LIST = Part("Text", 50), Part("List", 80)
CHART = Part("Chart", 100, stretches=True)
STRIP = Part("Strip", 40, form="strip")
HEAD = Part("Head", 20, heads=True)

FOUND = Finding("parts_and_total", "7 is not 3 + 3", SPAN, "mend it")


def stack(*parts: Content) -> Stack:
    return Stack(parts, SPAN)


def row(*parts: Content, widths: tuple[float, ...] = (3, 1)) -> SideBySide:
    return SideBySide(parts, widths, SPAN)


def heights(content: Content, height: float) -> dict[str, tuple[float, float]]:
    """From the top and how high, in points, on a body of this height."""
    return {name: (top, high) for name, (_, top, _, high) in drawn(content, 500, height).items()}


def test_parts_that_just_fit_stand_under_each_other_with_gaps() -> None:
    assert stack(TEXT, CHART, HEAD, LIST).height(Pt(500), press()).pt == 50 + 26 + 100 + 26 + 20 + 10 + 80
    assert heights(stack(TEXT, CHART, HEAD, LIST), 312) == {
        "Text": (0, 50),
        "Chart": (76, 100),
        "Head": (202, 20),
        "List": (232, 80),
    }


def test_parts_that_do_not_fit_keep_their_heights() -> None:
    assert heights(stack(TEXT, CHART), 100) == {"Text": (0, 50), "Chart": (76, 100)}


def test_height_to_spare_goes_to_what_stretches_alone() -> None:
    assert heights(stack(TEXT, CHART, STRIP), 442) == {"Text": (0, 50), "Chart": (76, 300), "Strip": (402, 40)}


def test_what_stretches_shares_the_height_to_spare() -> None:
    second = Part("Map", 60, stretches=True)
    assert heights(stack(CHART, second), 286) == {"Chart": (0, 150), "Map": (176, 110)}


def test_where_nothing_stretches_it_parts_all_but_strips() -> None:
    assert heights(stack(TEXT, LIST, STRIP), 252) == {"Text": (0, 65), "List": (91, 95), "Strip": (212, 40)}


def test_the_air_between_parts_is_bounded() -> None:
    assert heights(stack(TEXT, LIST, STRIP), 900) == {"Text": (0, 74), "List": (100, 104), "Strip": (230, 40)}


def test_no_air_comes_between_a_heading_and_what_it_heads() -> None:
    assert heights(stack(HEAD, LIST), 158) == {"Head": (0, 20), "List": (30, 128)}
    assert heights(stack(HEAD, STRIP), 100) == {"Head": (0, 50), "Strip": (60, 40)}


def test_rows_of_marks_have_as_much_room_over_them_as_between_and_under_them() -> None:
    mark, icons = Part("Mark", 50, floats=True), Part("Icons", 80, floats=True)
    assert heights(stack(mark, icons), 246) == {"Mark": (30, 80), "Icons": (136, 110)}
    assert heights(stack(mark, LIST), 246)["Mark"][0] == 0


def test_strips_alone_stay_as_high_as_they_are() -> None:
    assert heights(stack(STRIP, Part("Other", 30, form="strip")), 300) == {"Strip": (0, 40), "Other": (66, 30)}


def test_a_row_shares_the_width_and_is_as_high_as_its_highest_part() -> None:
    assert row(TEXT, LIST).height(Pt(440), press()).pt == 80
    assert drawn(row(TEXT, LIST), 440, 200) == {"Text": (0, 0, 300, 200), "List": (340, 0, 100, 200)}


def test_a_row_of_three_has_two_gutters() -> None:
    found = drawn(row(TEXT, LIST, CHART, widths=(1, 1, 2)), 480, 90)
    assert found == {"Text": (0, 0, 100, 90), "List": (140, 0, 100, 90), "Chart": (280, 0, 200, 90)}


@pytest.mark.parametrize(("width", "said"), [(440, None), (436, "Table")])
def test_what_is_too_wide_for_its_column_is_named(width: float, said: str | None) -> None:
    table = Part("Table", narrow=True)
    assert row(TEXT, table).too_wide(Pt(width), press()) == said
    assert stack(LIST, row(TEXT, table)).too_wide(Pt(width), press()) == said


def test_a_strip_stands_on_the_bottom_edge_whatever_is_over_it() -> None:
    def footed(main: Content) -> Footed:
        return Footed(main, STRIP, SPAN)

    assert footed(TEXT).height(Pt(500), press()).pt == pytest.approx(50 + 40 + 21 * 1.2)
    for main in (TEXT, CHART, row(TEXT, CHART), Part("Mark", 50, floats=True)):
        assert heights(footed(main), 300)["Strip"] == (260, 40)
    assert heights(footed(TEXT), 300)["Text"][0] == 0
    top, high = heights(footed(CHART), 300)["Chart"]
    assert top == 0
    assert high == pytest.approx(260 - 21 * 1.2)


def test_what_floats_stands_a_little_over_the_middle_of_a_place_that_it_does_not_fill() -> None:
    mark = Part("Mark", 50, floats=True)
    top, _ = heights(Footed(mark, STRIP, SPAN), 300)["Mark"]
    assert top == pytest.approx((260 - 21 * 1.2 - 50) * 0.4)


def test_words_beside_a_chart_are_as_large_as_their_column_allows() -> None:
    def size(height: float, *beside: Content) -> float:
        bullets = BulletsContent(((0, plain("One")), (0, plain("Two")), (0, plain("Three"))), False, SPAN)
        canvas = Canvas(press(), Diagnostics())
        row(bullets, *beside, widths=(1,) * (1 + len(beside))).draw(canvas, Box(ZERO, ZERO, Pt(900), Pt(height)))
        (box,) = (shape for shape in canvas.shapes if isinstance(shape, TextBox))
        return box.paragraphs[0].style.size.pt

    assert [size(height, CHART) for height in (340, 115, 108)] == [24, 22.5, 21]
    assert size(340, TEXT) == size(340, CHART, TEXT) == 21, "words beside words are of one size"


def test_what_holds_of_a_part_holds_of_what_holds_it() -> None:
    figures = Part("Figures", shows_figures=True, findings=(FOUND,))
    for together in (stack(TEXT, figures, row(TEXT, CHART)), row(TEXT, stack(CHART, figures))):
        assert together.shows_figures
        assert together.stretches
        assert together.findings == (FOUND,)
    for together in (stack(TEXT, LIST), row(TEXT, LIST)):
        assert not together.shows_figures
        assert not together.stretches
        assert together.findings == ()


@pytest.mark.parametrize(("points", "lines"), [(0, 1), (1, 1), (26, 1), (27, 2), (52, 2), (53, 3)])
def test_what_is_missing_is_counted_in_lines_begun(points: float, lines: int) -> None:
    assert press().typesetter.line(press().body).pt == pytest.approx(26.4, abs=0.1)
    assert TEXT.lines_over(Pt(points), press()) == lines


def test_a_block_that_does_not_run_on_is_one_piece_and_has_no_title_to_lend() -> None:
    assert (TEXT.pieces, TEXT.piece(0, 1), TEXT.spoken) == (1, TEXT, "")
