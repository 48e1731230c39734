"""xlsx: a sheet of an Excel workbook. The values that Excel last computed are read, never the formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckgen.model.dataset import CellPlace
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import CellGrid, Complaints
from deckgen.tables.sheet import Sheet, asked_range, asked_sheet, sheet_grid

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MOST_UNPACKED = 500_000_000
# How files of Office begin that are not zip archives: those before 2007, and all that have a password.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# A formula that no program has computed: its cell has no <v>, or an empty one.
_UNCOMPUTED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
SAVE_AGAIN = "open it in Excel and save it again, or get the file again"


class _DamagedError(Exception):
    """A sheet whose XML can't be read."""


class Xlsx(Reader):
    """Sheets of Excel workbooks."""

    suffixes = (".xlsx",)
    options = ("sheet", "range")

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of a sheet, the first where none is named; of a range of cells only those in it."""
        place, options = CellPlace(file.span), file.options
        cells = asked_range(options.range, file.span_of("range"), complaints)
        book = _opened(file, complaints) if cells is not None else None
        if cells is None or book is None:
            return None
        titles = [sheet.title for sheet in book.worksheets]
        title = asked_sheet(options.sheet, titles, file.display_path, file.span_of("sheet"), complaints)
        if title is None:
            return None
        sheet = Sheet(title, file.display_path, file.span, cells)
        try:
            grid = sheet_grid(sheet, _rows(book[title], sheet), complaints)
        except _DamagedError:
            message = f"the sheet '{title}' of '{file.display_path}' is damaged"
            complaints.add("bad_workbook", message, lambda: place, SAVE_AGAIN)
            return None
        if grid is not None:
            _check_formulas(file.data, book[title], place, complaints)
        return grid


def _opened(file: TableFile, complaints: Complaints) -> Workbook | None:
    """The workbook in a file; None after a complaint."""
    if not _check_archive(file, complaints):
        return None
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
    except Exception:  # openpyxl raises whatever a damaged part leads it to
        place = CellPlace(file.span)
        message = f"'{file.display_path}' is damaged: Excel's file inside cannot be read"
        complaints.add("bad_workbook", message, lambda: place, SAVE_AGAIN)
        return None


def _check_archive(file: TableFile, complaints: Complaints) -> bool:
    """Whether a file is a zip archive, as workbooks are, of a size that can be unpacked; complains where it isn't."""
    place = CellPlace(file.span)
    if file.data.startswith(_OLD_OFFICE):
        message = f"'{file.display_path}' is an old Excel workbook (.xls), or one with a password"
        complaints.add("bad_workbook", message, lambda: place, "save it in Excel as .xlsx, without a password")
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        message = f"'{file.display_path}' is named .xlsx, but is no Excel workbook"
        hint = "open it in Excel and save it as .xlsx, or as CSV UTF-8"
        complaints.add("bad_workbook", message, lambda: place, hint)
        return False
    if size > _MOST_UNPACKED:
        most = f"at most {_MOST_UNPACKED / 1e6:,.0f} MB are read"
        message = f"'{file.display_path}' unpacks to {size / 1e6:,.0f} MB; {most}"
        complaints.add("too_large", message, lambda: place)
        return False
    return True


def _rows(worksheet: ReadOnlyWorksheet, sheet: Sheet) -> Iterator[tuple[object, ...]]:
    """The values of the cells, row by row; _DamagedError where the XML can't be read."""
    # Some programs write a size of the sheet that is too small, and openpyxl would read no further than that.
    worksheet.reset_dimensions()
    cells = sheet.cells
    try:
        yield from worksheet.iter_rows(cells.top, cells.bottom, cells.left, cells.right, values_only=True)
    except Exception as error:  # openpyxl raises whatever a damaged sheet leads it to
        raise _DamagedError from error


def _check_formulas(data: bytes, worksheet: ReadOnlyWorksheet, place: CellPlace, complaints: Complaints) -> None:
    """Complain of formulas without a value: Excel stores what a formula gave, many other programs don't."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(worksheet._worksheet_path)
    if b"<f" not in xml:
        return
    for match in _UNCOMPUTED.finditer(xml):
        cell = match.group(1).decode()
        message = f"the formula in cell {cell} of the sheet '{worksheet.title}' has no value yet"
        complaints.add("formula_without_value", message, lambda: place, "open the workbook in Excel and save it")
