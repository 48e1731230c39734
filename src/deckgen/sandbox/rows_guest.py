"""The author's function that gives rows, run in a process of its own: `python -m deckgen.sandbox.rows_guest FOLDER`.

It leaves the bytes of a table's file there, or failure.json.
"""

from __future__ import annotations

import os
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


class Task(Struct, frozen=True):
    """A function of a file of the project in where; rows are written as suffix, "" where only bytes will do."""

    path: str
    text: str
    function: str
    line: int
    where: str
    suffix: str
    most_bytes: int


def main(folder: Path) -> None:
    """Call the function of a folder's task and write down what it gives; what it raises is written down there."""
    task: Task = pickle.loads((folder / TASK).read_bytes())

    def work() -> None:
        function = author_function(task.path, task.text, task.function, os.path.join(task.where, task.path))
        leave(folder, _file(function(), task), task.most_bytes)

    run(folder, work, task.path, task.line)


def _file(given: object, task: Task) -> bytes:
    """What the function gave, as the bytes of a file."""
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
        cells = [[row.get(name) for name in columns] for row in _named(rows)]
        return rows_bytes(list(columns), cells, task.suffix)
    except ValueError as problem:
        raise RefusedError(str(problem), "give one value: words, a number, a day, true or false, or None") from None


def _named(rows: Iterable[Mapping[object, object]]) -> Iterable[dict[str, object]]:
    return ({str(name): value for name, value in row.items()} for row in rows)


def _described(value: object) -> str:
    return "nothing" if value is None else f"a {type(value).__name__}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
