"""Tables and lists that run on over further slides: nothing lost or twice, the header and the numbers going on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import Page, TableBox
from laid_out import Laid, text_boxes, whole_deck

TOWNS = "".join(f"    - [Town {number}, {number * 37 % 100}]\n" for number in range(1, 41))
TABLE = f"table:\n  continue: true\n  highlight: [Town 30]\n  columns: [Town, Number]\n  rows:\n{TOWNS}"
END = "allow: [missing_source]\n"


def tables(laid: Laid) -> list[TableBox]:
    return [shape for page in laid.document.pages for shape in page.shapes if isinstance(shape, TableBox)]


def words_of(page: Page, name: str) -> list[str]:
    return [box.paragraphs[0].text.plain for box in text_boxes(page) if box.name == name]


def test_every_row_stands_once_under_the_header(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: Towns\n{TABLE}{END}")
    assert laid.said == []
    found = [[row[0].paragraphs[0].text.plain for row in table.rows] for table in tables(laid)]
    assert len(found) > 1
    assert {rows[0] for rows in found} == {"Town"}
    assert [row for rows in found for row in rows[1:]] == [f"Town {number}" for number in range(1, 41)]
    assert len({table.widths for table in tables(laid)}) == 1


def test_the_row_that_stands_out_does_so_where_it_is(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: Towns\n{TABLE}{END}")
    filled = [row[0].paragraphs[0].text.plain for table in tables(laid) for row in table.rows if row[0].fill]
    assert filled == ["Town 30"]


def test_the_titles_count_and_the_ids_last(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"id: towns\ntitle: Towns\n{TABLE}{END}")
    pages = laid.document.pages[1:]
    count = len(pages)
    assert [words_of(page, "Title") for page in pages] == [[f"Towns ({n}/{count})"] for n in range(1, count + 1)]
    assert [page.name for page in pages] == ["towns", *(f"towns-{n}" for n in range(2, count + 1))]


def test_other_blocks_and_notes_stay_on_the_first_slide(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: Towns\nnotes: Say it.\ncallout: Only once\n{TABLE}{END}")
    assert laid.said == []
    pages = laid.document.pages[1:]
    assert [bool(words_of(page, "Callout")) for page in pages] == [True] + [False] * (len(pages) - 1)
    assert [bool(page.notes) for page in pages] == [True] + [False] * (len(pages) - 1)


def test_slides_are_filled_evenly(lay_slide: Callable[..., Laid]) -> None:
    rows = [len(table.rows) - 1 for table in tables(lay_slide(f"title: Towns\n{TABLE}{END}"))]
    assert max(rows) - min(rows) <= 1


def test_a_table_that_fits_is_not_parted(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: Towns\ntable: {continue: true, columns: [a, b], rows: [[x, y]]}\n")
    assert words_of(laid.document.pages[-1], "Title") == ["Towns"]


def test_without_leave_a_long_table_is_a_complaint(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: Towns\n{TABLE}{END}".replace("  continue: true\n", ""))
    assert [one.code for one in laid.log.errors] == ["overflow"]


@pytest.mark.parametrize("numbered", ["true", "false"])
def test_points_keep_their_order_and_numbers(numbered: str, lay_slide: Callable[..., Laid]) -> None:
    items = "".join(f"    - Point {number}: [one under it, another]\n" for number in range(1, 31))
    laid = lay_slide(f"title: L\nbullets:\n  continue: true\n  numbered: {numbered}\n  items:\n{items}")
    assert laid.said == []
    points = [
        (paragraph.bullet.number if paragraph.bullet else None, paragraph.text.plain)
        for page in laid.document.pages[1:]
        for box in text_boxes(page)
        if box.name.startswith("Bullets")
        for paragraph in box.paragraphs
    ]
    firsts = [(number, words) for number, words in points if words.startswith("Point")]
    wanted = [(n if numbered == "true" else None, f"Point {n}") for n in range(1, 31)]
    assert firsts == wanted
    assert len(points) == 90
    assert len(laid.document.pages) > 3


def test_a_page_never_has_the_name_of_another_slide(lay: Callable[..., Laid]) -> None:
    deck = whole_deck(f"id: trade\ntitle: Trade\n{TABLE}{END}")
    laid = lay(f"{deck}    - {{id: trade-2, title: More trade, text: Words}}\n")
    pages = laid.document.pages[1:]
    assert len({page.name for page in pages}) == len(pages)
    assert [(page.slide, page.part) for page in pages][-2:] == [("trade", len(pages) - 2), ("trade-2", 0)]
    assert laid.page("trade-2").title == "More trade"
