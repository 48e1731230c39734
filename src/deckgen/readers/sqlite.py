"""sqlite: a table or a view of an SQLite database, read from the bytes of its file and never written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import did_you_mean
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed
from deckgen.reader import Reader, TableFile
from deckgen.sandbox.sqlite_guest import Cell, ReadRows, read_sqlite
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints
from deckgen.tables.sure_text import SureText
from deckgen.tables.table_bounds import SMALLER

_REASONS = {"damaged": "", "too_long": ": the table takes too long to read"}
_KEPT = Kept(("sandbox", "tables", "numbers"), {})


class Sqlite(Reader):
    """Tables and views of SQLite databases."""

    suffixes = (".sqlite", ".sqlite3", ".db")
    options = ("table",)

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The rows of a table or a view, which needs no name where it is the only one."""
        place, path = CellPlace(file.span), file.display_path
        wanted = str(file.options.table) if file.options.table is not None else None
        found = _KEPT.parse(read_sqlite, file.data, wanted)
        if isinstance(found, Failed) or found.problem in _REASONS:
            reason = f": {found.reason}" if isinstance(found, Failed) else _REASONS[found.problem]
            message = f"'{path}' cannot be read as an SQLite database{reason}"
            complaints.add("bad_database", message, lambda: place, "is it whole, and without a password?")
            return None
        table = _asked_table(found.names, file, complaints)
        if table is not None and found.problem == "large":
            message = f"the table '{table}' of '{path}' has more than {MOST_CELLS:,} cells"
            complaints.add("too_large", message, lambda: place, SMALLER)
            return None
        return _grid(found, table, file, complaints) if table is not None else None


def _asked_table(names: list[str], file: TableFile, complaints: Complaints) -> str | None:
    """The table that the deck's `table` names, or the only one; None after a complaint."""
    table, display_path = file.options.table, file.display_path
    if table is not None and table in names:
        return str(table)
    if table is None and len(names) == 1:
        return names[0]
    place = CellPlace(file.span_of("table"))
    if not names:
        complaints.add("empty_file", f"the database '{display_path}' has no table", lambda: place)
    elif table is None:
        message = f"'{display_path}' has {len(names)} tables; 'table' says which is meant"
        complaints.add("missing_key", message, lambda: place, did_you_mean("", names))
    else:
        message, hint = f"'{display_path}' has no table '{table}'", did_you_mean(table, names)
        complaints.add("unknown_table", message, lambda: place, hint)
    return None


def _grid(found: ReadRows, table: str, file: TableFile, complaints: Complaints) -> CellGrid:
    """The cells of a table; those that hold bytes are complained of."""
    header = found.header

    def at(row: int, column: int) -> CellPlace:
        which = "the header" if row == HEADER else f"row {row + 1}"
        where = f"{which}, column '{header[column]}' of the table '{table}' in '{file.display_path}'"
        return CellPlace(file.span, f" ({where})")

    _complain_of_bytes(found.rows, at, complaints)
    return CellGrid(header, [[_text(cell) for cell in row] for row in found.rows], at)


def _complain_of_bytes(
    rows: Sequence[Sequence[Cell]], at: Callable[[int, int], CellPlace], complaints: Complaints
) -> None:
    """Complain of the first cell of each column that holds bytes, such as a picture or a document."""
    said: set[int] = set()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None and column not in said:
                said.add(column)
                hint = "name a view without that column under 'table'"
                complaints.add(
                    "bad_database", "a cell holds bytes, which nobody can read", partial(at, number, column), hint
                )


def _text(cell: Cell) -> str:
    return "" if cell is None else cell if isinstance(cell, str) else SureText(cell[0])
