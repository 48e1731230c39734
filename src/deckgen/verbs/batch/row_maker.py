"""RowMaker: builds rows one after the other, each into a deck of its own; what they share is made once."""

from __future__ import annotations

import time

from msgspec.structs import asdict, replace

from deckgen.files.store import StoreError, store_at
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, Severity
from deckgen.model.ledger import Ledger
from deckgen.pipeline import Build, build_one
from deckgen.tailoring import Variant, variant_of
from deckgen.verbs.batch.row import Complaint, Order, Row, RowMade, failed
from deckgen.workshop import Workshop


class RowMaker:
    """Builds rows of one deck, whose tables are read and whose words are measured already for the next one."""

    def __init__(self, shop: Workshop, order: Order) -> None:
        self._shop, self._order, self._store = shop, order, store_at(order.output)
        self._ledger = Ledger()

    def make(self, row: Row) -> RowMade:
        """What became of a row. Nothing that is wrong with it is an exception."""
        began, log = time.perf_counter(), Diagnostics()
        try:
            with self._store.folder(f"{row.name}.pptx") as folder:
                shop, terms = self._shop.for_one(), asdict(self._order.terms)
                ledger = Ledger(self._ledger.entries)
                built = build_one(shop, self._variant(row), folder, row.name, log, ledger, **terms)
                self._ledger = ledger
                file = built.path.relative_to(folder).as_posix()
        except DeckgenError as error:
            return failed(row, error.diagnostics, time.perf_counter() - began)
        except (StoreError, OSError) as problem:
            return failed(row, [_unwritten(problem)], time.perf_counter() - began)
        return _built(row, built, file, time.perf_counter() - began)

    def _variant(self, row: Row) -> Variant:
        variant = variant_of(self._shop.outline, audience=row.audience, event=row.event)
        language = row.language.value if row.language is not None else variant.language
        return replace(variant, language=language, set={**(variant.set or {}), **row.named_cells}, has_values=True)


def _unwritten(problem: Exception) -> Diagnostic:
    message = f"the deck can't be saved: {problem}"
    return Diagnostic(Severity.ERROR, "cannot_write", message, hint="the same command with --resume tries it again")


def _built(row: Row, built: Build, file: str, seconds: float) -> RowMade:
    said = (*row.warned, *map(Complaint.of, built.diagnostics))
    return RowMade(row.number, row.name, "built", file, built.slides, built.charts, seconds, said)
