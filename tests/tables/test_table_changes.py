"""What differs between two tables, cell by cell."""

from __future__ import annotations

from deckgen.model.dataset import Dataset
from deckgen.tables.column_types import rows_table
from deckgen.tables.table_changes import compare_tables
from deckgen.writers.table_change_report import change_counts, change_text


def table(header: str, *rows: str) -> Dataset:
    return rows_table("t", header.split(), [row.split() for row in rows])


OLD = table("year exports imports", "2015 236 296", "2016 230 294", "2017 243 314")


def test_rows_are_told_apart_by_the_first_column_whatever_their_order() -> None:
    new = table("year exports imports", "2018 265 346", "2017 243.0 314", "2016 229.7 294")
    change = compare_tables(OLD, new)
    assert change.by == ("year",)
    assert change_counts(change) == "1 cell changed, 1 row new, 1 row gone, rows told apart by year"
    assert change_text(change).splitlines() == [
        "  2016  exports: 230 → 229.7",
        "+ 2018  exports 265, imports 346",
        "- 2015  exports 236, imports 296",
    ]


def test_a_key_of_two_columns() -> None:
    old = table("year state n", "2017 Texas 1", "2017 Ohio 2")
    change = compare_tables(old, table("year state n", "2017 Ohio 2", "2017 Texas 3"), ("year", "state"))
    assert change_text(change) == "  2017, Texas  n: 1 → 3"


def test_without_a_key_that_tells_them_apart_rows_go_by_their_places() -> None:
    old = table("kind n", "car 1", "car 2")
    change = compare_tables(old, table("kind n", "car 1", "car 3", "car 4"))
    assert change.by == ()
    assert change_text(change).splitlines() == ["  row 2  n: 2 → 3", "+ row 3  kind car, n 4"]


def test_the_same_is_nothing_and_columns_that_come_and_go_are_named() -> None:
    assert compare_tables(OLD, OLD).is_empty
    other = compare_tables(OLD, table("year exports total", "2015 236 1", "2016 230 2", "2017 243 3"))
    assert (other.columns_added, other.columns_removed, other.is_empty) == (("total",), ("imports",), False)


def test_long_lists_are_cut_with_a_count_and_cells_stay_on_one_line() -> None:
    old = rows_table("t", ["n", "words"], [[n, "a"] for n in range(30)])
    new = rows_table("t", ["n", "words"], [[n, "b\nc" + "d" * 90] for n in range(40)])
    lines = change_text(compare_tables(old, new), most=5).splitlines()
    assert len(lines) == 6
    assert lines[0] == f"  0  words: a → b c{'d' * 36}…"
    assert lines[-1] == "  … and 35 more"
