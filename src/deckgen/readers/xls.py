"""xls: sheets of workbooks before Excel 2007 (.xls), of binary ones (.xlsb) and of OpenDocument (.ods).

Calamine reads them, in a process of its own. It gives values without their number formats.
"""

from __future__ import annotations

from deckgen.model.dataset import CellPlace
from deckgen.processes.kept import Kept
from deckgen.reader import Reader, TableFile
from deckgen.sandbox.read_sheet import ReadSheet, grid_of_sheet, task_of
from deckgen.sandbox.workbook_guest import read_workbook
from deckgen.tables.grid import CellGrid, Complaints
from deckgen.tables.hidden_cells import LEAVE_OUT
from deckgen.tables.options import Asked
from deckgen.tables.sheet import asked_range
from deckgen.tables.workbook_archive import OLD_OFFICE

_KEPT = Kept(("sandbox", "tables", "numbers"), {"python_calamine": "python-calamine"})


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
        found = _KEPT.parse(read_workbook, file.data, task_of(file.suffix, options.sheet, cells))
        if isinstance(found, ReadSheet) and not found.problem:
            _say_unseen(found, file, asked)
        return grid_of_sheet(found, cells, asked, complaints, "open it and save it as .xlsx")


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


def _is_sound(file: TableFile, complaints: Complaints) -> bool:
    """Whether the file may be read: an old workbook begins as such a file does."""
    if file.suffix != ".xls" or file.data.startswith(OLD_OFFICE):
        return True
    place = CellPlace(file.span)
    message = f"'{file.display_path}' is named .xls, but is no old Excel workbook"
    # Many programs give the ending .xls to pages of the web and to CSV, as Excel opens them all the same.
    is_new = file.data.startswith(b"PK")
    hint = "name it .xlsx" if is_new else "open it in Excel and save it as .xlsx; if it is plain text, name it .csv"
    complaints.add("bad_workbook", message, lambda: place, hint)
    return False
