"""Reads a table as a deck asks for it: from the YAML that stands under a name of `data`."""

from __future__ import annotations

from pathlib import Path

from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.validation import validate
from deckgen.model.yaml_text import read
from deckgen.outline.data_table import DataTable
from deckgen.reader import read_table
from deckgen.tables.odd_cells import say_odd_cells


def read_as_asked(folder: Path, written: str) -> tuple[Dataset | None, list[str]]:
    """The table in a file of the folder, and all complaints about it as they are printed. The YAML names the file."""
    log = Diagnostics()
    data = read(SourceFile("deck.yaml", written), log)
    asked = validate(DataTable, data, log) if data is not None else None
    if asked is None:
        return None, [str(item) for item in log]
    table = read_table(folder / asked.file, asked.file, "t", log, span=asked.file.span, options=asked.options)
    if table is not None:
        say_odd_cells(table, log)
    return table, [str(item) for item in log]


def rows_of(table: Dataset | None) -> list[tuple[object, ...]]:
    """The rows of a table, its names first."""
    assert table is not None
    return [table.names, *zip(*(column.values for column in table.columns), strict=True)]
