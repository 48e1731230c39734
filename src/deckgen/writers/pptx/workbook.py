"""Workbooks: the .xlsx behind a chart, in which people edit its values. The one module that knows XlsxWriter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from deckgen.model.native_chart import Column
from deckgen.writers.pptx.package import packed
from deckgen.writers.xml_words import legal

SHEET: Final = "Sheet1"
# How wide a column may be, in characters.
_WIDEST: Final = 40


def workbook(columns: Sequence[Column], date: str, author: str) -> bytes:
    """The bytes of a workbook with these columns, each a head and a value for each row.

    The same columns, date (ISO 8601) and author give the same bytes: the time of the build is kept out of them.
    """
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": datetime.fromisoformat(date[:10]), "author": legal(author)})
    sheet = book.add_worksheet(SHEET)
    for number, column in enumerate(columns):
        _write(book, sheet, number, column)
    # Years are words here, as they are on the axis; Excel would mark each cell with "number stored as text".
    sheet.ignore_errors({"number_stored_as_text": f"$A$2:$A${max(2, len(columns[0].values) + 1)}"})
    book.close()
    # XlsxWriter's zip holds the time of the build.
    with zipfile.ZipFile(stream) as archive:
        return packed((entry.filename, archive.read(entry)) for entry in archive.infolist())


def cells(column: int, rows: int) -> str:
    """The cells of a column (counted from 0) that hold its values, as a chart's formula: "Sheet1!$B$2:$B$9"."""
    return f"{SHEET}!${letter(column)}$2:${letter(column)}${rows + 1}"


def head(column: int) -> str:
    """The cell that holds the head of a column (counted from 0), as a chart's formula: "Sheet1!$B$1"."""
    return f"{SHEET}!${letter(column)}$1"


def letter(column: int) -> str:
    """The name of a column (counted from 0): A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _write(book: Any, sheet: Any, number: int, column: Column) -> None:
    """Writes a column into the sheet; a missing value leaves its cell empty, and a sum is a formula."""
    style = book.add_format({"num_format": column.code}) if column.code != "General" else None
    words = [column.head, *(value for value in column.values if isinstance(value, str))]
    sheet.set_column(number, number, min(_WIDEST, max(map(len, words)) + 2))
    if column.head:
        sheet.write_string(0, number, legal(column.head))
    for row, value in enumerate(column.values, 1):
        if isinstance(value, str):
            sheet.write_string(row, number, legal(value))
        elif value is not None and column.adds:
            parts = ",".join(f"{letter(each)}{row + 1}" for each in column.adds)
            sheet.write_formula(row, number, f"=SUM({parts})", style, value)
        elif value is not None:
            sheet.write_number(row, number, value, style)
