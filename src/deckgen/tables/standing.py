"""Standing: how old a table is on a day, and whether its file is the one that was fetched. Values alone."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostic
from deckgen.model.period import Period
from deckgen.tables.lock import LockState


class Standing(Struct, frozen=True):
    """One table of a deck on a day."""

    name: str
    """Its name under `data`."""
    file: str
    """The path of its file as the author wrote it."""
    sources: tuple[str, ...]
    """The names of its sources."""
    origin: str
    """Where `refresh` fetches it from, as the lock has it; "" for a table that is kept by hand."""
    last: Period | None
    """The last period that it has rows about; None where no column or more than one tells time."""
    age: str
    """Its age in words; "" where `last` is None."""
    stale: bool | None
    """Whether it is older than its `stale_after`; None where that isn't set, or the age isn't known."""
    lock: LockState
    """Whether its file is the one in deck.lock."""
    slides: tuple[str, ...]
    """The ids of the slides that read it."""


class Standings(Struct, frozen=True):
    """All tables of a deck on a day."""

    day: date
    """The day that ages are counted up to."""
    tables: tuple[Standing, ...]
    """The tables in the order of the deck."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the deck, with the files of its tables or with deck.lock."""
