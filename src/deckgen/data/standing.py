"""Standing: how a table stands on a day. Values alone: who works them out is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from deckgen.data.age import Period
from deckgen.data.lock import LockState
from deckgen.model.diagnostics import Diagnostic


@dataclass(frozen=True)
class Standing:
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


@dataclass(frozen=True)
class Standings:
    """All tables of a deck on a day, and what is wrong with their files or the lock."""

    day: date
    tables: tuple[Standing, ...]
    diagnostics: tuple[Diagnostic, ...]
