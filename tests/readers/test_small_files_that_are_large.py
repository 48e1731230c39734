"""Small files that stand for tables of any size: each is refused in good time, with a reason."""

from __future__ import annotations

import sqlite3
import time
import zipfile
from pathlib import Path

import pytest

from read_as_asked import read_as_asked

ROWS = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>year</t></is></c></row>{}</sheetData>'
FAR = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
# A list of 400,000 times the same letter, to be named by a cell.
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'
SPREAD = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def workbook(path: Path, sheet: str) -> None:
    """A workbook that somebody wrote by hand, of one sheet with these parts."""
    from openpyxl import Workbook

    Workbook().save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, _, body = sheet.rpartition("<!-- -->")
    xmlns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = f'{head}<worksheet xmlns="{xmlns}">{body}</worksheet>'.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def said(folder: Path, asked: str) -> str:
    """What is said of a file that gives no table, within a few seconds."""
    begun = time.process_time()
    table, complaints = read_as_asked(folder, asked)
    assert table is None
    assert time.process_time() - begun < 5
    return complaints[0].partition("\n")[0]


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (ROWS.format(FAR.format(2_000_000_000)), "the sheet 'Sheet' of 'small.xlsx' is damaged"),
        (ENTITIES.format(SPREAD) + "<!-- -->" + ROWS.format('<row r="2"><c r="A2"><v>&i;</v></c></row>'), ""),
        (ROWS.format('<row><c r="A2"/></row>' * 40_000), ""),
    ],
    ids=["row", "entities", "empty cells"],
)
def test_a_workbook_of_a_few_bytes_does_no_harm(sheet: str, reason: str, tmp_path: Path) -> None:
    workbook(tmp_path / "small.xlsx", sheet)
    assert (tmp_path / "small.xlsx").stat().st_size < 20_000
    begun = time.process_time()
    table, complaints = read_as_asked(tmp_path, "{file: small.xlsx}")
    assert time.process_time() - begun < 5
    if reason:
        assert table is None
        assert reason in complaints[0]
    else:
        assert (table is None) == any("error[" in one for one in complaints)


def test_a_row_in_the_last_place_of_a_sheet_is_read(tmp_path: Path) -> None:
    workbook(tmp_path / "small.xlsx", ROWS.format(FAR.format(1_048_576)))
    table, complaints = read_as_asked(tmp_path, "{file: small.xlsx}")
    assert complaints == []
    assert table is not None
    assert table["year"].values == (1,)


def test_thousands_of_merged_cells_over_all_rows_take_no_time(tmp_path: Path) -> None:
    merged = "".join(f'<mergeCell ref="A{first}:A1048576"/>' for first in range(2, 5_002))
    rows = "".join(FAR.format(number) for number in range(2, 5_002))
    workbook(tmp_path / "small.xlsx", ROWS.format(rows) + f"<mergeCells>{merged}</mergeCells>")
    table, complaints = read_as_asked(tmp_path, "{file: small.xlsx}")
    assert table is not None
    assert "warning[merged_cells]" in complaints[0]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("t.csv", ",".join(f"c{n}" for n in range(20_000)) + "\n" + "1," * 20_000, "has more than 16,384 columns"),
        ("t.csv", "a,b\n1,2\n" + "," * 1_100_000, "has more than 16,384 columns"),
        ("t.csv", "\n" * 2_600_000 + "a,b\n1,2\n", "has more than 2,500,000 lines"),
        ("t.csv", "a,b\n" + "\x01,2\n" * 11_000, "is no text file: it has more than 10,000 control characters"),
        ("t.csv", f"{'a' * 1_001},b\n1,2\n", "the name of column 1 has more than 1,000 characters"),
        ("t.json", "[" + "[]," * 2_100_000 + "[]]", "has more than 1,000,000 cells"),
        ("t.json", "[" + ",".join(f'{{"k{n}": 1}}' for n in range(20_000)) + "]", "has more than 16,384 columns"),
        ("t.json", "[" + '{"a": ' * 30 + "1" + "}" * 30 + "]", "the JSON is nested too deep for a table"),
        ("t.json", f'[{{"{"a." * 600}": 1}}]', "has more than 1,000 characters in the name of a column"),
        ("t.json", f'[{{"a": "{"x" * 131_073}"}}, {{"a": "y"}}]', "a cell of this row has more than 131,072 charact"),
        ("t.jsonl", "".join(f'{{"k{n}": 1}}\n' for n in range(20_000)), "has more than 16,384 columns"),
    ],
    ids=lambda value: value[:30] if len(value) < 100 else "text",
)
def test_a_text_is_bounded_while_it_is_read(name: str, text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    begun = time.process_time()
    table, complaints = read_as_asked(tmp_path, f"{{file: {name}}}")
    assert time.process_time() - begun < 8
    assert reason in complaints[0]
    assert table is None or table["a"].values == (None, "y")


def test_a_database_with_a_huge_cell_is_refused_in_good_time(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "t.db")
    database.execute("create view t as select hex(zeroblob(400000000)) as a")
    database.close()
    assert "error[bad_database]: 't.db' cannot be read as an SQLite database" in said(tmp_path, "{file: t.db}")
