"""Tables that differ, by row and column."""

from __future__ import annotations

from deckgen.comparing.comparison import SlideTableChange
from deckgen.comparing.grids import compare_slide_tables
from deckgen.model.manifest import TableRecord

TABLE = (("State", "Trade", "Jobs"), ("Texas", "187", "382"), ("Ohio", "14.7", "60"))


def compared(new: tuple[tuple[str, ...], ...], old: tuple[tuple[str, ...], ...] = TABLE) -> SlideTableChange:
    (change,) = compare_slide_tables([TableRecord(old)], [TableRecord(new)])
    return change


def test_tables_that_are_alike_are_no_change() -> None:
    assert compare_slide_tables([TableRecord(TABLE)], [TableRecord(TABLE)]) == ()


def test_a_cell_is_named_by_row_and_column() -> None:
    change = compared((TABLE[0], ("Texas", "190", "382"), TABLE[2]))
    assert [(cell.row, cell.column, cell.old, cell.new) for cell in change.cells] == [
        ("Texas", "Trade", "187", "190")
    ]


def test_rows_come_and_go() -> None:
    change = compared((TABLE[0], TABLE[1], ("Iowa", "3", "9")))
    assert (change.rows_added, change.rows_removed) == ((("Iowa", "3", "9"),), (TABLE[2],))
    assert change.cells == ()


def test_columns_come_and_go_and_are_renamed() -> None:
    change = compared(tuple(row[:2] for row in TABLE))
    assert (change.columns_removed, change.cells) == (("Jobs",), ())
    change = compared((("State", "Trade, US$ bn", "Jobs"), *TABLE[1:]))
    assert (change.columns_renamed, change.cells) == ((("Trade", "Trade, US$ bn"),), ())
    change = compared(tuple((*row, "x") for row in TABLE))
    assert change.columns_added == ("x",)


def test_a_table_over_several_pages_is_one() -> None:
    pages = [TableRecord((TABLE[0], row)) for row in TABLE[1:]]
    assert compare_slide_tables([TableRecord(TABLE)], pages) == ()


def test_a_table_more_is_all_new() -> None:
    (change,) = compare_slide_tables([], [TableRecord(TABLE)])
    assert change.rows_added == TABLE[1:]
    (change,) = compare_slide_tables([TableRecord(TABLE)], [])
    assert change.rows_removed == TABLE[1:]


def test_short_rows_and_empty_tables_are_borne() -> None:
    assert compare_slide_tables([TableRecord(())], [TableRecord(())]) == ()
    change = compared((TABLE[0], ("Texas",), TABLE[2]))
    assert [(cell.column, cell.new) for cell in change.cells] == [("Trade", ""), ("Jobs", "")]
