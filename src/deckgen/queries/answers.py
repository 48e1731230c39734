"""Answers: what queries gave in earlier runs, found again by a digest of the query and of the tables that it reads.

An answer that depends on anything else, such as on the day, must not be kept. The caller sees to that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from deckgen.files.packages import release_of
from deckgen.files.shelf import Shelf, digest, digest_of_code, digest_of_files
from deckgen.installed import code_of
from deckgen.model.dataset import Column, Dataset, Kind, Value
from deckgen.queries.question import Question
from deckgen.tables.column_types import written


class Answers:
    """The answers in a folder, each a file `<digest>.json`.

    The first line of a file is a digest of the rest, so that one that was cut short or changed is not believed.
    """

    def __init__(self, folder: Path) -> None:
        self._shelf = Shelf(folder)

    def get(self, asked: Question, tables: Iterable[Dataset]) -> Dataset | None:
        """What a query gave over the tables that it reads; None where it isn't known."""
        kept = self._shelf.get(self._name(asked, tables))
        if kept is None:
            return None
        seal, _, body = kept.partition(b"\n")
        try:
            return _unpacked(body) if seal == digest([body]).encode() else None
        except (ValueError, KeyError, TypeError):
            # A file that can't be understood isn't believed, whoever wrote it.
            return None

    def put(self, asked: Question, tables: Iterable[Dataset], answer: Dataset) -> None:
        """Keep what a query gave over the tables that it reads."""
        body = _packed(answer)
        self._shelf.put(self._name(asked, tables), digest([body]).encode() + b"\n" + body)

    def mark_used(self, asked: Question, tables: Iterable[Dataset]) -> None:
        """Let an answer that was found count as used today. A check doesn't, since it writes nothing."""
        self._shelf.mark_used(self._name(asked, tables))

    def _name(self, asked: Question, tables: Iterable[Dataset]) -> str:
        # The same bytes are another table where the file's ending is another one.
        read = (part for table in tables for part in (table.name, table.part, table.digest, Path(table.path).suffix))
        given = (part for value in asked.given for part in (type(value).__name__, str(value)))
        return digest(words.encode() for words in (self._base, asked.sql, *read, *given)) + ".json"

    @cached_property
    def _base(self) -> str:
        """A digest of what every answer depends on: DuckDB's release, and the code that reads and queries tables."""
        rooms = ("model/dataset.py", "files/encoding.py", "reader.py", "tables", "readers", "queries", "sandbox")
        code = digest_of_code(*rooms)
        added = digest_of_files(code_of("deckgen.readers"))
        return digest(words.encode() for words in (release_of("duckdb"), code, added))


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
        # JSON has no days: they are kept as text.
        values = [date.fromisoformat(str(v)) if v and kind is Kind.DATE else v for v in found]
        columns.append(Column(column["name"], kind, tuple(values), tuple(written(value) for value in values)))
    return Dataset("", tuple(columns))


def _plain(value: Value) -> float | int | bool | str | None:
    return value.isoformat() if isinstance(value, date) else value
