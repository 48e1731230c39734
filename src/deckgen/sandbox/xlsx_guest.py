"""Reads workbooks of Excel by openpyxl, in the process that reads somebody's bytes.

openpyxl goes through every row up to the last one that a sheet names, and holds all words that a workbook shares.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from deckgen.sandbox.read_sheet import MOST_ROWS, ReadSheet, SheetTask, filled
from deckgen.tables.hidden_cells import hidden_in
from deckgen.tables.merged_cells import merged_names
from deckgen.tables.sheet import Shown, column_number, percent_format
from deckgen.tables.table_bounds import MOST_COLUMNS
from deckgen.tables.workbook_archive import archive_problem

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# A formula that no program has computed: its cell has no <v>, or an empty one.
_UNCOMPUTED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_MOST_UNCOMPUTED = 1_000
# A row whose number has eight digits or more lies below the last one that there can be.
_FAR_DOWN = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'][0-9]{8}""")


def read_xlsx(data: bytes, task: SheetTask) -> ReadSheet:
    """The cells of a sheet of a workbook."""
    problem, unpacked = archive_problem(data)
    if problem:
        return ReadSheet(problem, unpacked)
    with warnings.catch_warnings():
        # openpyxl warns of what it doesn't keep, such as drop-down lists. Nothing is written, so nothing is lost.
        warnings.simplefilter("ignore")
        try:
            from openpyxl import load_workbook

            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = sorted(book.worksheets, key=_is_hidden)
        except MemoryError:
            raise
        except Exception:  # openpyxl raises whatever a damaged part leads it to
            return ReadSheet("damaged")
        return _read(data, book, sheets, task)


def _read(data: bytes, book: Workbook, sheets: list[ReadOnlyWorksheet], task: SheetTask) -> ReadSheet:
    """The cells of a sheet of an open workbook."""
    titles = [sheet.title for sheet in sheets]
    hidden = [sheet.title for sheet in sheets if _is_hidden(sheet)]
    title = task.title if task.title is not None else next(iter(titles), None)
    if title is None or title not in titles:
        return ReadSheet(titles=titles, hidden=hidden)
    try:
        xml = _xml(data, book[title])
        if _FAR_DOWN.search(xml):
            return ReadSheet("damaged_sheet", titles=[title])
        rows = filled(_rows(book[title], task), task)
        hides = hidden_in(xml, is_sheet=False)
        columns = {column for span in hides.columns for column in range(span.start, min(span.stop, MOST_COLUMNS + 1))}
        merged = [
            (top, column_number(left), bottom, column_number(right)) for left, top, right, bottom in merged_names(xml)
        ]
    except MemoryError:
        raise
    except Exception:  # openpyxl raises whatever a damaged sheet leads it to
        return ReadSheet("damaged_sheet", titles=[title])
    if rows is None:
        return ReadSheet("large")
    found = islice(_UNCOMPUTED.finditer(xml) if b"<f" in xml else (), _MOST_UNCOMPUTED)
    return ReadSheet(
        titles=titles,
        hidden=hidden,
        hidden_rows=sorted(hides.rows),
        hidden_columns=sorted(columns),
        rows=rows,
        merged=merged,
        uncomputed=[match.group(1).decode() for match in found],
    )


def _is_hidden(worksheet: ReadOnlyWorksheet) -> bool:
    return bool(worksheet.sheet_state != "visible")


def _xml(data: bytes, worksheet: ReadOnlyWorksheet) -> bytes:
    """The XML of a sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(worksheet._worksheet_path)


def _rows(worksheet: ReadOnlyWorksheet, task: SheetTask) -> Iterator[tuple[int, list[object]]]:
    """The numbers and the values of the rows, to the end of the sheet."""
    # Some programs write a size of the sheet that is too small, and openpyxl would read no further than that.
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows(task.top, MOST_ROWS, task.left, task.right)
    for number, row in enumerate(rows, task.top):
        yield number, [_value(cell) for cell in row]


def _value(cell: ReadOnlyCell | EmptyCell) -> object:
    """What a cell holds; a number that the sheet shows as a percentage comes with its format."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return Shown.of(value, percent_format(cell.number_format))
    return value
