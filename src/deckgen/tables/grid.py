"""The cells of a table file as they are written there, and how they become a table. Knows no file format.

A reader makes a CellGrid of its file. `table_of` finds out what each column holds and complains of the cells that
don't fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.tables.column_types import OddCell, is_marker, number_hint, typed
from deckgen.tables.sure_text import SureText

MOST_COMPLAINTS = 10
MOST_CELLS = 2_000_000
LONGEST_EXCERPT = 40
# The row number by which CellGrid.at is asked for a cell of the header.
HEADER = -1


class CellPlace(Struct, frozen=True):
    """Where a cell stands, for complaints about it."""

    span: Span
    """The cell itself in a text file; else where the deck names the file, as no line of a workbook can be shown."""
    words: str = ""
    """What is added to the message where the span can't show the cell, such as " (cell B4 of the sheet 'Data')"."""


class CellGrid(Struct, frozen=True):
    """The cells of a table as text, without the blanks around them; "" where a cell is empty."""

    header: Sequence[str]
    """The name of each column."""
    rows: Sequence[Sequence[str]]
    """The rows under the header, each as long as it. Cells of which it is known what they hold are SureText."""
    at: Callable[[int, int], CellPlace]
    """Gives the place of a cell by its row (from 0, or HEADER) and its column (from 0)."""


class Complaints:
    """The complaints about what stands in one file. The log gets the first ten, and the number of the others."""

    def __init__(self, display_path: str, log: Diagnostics) -> None:
        self.log = log
        self._display_path = display_path
        self._count = 0
        self._first_left_out: Callable[[], CellPlace] | None = None

    def add(self, code: str, message: str, place: Callable[[], CellPlace], hint: str | None = None) -> None:
        """Complain. `place` is called only for complaints that reach the log, since finding a cell takes time."""
        self._count += 1
        if self._count <= MOST_COMPLAINTS:
            where = place()
            self.log.error(code, message + where.words, where.span, hint)
        elif self._first_left_out is None:
            self._first_left_out = place

    def close(self) -> None:
        """Say how many complaints were left out, at the place of the first of them."""
        if self._first_left_out is not None:
            more = self._count - MOST_COMPLAINTS
            span = self._first_left_out().span
            self.log.error("more_faults", f"and {more:,} more in '{self._display_path}', from here on", span)


def table_of(name: str, grid: CellGrid, display_path: str, digest: str, complaints: Complaints) -> Dataset | None:
    """The grid as a table; None where a column has no name or the name of another.

    A wrong cell is complained of and left empty, so that whatever uses the table is checked as well.
    """
    has_good_header = _check_header(grid, complaints)
    columns: list[Column] = []
    texts_by_column = zip(*grid.rows, strict=True) if grid.rows else ((),) * len(grid.header)
    for index, (heading, texts) in enumerate(zip(grid.header, texts_by_column, strict=True)):
        # Whoever works with the table needs plain words, not what is known of them.
        column, odd_cells = typed(heading, tuple(map(str, texts)))
        columns.append(replace(column, format=_format_of(texts)) if column.kind is Kind.NUMBER else column)
        for odd in odd_cells:
            _complain_of(odd, index, grid, complaints)
    return Dataset(name, tuple(columns), display_path, digest) if has_good_header else None


def _format_of(texts: Sequence[str]) -> str:
    """How the file shows the numbers of a column: that with the most decimals; "" where one has no format."""
    formats = {text.number_format if isinstance(text, SureText) else "" for text in texts if text}
    return "" if "" in formats else max(formats, key=len, default="")


def _check_header(grid: CellGrid, complaints: Complaints) -> bool:
    """Whether every column has a name of its own; complains of those that have not."""
    first_with: dict[str, int] = {}
    is_good = True
    for index, heading in enumerate(grid.header):
        place = _place(grid, HEADER, index)
        if not heading:
            message = f"column {index + 1} has no name"
            complaints.add("empty_column", message, place, "name every column in the first row")
            is_good = False
        elif heading in first_with:
            message = f"the column '{heading}' is there twice: it is column {first_with[heading] + 1} already"
            complaints.add("duplicate_column", message, place, "give each column a name of its own")
            is_good = False
        first_with.setdefault(heading, index)
    return is_good


def _complain_of(odd: OddCell, column: int, grid: CellGrid, complaints: Complaints) -> None:
    """Say that a cell of a column of numbers is no number."""
    text, name = odd.text, grid.header[column]
    excerpt = text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
    place = _place(grid, odd.row, column)
    if is_marker(text):
        message = f"'{excerpt}' in the column '{name}' is no number"
        complaints.add("not_a_number", message, place, "leave the cell empty where there is no number")
    else:
        message = f"'{excerpt}' stands in the column '{name}', whose other cells are numbers"
        complaints.add("text_in_number_column", message, place, number_hint(text))


def _place(grid: CellGrid, row: int, column: int) -> Callable[[], CellPlace]:
    return lambda: grid.at(row, column)
