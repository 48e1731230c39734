"""deck.lock: where each table came from, when, and what its file was then. The one module that knows its form.

It stands beside the deck and is named after it (deck.yaml: deck.lock). It holds no secret: where a deck takes a value
from the environment, the lock has the variable's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict, fields

from deckgen.files.encoding import span_at
from deckgen.files.paths import digest_of
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span

VERSION = 1


class Locked(Struct, frozen=True):
    """One table: its file, origin, the time (UTC, ISO 8601) it was fetched, the SHA-256 of the file, its rows.

    first and last are its first and last period, etag and last_modified what its server said; "" where not known.
    """

    file: str
    origin: str
    fetched: str
    sha256: str
    rows: int
    first: str = ""
    last: str = ""
    etag: str = ""
    last_modified: str = ""


_NEEDED = ("file", "origin", "fetched", "sha256")
_WORDS = tuple(part.name for part in fields(Locked) if part.name != "rows")


class Lock(Struct, frozen=True):
    """The tables of a deck that were refreshed, by name."""

    tables: Mapping[str, Locked] = field(default_factory=dict)

    def with_table(self, name: str, locked: Locked) -> Lock:
        """The lock with another entry for a table."""
        return Lock({**self.tables, name: locked})


class LockState(StrEnum):
    """How a table's file stands to the lock."""

    NOT_LOCKED = "not locked"
    SAME = "same"
    CHANGED = "changed by hand"
    MISSING = "missing"


def lock_path(deck: Path) -> Path:
    """The lock of a deck file."""
    return deck.with_suffix(".lock")


def state_of(locked: Locked | None, path: Path) -> LockState:
    """How the file of a table stands to its entry; OSError where it is there and can't be read."""
    if not path.is_file():
        return LockState.MISSING
    if locked is None:
        return LockState.NOT_LOCKED
    return LockState.SAME if digest_of(path.read_bytes()) == locked.sha256 else LockState.CHANGED


def read_lock(path: Path, shown: str, log: Diagnostics) -> Lock | None:
    """The lock in a file, an empty one where there is no file; None once the log says what is wrong with it."""
    nowhere = Span(SourceFile(shown, ""), 0, 0, 0)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Lock()
    except UnicodeDecodeError:
        log.error("bad_lock", f"'{shown}' is no lock: it isn't UTF-8", nowhere, _AGAIN)
        return None
    except OSError as fault:
        log.error("bad_lock", f"'{shown}' can't be read: {fault.strerror or fault}", nowhere)
        return None
    source = SourceFile(shown, text)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as fault:
        hint = "take one side of the merge, or " + _AGAIN if "<<<<<<<" in text else _AGAIN
        span = span_at(source, fault.pos, fault.pos + 1)
        log.error("bad_lock", f"'{shown}' is no lock: it isn't JSON ({fault.msg.lower()})", span, hint)
        return None
    except RecursionError:
        found = None
    return _lock(found, shown, nowhere, log)


_AGAIN = "delete it and run 'deckgen data refresh' again"


def _lock(found: object, shown: str, nowhere: Span, log: Diagnostics) -> Lock | None:
    """The lock that JSON says."""
    version = found.get("version") if isinstance(found, dict) else None
    if isinstance(version, int) and version > VERSION:
        message = f"'{shown}' was written by a newer deckgen: it is of version {version}, {VERSION} is known"
        log.error("newer_lock", message, nowhere, "bring deckgen up to date")
        return None
    tables = found.get("tables") if isinstance(found, dict) and version == VERSION else None
    held = {name: _locked(entry) for name, entry in tables.items()} if isinstance(tables, dict) else {}
    whole = {name: entry for name, entry in held.items() if entry is not None}
    if not isinstance(tables, dict) or len(whole) < len(held):
        log.error("bad_lock", f"'{shown}' is no lock that deckgen wrote", nowhere, _AGAIN)
        return None
    return Lock(whole)


def _locked(entry: object) -> Locked | None:
    """The entry of a table; None where it is none."""
    if not isinstance(entry, dict):
        return None
    rows, words = entry.get("rows"), {name: entry.get(name, "") for name in _WORDS}
    if not isinstance(rows, int) or not all(isinstance(word, str) for word in words.values()):
        return None
    return Locked(rows=rows, **words) if all(words[name] for name in _NEEDED) else None


def lock_bytes(lock: Lock) -> bytes:
    """The lock as a file: tables by name, what is not known left out, so that two are alike line by line."""
    tables = {
        name: {key: value for key, value in asdict(lock.tables[name]).items() if value != ""}
        for name in sorted(lock.tables)
    }
    return (json.dumps({"version": VERSION, "tables": tables}, indent=2, ensure_ascii=False) + "\n").encode()
