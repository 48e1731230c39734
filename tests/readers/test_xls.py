"""Workbooks of other kinds than .xlsx: old ones, binary ones, OpenDocument."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

import workbook_makers
from read_as_asked import read_as_asked, rows_of


def test_an_opendocument_sheet_has_numbers_days_and_words(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["North", "2018-03-01", 12.5], ["South", "2018-04-01", -3.0]]
    workbook_makers.ods(tmp_path / "a.ods", [["region", "when", "value"], *rows])
    table, complaints = read_as_asked(tmp_path, "{file: a.ods, sheet: Data}")
    assert complaints == []
    assert rows_of(table) == [
        ("region", "when", "value"),
        ("North", date(2018, 3, 1), 12.5),
        ("South", date(2018, 4, 1), -3),
    ]


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    cells: dict[tuple[int, int], str | float] = {(2, 1): "year", (2, 2): "exports", (4, 1): 2017.0, (4, 2): 243.5}
    workbook_makers.xlsb(tmp_path / "a.xlsb", cells)
    table, complaints = read_as_asked(tmp_path, "{file: a.xlsb}")
    assert (complaints, rows_of(table)) == ([], [("year", "exports"), (2017, 243.5)])
    table, complaints = read_as_asked(tmp_path, "{file: a.xlsb, header: 3, range: C1:C}")
    assert (complaints, rows_of(table)) == ([], [("exports",), (243.5,)])


def test_cells_far_out_take_no_memory_of_this_process(tmp_path: Path) -> None:
    workbook_makers.xlsb(tmp_path / "far.xlsb", {(0, 0): "year", (1_048_575, 16_383): 2017.0})
    begun = time.monotonic()
    table, complaints = read_as_asked(tmp_path, "{file: far.xlsb}")
    assert table is None
    assert "error[bad_workbook]: 'far.xlsb' can't be read: it needs more than 1 GB of memory" in complaints[0]
    assert time.monotonic() - begun < 30


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    workbook_makers.xlsb(tmp_path / "large.xlsb", {(0, 0): "year", (90_000, 99): 2017.0})
    table, complaints = read_as_asked(tmp_path, "{file: large.xlsb}")
    assert table is None
    assert "error[too_large]: 'large.xlsb' has more than 1,000,000 cells" in complaints[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xls", b"<table><tr><td>2017", "is named .xls, but is no old Excel workbook"),
        ("a.xls", b"PK\x03\x04", "name it .xlsx"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "is damaged"),
        ("a.xlsb", b"year,exports\n", "is named .xlsb, but is no Excel workbook"),
        ("a.ods", b"year,exports\n", "is named .ods, but is no OpenDocument sheet"),
    ],
)
def test_what_is_none_says_so(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    table, complaints = read_as_asked(tmp_path, f"file: {name}")
    assert table is None
    assert "error[bad_workbook]" in complaints[0]
    assert words in complaints[0]


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "bomb.ods", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("content.xml", "w", force_zip64=True) as content,
    ):
        for _ in range(60):
            content.write(bytes(10_000_000))
    complaints = read_as_asked(tmp_path, "file: bomb.ods")[1]
    assert "error[too_large]: 'bomb.ods' unpacks to 600 MB" in complaints[0]


@pytest.mark.parametrize(
    ("asked", "said"), [("", ["hidden_cells"]), (", hidden: read", []), (", hidden: leave_out", ["wrong_value"])]
)
def test_hidden_rows_of_an_ods_are_said(asked: str, said: list[str], tmp_path: Path) -> None:
    workbook_makers.ods(tmp_path / "a.ods", [["year", "exports"], [2016, 230], [2017, 243]], hidden=1)
    table, complaints = read_as_asked(tmp_path, f"{{file: a.ods{asked}}}")
    assert rows_of(table) == [("year", "exports"), (2016, 230), (2017, 243)]
    assert [one for one in said if f"[{one}]" not in complaints[0]] == []
    assert len(complaints) == len(said)
