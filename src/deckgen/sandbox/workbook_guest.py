"""Reads workbooks of other kinds than .xlsx by calamine, in the process that reads somebody's bytes.

Calamine holds every cell between the first and the last of a sheet at once. A file that names a cell far out would
ask for more memory than there is, and take the process down with it.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from itertools import islice

from deckgen.sandbox.read_sheet import ReadSheet, SheetTask, filled
from deckgen.tables.grid import MOST_CELLS
from deckgen.tables.merged_cells import MOST_MERGED
from deckgen.tables.workbook_archive import archive_problem

# OpenDocument 1.2, part 1, 19.749.
_HIDES = re.compile(rb'table:visibility="(?:collapse|filter)"')


def read_workbook(data: bytes, task: SheetTask) -> ReadSheet:
    """The cells of a sheet of a workbook."""
    import python_calamine

    problem, unpacked = archive_problem(data) if task.suffix != ".xls" else ("", 0)
    if problem:
        return ReadSheet(problem, unpacked)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
        seen = python_calamine.SheetVisibleEnum.Visible
        sheets.sort(key=lambda sheet: sheet.visible != seen)
        titles = [sheet.name for sheet in sheets]
        hidden = [sheet.name for sheet in sheets if sheet.visible != seen]
        title = task.title or next(iter(titles), None)
        if title is None or title not in titles:
            return ReadSheet(titles=titles, hidden=hidden)
        sheet = book.get_sheet_by_name(title)
        if sheet.total_height * sheet.total_width > MOST_CELLS * 4:
            return ReadSheet("large")
        values = sheet.to_python(skip_empty_area=False)
        rows = filled(
            ((number, row[task.left - 1 : task.right]) for number, row in enumerate(values, 1) if number >= task.top),
            task,
        )
        merged = [
            (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
            for first, last in islice(sheet.merged_cell_ranges or (), MOST_MERGED)
        ]
    except python_calamine.PasswordError:
        return ReadSheet("password")
    except python_calamine.CalamineError:
        return ReadSheet("damaged")
    if rows is None:
        return ReadSheet("large")
    return ReadSheet(
        titles=titles, hidden=hidden, hides_cells=_hides_cells(data, task.suffix), rows=rows, merged=merged
    )


def _hides_cells(data: bytes, suffix: str) -> bool:
    """Whether a workbook is one of OpenDocument that hides rows or columns of any sheet, by a filter or otherwise."""
    if suffix != ".ods":
        return False
    with suppress(zipfile.BadZipFile, KeyError, OSError, ValueError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _HIDES.search(archive.read("content.xml")) is not None
    return False
