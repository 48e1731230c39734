"""gather: Outline -> Gathered. Every table of the deck, read once for all its variants, and what queries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from deckgen.data.answers import Answers
from deckgen.data.files import read_table
from deckgen.data.part import Part
from deckgen.data.paths import Refusal, resolve
from deckgen.data.query import Tables
from deckgen.data.shelf import FOLDER
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.outline import DataTable, Outline


@dataclass(frozen=True)
class Gathered:
    """The tables of a deck in folder, None for one that could not be read, and what answers queries over them."""

    folder: Path
    tables: Mapping[str, Dataset | None]
    queries: Tables

    def close(self) -> None:
        """Let go of the database, when everything is bound."""
        self.queries.close()


def gather(outline: Outline, folder: Path, log: Diagnostics) -> Gathered:
    """The tables of a deck in folder; what is wrong with their files is said in the log."""
    tables = {str(name): _read(str(name), table, outline, folder, log) for name, table in outline.data.items()}
    readable = {name: table for name, table in tables.items() if table is not None}
    return Gathered(folder, tables, Tables(readable, Answers(folder / FOLDER / "answers")))


def _read(name: str, table: DataTable, outline: Outline, folder: Path, log: Diagnostics) -> Dataset | None:
    if table.file.stand_in:
        return None
    path = resolve(folder, table.file)
    if isinstance(path, Refusal):
        log.error(path.code, path.message, table.file.span, path.hint)
        return None
    part = Part(table.sheet, table.range, table.table)
    read = read_table(path, table.file, name, log, span=table.file.span, part=part)
    if read is None:
        return None
    if table.observed and table.observed not in read.by_name:
        hint = did_you_mean(table.observed, read.names)
        log.error("unknown_column", f"{table.file} has no column '{table.observed}'", table.observed.span, hint)
    sources = tuple(str(source) for source in table.source if source in outline.sources)
    return replace(read, unit=table.unit or "", sources=sources)
