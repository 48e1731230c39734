"""The journal of a batch: which rows are done, so that a run that was ended can be resumed; and its report.

Both lie in the folder of the batch and are added to row by row, so that nothing of them is lost with the run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import cached_property

import msgspec
from msgspec import Struct

from deckgen.files.shelf import digest
from deckgen.files.store import Store
from deckgen.model.visible import visible_line
from deckgen.processes.values import packed, plain_value
from deckgen.verbs.batch.row import Row, RowMade, Terms

JOURNAL, REPORT = ".deckgen-batch.jsonl", "batch.csv"
COLUMNS = ("row", "name", "file", "status", "slides", "charts", "warnings", "errors", "seconds", "complaint")
# What a cell of a table must not begin with, as programs would take it for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Entry(Struct, frozen=True):
    """A line of the journal: a digest of all that the row's deck was made of, and what became of it."""

    key: str
    made: RowMade


_entries = msgspec.json.Decoder(_Entry)


class Journal:
    """What is known of the rows of a batch in a store."""

    def __init__(self, store: Store, inputs: str, terms: Terms) -> None:
        """inputs is a digest of all files that the deck may be made of."""
        self._store, self._inputs, self._terms = store, inputs, terms

    def begin(self, *, resume: bool) -> None:
        """Begin a run; where it doesn't resume another one, what is known is forgotten."""
        if not resume:
            self._store.write(JOURNAL, b"")
        # What a killed run began to write ends here.
        self._store.append(JOURNAL, b"\n" if resume else b"")
        self._store.write(REPORT, _line(COLUMNS))

    def built_before(self, row: Row) -> RowMade | None:
        """What became of a row in an earlier run, where its deck is there and would be the same."""
        made = self._known.get(self._key(row))
        if made is None or made.status != "built" or made.file not in self._there:
            return None
        return msgspec.structs.replace(made, number=row.number)

    def add(self, row: Row, made: RowMade) -> None:
        """Write down what became of a row."""
        self._store.append(JOURNAL, msgspec.json.encode(_Entry(self._key(row), made), enc_hook=plain_value) + b"\n")
        self.report(made)

    def report(self, made: RowMade) -> None:
        """Add a row to the report."""
        self._store.append(REPORT, _line(_cells(made)))

    def end(self, made: Iterable[RowMade]) -> None:
        """Write the report anew, in the order of the rows."""
        self._store.flush()
        ordered = sorted(made, key=lambda one: one.number)
        self._store.write(REPORT, b"".join([_line(COLUMNS), *(_line(_cells(one)) for one in ordered)]))

    @cached_property
    def _there(self) -> frozenset[str]:
        """The files that are there before the run; to ask for each by itself takes its time at an address."""
        return self._store.names()

    @cached_property
    def _known(self) -> dict[str, RowMade]:
        """What became of rows in earlier runs, by the digests of all that they were made of; the last one counts."""
        known = {}
        for line in (self._store.read(JOURNAL) or b"").split(b"\n"):
            try:
                entry = _entries.decode(line)
            except msgspec.MsgspecError:
                continue
            known[entry.key] = entry.made
        return known

    def _key(self, row: Row) -> str:
        cells = [(cell.name, cell.text, cell.is_word, cell.format) for cell in row.cells]
        language = row.language.text if row.language else ""
        said = (row.name, cells, row.audience, row.event, language, self._terms.strict)
        return digest([self._inputs.encode(), packed(said)])


def _cells(made: RowMade) -> tuple[object, ...]:
    first = next(iter(sorted(made.complaints, key=lambda one: not one.is_error)), None)
    words = first.words.partition("\n")[0] if first is not None else ""
    counts = (made.slides, made.charts, made.warnings, made.errors, f"{made.seconds:.2f}")
    return (made.number, made.name, made.file, made.status, *counts, words)


def _line(cells: Iterable[object]) -> bytes:
    """A line of the report. A cell that other programs would take for a formula gets an apostrophe."""
    words = [visible_line(str(cell)) for cell in cells]
    plain = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in words]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(plain)
    return out.getvalue().encode()
