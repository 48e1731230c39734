"""Sheets of cells, as in Excel: which sheet and which cells a deck asks for, and the table in them.

All kinds of workbooks share this, whatever their file looks like inside. Rows and columns are counted from 1, as
Excel counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, CellPlace, Complaints
from deckgen.tables.sure_text import SureText, sure_text

# B3:F20, B:F, B3, B, each with or without dollar signs; 3:5 matches too, but names no column.
_RANGE = re.compile(r"\$?([A-Z]{1,3})?\$?([0-9]+)?(:\$?([A-Z]{1,3})?\$?([0-9]+)?)?")


class CellRange(Struct, frozen=True):
    """The cells of a sheet that are read: all of them where nothing else is said."""

    top: int = 1
    """The first row."""
    bottom: int | None = None
    """The last row; None where the sheet is read to its end."""
    left: int = 1
    """The first column."""
    right: int | None = None
    """The last column; None where the sheet is read to its end."""


class Sheet(Struct, frozen=True):
    """A sheet whose table is read."""

    title: str
    """Its name in the workbook."""
    display_path: str
    """The workbook's path as the author wrote it."""
    span: Span
    """Where the deck names the workbook."""
    cells: CellRange
    """Which of its cells are read."""


def parse_range(text: str) -> CellRange:
    """The cells that a text such as B3:F20, b:f or $B$3:$F$20 names; ValueError where it names none."""
    match = _RANGE.fullmatch(text.strip().upper())
    left, top, second, right, bottom = match.groups() if match else (None,) * 5
    if left is None or (second and (right is None or (top is None) is not (bottom is None))):
        raise ValueError(text)
    bottom = bottom if second else top
    return CellRange(
        top=int(top or 1) or 1,
        bottom=None if bottom is None else int(bottom),
        left=column_number(left),
        right=column_number(right or left),
    )


def asked_range(text: str | None, span: Span, complaints: Complaints) -> CellRange | None:
    """The cells that the deck's `range` names, all where it has none; None after a complaint. `span` is its place."""
    if text is None:
        return CellRange()
    try:
        return parse_range(text)
    except ValueError:
        place, hint = CellPlace(span), "write it as B3:F20, or as B:F"
        complaints.add("wrong_value", f"'{text}' is no range of cells", lambda: place, hint)
        return None


def asked_sheet(
    title: str | None, titles: Sequence[str], display_path: str, span: Span, complaints: Complaints
) -> str | None:
    """The title of the sheet that the deck's `sheet` names, or of the first; None after a complaint at `span`."""
    if titles and (title is None or title in titles):
        return title or titles[0]
    message = f"'{display_path}' has no sheet '{title}'" if titles else f"'{display_path}' has no sheet of cells"
    place = CellPlace(span)
    complaints.add("unknown_sheet", message, lambda: place, did_you_mean(title or "", titles))
    return None


def sheet_grid(sheet: Sheet, rows: Iterable[Iterable[object]], complaints: Complaints) -> CellGrid | None:
    """The table in the rows of a sheet; None after a complaint where they are empty or too many.

    `rows` are the values of the cells within `sheet.cells`, empty rows included, so that they can be counted. The
    first row with anything in it is the header. Rows and columns without anything in them are left out.
    """
    filled = _filled_rows(sheet, rows, complaints)
    if filled is None:
        return None
    numbers, texts = filled
    width = max(map(len, texts))
    even = [row + [""] * (width - len(row)) for row in texts]
    columns = [column for column in range(width) if any(row[column] for row in even)]
    cells = [[row[column] for column in columns] for row in even]

    def at(row: int, column: int) -> CellPlace:
        number = numbers[0 if row == HEADER else row + 1]
        name = f"{column_letters(columns[column] + sheet.cells.left)}{number}"
        return CellPlace(sheet.span, f" (cell {name} of the sheet '{sheet.title}' in '{sheet.display_path}')")

    return CellGrid(cells[0], cells[1:], at)


def _filled_rows(
    sheet: Sheet, rows: Iterable[Iterable[object]], complaints: Complaints
) -> tuple[list[int], list[list[str]]] | None:
    """The numbers and the texts of the rows that have anything in them; None after a complaint."""
    numbers: list[int] = []
    texts: list[list[str]] = []
    place, cell_count = CellPlace(sheet.span), 0
    for number, row in enumerate(rows, sheet.cells.top):
        cells = [sheet_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            numbers.append(number)
            texts.append(cells)
            cell_count += len(cells)
        if cell_count > MOST_CELLS:
            message = f"'{sheet.display_path}' has more than {MOST_CELLS:,} cells"
            complaints.add("too_large", message, lambda: place, "keep only the rows and columns you show")
            return None
    if not texts:
        where = "that range of " if sheet.cells != CellRange() else ""
        message = f"{where}the sheet '{sheet.title}' of '{sheet.display_path}' is empty"
        complaints.add("empty_file", message, lambda: place)
        return None
    return numbers, texts


def sheet_text(value: object) -> str:
    """The value of a cell as a CSV file would write it. Fractions of a second are dropped."""
    if isinstance(value, datetime):
        # A workbook has no days, only moments: a day is the moment at which it begins.
        moment = value.replace(microsecond=0)
        return SureText(moment.date().isoformat() if moment.time() == moment.min.time() else moment.isoformat(" "))
    if isinstance(value, date):
        return SureText(value.isoformat())
    return sure_text(value)


def column_letters(number: int) -> str:
    """The letters by which Excel names a column: A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of the column that capital letters name: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
