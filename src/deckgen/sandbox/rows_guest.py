"""Calls the author's function that gives rows, in a process of its own.

The process is `python -m deckgen.sandbox.rows_guest FOLDER`. It leaves the rows in the folder as a table
file, or failure.json.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from deckgen.sandbox.apart import TASK, RefusedError, author_function, run
from deckgen.sandbox.guest_table import leave
from deckgen.tables.grid import MOST_CELLS
from deckgen.tables.rows_file import rows_bytes

MODULE = "deckgen.sandbox.rows_guest"
SHAPE = 'return a list of mappings, such as [{"year": 2017, "exports": 243}], or the bytes of the file'


class RowsTask(Struct, frozen=True):
    """What the process is to do."""

    path: str
    """The path of the author's file, from the deck's folder on."""
    text: str
    """All that is in the file."""
    function: str
    """The name of the function."""
    line: int
    """The line on which the function begins."""
    folder: str
    """The deck's folder."""
    suffix: str
    """The ending of the file that rows are written to, such as ".csv"; "" where the function must give bytes."""
    most_bytes: int
    """How large the file may be."""


def main(folder: Path) -> None:
    """Do the task in a folder: leave what the function gives there, or what went wrong."""
    task: RowsTask = pickle.loads((folder / TASK).read_bytes())

    def work() -> None:
        function = author_function(task.path, task.text, task.function, task.folder)
        leave(folder, _file(function(), task), task.most_bytes)

    run(folder, work, task.path, task.line)


def _file(given: object, task: RowsTask) -> bytes:
    """What the function gave, as the bytes of a table file; RefusedError where it can't be one."""
    if isinstance(given, bytes | bytearray):
        return bytes(given)
    if given is None or isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        raise RefusedError(f"it gives {_described(given)}, not rows", SHAPE)
    if not task.suffix:
        raise RefusedError(
            "rows can't be written to such a file", "let the table's 'file' end in .csv, .tsv or .json"
        )
    rows: list[Mapping[object, object]] = []
    columns: dict[str, None] = {}
    for row in given:
        if not isinstance(row, Mapping):
            raise RefusedError(f"row {len(rows) + 1} is {_described(row)}, not a mapping", SHAPE)
        rows.append(row)
        columns.update(dict.fromkeys(str(name) for name in row))
        if len(rows) * len(columns) > MOST_CELLS:
            raise RefusedError(f"it gives more than {MOST_CELLS:,} cells", "give fewer rows")
    if not rows:
        raise RefusedError("it gives no row", None)
    try:
        # Columns may be named by anything, such as years: names are compared as text.
        by_text = ({str(name): value for name, value in row.items()} for row in rows)
        cells = [[row.get(name) for name in columns] for row in by_text]
        return rows_bytes(list(columns), cells, task.suffix)
    except ValueError as problem:
        raise RefusedError(str(problem), "give one value: words, a number, a day, true or false, or None") from None


def _described(value: object) -> str:
    return "nothing" if value is None else f"a {type(value).__name__}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
