"""Sheets of cells: ranges as Excel writes them, and the letters of columns."""

from __future__ import annotations

import pytest
from openpyxl.utils.cell import get_column_letter, range_boundaries

from deckgen.tables.sheet import CellRange, column_letters, column_number, parse_range


@pytest.mark.parametrize("text", ["B3:F20", "$B$3:$F$20", "B:F", "B3", "B", "XFD1048576", "F20:B3"])
def test_a_range_is_what_it_is_to_other_programs(text: str) -> None:
    left, top, right, bottom = range_boundaries(text)
    assert parse_range(text) == CellRange(top or 1, bottom, left, right)
    assert parse_range(f" {text.lower()} ") == parse_range(text)


def test_a_range_may_be_open_at_its_end() -> None:
    assert parse_range("A5:D") == parse_range("$a$5:$d") == CellRange(5, None, 1, 4)


@pytest.mark.parametrize("text", ["", "3:5", "3", "B:F20", "B3:20", "B:", ":F", "B3-F20", "B3:F20:G", "ABCD1"])
def test_what_is_no_range_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text):
        parse_range(text)


def test_columns_have_letters() -> None:
    numbers = [1, 26, 27, 52, 702, 703, 16384]
    assert [column_letters(number) for number in numbers] == [get_column_letter(number) for number in numbers]
    assert [column_number(column_letters(number)) for number in numbers] == numbers
