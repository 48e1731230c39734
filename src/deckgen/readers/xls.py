"""xls: sheets of workbooks before Excel 2007 (.xls), of binary ones (.xlsb) and of OpenDocument (.ods).

Calamine reads them, in a process of its own. It gives values without their number formats.
"""

from __future__ import annotations

from deckgen.model.dataset import CellPlace
from deckgen.model.program import Failure
from deckgen.reader import Reader, TableFile
from deckgen.sandbox.apart import send_for
from deckgen.sandbox.guest_table import TABLE
from deckgen.sandbox.workbook_guest import MODULE, ReadSheet, WorkbookTask, read_left
from deckgen.tables.filled_rows import Area
from deckgen.tables.grid import MOST_CELLS, CellGrid, Complaints
from deckgen.tables.hidden_cells import LEAVE_OUT, Hidden
from deckgen.tables.options import Asked
from deckgen.tables.sheet import CellRange, Sheet, asked_range, asked_sheet, sheet_grid
from deckgen.tables.workbook_archive import OLD_OFFICE, check_archive

_MOST_SECONDS = 60.0
_DAMAGED = Failure(0, "damaged", None)


class Xls(Reader):
    """Sheets of old, binary and OpenDocument workbooks."""

    suffixes = (".xls", ".xlsb", ".ods")
    options = ("sheet", "hidden", "range", "header", "skip_last")

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of a sheet, the first where none is named; of a range of cells only those in it."""
        asked, options = file.asked(complaints.log), file.options
        cells = asked_range(options.range, file.span_of("range"), complaints)
        if cells is None or not _is_sound(file, complaints):
            return None
        task = WorkbookTask(file.data, str(options.sheet) if options.sheet else None)
        left = send_for(MODULE, task, (TABLE,), _DAMAGED, most_seconds=_MOST_SECONDS)
        found = ReadSheet([], [], False, [], [], "damaged") if isinstance(left, Failure) else read_left(left[0])
        if found.problem:
            _complain(found.problem, file, complaints)
            return None
        title = asked_sheet(options.sheet, found.titles, file.display_path, file.span_of("sheet"), complaints)
        if title is None:
            return None
        _say_unseen(found, file, asked)
        sheet = Sheet(title, file.display_path, file.span, cells, Hidden(is_sheet=title in found.hidden))
        rows = (row[cells.left - 1 : cells.right] for row in found.rows[cells.top - 1 :])
        return sheet_grid(sheet, rows, asked, complaints, [_area(cells, area) for area in found.merged])


def _say_unseen(found: ReadSheet, file: TableFile, asked: Asked) -> None:
    """Say that hidden rows and columns are read as all others are; calamine doesn't tell which they are."""
    wants = asked.options.hidden
    if wants == LEAVE_OUT:
        hint = "save it as .xlsx"
        asked.log.error("wrong_value", "only of .xlsx it is known what is hidden", asked.span_of("hidden"), hint)
    elif wants is None and found.hides_cells:
        message = f"'{file.display_path}' hides rows or columns, which are read all the same"
        hint = "save it as .xlsx and write 'hidden: leave_out', or write 'hidden: read'"
        asked.log.warning("hidden_cells", message, file.span, hint)


def _area(cells: CellRange, area: tuple[int, int, int, int]) -> Area:
    """Merged cells as the table counts them: rows from 1, columns from the first one of the range."""
    top, left, bottom, right = area
    return Area(top + 1, bottom + 1, left + 1 - cells.left, right + 1 - cells.left)


def _is_sound(file: TableFile, complaints: Complaints) -> bool:
    """Whether the file may be read: it begins as such a file does, and doesn't unpack to too much."""
    if file.suffix != ".xls":
        return check_archive(file.data, file.asked(complaints.log), complaints)
    if file.data.startswith(OLD_OFFICE):
        return True
    place = CellPlace(file.span)
    message = f"'{file.display_path}' is named .xls, but is no old Excel workbook"
    # Many programs give the ending .xls to pages of the web and to CSV, as Excel opens them all the same.
    is_new = file.data.startswith(b"PK")
    hint = "name it .xlsx" if is_new else "open it in Excel and save it as .xlsx; if it is plain text, name it .csv"
    complaints.add("bad_workbook", message, lambda: place, hint)
    return False


def _complain(problem: str, file: TableFile, complaints: Complaints) -> None:
    """Say why there are no cells."""
    place, path = CellPlace(file.span), file.display_path
    if problem == "large":
        message = f"'{path}' has more than {MOST_CELLS:,} cells"
        complaints.add("too_large", message, lambda: place, "keep only the rows and columns you show")
    elif problem == "password":
        complaints.add("bad_workbook", f"'{path}' has a password", lambda: place, "save it without one")
    else:
        message = f"'{path}' is damaged, or asks for more memory than a table needs"
        complaints.add("bad_workbook", message, lambda: place, "open it and save it as .xlsx")
