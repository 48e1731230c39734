"""Finding a cell by the words that name its row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.model.dataset import Dataset
from deckgen.tables.cell_finder import CellError, RowWord, find_row
from deckgen.tables.column_types import rows_table

TRADE = rows_table("trade", ["year", "exports"], [[2017, 243.6], [1993, 41.6], [2016, 250.1]])
FDI = replace(
    rows_table(
        "fdi",
        ["investor", "year", "position"],
        [["Mexico", 2015, 16.6], ["Mexico", 2016, 17.0], ["last", 2015, 1.0], ["Canada", 2016, None]],
    ),
    key=("investor", "year"),
)


def row(table: Dataset, column: str, *words: str | RowWord) -> int:
    named = [word if isinstance(word, RowWord) else RowWord(word) for word in words]
    return find_row(table, table[column], named)


def test_a_row_is_named_by_the_first_column_or_by_the_key() -> None:
    assert row(TRADE, "exports", "1993") == 1
    assert row(TRADE, "exports", "1_993") == 1, "a number is the same however it is written"
    assert row(FDI, "position", "Mexico", "2016") == 1
    assert row(FDI, "position", "Canada") == 3, "one word is enough where it names one row"


def test_first_and_last_are_of_time_and_not_of_the_order_in_the_file() -> None:
    assert row(TRADE, "exports", "last") == 0
    assert row(TRADE, "exports", "first") == 1
    assert row(FDI, "position", "Mexico", "last") == 1


def test_highest_and_lowest_are_of_the_column() -> None:
    assert row(TRADE, "exports", "highest") == 2
    assert row(TRADE, "exports", "lowest") == 1
    assert row(FDI, "position", "highest") == 1, "an empty cell is neither"


def test_a_word_of_the_table_goes_before_a_place_and_quotes_make_a_word() -> None:
    assert row(FDI, "position", "last") == 2
    with pytest.raises(CellError, match="no row has 'highest'"):
        row(TRADE, "exports", RowWord("highest", is_quoted=True))


@pytest.mark.parametrize(
    ("table", "words", "code", "said"),
    [
        (TRADE, ("2018",), "unknown_value", "no row has '2018'"),
        (TRADE, ("2017", "5"), "wrong_value", "named by its 'year', not by 2 words"),
        (FDI, ("Mexico",), "not_one_value", "rows 1, 2"),
        (FDI, ("Canada", "2015"), "unknown_value", "none of the rows"),
        (FDI, ("first", "highest"), "wrong_value", "'first' names the row already"),
    ],
)
def test_a_row_that_is_not_there_or_not_the_only_one_is_an_error(
    table: Dataset, words: tuple[str, ...], code: str, said: str
) -> None:
    with pytest.raises(CellError, match=said) as caught:
        row(table, table.names[-1], *words)
    assert caught.value.code == code


def test_a_row_is_found_whatever_nobody_sees_of_its_name() -> None:
    lakes = rows_table(
        "lakes", ["lake", "size"], [["San\N{NO-BREAK SPACE}José", 1], ["Jose\N{COMBINING ACUTE ACCENT}", 2]]
    )
    assert row(lakes, "size", "San José") == 0
    assert row(lakes, "size", "José") == 1


def test_a_row_is_found_by_its_time_however_that_is_written() -> None:
    months = rows_table("months", ["month", "size"], [["2024-05", 1], ["2024-06", 2]])
    assert row(months, "size", "June 2024") == 1
    with pytest.raises(CellError, match="no row has '2024-Q2'"):
        row(months, "size", "2024-Q2")
