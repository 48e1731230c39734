"""Workbooks as offices of statistics publish them, read by the YAML that an author would write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from read_as_asked import read_as_asked, rows_of

FILES = Path(__file__).parent / "published"
WAYS = ("stats_office.xlsx", "stats_office.xls")


@pytest.mark.parametrize("file", WAYS)
def test_names_in_two_rows_are_joined_and_merged_cells_filled(file: str) -> None:
    table, complaints = read_as_asked(
        FILES,
        f"""
file: {file}
header: [4, 5]
skip_last: 1
missing: [".."]
fill_down: [Region]
leave_out: {{Region: [Total]}}
""",
    )
    assert complaints == []
    assert rows_of(table) == [
        ("Region", "Country", "2016 Women", "2016 Men", "2017 Women", "2017 Men", "Updated"),
        ("North", "Canada", 12.5, 13, 11, None, date(2018, 3, 1)),
        ("North", "United States", 300, 310.25, 290, 295, date(2018, 3, 1)),
        ("South", "Mexico", 90, 95, None, 94, date(2018, 4, 1)),
    ]


@pytest.mark.parametrize("file", WAYS)
def test_what_is_left_open_is_asked_for(file: str) -> None:
    def said(options: str) -> list[str]:
        return read_as_asked(FILES, f"{{file: {file}, {options}}}")[1]

    (title,) = said("")
    assert "header_further_down" in title
    assert "write 'header: 4'" in title
    (merged,) = said("header: 4")
    assert "error[merged_header]: the name '2016' is merged over 2 columns (cell C4 of the sheet 'Table 1'" in merged
    assert "write 'header: [4, 5]'" in merged
    (filled,) = said("header: [4, 5], skip_last: 1")
    assert "warning[merged_cells]: a merged cell of 'Region' stands for 2 rows, and only the first has it" in filled
    assert "(cell A6 of the sheet" in filled
    assert "write 'fill_down: [Region]'" in filled
    assert said("header: [4, 5], skip_last: 1, rename: {Region: region}, fill_down: region") == []


@pytest.mark.parametrize("file", WAYS)
def test_rows_below_a_range_are_warned_of(file: str) -> None:
    (said,) = read_as_asked(FILES, f"{{file: {file}, range: A4:F7, header: [4, 5], fill_down: Region}}")[1]
    assert "warning[rows_below_range]: the range ends above 2 rows of the sheet 'Table 1'" in said
    assert "write 'A4:F', which grows with the sheet" in said
    # A single cell below, the line of the source, is no row.
    assert read_as_asked(FILES, f"{{file: {file}, range: A4:F9, header: [4, 5], fill_down: Region}}")[1] == []


def test_the_numbers_of_a_workbook_are_numbers_whatever_marks_the_text_has(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["year", "a", "b"], [2016, 1.234, "1,234"], [2017, 2.345, "2.000,5"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    table, complaints = read_as_asked(tmp_path, '{file: a.xlsx, decimal: ","}')
    assert complaints == []
    assert rows_of(table)[1:] == [(2016, 1.234, 1.234), (2017, 2.345, 2000.5)]


def test_a_workbook_with_macros_is_read_and_nothing_is_warned_of_what_is_not_kept(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    book = Workbook()
    for row in (["year", "exports"], [2017, 243]):
        book.active.append(row)
    book.active.add_data_validation(DataValidation(type="list", formula1='"a,b"'))
    book.save(tmp_path / "a.xlsm")
    table, complaints = read_as_asked(tmp_path, "file: a.xlsm")
    assert (complaints, rows_of(table)[1:]) == ([], [(2017, 243)])
    assert list(recwarn) == []


def test_a_bad_cell_is_found_where_it_stands_after_columns_became_rows(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["country", "2015", "2016", "2017"], ["Mexico", 1, 2, 3], ["Canada", 4, "about 5", 6]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    _, complaints = read_as_asked(tmp_path, "{file: a.xlsx, unpivot: {columns: years, name: year, value: n}}")
    assert "'about 5' stands in the column 'n'" in complaints[0]
    assert "(cell C3 of the sheet 'Sheet' in 'a.xlsx')" in complaints[0]
