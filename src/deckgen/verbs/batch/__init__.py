"""What `deckgen batch` does: a table of clients goes in, a deck for each of its rows comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from deckgen.files.deck_folder import folders_of_deck
from deckgen.files.output_path import check_output
from deckgen.files.store import StoreError, is_address, store_at
from deckgen.model.diagnostics import DeckgenError, Diagnostics, SourceFile, Span
from deckgen.stages.check_lock import check_lock
from deckgen.verbs.batch.crew import Crew
from deckgen.verbs.batch.journal import JOURNAL, REPORT, Journal, digest_of_inputs
from deckgen.verbs.batch.over_table import Asked
from deckgen.verbs.batch.read_rows import RowsRead, read_rows
from deckgen.verbs.batch.row import Order, Row, RowMade, Terms
from deckgen.verbs.batch.row_complaints import Told, told
from deckgen.workshop import Workshop, workshop

__all__ = ["Asked", "Batch", "Progress", "Terms", "Told", "batch", "told"]

Progress = Callable[[int, int, int], None]
"""Told how many rows are done, of how many, and how many of these failed."""


class Batch(Struct, frozen=True):
    """What a batch made: each row with what became of it, and where the report of them lies.

    unused: the columns that nothing in the deck uses. kept: the names for which there is no column.
    """

    rows: tuple[RowMade, ...]
    report: str
    unused: tuple[str, ...]
    kept: tuple[str, ...]
    seconds: float

    def count(self, status: str) -> int:
        """How many rows are built, failed or skipped."""
        return sum(one.status == status for one in self.rows)


class Makers(Protocol):
    """Whoever builds rows: processes here, or a cluster."""

    def make_all(self, rows: Iterable[Row]) -> Iterator[RowMade]:
        """What became of each row, as they are done."""


def batch(
    deck: Path | str,
    asked: Asked,
    output: Path | str | None = None,
    progress: Progress | None = None,
    *,
    resume: bool = False,
    locked: bool = False,
    terms: Terms | None = None,
    makers: Callable[[Order], Makers] = Crew,
) -> Batch:
    """Build a deck for each row of a table, into a folder or at an address; `output/` beside the deck where left out.

    A row that has errors costs that row alone. DeckgenError with every complaint where something is wrong that
    concerns all of them, and then nothing is built. With resume rows that were built before are skipped where neither
    they nor the deck have changed since.
    """
    began, path, log = time.perf_counter(), Path(deck), Diagnostics()
    place = str(output if output is not None else path.parent / "output")
    if not is_address(place):
        check_output(place, several=True)
    order = Order(str(deck), place, terms or Terms())
    with workshop(path, str(deck), log) as shop:
        read = _read(asked, shop, locked, log) if shop is not None else None
    if read is None:
        raise DeckgenError(log)
    try:
        made = _made(read, asked, order, progress, resume, makers)
    except StoreError as problem:
        log.error("cannot_write", str(problem), Span(SourceFile(place, ""), 0, 0, 0))
        raise DeckgenError(log) from None
    seconds = time.perf_counter() - began
    return Batch(tuple(made), f"{place.rstrip('/')}/{REPORT}", read.unused, read.kept, seconds)


def _read(asked: Asked, shop: Workshop, locked: bool, log: Diagnostics) -> RowsRead | None:
    """The rows; None after complaints that concern all of them."""
    if locked:
        check_lock(shop.outline, shop.path, log)
    read = read_rows(asked, shop, log)
    return None if log.errors else read


def _made(
    read: RowsRead,
    asked: Asked,
    order: Order,
    progress: Progress | None,
    resume: bool,
    makers: Callable[[Order], Makers],
) -> list[RowMade]:
    """What became of each row, in their order."""
    store = store_at(order.output)
    journal = Journal(store, digest_of_inputs(_inputs(Path(order.deck), asked)), order.terms)
    journal.begin(resume=resume)
    before = {row.number: one for row in read.rows if resume and (one := journal.built_before(row)) is not None}
    made = [*read.failed, *(one.skipped() for one in before.values())]
    for one in made:
        journal.report(one)
    rows = {row.number: row for row in read.rows if row.number not in before}
    total, failures = len(made) + len(rows), len(read.failed)
    if progress is not None:
        progress(len(made), total, failures)
    for one in makers(order).make_all(rows.values()):
        journal.add(rows[one.number], one)
        made.append(one)
        failures += one.status == "failed"
        if progress is not None:
            progress(len(made), total, failures)
    journal.end(made)
    return sorted(made, key=lambda one: one.number)


def _inputs(deck: Path, asked: Asked) -> Iterator[tuple[str, bytes]]:
    """The files in the deck's folder that a row's deck may be made of: all but the table of the rows, and what
    batches made.
    """
    folder, made = deck.parent, []
    over = Path(asked.over).resolve() if not is_address(asked.over) else None
    for here, held in folders_of_deck(str(folder)):
        if any(entry.name == JOURNAL for entry in held):
            made.append(Path(here))
        if any(Path(here).is_relative_to(one) for one in made):
            continue
        for entry in sorted(held, key=lambda one: one.name):
            path = Path(entry.path)
            if entry.name.startswith(".") or not entry.is_file() or path.resolve() == over:
                continue
            yield path.relative_to(folder).as_posix(), path.read_bytes()
