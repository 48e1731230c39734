"""Bars in cells: in proportion to the column's numbers, on the rows that they belong to, apart from the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.geometry import Box
from deckgen.model.page import Group, Line, Page, Rectangle, TableBox
from laid_out import Laid, table, words

TOP = "sources: {a: {publisher: A}}\ndata: {states: {file: states.csv, source: a}}\n"
CSV = {"states.csv": "state,trade,balance,none\nTexas,200,40,\nOhio,50,-20,\nIowa,0,,\n"}


def slide(columns: str, **more: str) -> str:
    options = "".join(f", {key}: {value}" for key, value in more.items())
    return f"title: T\ntable: {{data: states, columns: {columns}{options}}}\n"


def groups(page: Page) -> list[Group]:
    return [shape for shape in page.shapes if isinstance(shape, Group)]


def bars(page: Page) -> list[Rectangle]:
    return [part for group in groups(page) for part in group.shapes if isinstance(part, Rectangle)]


def row_box(found: TableBox, row: int) -> Box:
    """The box of a row; 0 is the header."""
    y = found.box.y + sum(found.heights[:row])
    return Box(found.box.x, y, found.box.width, found.heights[row])


def test_a_bar_is_in_proportion_to_its_number_and_stands_in_its_row(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide("{state: State, trade: {bar: true}}"), TOP, CSV)
    found = table(laid)
    texas, ohio = bars(laid.page(-1))
    assert words(found) == [["State", "trade"], ["Texas", "200"], ["Ohio", "50"], ["Iowa", "0"]]
    assert texas.box.width == pytest.approx(ohio.box.width * 4, abs=4)
    assert texas.box.x == ohio.box.x
    for number, bar in enumerate((texas, ohio), start=1):
        row = row_box(found, number)
        assert row.contains(bar.box)
        assert abs((row.y + row.bottom) - (bar.box.y + bar.box.bottom)) < 4


def test_words_and_bars_stand_apart(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide("{state: State, trade: {bar: true, format: '$#,##0 bn'}}"), TOP, CSV)
    found = table(laid)
    cell, column = found.rows[1][1], found.box.x + found.widths[0]
    end = column + found.widths[1] - cell.insets.right
    (number,) = cell.paragraphs
    assert number.align == "right"
    assert all(bar.box.x > end for bar in bars(laid.page(-1)))
    room = found.widths[1] - cell.insets.left - cell.insets.right
    assert laid.typesetter.without_slack.width(number.text, number.style) * 1.25 < room
    assert laid.typesetter.lines(number.text, number.style, room) == 1


def test_bars_of_a_column_are_one_group_that_says_what_it_is(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide("{state: State, trade: {bar: true}, balance: {title: Net, bar: true}}"), TOP, CSV)
    assert [group.name for group in groups(laid.page(-1))] == ["Bars: trade", "Bars: Net"]
    assert [part.name for part in groups(laid.page(-1))[0].shapes] == ["Bar: Texas", "Bar: Ohio"]
    for group in groups(laid.page(-1)):
        assert all(group.box.contains(part.box) for part in group.shapes)


def test_negative_numbers_go_left_from_a_line_of_zero(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide("{state: State, balance: {bar: true}}"), TOP, CSV)
    found = table(laid)
    up, down = bars(laid.page(-1))
    (zero,) = (part for part in groups(laid.page(-1))[0].shapes if isinstance(part, Line))
    assert up.box.x == zero.box.x == down.box.right
    assert up.box.width == pytest.approx(down.box.width * 2, abs=4)
    assert (zero.box.y, zero.box.bottom) == (row_box(found, 1).y, found.box.bottom)


@pytest.mark.parametrize("column", ["none", "zero"])
def test_where_all_is_empty_or_zero_there_are_no_bars(column: str, lay_slide: Callable[..., Laid]) -> None:
    columns = f"{{state: State, {column}: {{bar: true}}}}"
    query = "select state, none, 0 as zero from states"
    laid = lay_slide(f'title: T\ntable: {{query: "{query}", columns: {columns}}}\n', TOP, CSV)
    assert groups(laid.page(-1)) == []
    assert [row[1] for row in words(table(laid))] == [column, *([""] * 3 if column == "none" else ["0"] * 3)]


def test_the_rows_that_are_not_highlighted_stand_back(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, trade: {bar: true, color: gold}}"
    plain = lay_slide(slide(columns), TOP, CSV)
    assert [bar.fill for bar in bars(plain.page(-1))] == ["D9982B", "D9982B"]
    marked = lay_slide(slide(columns, highlight="[Ohio]"), TOP, CSV)
    assert [bar.fill for bar in bars(marked.page(-1))] == [plain.brand.colors.muted, "D9982B"]


def test_bars_of_changes_have_their_colors(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, more: {change: [trade, balance], as: difference, bar: true, down: red}}"
    laid = lay_slide(slide(columns), TOP, CSV)
    assert {bar.fill for bar in bars(laid.page(-1))} == {"BC3F27"}


def test_a_thing_keeps_its_color(lay_slide: Callable[..., Laid]) -> None:
    rows = "[[Mexico, 3], [Peru, 2]]"
    brand = {"brand.yaml": 'named_colors: {Mexico: "#12866A"}\n'}
    slide = f"title: T\ntable: {{columns: {{who: Who, n: {{bar: true}}}}, rows: {rows}}}\nallow: [missing_source]\n"
    laid = lay_slide(slide, "brand: brand.yaml\n", brand)
    assert [bar.fill for bar in bars(laid.page(-1))] == ["12866A", laid.brand.colors.muted]


def test_the_pieces_of_a_table_have_bars_on_one_scale(lay_slide: Callable[..., Laid]) -> None:
    query = "select 'Row ' || range as name, range as n from range(1, 61)"
    columns = "{name: Name, n: {bar: true}}"
    laid = lay_slide(
        f'title: T\ntable: {{query: "{query}", columns: {columns}, total: true, continue: true}}\n'
        "allow: [missing_source]\n"
    )
    pages = [page for page in laid.document.pages if groups(page)]
    tables = [next(shape for shape in page.shapes if isinstance(shape, TableBox)) for page in pages]
    lengths = [int(bar.box.width) for page in pages for bar in bars(page)]
    assert len(pages) > 2
    assert lengths == [pytest.approx(lengths[-1] * n / 60, abs=9600) for n in range(1, 61)]
    assert [found.totaled for found in tables] == [False] * (len(pages) - 1) + [True]
    assert words(tables[-1])[-1] == ["Total", "1830"]


def test_columns_share_one_scale_where_they_say_so(lay_slide: Callable[..., Laid]) -> None:
    rows = "[[2023, 140, 70, 9], [2024, 35, 105, 18]]"
    shared = "bar: true, scale: shared"
    columns = f"{{year: Year, books: {{width: 3, {shared}}}, audio: {{width: 2, {shared}}}, rest: {{bar: true}}}}"
    laid = lay_slide(f"title: T\ntable: {{columns: {columns}, rows: {rows}}}\nallow: [missing_source]\n")
    first, second, third, fourth, half, whole = (int(bar.box.width) for bar in bars(laid.page(-1)))
    assert [round(length / first, 2) for length in (second, third, fourth)] == [0.25, 0.5, 0.75]
    assert whole == pytest.approx(2 * half, abs=2)


def test_five_hundred_rows_keep_their_bars(lay_slide: Callable[..., Laid]) -> None:
    query = "select range as name, (range * 7) % 41 - 20 as n from range(500)"
    columns = "{name: {align: left}, n: {bar: true}}"
    laid = lay_slide(
        f'title: T\ntable: {{query: "{query}", columns: {columns}, continue: true}}\nallow: [missing_source]\n'
    )
    assert laid.said == []
    tables = [shape for page in laid.document.pages for shape in page.shapes if isinstance(shape, TableBox)]
    assert sum(len(found.rows) - 1 for found in tables) == 500
    assert sum(len(bars(page)) for page in laid.document.pages) == sum((n * 7) % 41 != 20 for n in range(500))
