"""A parquet file as the columns of a table, with the types that it declares."""

from __future__ import annotations

import math

from deckgen.data.database import Database, TooLargeError, TooLongError
from deckgen.data.grid import MOST_CELLS, Faults, Place
from deckgen.data.results import column_of, value_of
from deckgen.model.dataset import Column
from deckgen.model.diagnostics import Span


def read_parquet(data: bytes, shown: str, span: Span, faults: Faults) -> tuple[Column, ...] | None:
    """The columns of a parquet file; None once the log says why they cannot be read.

    NaN, as which many programs write a missing number, is an empty cell.
    """
    place, smaller = Place(span), "keep only the rows and columns you show"
    database = Database()
    try:
        kind, *found = database.ask("parquet", data, MOST_CELLS)
    except (TooLongError, TooLargeError):
        faults.add("too_large", f"'{shown}' unpacks to more than can be read", lambda: place, smaller)
        return None
    finally:
        database.close()
    if kind != "rows":
        words = f"'{shown}' is named .parquet, but cannot be read as a parquet file"
        faults.add("bad_parquet", words, lambda: place, "write it again with the program that made it")
        return None
    names, kinds, rows = found
    if len(rows) * len(names) > MOST_CELLS:
        faults.add("too_large", f"'{shown}' has more than {MOST_CELLS:,} cells", lambda: place, smaller)
        return None
    return tuple(
        column_of(name, kind, [value_of(_finite(row[index])) for row in rows])
        for index, (name, kind) in enumerate(zip(names, kinds, strict=True))
    )


def _finite(value: object) -> object:
    return None if isinstance(value, float) and not math.isfinite(value) else value
