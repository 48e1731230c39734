"""Answers: what queries gave before, kept from run to run by a digest of the query and of the tables it reads.

Queries whose answer isn't theirs alone, such as one that asks for today, are not for keeping: the caller knows them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from deckgen.files.packages import release_of
from deckgen.files.shelf import Shelf, digest, digest_of_code
from deckgen.model.dataset import Column, Dataset, Kind, Value
from deckgen.tables.column_types import written


class Answers:
    """The answers in a folder: `<digest>.json`, each sealed with a digest of itself."""

    def __init__(self, folder: Path) -> None:
        self._shelf = Shelf(folder)

    def get(self, sql: str, tables: Iterable[Dataset]) -> Dataset | None:
        """What a query over tables gave, None where it isn't known."""
        kept = self._shelf.get(self._name(sql, tables))
        if kept is None:
            return None
        seal, _, body = kept.partition(b"\n")
        return _unpacked(body) if seal == digest([body]).encode() else None

    def put(self, sql: str, tables: Iterable[Dataset], answer: Dataset) -> None:
        """Keep what a query over tables gives."""
        body = _packed(answer)
        self._shelf.put(self._name(sql, tables), digest([body]).encode() + b"\n" + body)

    def _name(self, sql: str, tables: Iterable[Dataset]) -> str:
        read = (part for table in tables for part in (table.name, table.part, table.digest))
        return digest(words.encode() for words in (self._base, sql, *read)) + ".json"

    @cached_property
    def _base(self) -> str:
        """What every answer depends on: DuckDB, and the code that reads tables and queries them."""
        code = digest_of_code("model/dataset.py", "tables", "readers", "queries", "sandbox")
        return digest(words.encode() for words in (release_of("duckdb"), code))


def _packed(answer: Dataset) -> bytes:
    columns = [
        {"name": column.name, "kind": column.kind, "values": [_plain(value) for value in column.values]}
        for column in answer.columns
    ]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


def _unpacked(body: bytes) -> Dataset:
    columns = []
    for column in json.loads(body):
        kind = Kind(column["kind"])
        found: list[Value] = column["values"]
        values = [date.fromisoformat(str(v)) if v and kind is Kind.DATE else v for v in found]
        columns.append(Column(column["name"], kind, tuple(values), tuple(written(value) for value in values)))
    return Dataset("", tuple(columns))


def _plain(value: Value) -> float | int | bool | str | None:
    return value.isoformat() if isinstance(value, date) else value
