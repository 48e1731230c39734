"""Standing: how a table stands on a day. Values alone: who works them out is elsewhere."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostic
from deckgen.tables.age import Period
from deckgen.tables.lock import LockState


class Standing(Struct, frozen=True):
    """One table: its file, sources and origin ("" where it is kept by hand), its last period and its age in words.

    stale is None where no age is set or none can be told; slides are the ids of those that read it.
    """

    name: str
    file: str
    sources: tuple[str, ...]
    origin: str
    last: Period | None
    age: str
    stale: bool | None
    lock: LockState
    slides: tuple[str, ...]


class Standings(Struct, frozen=True):
    """All tables of a deck on a day, and what is wrong with their files or the lock."""

    day: date
    tables: tuple[Standing, ...]
    diagnostics: tuple[Diagnostic, ...]
