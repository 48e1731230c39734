"""xlsx: a sheet of an Excel workbook. The values that Excel last computed are read, never the formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.model.diagnostics import did_you_mean
from deckgen.reader import Reader, TableFile
from deckgen.tables.column_types import written
from deckgen.tables.grid import HEADER, MOST_CELLS, Complaints, Grid, Place
from deckgen.tables.options import place_of

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet


class Bounds(Struct, frozen=True):
    """The rows and columns that are read, counted from 1; None where they run to the end."""

    top: int = 1
    bottom: int | None = None
    left: int = 1
    right: int | None = None


_MOST_UNPACKED = 500_000_000
# A formula that no program has computed: its cell has no <v>, or an empty one.
_UNCOMPUTED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)


class Xlsx(Reader):
    """Sheets of Excel workbooks."""

    suffixes = (".xlsx",)
    options = ("sheet", "range")

    def grid(self, file: TableFile, complaints: Complaints) -> Grid | None:
        """The cells of a sheet, the first where none is named."""
        return _read(file, complaints)


def _read(file: TableFile, complaints: Complaints) -> Grid | None:
    """The cells of a sheet, the first where none is named; None once the log says why they cannot be read.

    Of a range of cells only those in it are read. The first row with anything in it is the header; empty rows and
    nameless empty columns are left out.
    """
    data, shown, span = file.data, file.path, file.span
    sheet, cells = file.options.sheet, file.options.range
    try:
        bounds = _bounds(cells)
    except ValueError:
        words = f"'{cells}' is no range of cells"
        complaints.add("wrong_value", words, lambda: Place(place_of(cells, span)), "write it as B3:F20, or as B:F")
        return None
    place = Place(span)
    if not _openable(data, shown, place, complaints):
        return None
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception:  # openpyxl raises whatever a damaged part leads it to
        complaints.add("bad_workbook", f"'{shown}' is damaged: Excel's file inside cannot be read", lambda: place)
        return None
    names = [found.title for found in book.worksheets]
    if not names or (sheet is not None and sheet not in names):
        words = f"'{shown}' has no sheet '{sheet}'" if names else f"'{shown}' has no sheet of cells"
        complaints.add("unknown_sheet", words, lambda: Place(place_of(sheet, span)), did_you_mean(sheet or "", names))
        return None
    chosen = book[sheet or names[0]]
    grid = _grid(chosen, shown, bounds, place, complaints)
    if grid:
        _uncomputed(data, chosen, place, complaints)
    return grid


def _openable(data: bytes, shown: str, place: Place, complaints: Complaints) -> bool:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        words = f"'{shown}' is an old Excel workbook (.xls), or one with a password"
        complaints.add("bad_workbook", words, lambda: place, "save it in Excel as .xlsx, without a password")
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        words = f"'{shown}' is named .xlsx, but is no Excel workbook"
        complaints.add("bad_workbook", words, lambda: place, "open it in Excel and save it as .xlsx, or as CSV UTF-8")
        return False
    if size > _MOST_UNPACKED:
        words = f"'{shown}' unpacks to {size / 1e6:,.0f} MB; at most {_MOST_UNPACKED / 1e6:,.0f} MB are read"
        complaints.add("too_large", words, lambda: place)
        return False
    return True


def _uncomputed(data: bytes, sheet: ReadOnlyWorksheet, place: Place, complaints: Complaints) -> None:
    """Complain of formulas that hold no value yet, as programs other than Excel leave them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(sheet._worksheet_path)
    if b"<f" not in xml:
        return
    for match in _UNCOMPUTED.finditer(xml):
        words = f"the formula in cell {match.group(1).decode()} of the sheet '{sheet.title}' has no value yet"
        complaints.add("formula_without_value", words, lambda: place, "open the workbook in Excel and save it")


def _bounds(cells: str | None) -> Bounds:
    """The rows and columns of a range. Raises ValueError where it is none."""
    if cells is None:
        return Bounds()
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(cells.strip().upper())
    if left is None:
        raise ValueError(cells)
    return Bounds(top or 1, bottom, left, right)


def _grid(sheet: ReadOnlyWorksheet, shown: str, bounds: Bounds, place: Place, complaints: Complaints) -> Grid | None:
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    numbers: list[int] = []
    count = 0
    try:
        read = sheet.iter_rows(bounds.top, bounds.bottom, bounds.left, bounds.right, values_only=True)
        for number, row in enumerate(read, bounds.top):
            cells = _texts(row)
            if cells:
                rows.append(cells)
                numbers.append(number)
                count += len(cells)
            if count > MOST_CELLS:
                words = f"'{shown}' has more than {MOST_CELLS:,} cells"
                complaints.add("too_large", words, lambda: place, "keep only the rows and columns you show")
                return None
    except Exception:  # openpyxl raises whatever a damaged sheet leads it to
        complaints.add("bad_workbook", f"the sheet '{sheet.title}' of '{shown}' is damaged", lambda: place)
        return None
    if not rows:
        where = "that range of " if bounds != Bounds() else ""
        complaints.add("empty_file", f"{where}the sheet '{sheet.title}' of '{shown}' is empty", lambda: place)
        return None
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    kept = [column for column in range(width) if any(row[column] for row in full)]
    full = [[row[column] for column in kept] for row in full]

    def at(row: int, column: int) -> Place:
        number = numbers[0 if row == HEADER else row + 1]
        cell = f"{_letters(kept[column] + bounds.left - 1)}{number}"
        return Place(place.span, f" (cell {cell} of the sheet '{sheet.title}' in '{shown}')")

    return Grid(full[0], full[1:], at)


def _texts(row: Iterable[object]) -> list[str]:
    """The cells of a row as a CSV would write them, without the empty ones at its end."""
    cells = [_text(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: object) -> str:
    if isinstance(value, datetime):
        moment = value.replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == moment.min.time() else moment.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return written(value)


def _letters(column: int) -> str:
    """The letters of a column, counted from 0, as Excel shows them."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
