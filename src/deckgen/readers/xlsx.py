"""xlsx: a sheet of an Excel workbook. The values that Excel last computed are read, never the formulas."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckgen.model.dataset import CellPlace
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import CellGrid, Complaints
from deckgen.tables.hidden_cells import hidden_in
from deckgen.tables.merged_cells import merged_names
from deckgen.tables.sheet import (
    CellRange,
    Sheet,
    Shown,
    area_in,
    asked_range,
    asked_sheet,
    percent_format,
    sheet_grid,
)
from deckgen.tables.workbook_archive import check_archive

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# A formula that no program has computed: its cell has no <v>, or an empty one.
_UNCOMPUTED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
SAVE_AGAIN = "open it in Excel and save it again, or get the file again"


class _DamagedError(Exception):
    """A sheet whose XML can't be read."""


class Xlsx(Reader):
    """Sheets of Excel workbooks."""

    suffixes = (".xlsx", ".xlsm")
    options = ("sheet", "hidden", "range", "header", "skip_last")

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of a sheet, the first where none is named; of a range of cells only those in it."""
        cells = asked_range(file.options.range, file.span_of("range"), complaints)
        if cells is None or not check_archive(file.data, file.asked(complaints.log), complaints):
            return None
        with warnings.catch_warnings():
            # openpyxl warns of what it doesn't keep, such as drop-down lists. Nothing is written, so nothing is lost.
            warnings.simplefilter("ignore")
            book = _opened(file, complaints)
            return _grid(book, cells, file, complaints) if book is not None else None


def _grid(book: Workbook, cells: CellRange, file: TableFile, complaints: Complaints) -> CellGrid | None:
    """The cells of the sheet that the deck asks for; None after a complaint."""
    place, span = CellPlace(file.span), file.span_of("sheet")
    # The first sheet is the first that is seen.
    sheets = sorted(book.worksheets, key=_is_hidden)
    titles = [sheet.title for sheet in sheets]
    title = asked_sheet(file.options.sheet, titles, file.display_path, span, complaints)
    if title is None:
        return None
    try:
        xml = _xml(file.data, book[title])
        hidden = hidden_in(xml, is_sheet=_is_hidden(book[title]))
        sheet = Sheet(title, file.display_path, file.span, cells, hidden)
        merged = [area_in(cells, *names) for names in merged_names(xml)]
        grid = sheet_grid(sheet, _rows(book[title], sheet), file.asked(complaints.log), complaints, merged)
    except _DamagedError:
        message = f"the sheet '{title}' of '{file.display_path}' is damaged"
        complaints.add("bad_workbook", message, lambda: place, SAVE_AGAIN)
        return None
    if grid is not None:
        _check_formulas(xml, title, place, complaints)
    return grid


def _is_hidden(worksheet: ReadOnlyWorksheet) -> bool:
    return bool(worksheet.sheet_state != "visible")


def _xml(data: bytes, worksheet: ReadOnlyWorksheet) -> bytes:
    """The XML of a sheet; _DamagedError where it can't be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(worksheet._worksheet_path)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, NotImplementedError) as error:
        raise _DamagedError from error


def _opened(file: TableFile, complaints: Complaints) -> Workbook | None:
    """The workbook in a file; None after a complaint."""
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
    except Exception:  # openpyxl raises whatever a damaged part leads it to
        place = CellPlace(file.span)
        message = f"'{file.display_path}' is damaged: Excel's file inside cannot be read"
        complaints.add("bad_workbook", message, lambda: place, SAVE_AGAIN)
        return None


def _rows(worksheet: ReadOnlyWorksheet, sheet: Sheet) -> Iterator[list[object]]:
    """The values of the cells, row by row to the end of the sheet; _DamagedError where the XML can't be read."""
    # Some programs write a size of the sheet that is too small, and openpyxl would read no further than that.
    worksheet.reset_dimensions()
    cells = sheet.cells
    try:
        for row in worksheet.iter_rows(cells.top, None, cells.left, cells.right):
            yield [_value(cell) for cell in row]
    except Exception as error:  # openpyxl raises whatever a damaged sheet leads it to
        raise _DamagedError from error


def _value(cell: ReadOnlyCell | EmptyCell) -> object:
    """What a cell holds; a number that the sheet shows as a percentage comes with its format."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return Shown.of(value, percent_format(cell.number_format))
    return value


def _check_formulas(xml: bytes, title: str, place: CellPlace, complaints: Complaints) -> None:
    """Complain of formulas without a value: Excel stores what a formula gave, many other programs don't."""
    if b"<f" not in xml:
        return
    for match in _UNCOMPUTED.finditer(xml):
        message = f"the formula in cell {match.group(1).decode()} of the sheet '{title}' has no value yet"
        complaints.add("formula_without_value", message, lambda: place, "open the workbook in Excel and save it")
