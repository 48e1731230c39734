"""Reads workbooks of other kinds than .xlsx by calamine, in a process of its own.

Calamine holds every cell between the first and the last of a sheet at once. A file that names a cell far out would
ask for more memory than there is, and take the process down with it. The process is
`python -m deckgen.sandbox.workbook_guest FOLDER`; it leaves the sheet in the folder as JSON.
"""

from __future__ import annotations

import io
import json
import pickle
import re
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from deckgen.processes.bounds import bound_memory
from deckgen.sandbox.apart import TASK, run
from deckgen.sandbox.guest_table import TABLE, leave
from deckgen.tables.grid import MOST_CELLS
from deckgen.tables.sheet import sheet_text
from deckgen.tables.sure_text import SureText

MODULE = "deckgen.sandbox.workbook_guest"
MOST_MEMORY = 3 << 30
MOST_BYTES = 400_000_000
# OpenDocument 1.2, part 1, 19.749.
_HIDES = re.compile(rb'table:visibility="(?:collapse|filter)"')


class WorkbookTask(Struct, frozen=True):
    """What the process is to do."""

    data: bytes
    """All that is in the file."""
    sheet: str | None
    """The title of the sheet; None for the first."""


class ReadSheet(Struct, frozen=True):
    """What the process leaves."""

    titles: list[str]
    """The titles of all sheets of cells, those that are hidden last."""
    hidden: list[str]
    """The titles of those that are hidden."""
    hides_cells: bool
    """Whether an OpenDocument workbook hides rows or columns; calamine doesn't tell which."""
    rows: list[list[str]]
    """The cells of the sheet from A1 on; none where there is no such sheet. What is no words is SureText."""
    merged: list[tuple[int, int, int, int]]
    """The merged cells: first row and column, last row and column, from 0."""
    problem: str = ""
    """Why there is nothing: "password" or "damaged", "large" for too many cells, or ""."""


def read_left(data: bytes) -> ReadSheet:
    """What the process left in the folder."""
    found = json.loads(data)
    # Words are written as they are, what is no words as a list of one.
    rows = [[cell if isinstance(cell, str) else SureText(cell[0]) for cell in row] for row in found["rows"]]
    return ReadSheet(
        found["titles"],
        found["hidden"],
        found["hides_cells"],
        rows,
        [tuple(area) for area in found["merged"]],
        found["problem"],
    )


def main(folder: Path) -> None:
    """Do the task in a folder: leave the sheet there."""
    task: WorkbookTask = pickle.loads((folder / TASK).read_bytes())

    def work() -> None:
        bound_memory(MOST_MEMORY)
        leave(folder, json.dumps(_read(task)).encode(), MOST_BYTES)

    run(folder, work, TABLE, 1)


def _read(task: WorkbookTask) -> dict[str, Any]:
    """What ReadSheet has, as JSON."""
    import python_calamine

    made: dict[str, Any] = {"titles": [], "hidden": [], "hides_cells": False, "rows": [], "merged": [], "problem": ""}
    try:
        book = python_calamine.load_workbook(io.BytesIO(task.data))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
        seen = python_calamine.SheetVisibleEnum.Visible
        sheets.sort(key=lambda sheet: sheet.visible != seen)
        titles = made["titles"] = [sheet.name for sheet in sheets]
        made["hidden"] = [sheet.name for sheet in sheets if sheet.visible != seen]
        title = task.sheet or next(iter(titles), None)
        if title is None or title not in titles:
            return made
        sheet = book.get_sheet_by_name(title)
        made["hides_cells"] = _hides_cells(task.data)
        if sheet.total_height * sheet.total_width > MOST_CELLS * 4:
            return {**made, "problem": "large"}
        made["rows"] = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        made["merged"] = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
    except python_calamine.PasswordError:
        return {**made, "problem": "password"}
    except python_calamine.CalamineError:
        return {**made, "rows": [], "problem": "damaged"}
    return made


def _hides_cells(data: bytes) -> bool:
    """Whether a workbook is one of OpenDocument that hides rows or columns of any sheet, by a filter or otherwise."""
    with suppress(zipfile.BadZipFile, KeyError, OSError, ValueError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _HIDES.search(archive.read("content.xml")) is not None
    return False


def _cell(value: object) -> str | list[str]:
    text = sheet_text(value)
    return [str(text)] if isinstance(text, SureText) else text


if __name__ == "__main__":
    main(Path(sys.argv[1]))
