"""What `deckgen batch` does: a table of clients goes in, a deck for each of its rows comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.output_path import check_output
from deckgen.files.store import EXTRA, StoreError, is_address, store_at
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics
from deckgen.stages.check_lock import check_lock
from deckgen.tailoring import variant_of
from deckgen.verbs.batch.deck_inputs import Inputs
from deckgen.verbs.batch.journal import REPORT, Journal
from deckgen.verbs.batch.over_table import Asked, tables_read, whole
from deckgen.verbs.batch.read_rows import RowsRead, read_rows
from deckgen.verbs.batch.row import Order, Row, RowMade, Terms
from deckgen.verbs.batch.row_complaints import Told, told
from deckgen.verbs.batch.row_workers import NoMakersError, RowWorkers
from deckgen.workshop import Workshop, workshop

__all__ = ["Asked", "Batch", "Progress", "Terms", "Told", "Where", "batch", "told"]

Progress = Callable[[int, int, int], None]
"""Told how many rows are done, of how many, and how many of these failed."""


class Where(Struct, frozen=True):
    """Where rows are built: by processes here, or by the workers of a scheduler such as tcp://head:8786.

    cache: where pictures of charts are shared, a folder or an address; "" for the user's own cache alone.
    """

    scheduler: str | None = None
    cache: str = ""


class Batch(Struct, frozen=True):
    """What a batch made: each row with what became of it, and where the report of them lies.

    unused: the columns that nothing in the deck uses. kept: the names for which there is no column. of: how many rows
    there are. stopped: why not all of them were tried; "" where they were.
    """

    rows: tuple[RowMade, ...]
    report: str
    unused: tuple[str, ...]
    kept: tuple[str, ...]
    seconds: float
    of: int
    stopped: str = ""
    said: tuple[Diagnostic, ...] = ()
    """Warnings of the deck itself, whatever the rows hold."""

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
    where: Where | None = None,
    terms: Terms | None = None,
    resume: bool = False,
    locked: bool = False,
) -> Batch:
    """Build a deck for each row of a table, into a folder or at an address; `output/` beside the deck where left out.

    A row that has errors costs that row alone. DeckgenError with every complaint where something is wrong that
    concerns all of them, and then nothing is built. With resume rows that were built before are skipped where neither
    they nor the deck have changed since.
    """
    began, path, log = time.perf_counter(), Path(deck), Diagnostics()
    place, where = str(output if output is not None else path.parent / "output"), where or Where()
    if not is_address(place):
        check_output(place, several=True)
    terms = terms or Terms()
    with workshop(path, str(deck), log, terms.trust) as shop:
        read = _read(asked, shop, locked, log) if shop is not None else None
        inputs = Inputs(path, shop.outline, asked.over) if shop is not None else None
    if read is None or inputs is None or (terms.strict and len(log)):
        raise DeckgenError(log)
    order = Order(str(deck), place, terms, str(deck), where.cache)
    try:
        run = _Run(read, inputs, order, progress)
        stopped = run.go(where.scheduler, resume=resume)
    except (StoreError, NoMakersError) as problem:
        if isinstance(problem, StoreError):
            log.error("cannot_write", str(problem), whole("--output"))
        else:
            log.error("no_cluster", str(problem), whole("--scheduler"))
        raise DeckgenError(log) from None
    made = tuple(sorted(run.made, key=lambda one: one.number))
    seconds = time.perf_counter() - began
    report = f"{place.rstrip('/')}/{REPORT}"
    return Batch(made, report, read.unused, read.kept, seconds, run.total, stopped, tuple(log))


def _read(asked: Asked, shop: Workshop, locked: bool, log: Diagnostics) -> RowsRead | None:
    """The rows; None after complaints that concern all of them.

    UnknownVariantError where the deck has no audience or event that is named for all rows.
    """
    if locked:
        check_lock(shop.outline, shop.path, log)
    variant_of(shop.outline, audience=asked.audience, event=asked.event)
    read = read_rows(asked, shop, log)
    # What the rules find in the deck itself is no row's.
    _without(tables_read(asked, shop), shop).judge_all((), log)
    return None if log.errors else read


def _without(tables: Collection[str], shop: Workshop) -> Workshop:
    """The workshop of a deck without tables that rows are read from, and that it need not use itself."""
    data = {name: table for name, table in shop.outline.data.items() if name not in tables}
    outline = shop.outline.model_copy(update={"data": data})
    return shop.renewed(outline, shop.gathered, keeps_catalogues=True)


class _Run:
    """A run over rows that were read."""

    def __init__(self, read: RowsRead, inputs: Inputs, order: Order, progress: Progress | None) -> None:
        self._read, self._inputs, self._order = read, inputs, order
        self._tell = progress or (lambda done, total, failed: None)
        self._store = store_at(order.output)
        self._journal = Journal(self._store, inputs.digest, order.terms)
        self._failures = len(read.failed)
        self.total = len(read.rows) + len(read.failed)
        self.made: list[RowMade] = []

    def go(self, scheduler: str | None, *, resume: bool) -> str:
        """Build the rows, and say why not all are built; "" where all are. What is done by then is written down."""
        self._journal.begin(resume=resume)
        rows = {row.number: row for row in self._read.rows}
        before = {number: one for number, row in rows.items() if resume and (one := self._journal.built_before(row))}
        for one in (*self._read.failed, *(each.skipped() for each in before.values())):
            self._journal.report(one)
            self.made.append(one)
        self._tell(len(self.made), self.total, self._failures)
        left = [row for number, row in rows.items() if number not in before]
        begun = len(self.made)
        try:
            with self._makers(scheduler) as makers:
                for one in makers.make_all(left) if left else ():
                    self._add(rows[one.number], one)
            return ""
        except (StoreError, NoMakersError) as problem:
            if len(self.made) == begun:
                raise
            return str(problem)
        finally:
            self._journal.end(self.made)

    def _add(self, row: Row, one: RowMade) -> None:
        self._journal.add(row, one)
        self.made.append(one)
        self._failures += one.status == "failed"
        self._tell(len(self.made), self.total, self._failures)

    def _makers(self, scheduler: str | None) -> AbstractContextManager[Makers]:
        if scheduler is None:
            return nullcontext(RowWorkers(self._order))
        try:
            from deckgen.verbs.batch.cluster import on_cluster
        except ImportError:
            raise NoMakersError(f"--scheduler needs Dask, which isn't installed: pip install '{EXTRA}'") from None
        output = self._order.output
        place = output if is_address(output) else str(Path(output).absolute())
        return on_cluster(scheduler, self._inputs, replace(self._order, output=place))
