"""A grid of cells as a file wrote them, and the complaints about what stands inside. Knows no file format."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.model.dataset import Column, Dataset
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.tables.column_types import is_marker, number_hint, typed

MOST_COMPLAINTS = 10
MOST_CELLS = 2_000_000
HEADER = -1


class Place(Struct, frozen=True):
    """Where a cell stands: a span of its file, and words for what a span can't say (a cell of a workbook)."""

    span: Span
    words: str = ""


class Grid(Struct, frozen=True):
    """Names of columns and rows of cells, as written; every row is as long as the header.

    at gives the place of a cell by row (HEADER or 0 …) and column (0 …).
    """

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    at: Callable[[int, int], Place]


class Complaints:
    """The complaints about the inside of one file: the first ten, and how many more there are."""

    def __init__(self, shown: str, log: Diagnostics) -> None:
        self.log = log
        self._shown = shown
        self._count = 0
        self._next: Callable[[], Place] | None = None

    def add(self, code: str, message: str, place: Callable[[], Place], hint: str | None = None) -> None:
        """Complain; place is only looked up for complaints that are shown."""
        self._count += 1
        if self._count <= MOST_COMPLAINTS:
            where = place()
            self.log.error(code, message + where.words, where.span, hint)
        elif self._next is None:
            self._next = place

    def close(self) -> None:
        """Say how many complaints were not shown."""
        if self._next is not None:
            more = self._count - MOST_COMPLAINTS
            self.log.error("more_faults", f"and {more:,} more in '{self._shown}', from here on", self._next().span)


def table_of(name: str, grid: Grid, shown: str, digest: str, complaints: Complaints) -> Dataset | None:
    """The grid as a table; None where its header doesn't name the columns.

    Cells that are wrong are complained of and empty in the table, so that what uses it is checked as well.
    """
    sound = _check_header(grid, complaints)
    columns: list[Column] = []
    cells = zip(*grid.rows, strict=True) if grid.rows else ((),) * len(grid.header)
    for index, (heading, texts) in enumerate(zip(grid.header, cells, strict=True)):
        column, wrong = typed(heading, texts)
        columns.append(column)
        for cell in wrong:
            _not_a_number(grid, cell.row, index, cell.text, complaints)
    return Dataset(name, tuple(columns), shown, digest) if sound else None


def _check_header(grid: Grid, complaints: Complaints) -> bool:
    seen: dict[str, int] = {}
    sound = True
    for index, heading in enumerate(grid.header):
        if not heading:
            words = f"column {index + 1} has no name"
            complaints.add("empty_column", words, _place(grid, HEADER, index), "name every column in the first row")
            sound = False
        elif heading in seen:
            words = f"the column '{heading}' is there twice: it is column {seen[heading] + 1} already"
            complaints.add(
                "duplicate_column", words, _place(grid, HEADER, index), "give each column a name of its own"
            )
            sound = False
        seen.setdefault(heading, index)
    return sound


def _not_a_number(grid: Grid, row: int, column: int, text: str, complaints: Complaints) -> None:
    shown = text if len(text) <= 40 else text[:39] + "…"
    name = grid.header[column]
    if is_marker(text):
        hint = "leave the cell empty where there is no number"
        words = f"'{shown}' in the column '{name}' is no number"
        complaints.add("not_a_number", words, _place(grid, row, column), hint)
    else:
        words = f"'{shown}' stands in the column '{name}', whose other cells are numbers"
        complaints.add("text_in_number_column", words, _place(grid, row, column), number_hint(text))


def _place(grid: Grid, row: int, column: int) -> Callable[[], Place]:
    return lambda: grid.at(row, column)
