"""gather: Outline -> Gathered. Every table of the deck, read once for all its variants, and what queries them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.paths import Refusal, nearest, resolve
from deckgen.files.user_folders import cache_folder
from deckgen.model.dataset import Column, Dataset
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Outline
from deckgen.queries.answers import Answers
from deckgen.queries.query import Tables
from deckgen.reader import read_table
from deckgen.tables.age import tells_time
from deckgen.tables.keys import repeated_key
from deckgen.tables.lookup import say_lacking
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.table_bounds import SMALLER

# How many cells all tables of a deck may have. A file takes its time to read, however few it has.
MOST_CELLS_IN_ALL, _LEAST_CELLS = 2_000_000, 1_000


class Gathered(Struct, frozen=True):
    """The tables of a deck in folder, None for one that could not be read, and what answers queries over them."""

    folder: Path
    tables: Mapping[str, Dataset | None]
    queries: Tables

    def close(self) -> None:
        """Let go of the database, when everything is bound."""
        self.queries.close()


def gather(outline: Outline, folder: Path, log: Diagnostics) -> Gathered:
    """The tables of a deck in folder; what is wrong with their files is said in the log."""
    tables: dict[str, Dataset | None] = {}
    cells = 0
    for name, table in outline.data.items():
        if cells > MOST_CELLS_IN_ALL:
            message = f"the tables before this one have more than {MOST_CELLS_IN_ALL:,} cells together"
            log.error("too_large", message, name.span, SMALLER)
            break
        read = tables[str(name)] = _read(str(name), table, outline, folder, log)
        cells += _LEAST_CELLS + (len(read) * len(read.columns) if read is not None else 0)
    tables |= {str(name): None for name in outline.data if str(name) not in tables}
    readable = {name: table for name, table in tables.items() if table is not None}
    return Gathered(folder, tables, Tables(readable, Answers(cache_folder() / "answers")))


def _read(name: str, table: DataTable, outline: Outline, folder: Path, log: Diagnostics) -> Dataset | None:
    if table.file.stand_in:
        return None
    path = resolve(folder, table.file)
    if isinstance(path, Refusal):
        log.error(path.code, path.message, table.file.span, path.hint)
        return None
    if table.refresh is not None:
        table.refresh.examine(folder, path, log)
        table.refresh.foresee(folder, path, log)
        if not path.exists():
            near = nearest(path, str(table.file), or_all=False)
            hint = (f"{near} Else " if near and near.endswith("?") else "") + f"run 'deckgen data refresh {name}'"
            log.error("missing_file", f"there is no file '{table.file}' yet", table.file.span, hint)
            return None
    read = read_table(path, table.file, name, log, span=table.file.span, options=table.options)
    if read is None:
        return None
    check_columns(table, read, str(table.file), log)
    sources = tuple(str(source) for source in table.source if source in outline.sources)
    key = tuple(str(column) for column in table.key if column in read.by_name)
    observed = str(table.observed) if table.observed in read.by_name else ""
    return replace(read, unit=table.unit or "", sources=sources, key=key, observed=observed)


def check_columns(table: DataTable, read: Dataset, file: str, log: Diagnostics) -> None:
    """Say where a table lacks a column that the deck names, or has two rows of one key.

    file is the path of its file as the author wrote it.
    """
    named = [*table.key, *([table.observed] if table.observed else []), *(table.dates or ())]
    missing = [column for column in named if column not in read.by_name]
    say_odd_cells(read, log, [read[column] for column in named if column in read.by_name])
    for column in missing:
        say_lacking(read, column, file, log)
    if table.observed and table.observed in read.by_name:
        _check_time(read[table.observed], file, table.observed.span, log)
    twice = repeated_key(read, table.key) if table.key and not missing else None
    if twice is not None:
        key, first, second = twice
        message = f"rows {first} and {second} of {file} have the same key: {', '.join(key)}"
        log.error("duplicate_key", message, table.at("key"), "take one of them out, or name a further column")


def _check_time(column: Column, file: str, span: Span, log: Diagnostics) -> None:
    """Say where a column that is to tell time tells none; one without rows may yet."""
    if column.values and not tells_time(column):
        cell = next((f": '{text}' is none" for text in column.texts if text), ": it is empty")
        hint = "a time is written 2018, 2018-06 or 2018-06-30"
        log.error("no_time", f"the column '{column.name}' of {file} tells no time{cell}", span, hint)
