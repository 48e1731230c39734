"""xlsx: a sheet of an Excel workbook. The values that Excel last computed are read, never the formulas."""

from __future__ import annotations

from deckgen.processes.kept import Kept
from deckgen.reader import Reader, TableFile
from deckgen.sandbox.read_sheet import grid_of_sheet, task_of
from deckgen.sandbox.xlsx_guest import read_xlsx
from deckgen.tables.grid import CellGrid, Complaints
from deckgen.tables.sheet import asked_range

SAVE_AGAIN = "open it in Excel and save it again, or get the file again"
_KEPT = Kept(("sandbox", "tables", "numbers"), {"openpyxl": "openpyxl"})


class Xlsx(Reader):
    """Sheets of Excel workbooks."""

    suffixes = (".xlsx", ".xlsm")
    options = ("sheet", "hidden", "range", "header", "skip_last")

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of a sheet, the first where none is named; of a range of cells only those in it."""
        asked = file.asked(complaints.log)
        cells = asked_range(file.options.range, file.span_of("range"), complaints)
        if cells is None:
            return None
        found = _KEPT.parse(read_xlsx, file.data, task_of(file.suffix, file.options.sheet, cells))
        return grid_of_sheet(found, cells, asked, complaints, SAVE_AGAIN)
