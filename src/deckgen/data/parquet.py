"""A parquet file as the columns of a table, read by DuckDB in a database of its own that opens nothing else."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

from deckgen.data.grid import MOST_CELLS, Faults, Place
from deckgen.data.results import column_of, value_of
from deckgen.data.watch import Watch
from deckgen.model.dataset import Column
from deckgen.model.diagnostics import Span

MOST_SECONDS = 30.0
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "threads": 1,
    "memory_limit": "512MB",
    "temp_directory": "",
    "lock_configuration": True,
}


def read_parquet(data: bytes, shown: str, span: Span, faults: Faults) -> tuple[Column, ...] | None:
    """The columns of a parquet file, with the types that it declares; None once the log says why not.

    NaN, as which many programs write a missing number, is an empty cell.
    """
    import duckdb

    place = Place(span)
    # A copy with a plain name: DuckDB would read a path with a star or a bracket as a pattern.
    with tempfile.TemporaryDirectory(prefix="deckgen-") as folder, duckdb.connect(config=_SETTINGS) as database:
        copy = Path(folder) / "table.parquet"
        copy.write_bytes(data)
        watch = Watch(database.interrupt, MOST_SECONDS)
        watch.begin()
        try:
            cursor = database.execute("select * from read_parquet(?)", [str(copy)])
            described = [(str(column[0]), str(column[1])) for column in cursor.description or ()]
            most = MOST_CELLS // max(1, len(described))
            rows = cursor.fetchmany(most + 1)
        except duckdb.Error:
            words = f"'{shown}' is named .parquet, but cannot be read as a parquet file"
            faults.add("bad_parquet", words, lambda: place, "write it again with the program that made it")
            return None
        finally:
            watch.end()
            watch.close()
    if len(rows) > most:
        words = f"'{shown}' has more than {MOST_CELLS:,} cells"
        faults.add("too_large", words, lambda: place, "keep only the rows and columns you show")
        return None
    return tuple(
        column_of(name, kind, [value_of(_finite(row[index])) for row in rows])
        for index, (name, kind) in enumerate(described)
    )


def _finite(value: object) -> object:
    return None if isinstance(value, float) and not math.isfinite(value) else value
