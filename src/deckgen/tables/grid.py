"""The cells of a table file as they are written there, and how they become a table. Knows no file format.

A reader makes a CellGrid of its file. `table_of` finds out what each column holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.dataset import CellPlace, Column, Dataset, Kind, Places
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.tables.column_types import typed
from deckgen.tables.dated_columns import dated
from deckgen.tables.odd_times import odd_times
from deckgen.tables.sure_text import SureText

MOST_COMPLAINTS = 10
MOST_CELLS = 1_000_000
# The row number by which CellGrid.at is asked for a cell of the header.
HEADER = -1


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


def table_of(
    name: str,
    grid: CellGrid,
    display_path: str,
    digest: str,
    complaints: Complaints,
    dates: Mapping[Str, Str] | None = None,
) -> Dataset | None:
    """The grid as a table; None where a column has no name or the name of another.

    dates says of some columns how they write their times. A cell that seems to be a mistake is left empty. It is
    complained of where its column is drawn on; one that isn't written as `dates` says is complained of here.
    """
    if not _check_header(grid, complaints):
        return None
    patterns = {str(column): str(pattern) for column, pattern in (dates or {}).items()}
    texts_by_column = zip(*grid.rows, strict=True) if grid.rows else ((),) * len(grid.header)
    columns = [
        _dated(texts, patterns[heading], index, grid, complaints) if heading in patterns else _told(heading, texts)
        for index, (heading, texts) in enumerate(zip(grid.header, texts_by_column, strict=True))
    ]
    return Dataset(name, tuple(columns), display_path, digest, places=Places(grid.at))


def _format_of(texts: Sequence[str]) -> str:
    """How the file shows the numbers of a column: that with the most decimals; "" where one has no format."""
    formats: set[str] = set()
    for text in filter(None, texts):
        number_format = text.number_format if isinstance(text, SureText) else ""
        if not number_format:
            return ""
        formats.add(number_format)
    return max(formats, key=len, default="")


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


def _told(name: str, texts: Sequence[str]) -> Column:
    """A column by what its cells are; in one of times, those that are none are odd."""
    # Whoever works with the table needs plain words, not what is known of them.
    column = typed(name, tuple(map(str, texts)))
    if column.kind is Kind.NUMBER:
        return replace(column, format=_format_of(texts))
    odd = odd_times(column.texts, name) if column.kind is Kind.TEXT else ()
    return replace(column, odd=tuple(sorted(each.row for each in odd))) if odd else column


def _dated(texts: Sequence[str], pattern: str, index: int, grid: CellGrid, complaints: Complaints) -> Column:
    """A column that writes its times by a pattern; complains of the cells that don't."""
    column, odd = dated(grid.header[index], tuple(map(str, texts)), pattern)
    for row in odd:
        message = f"'{texts[row]}' in the column '{column.name}' is not written as {pattern}"
        hint = "the table's 'dates' say how the column writes its times; leave a cell empty where there is none"
        complaints.add("text_in_time_column", message, _place(grid, row, index), hint)
    return column


def _place(grid: CellGrid, row: int, column: int) -> Callable[[], CellPlace]:
    return lambda: grid.at(row, column)
