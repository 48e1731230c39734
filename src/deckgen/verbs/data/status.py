"""How old the tables of a deck are on a day, whether deck.lock knows their files, and which slides use them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from deckgen.deck import Deck
from deckgen.files.paths import Refusal, resolve
from deckgen.model.diagnostics import DeckgenError, Diagnostics
from deckgen.outline.data_table import DataTable
from deckgen.stages.bind.binder import bind
from deckgen.stages.tailor import tailor
from deckgen.tables.age import age_in_words, covered_periods, last_fresh_day
from deckgen.tables.lock import Lock, LockState, lock_path, read_lock, state_of
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.standing import Standing, Standings
from deckgen.tailoring import variant_of
from deckgen.workshop import Workshop, workshop


def standings(deck: Path, today: date, *, event: str | None = None, on_day: bool = False) -> Standings:
    """How a deck's tables stand on the day of an event, or else on the deck's day, or else today.

    With `on_day` the day is `today` in any case. Raises DeckgenError where the deck can't be read far enough, and
    UnknownVariantError where it has no such event.
    """
    log = Diagnostics()
    with workshop(deck, str(deck), log) as shop:
        if shop is None:
            raise DeckgenError(log)
        path = lock_path(deck)
        lock = read_lock(path, str(path), log) or Lock()
        variant = variant_of(shop.outline, event=event) if event is not None else None
        day = variant.event.date if variant and variant.event else shop.outline.date
        day = today if on_day or day is None else day
        outline = tailor(shop.outline, Diagnostics(), variant) if variant else shop.outline
        brand = shop.brand(outline.brand)[0]
        bound = bind(outline, brand, shop.gathered, Diagnostics(), variant.event if variant else None)
        tables = (_standing(str(name), table, shop, bound, lock, day) for name, table in shop.outline.data.items())
        for table in shop.gathered.tables.values():
            if table is not None:
                say_odd_cells(table, log)
        return Standings(day, tuple(tables), tuple(log))


def _standing(name: str, written: DataTable, shop: Workshop, deck: Deck, lock: Lock, day: date) -> Standing:
    """How one table stands; `written` is what the deck says of it."""
    table = shop.gathered.tables.get(name)
    periods = covered_periods(table, written.observed) if table is not None else None
    last = periods[1] if periods else None
    is_ahead = last is not None and last.begins > day
    stale = None
    if last is not None and not is_ahead and written.stale_after:
        stale = last_fresh_day(last.day, written.stale_after) < day
    return Standing(
        name,
        str(written.file),
        tuple(str(source) for source in written.source),
        f"{written.refresh.word()} {written.refresh.public_name}" if written.refresh else "",
        last,
        "yet to come" if is_ahead else age_in_words(last.day, day) if last else "",
        stale,
        _state(name, written, shop.path.parent, lock),
        tuple(slide.id for slide in deck.slides if name in slide.tables),
    )


def _state(name: str, written: DataTable, folder: Path, lock: Lock) -> LockState:
    """Whether a table's file is the one in the lock. A file that can't be read counts as missing here."""
    path = resolve(folder, written.file)
    if isinstance(path, Refusal):
        return LockState.MISSING
    try:
        return state_of(lock.tables.get(name), path)
    except OSError:
        return LockState.MISSING
