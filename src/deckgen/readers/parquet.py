"""parquet: the columns of a parquet file, with the types that it declares."""

from __future__ import annotations

import math

from deckgen.model.dataset import CellPlace, Column, Dataset
from deckgen.queries.database import Database, TooLargeError, TooLongError
from deckgen.queries.results import NoCellError, NotFiniteError, column_of, value_of
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import MOST_CELLS, Complaints
from deckgen.tables.options import TYPED_STEPS
from deckgen.tables.steps.typed_steps import stepped_columns
from deckgen.tables.table_bounds import MOST_CHARACTERS

_SMALLER = "keep only the rows and columns you show"


class Parquet(Reader):
    """Parquet files."""

    suffixes = (".parquet",)
    steps = TYPED_STEPS

    def table(self, name: str, file: TableFile, complaints: Complaints) -> Dataset | None:
        """The table, whose columns are of the kinds that the file declares; None after a complaint."""
        columns = _columns(file, complaints)
        if columns is not None and any(key in TYPED_STEPS for key, _ in file.options.given()):
            columns = stepped_columns(columns, file.asked(complaints.log))
        return Dataset(name, columns, file.display_path, file.digest) if columns is not None else None


def _columns(file: TableFile, complaints: Complaints) -> tuple[Column, ...] | None:
    """The columns of a parquet file; None after a complaint. DuckDB reads them, in a process of its own."""
    place, path = CellPlace(file.span), file.display_path
    database = Database()
    try:
        reply, *found = database.ask("parquet", file.data, MOST_CELLS)
    except (TooLongError, TooLargeError):
        complaints.add("too_large", f"'{path}' unpacks to more than can be read", lambda: place, _SMALLER)
        return None
    finally:
        database.close()
    if reply != "rows":
        message = f"'{path}' is named .parquet, but cannot be read as a parquet file"
        complaints.add("bad_parquet", message, lambda: place, "write it again with the program that made it")
        return None
    names, types, rows = found
    if len(rows) * len(names) > MOST_CELLS:
        complaints.add("too_large", f"'{path}' has more than {MOST_CELLS:,} cells", lambda: place, _SMALLER)
        return None
    long = next((i for i in range(len(names)) if any(_length(row[i]) > MOST_CHARACTERS for row in rows)), None)
    if long is not None:
        message = f"a cell of the column '{names[long]}' of '{path}' has more than {MOST_CHARACTERS:,} characters"
        complaints.add("cell_too_long", message, lambda: place, _SMALLER)
        return None
    columns = []
    for index, (name, duckdb_type) in enumerate(zip(names, types, strict=True)):
        try:
            columns.append(column_of(name, duckdb_type, [value_of(_finite(row[index])) for row in rows]))
        except (NoCellError, NotFiniteError) as problem:
            held = "infinity" if isinstance(problem, NotFiniteError) else problem
            message, hint = f"the column '{name}' of '{path}' holds {held}", "write the file without that column"
            complaints.add("bad_parquet", message, lambda: place, hint)
            return None
    return tuple(columns)


def _length(value: object) -> int:
    """How many characters a cell of words has; 0 for other values."""
    return len(value) if isinstance(value, str) else 0


def _finite(value: object) -> object:
    """A value; None for NaN, as which many programs write a number that is missing."""
    return None if isinstance(value, float) and math.isnan(value) else value
