"""Sparklines in cells: a line for each row, broken where nothing is known, its ends told in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import Group, Page, Polyline
from laid_out import Laid, table, words

TOP = (
    "sources: {a: {publisher: A}}\ndata: {states: {file: states.csv, source: a}, long: {file: long.csv, source: a}}\n"
)
FILES = {
    "states.csv": "state,y2015,y2016,y2017\nTexas,100,150,200\nOhio,30,,10\nIowa,7,7,7\n",
    "long.csv": "state,year,trade\nTexas,2015,100\nOhio,2015,30\nTexas,2016,150\nOhio,2016,\n",
}
YEARS = "[y2015, y2016, y2017]"


def slide(columns: str, more: str = "") -> str:
    return f"title: T\ntable: {{data: states, columns: {columns}{more}}}\n"


def lines(page: Page) -> list[Polyline]:
    return [
        part
        for shape in page.shapes
        if isinstance(shape, Group)
        for part in shape.shapes
        if isinstance(part, Polyline)
    ]


def heights(line: Polyline) -> list[float]:
    """How high the points of a line stand, from 0 at the foot of its room to 1."""
    points = [y for stroke in line.strokes for _, y in stroke]
    room = line.box.height - line.dot * 2
    return [round(1 - (y - line.dot) / room, 2) for y in points]


def test_a_line_goes_through_the_columns_of_its_row(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide(f"{{state: State, trend: {{title: Trend, sparkline: {YEARS}}}}}"), TOP, FILES)
    texas, ohio, iowa = lines(laid.page(-1))
    assert (texas.name, texas.color) == ("Sparkline: Texas", laid.brand.colors.accent)
    assert heights(texas) == [0, 0.5, 1]
    assert [len(stroke) for stroke in ohio.strokes] == [1, 1]
    assert heights(iowa) == [0.5, 0.5, 0.5]
    for line in (texas, ohio, iowa):
        points = [point for stroke in line.strokes for point in stroke]
        assert all(0 < x < line.box.width and 0 < y < line.box.height for x, y in points)
        assert points[-1][0] == line.box.width - line.dot


def test_the_last_value_stands_beside_the_line_where_no_column_shows_it(lay_slide: Callable[..., Laid]) -> None:
    trend = f"trend: {{title: Trend, sparkline: {YEARS}}}"
    alone = table(lay_slide(slide(f"{{state: State, {trend}}}"), TOP, FILES))
    assert [row[1] for row in words(alone)] == ["Trend", "200", "10", "7"]
    beside = table(lay_slide(slide(f"{{state: State, y2017: '2017', {trend}}}"), TOP, FILES))
    assert [row[2] for row in words(beside)] == ["Trend", "", "", ""]


def test_its_value_takes_the_format_of_its_column_or_of_its_last_one(lay_slide: Callable[..., Laid]) -> None:
    trend = f"trend: {{sparkline: {YEARS}, labels: ends"
    own = table(lay_slide(slide(f"{{state: State, {trend}, format: '$0'}}}}"), TOP, FILES))
    assert words(own)[1] == ["Texas", "$200"]
    last = table(lay_slide(slide(f"{{state: State, y2017: {{format: '0.0 bn'}}, {trend}}}}}"), TOP, FILES))
    assert words(last)[1] == ["Texas", "200.0 bn", "200.0 bn"]


def test_where_the_lines_run_from_and_to_is_told(lay_slide: Callable[..., Laid]) -> None:
    found = table(lay_slide(slide(f"{{state: State, trend: {{title: Trend, sparkline: {YEARS}}}}}"), TOP, FILES))
    said = "Trend: Texas from 100 to 200; Ohio from 30 to 10; Iowa from 7 to 7."
    assert found.alt == f"Table of 3 rows. Columns: State, Trend. {said}"


def test_a_query_lists_the_values_of_a_long_table(lay_slide: Callable[..., Laid]) -> None:
    query = "select state, list(trade order by year) as trade from long group by state order by state desc"
    columns = "{state: State, trade: {sparkline: true, format: '0'}}"
    laid = lay_slide(f'title: T\ntable: {{query: "{query}", columns: {columns}}}\n', TOP, FILES)
    assert words(table(laid))[1:] == [["Texas", "150"], ["Ohio", "30"]]
    assert [heights(line) for line in lines(laid.page(-1))] == [[0, 1], [0.5]]


def test_cells_of_the_deck_may_list_numbers(lay_slide: Callable[..., Laid]) -> None:
    rows = '[[Ana, "1, 3, 2"], [Ben, ""]]'
    laid = lay_slide(
        f"title: T\ntable: {{columns: {{who: Who, n: {{sparkline: true}}}}, rows: {rows}}}\nallow: [missing_source]\n"
    )
    assert words(table(laid))[1:] == [["Ana", "2"], ["Ben", ""]]
    assert [heights(line) for line in lines(laid.page(-1))] == [[0, 1, 0.5]]


def test_lines_may_lie_on_one_scale(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide(f"{{state: State, trend: {{sparkline: {YEARS}, scale: shared}}}}"), TOP, FILES)
    assert [heights(line)[-1] for line in lines(laid.page(-1))] == [1, pytest.approx(0.02), 0]


def test_a_total_has_the_line_of_the_sums(lay_slide: Callable[..., Laid]) -> None:
    columns = f"{{state: State, trend: {{sparkline: {YEARS}}}}}"
    broken = lay_slide(slide(columns, ", total: true").replace("sparkline", "total: none, sparkline"), TOP, FILES)
    assert [one.split(" ")[1] for one in broken.said] == ["no_total:"]
    query = "select * from states where y2016 is not null"
    laid = lay_slide(f'title: T\ntable: {{query: "{query}", columns: {columns}, total: true}}\n', TOP, FILES)
    assert words(table(laid))[-1] == ["Total", "207"]
    assert heights(lines(laid.page(-1))[-1]) == [0, 0.5, 1]
