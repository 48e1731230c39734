"""The last row: set apart, and honest about what can be added up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid, table, words

TOP = "sources: {a: {publisher: A}}\ndata: {states: {file: states.csv, source: a}}\n"
ROWS = "1,Texas,2017,18.74,60,2017-01-01\n2,Ohio,2017,5.2,40,2017-02-01\n"
CSV = {"states.csv": f"rank,state,year,trade,share_pct,day\n{ROWS}"}


def last(lay_slide: Callable[..., Laid], columns: str, total: str, top: str = TOP) -> list[str]:
    laid = lay_slide(f"title: T\ntable: {{data: states, columns: {columns}, total: {total}}}\n", top, CSV)
    return words(table(laid))[-1]


def test_a_total_adds_up_what_can_be_added(lay_slide: Callable[..., Laid]) -> None:
    every = "[rank, state, year, trade, share_pct, day]"
    assert last(lay_slide, every, "true") == ["", "Total", "", "23.94", "", ""]


def test_a_column_may_have_a_total_of_its_own(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, trade: {title: Trade, total: HOW}, share_pct: Share}"
    for how, expected in {"sum": ["Total", "23.94", ""], "max": ["Highest", "18.74", ""]}.items():
        laid = lay_slide(f"title: T\ntable: {{data: states, columns: {columns.replace('HOW', how)}}}\n", TOP, CSV)
        assert (words(table(laid))[-1], table(laid).totaled) == (expected, True)


def test_a_total_is_set_apart_by_a_rule_and_bold(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ntable: {data: states, columns: [state, trade], total: sum}\n", TOP, CSV)
    found = table(laid)
    assert found.totaled
    above, total = found.rows[-2], found.rows[-1]
    assert {cell.rule for cell in above} == {laid.brand.colors.ink}
    assert total[1].paragraphs[0].style.bold
    assert total[0].paragraphs[0].style.font == "heading"
    assert total[1].paragraphs[0].align == "right"


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("mean", ["Mean", "11.97", "50"]),
        ("median", ["Median", "11.97", "50"]),
        ("min", ["Lowest", "5.20", "40"]),
        ("max", ["Highest", "18.74", "60"]),
    ],
)
def test_a_total_may_tell_something_else(how: str, expected: list[str], lay_slide: Callable[..., Laid]) -> None:
    assert last(lay_slide, "[state, trade, share_pct]", how) == expected


def test_a_column_says_its_own(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, trade: {total: max, format: '$0.0'}, share_pct: {total: sum, format: '0\"%\"'}}"
    assert last(lay_slide, columns, "true") == ["Total", "$18.7", "100%"]
    assert last(lay_slide, "{state: State, trade: {total: none}, rank: {total: sum}}", "true") == ["Total", "", "3"]


def test_a_column_that_is_told_of_is_not_the_one_that_heads_the_row(lay_slide: Callable[..., Laid]) -> None:
    assert last(lay_slide, "[trade]", "true") == ["23.94"]
    assert last(lay_slide, "{rank: {total: max}, trade: {}}", "true") == ["2", "Total"]


def test_a_total_is_named_by_its_author_or_in_the_language(lay_slide: Callable[..., Laid]) -> None:
    assert last(lay_slide, "[state, trade]", "{title: Both **states**}")[0] == "Both states"
    assert last(lay_slide, "[state, trade]", "true", f"language: de-DE\n{TOP}") == ["Gesamt", "23,94"]
    assert last(lay_slide, "[state, trade]", "{how: mean}", f"language: es-MX\n{TOP}")[0] == "Media"


def test_no_total_is_none(lay_slide: Callable[..., Laid]) -> None:
    assert last(lay_slide, "[state, trade]", "false") == ["Ohio", "5.20"]


def test_parts_are_rounded_to_their_total_where_the_author_says_so(lay_slide: Callable[..., Laid]) -> None:
    rows = "[[a, 1.4], [b, 1.4], [c, 1.4]]"
    slide = (
        "title: T\ntable: {columns: {name: {}, n: {format: '0'%s}}, rows: %s, total: true}\nallow: [missing_source]\n"
    )
    rounded = table(lay_slide(slide % (", round_to_total: true", rows)))
    assert [row[1] for row in words(rounded)[1:]] == ["2", "1", "1", "4"]
    plain = lay_slide(slide % ("", rows))
    assert [one.code for one in plain.log] == ["parts_and_total"]


def test_shares_are_rounded_to_a_whole_without_a_total(lay_slide: Callable[..., Laid]) -> None:
    rows = "[[a, 0.3333], [b, 0.3333], [c, 0.3334]]"
    columns = "{name: {}, share: {format: 0%, round_to_total: true}}"
    laid = lay_slide(f"title: T\ntable: {{columns: {columns}, rows: {rows}}}\nallow: [missing_source]\n")
    assert [row[1] for row in words(table(laid))[1:]] == ["33%", "33%", "34%"]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (["1", "2", "2"], "1.7"),
        (["1", "3", "2"], "2"),
        (["1234", "2345", "2346"], "1975"),
        (["3.15", "4.25", "4.25"], "3.88"),
        (["-0.5", "-1", "-3"], "\N{MINUS SIGN}1.5"),
        (["\N{MINUS SIGN}0.5", "-1", "-2.5"], "\N{MINUS SIGN}1.3"),
    ],
)
def test_a_mean_has_no_more_decimals_than_its_column_needs(
    numbers: list[str], shown: str, lay_slide: Callable[..., Laid]
) -> None:
    rows = ", ".join(f"[A, {number}]" for number in numbers)
    laid = lay_slide(f"title: T\ntable: {{columns: [name, n], rows: [{rows}], total: mean}}\nsource: a\n", TOP, CSV)
    assert words(table(laid))[-1] == ["Mean", shown]


def test_all_minus_signs_of_a_table_are_the_same(lay_slide: Callable[..., Laid]) -> None:
    columns = "{columns: {name: {}, n: {}, m: {format: '0'}}, rows: [[A-B, -5, -6], [-C, -7.5, -8]]}"
    laid = lay_slide(f"title: T\ntable: {columns}\nsource: a\n", TOP, CSV)
    minus = "\N{MINUS SIGN}"
    assert words(table(laid))[1:] == [["A-B", f"{minus}5", f"{minus}6"], ["-C", f"{minus}7.5", f"{minus}8"]]


def test_one_row_is_told_as_one(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ntable: {columns: [a, b], rows: [[x, y]]}\n", TOP, CSV)
    assert table(laid).alt == "Table of one row. Columns: a, b."
