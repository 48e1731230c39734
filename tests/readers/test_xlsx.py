"""Workbooks: made with openpyxl, broken by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.reader import read_table
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.options import ReadOptions

DECK = Span(SourceFile("deck.yaml", "data: {trade: {file: trade.xlsx}}"), 1, 22, 32)


def read(path: Path, sheet: str | None = None, cells: str | None = None) -> tuple[Dataset | None, list[str]]:
    log = Diagnostics()
    table = read_table(path, path.name, "trade", log, span=DECK, options=ReadOptions(sheet, cells))
    if table is not None:
        say_odd_cells(table, log)
    return table, [str(item) for item in log]


def saved(folder: Path, fill: Callable[[Workbook], None]) -> Path:
    book = Workbook()
    fill(book)
    book.save(folder / "trade.xlsx")
    return folder / "trade.xlsx"


def rows(*lines: Sequence[object]) -> Callable[[Workbook], None]:
    def fill(book: Workbook) -> None:
        for line in lines:
            book.active.append(line)

    return fill


def test_a_sheet_is_typed_as_a_csv_is(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        rows(
            ["year", "share", "day", "open", "zip", None],
            [2017, 0.125, datetime(2018, 9, 12), True, "02139"],
            [],
            [2018, None, date(2018, 9, 13), False, "78701"],
        ),
    )
    table, complaints = read(path)
    assert complaints == []
    assert table is not None
    assert {column.name: column.values for column in table.columns} == {
        "year": (2017, 2018),
        "share": (0.125, None),
        "day": (date(2018, 9, 12), date(2018, 9, 13)),
        "open": (True, False),
        "zip": ("02139", "78701"),
    }


def test_sheets_are_chosen_by_name(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.active.title = "Notes"
        book.active.append(["note"])
        book.create_sheet("Exports").append(["year"])

    path = saved(tmp_path, fill)
    first, second = read(path)[0], read(path, "Exports")[0]
    assert first is not None
    assert second is not None
    assert (first.names, second.names) == (("note",), ("year",))
    table, complaints = read(path, "Export")
    assert table is None
    assert "error[unknown_sheet]: 'trade.xlsx' has no sheet 'Export'" in complaints[0]
    assert "did you mean 'Exports'?" in complaints[0]


def test_a_fault_names_its_cell(tmp_path: Path) -> None:
    path = saved(tmp_path, rows(["year", "exports"], *([year, year] for year in range(2000, 2017)), [2017, "#N/A"]))
    complaints = read(path)[1]
    assert "error[not_a_number]" in complaints[0]
    assert "(cell B19 of the sheet 'Sheet' in 'trade.xlsx')" in complaints[0]


def test_a_formula_without_its_value_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path, rows(["year", "exports"], [2016, 1], [2017, "=B2*2"]))
    complaints = read(path)[1]
    assert len(complaints) == 1
    assert (
        "error[formula_without_value]: the formula in cell B3 of the sheet 'Sheet' has no value yet" in complaints[0]
    )


def test_a_column_without_a_name_is_named_by_its_cell(tmp_path: Path) -> None:
    complaints = read(saved(tmp_path, rows(["year", None, "n"], [1, 2, 3])))[1]
    assert "error[empty_column]: column 2 has no name (cell B1" in complaints[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"year,exports\n", "is no Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "with a password"),
    ],
)
def test_what_is_no_workbook_says_so(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "trade.xlsx").write_bytes(data)
    table, complaints = read(tmp_path / "trade.xlsx")
    assert table is None
    assert "error[bad_workbook]" in complaints[0]
    assert words in complaints[0]


def test_damaged_workbooks_are_complaints(tmp_path: Path) -> None:
    path = saved(tmp_path, rows(["year"], [2017]))
    whole = path.read_bytes()
    for broken in (b"xl/workbook.xml", b"xl/worksheets/sheet1.xml", b"[Content_Types].xml"):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
            for item in old.namelist():
                new.writestr(item, b"<broken" if item.encode() == broken else old.read(item))
        path.write_bytes(out.getvalue())
        table, complaints = read(path)
        assert table is None, broken
        assert "error[bad_workbook]" in complaints[0], broken


def test_an_empty_sheet_is_a_complaint(tmp_path: Path) -> None:
    assert "error[empty_file]: the sheet 'Sheet' of 'trade.xlsx' is empty" in read(saved(tmp_path, rows()))[1][0]


TWO_TABLES = rows(
    ["Exports and imports", None, None, None],
    [None, "year", "exports", None],
    [None, 2016, 230, "checked"],
    [None, 2017, 243, None],
    [None, None, None, None],
    [None, "Source: Census", None, None],
)


@pytest.mark.parametrize("cells", ["B2:C4", "b2:c4", "$B$2:$C$4", " B2:C4 "])
def test_a_range_is_read_alone(tmp_path: Path, cells: str) -> None:
    table, said = read(saved(tmp_path, TWO_TABLES), cells=cells)
    assert said == []
    assert table is not None
    assert (table.names, table["exports"].values) == (("year", "exports"), (230, 243))
    assert table.part == f"range: {cells}"


def test_a_range_may_be_whole_columns(tmp_path: Path) -> None:
    fill = rows(["x", "year", "exports"], ["y", 2016, 230], ["z", 2017, 243])
    table, _ = read(saved(tmp_path, fill), cells="B:C")
    assert table is not None
    assert table["exports"].values == (230, 243)


def test_a_fault_in_a_range_names_the_cell_of_the_sheet(tmp_path: Path) -> None:
    more = [["", year, 12] for year in range(2018, 2030)]
    fill = rows(["", "", ""], ["", "year", "exports"], ["", 2016, 230], ["", 2017, "many"], *more)
    _, said = read(saved(tmp_path, fill), cells="B2:C20")
    assert "cell C4 of the sheet" in said[0]


@pytest.mark.parametrize("cells", ["2:4", "B2-C4", "here", "", "B2:ZZZZ9"])
def test_what_is_no_range_is_said(tmp_path: Path, cells: str) -> None:
    _, said = read(saved(tmp_path, TWO_TABLES), cells=cells)
    assert len(said) == 1
    assert f"'{cells}' is no range of cells" in said[0]


def test_a_range_without_cells_is_said(tmp_path: Path) -> None:
    assert "that range of the sheet" in read(saved(tmp_path, TWO_TABLES), cells="H20:K30")[1][0]


def hidden_rows(book: Workbook) -> None:
    sheet = book.active
    for line in (["year", "exports", "guess"], [2015, 236, 1], [2016, 230, 2], [2017, 243, 3]):
        sheet.append(line)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


@pytest.mark.parametrize(
    ("hidden", "years", "names"),
    [
        (None, (2015, 2016, 2017), ["year", "exports", "guess"]),
        ("read", (2015, 2016, 2017), ["year", "exports", "guess"]),
        ("leave_out", (2015, 2017), ["year", "exports"]),
    ],
)
def test_hidden_rows_and_columns_are_said_or_read_as_asked(
    hidden: str | None, years: tuple[int, ...], names: list[str], tmp_path: Path
) -> None:
    log = Diagnostics()
    path = saved(tmp_path, hidden_rows)
    table = read_table(path, path.name, "trade", log, span=DECK, options=ReadOptions(hidden=hidden))
    assert table is not None
    assert (table["year"].values, table.names) == (years, tuple(names))
    assert [item.code for item in log] == ([] if hidden else ["hidden_cells"])


def test_the_first_sheet_is_the_first_that_is_seen(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.active.append(["draft"])
        book.active.sheet_state = "veryHidden"
        sheet = book.create_sheet("Trade")
        sheet.append(["year"])
        sheet.append([2017])

    table, said = read(saved(tmp_path, fill))
    assert table is not None
    assert (table.names, said) == (("year",), [])


def test_times_are_not_cut(tmp_path: Path) -> None:
    """Excel keeps 10:00 as a fraction of a day, which may come back as a hair less."""
    nearly, part = datetime(2018, 9, 12, 9, 59, 59, 999600), datetime(2018, 9, 12, 9, 59, 59, 250000)
    table, _ = read(saved(tmp_path, rows(["when"], [nearly], [part])))
    assert table is not None
    assert table["when"].texts == ("2018-09-12 10:00:00", "2018-09-12 09:59:59.250000")
