"""parquet: the columns of a parquet file, with the types that it declares."""

from __future__ import annotations

import math

from deckgen.model.dataset import Column, Dataset
from deckgen.queries.database import Database, TooLargeError, TooLongError
from deckgen.queries.results import column_of, value_of
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import MOST_CELLS, Complaints, Place


class Parquet(Reader):
    """Parquet files."""

    suffixes = (".parquet",)

    def table(self, name: str, file: TableFile, complaints: Complaints) -> Dataset | None:
        """The table, whose columns are of the kinds that the file declares."""
        columns = _columns(file, complaints)
        return Dataset(name, columns, file.path, file.digest) if columns is not None else None


def _columns(file: TableFile, complaints: Complaints) -> tuple[Column, ...] | None:
    """The columns of a parquet file; None once the log says why they cannot be read.

    NaN, as which many programs write a missing number, is an empty cell.
    """
    data, shown = file.data, file.path
    place, smaller = Place(file.span), "keep only the rows and columns you show"
    database = Database()
    try:
        kind, *found = database.ask("parquet", data, MOST_CELLS)
    except (TooLongError, TooLargeError):
        complaints.add("too_large", f"'{shown}' unpacks to more than can be read", lambda: place, smaller)
        return None
    finally:
        database.close()
    if kind != "rows":
        words = f"'{shown}' is named .parquet, but cannot be read as a parquet file"
        complaints.add("bad_parquet", words, lambda: place, "write it again with the program that made it")
        return None
    names, kinds, rows = found
    if len(rows) * len(names) > MOST_CELLS:
        complaints.add("too_large", f"'{shown}' has more than {MOST_CELLS:,} cells", lambda: place, smaller)
        return None
    return tuple(
        column_of(name, kind, [value_of(_finite(row[index])) for row in rows])
        for index, (name, kind) in enumerate(zip(names, kinds, strict=True))
    )


def _finite(value: object) -> object:
    return None if isinstance(value, float) and not math.isfinite(value) else value
