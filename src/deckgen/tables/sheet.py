"""Sheets of cells, as in Excel: which sheet and which cells a deck asks for, and the table in them.

All kinds of workbooks share this, whatever their file looks like inside. Rows and columns are counted from 1, as
Excel counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice, takewhile

from msgspec import Struct

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.tables.column_types import moment_text, to_whole_second, written
from deckgen.tables.filled_rows import Area, FilledRows
from deckgen.tables.grid import MOST_CELLS, CellGrid, Complaints
from deckgen.tables.header_rows import grid_of, headed
from deckgen.tables.hidden_cells import Hidden, HiddenCells
from deckgen.tables.merged_cells import warn_of_merged_cells
from deckgen.tables.options import Asked
from deckgen.tables.sure_text import SureText, sure_text

# B3:F20, B3:F, B:F, B3, B, each with or without dollar signs; 3:5 matches too, but names no column.
_RANGE = re.compile(r"\$?([A-Z]{1,3})?\$?([0-9]+)?(:\$?([A-Z]{1,3})?\$?([0-9]+)?)?")

# What in a format is no part of the number: words in quotes, escaped characters, colors and conditions.
_UNREAD = re.compile(r'"[^"]*"|\\.|\[[^\]]{0,99}\]|[_*].')
# How many rows below a range are counted.
MOST_BELOW = 10_000


class Shown(float):
    """The number in a cell, with the Excel format that the sheet shows it in."""

    number_format: str = ""

    @classmethod
    def of(cls, number: float, number_format: str) -> Shown:
        """A number with its format."""
        made = cls(number)
        made.number_format = number_format
        return made


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
    hidden: Hidden = Hidden()
    """Which of them nobody sees there."""


def parse_range(text: str) -> CellRange:
    """The cells that a text such as B3:F20, A5:D, b:f or $B$3:$F$20 names; ValueError where it names none."""
    match = _RANGE.fullmatch(text.strip().upper())
    left, top, second, right, bottom = match.groups() if match else (None,) * 5
    if left is None or (second and (right is None or (top is None and bottom is not None))):
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
        place, hint = CellPlace(span), "write it as B3:F20, or A5:D, open at the end, or B:F"
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


def sheet_grid(
    sheet: Sheet, rows: Iterable[Iterable[object]], asked: Asked, complaints: Complaints, merged: Sequence[Area] = ()
) -> CellGrid | None:
    """The table in the rows of a sheet; None after a complaint where they are empty or too many.

    `rows` are the values of the cells from the first row of `sheet.cells` on, to the end of the sheet, with empty
    rows included, so that they can be counted. The first row with anything in it is the header where the deck names
    no other. Rows and columns without anything in them are left out. `merged` are the merged cells, by the columns
    of `sheet.cells`.
    """
    all_rows = iter(rows)
    hidden = HiddenCells(sheet.hidden, sheet.title, sheet.cells.left, asked, column_letters)
    filled = _filled_rows(sheet, all_rows, merged, hidden, complaints)
    if filled is None:
        return None
    hidden.warn()
    made = headed(filled, asked, complaints)
    if made is None:
        return None
    _warn_of_rows_below(sheet, all_rows, asked)
    warn_of_merged_cells(made, asked)
    return grid_of(made)


def percent_format(code: str) -> str:
    """The Excel format of a cell that shows a percentage, reduced to its decimals, such as 0.0%; "" for any other."""
    bare = _UNREAD.sub("", code).partition(";")[0]
    if "%" not in bare:
        return ""
    decimals = sum(letter in "0#?" for letter in bare.partition(".")[2])
    return f"0.{'0' * decimals}%" if decimals else "0%"


def _filled_rows(
    sheet: Sheet,
    rows: Iterator[Iterable[object]],
    merged: Sequence[Area],
    hidden: HiddenCells,
    complaints: Complaints,
) -> FilledRows | None:
    """The rows of the range that have anything in them; None after a complaint."""
    numbers: list[int] = []
    texts: list[list[str]] = []
    place, cell_count = CellPlace(sheet.span), 0
    bottom = sheet.cells.bottom
    for number, row in enumerate(islice(rows, None if bottom is None else bottom - sheet.cells.top + 1)):
        cells = _texts(row)
        cells = hidden.read(number + sheet.cells.top, cells) if cells else cells
        if cells:
            numbers.append(number + sheet.cells.top)
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

    def at(row: int, column: int) -> CellPlace:
        name = f"{column_letters(column + sheet.cells.left)}{numbers[row]}"
        return CellPlace(sheet.span, f" (cell {name} of the sheet '{sheet.title}' in '{sheet.display_path}')")

    return FilledRows(texts, numbers, at, merged=merged)


def _texts(row: Iterable[object]) -> list[str]:
    """The texts of a row's cells up to the last one with anything in it."""
    cells = [sheet_text(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _warn_of_rows_below(sheet: Sheet, rows: Iterator[Iterable[object]], asked: Asked) -> None:
    """Warn of rows that go on right below the range: the sheet has grown. A single cell there is taken for a note."""
    cells = sheet.cells
    if cells.bottom is None:
        return
    fewest = 1 if cells.right == cells.left else 2
    below = sum(1 for _ in takewhile(lambda row: sum(map(bool, _texts(row))) >= fewest, islice(rows, MOST_BELOW)))
    if not below:
        return
    left, right = column_letters(cells.left), column_letters(cells.right or cells.left)
    count = f"{below} row{'s' if below > 1 else ''}" if below < MOST_BELOW else f"{below} rows or more"
    message = f"the range ends above {count} of the sheet '{sheet.title}' that go on below it"
    hint = f"write '{left}{cells.top}:{right}', which grows with the sheet; 'skip_last' leaves out notes at its end"
    asked.log.warning("rows_below_range", message, asked.span_of("range"), hint)


def sheet_text(value: object) -> str:
    """The value of a cell as a CSV file would write it; SureText stays."""
    if isinstance(value, SureText):
        return value
    if isinstance(value, datetime):
        # A workbook has no days, only moments: a day is the moment at which it begins.
        # It keeps moments as fractions of a day, so that 10:00 may come as 09:59:59.9996.
        moment = to_whole_second(value)
        is_day = moment.time() == moment.min.time()
        return SureText(moment.date().isoformat() if is_day else moment_text(moment, "seconds"))
    if isinstance(value, date):
        return SureText(value.isoformat())
    if isinstance(value, Shown):
        return SureText.of(written(float(value)), value.number_format)
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
