"""ReadSheet: what is read of a workbook in a process of its own, whatever its kind, and the table that becomes of it.

Empty rows don't travel, so that a row far down costs nothing. Cells travel as words, or as lists where it is known
that they hold no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from deckgen.model.dataset import CellPlace
from deckgen.processes.parsing import Failed
from deckgen.tables.filled_rows import Area
from deckgen.tables.grid import MOST_CELLS, CellGrid, Complaints
from deckgen.tables.hidden_cells import Hidden
from deckgen.tables.options import Asked
from deckgen.tables.sheet import MOST_BELOW, CellRange, Sheet, asked_sheet, sheet_grid, sheet_text
from deckgen.tables.sure_text import SureText
from deckgen.tables.table_bounds import MOST_COLUMNS, too_many_cells
from deckgen.tables.workbook_archive import complain_of_archive

# As many as a sheet of Excel has.
MOST_ROWS = 1_048_576
# The words of a cell, or in a list its sure text and the format that the file shows it in.
Cell = str | list[str]


class SheetTask(Struct, frozen=True, array_like=True):
    """What is read of a workbook."""

    suffix: str
    """The ending of the file, such as ".ods"."""
    title: str | None
    """The title of the sheet; None for the first."""
    top: int
    """The first row, from 1."""
    bottom: int | None
    """The last row; None for the last one of the sheet."""
    left: int
    """The first column, from 1."""
    right: int | None
    """The last column; None for the last one of the sheet."""


class ReadSheet(Struct, frozen=True, array_like=True):
    """What was read."""

    problem: str = ""
    """Why there is nothing: a problem of the archive, "password", "damaged", "damaged_sheet", "large", or ""."""
    unpacked: int = 0
    """How many bytes the archive unpacks to, where these are too many."""
    titles: list[str] = []
    """The titles of all sheets of cells, those that are hidden last."""
    hidden: list[str] = []
    """The titles of those that are hidden."""
    hides_cells: bool = False
    """Whether rows or columns are hidden, and it isn't known which."""
    hidden_rows: list[int] = []
    """The numbers of the rows that are hidden."""
    hidden_columns: list[int] = []
    """The numbers of the columns that are hidden, in order."""
    rows: list[tuple[int, list[Cell]]] = []
    """The rows of the range with anything in them, and some below: their numbers and their cells."""
    merged: list[tuple[int, int, int, int]] = []
    """The merged cells: first row and column, last row and column, from 1."""
    uncomputed: list[str] = []
    """The names of cells with a formula that has no value."""


def filled(rows: Iterable[tuple[int, Iterable[object]]], task: SheetTask) -> list[tuple[int, list[Cell]]] | None:
    """In the process: those of numbered rows that have anything in them; None where there are too many cells."""
    made: list[tuple[int, list[Cell]]] = []
    count = 0
    for number, values in rows:
        if task.bottom is not None and number > task.bottom + MOST_BELOW:
            break
        texts = [sheet_text(value) for value in values]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            count += len(texts)
            made.append((number, [_packed(text) for text in texts]))
        # Below a range rows are only counted.
        if len(texts) > MOST_COLUMNS or (count > MOST_CELLS and (task.bottom is None or number <= task.bottom)):
            return None
    return made


def _packed(text: str) -> Cell:
    return [str(text), text.number_format] if isinstance(text, SureText) else text


def _unpacked(cell: Cell) -> str:
    return cell if isinstance(cell, str) else SureText.of(*cell)


def task_of(suffix: str, title: str | None, cells: CellRange) -> SheetTask:
    """The task to read cells of a sheet of a workbook."""
    wanted = str(title) if title is not None else None
    return SheetTask(suffix, wanted, cells.top, cells.bottom, cells.left, cells.right)


def grid_of_sheet(
    found: ReadSheet | Failed, cells: CellRange, asked: Asked, complaints: Complaints, save_again: str
) -> CellGrid | None:
    """The table in what was read of a workbook; None after a complaint. save_again is for damaged ones."""
    if isinstance(found, Failed) or found.problem:
        _complain(found, asked, complaints, save_again)
        return None
    span = asked.span_of("sheet")
    title = asked_sheet(asked.options.sheet, found.titles, asked.display_path, span, complaints)
    if title is None:
        return None
    hidden = Hidden(frozenset(found.hidden_rows), tuple(_stretches(found.hidden_columns)), title in found.hidden)
    sheet = Sheet(title, asked.display_path, asked.span, cells, hidden)
    merged = [Area(top, bottom, left - cells.left, right - cells.left) for top, left, bottom, right in found.merged]
    grid = sheet_grid(sheet, _all_rows(found, cells), asked, complaints, merged)
    if grid is not None:
        _complain_of_formulas(found, title, asked, complaints)
    return grid


def _all_rows(found: ReadSheet, cells: CellRange) -> Iterator[list[str]]:
    """The rows from the first one of the range on, with the empty ones."""
    next_number = cells.top
    for number, row in found.rows:
        for _ in range(next_number, number):
            yield []
        yield list(map(_unpacked, row))
        next_number = number + 1


def _stretches(columns: list[int]) -> Iterator[range]:
    """The ranges in which numbers follow each other."""
    for _, group in groupby(enumerate(columns), lambda both: both[1] - both[0]):
        numbers = [number for _, number in group]
        yield range(numbers[0], numbers[-1] + 1)


def _complain_of_formulas(found: ReadSheet, title: str, asked: Asked, complaints: Complaints) -> None:
    """Complain of formulas without a value: Excel stores what a formula gave, many other programs don't."""
    place = CellPlace(asked.span)
    for name in found.uncomputed:
        message = f"the formula in cell {name} of the sheet '{title}' has no value yet"
        complaints.add("formula_without_value", message, lambda: place, "open the workbook in Excel and save it")


def _complain(found: ReadSheet | Failed, asked: Asked, complaints: Complaints, save_again: str) -> None:
    """Say why there are no cells."""
    place, path = CellPlace(asked.span), asked.display_path
    if isinstance(found, Failed):
        # What the library says of its own exception is no help.
        reason = "it is damaged" if found.kind == "raised" else found.reason
        complaints.add("bad_workbook", f"'{path}' can't be read: {reason}", lambda: place, save_again)
    elif found.problem == "large":
        too_many_cells(path, asked.span, complaints)
    elif found.problem == "password":
        complaints.add("bad_workbook", f"'{path}' has a password", lambda: place, "save it without one")
    elif found.problem == "damaged_sheet":
        message = f"the sheet '{found.titles[0]}' of '{path}' is damaged"
        complaints.add("bad_workbook", message, lambda: place, save_again)
    elif found.problem == "damaged":
        message = f"'{path}' is damaged: the workbook inside cannot be read"
        complaints.add("bad_workbook", message, lambda: place, save_again)
    else:
        complain_of_archive(found.problem, found.unpacked, asked, complaints)
