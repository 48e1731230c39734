"""Workbooks: the sheet of values that stands behind a chart, as an .xlsx; the one module that knows XlsxWriter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from deckgen.model.native_chart import Column
from deckgen.writers.pptx.markup import legal
from deckgen.writers.pptx.package import packed

SHEET: Final = "Sheet1"
_WIDEST: Final = 40


def workbook(columns: Sequence[Column], date: str, author: str) -> bytes:
    """The file: a head and a value for each row. The same columns, date (ISO 8601) and author give the same bytes."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": datetime.fromisoformat(date[:10]), "author": legal(author)})
    sheet = book.add_worksheet(SHEET)
    for number, column in enumerate(columns):
        _write(book, sheet, number, column)
    # Years are words here, as they are on the axis; Excel would mark each of them.
    sheet.ignore_errors({"number_stored_as_text": f"$A$2:$A${max(2, len(columns[0].values) + 1)}"})
    book.close()
    with zipfile.ZipFile(stream) as archive:
        return packed((entry.filename, archive.read(entry)) for entry in archive.infolist())


def cells(column: int, rows: int) -> str:
    """The formula of the values of a column, counted from 0."""
    return f"{SHEET}!${letter(column)}$2:${letter(column)}${rows + 1}"


def head(column: int) -> str:
    """The formula of the head of a column, counted from 0."""
    return f"{SHEET}!${letter(column)}$1"


def letter(column: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _write(book: Any, sheet: Any, number: int, column: Column) -> None:
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
