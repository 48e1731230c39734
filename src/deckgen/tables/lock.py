"""deck.lock: where each table was fetched from, when, and the digest of its file. The one module that knows its form.

The lock is a JSON file beside the deck and named after it: deck.yaml has deck.lock. It holds no secret: where a deck
takes a value from the environment, the lock has the name of the variable.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict, fields

from deckgen.files.encoding import span_at
from deckgen.files.paths import MOST_BYTES, digest_of, stays_inside
from deckgen.files.plain_file import read_plain
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span

VERSION = 1
# How many bytes a lock may have: a table takes some three hundred.
MOST_LOCK = 5_000_000
_AGAIN = "delete it and run 'deckgen data refresh' again"


class Locked(Struct, frozen=True):
    """The entry of one table. What isn't known is ""."""

    file: str
    """The path of its file as the author wrote it."""
    origin: str
    """Where it was fetched from: the origin's word and its `public_name`, such as "url https://example.org/a.csv"."""
    fetched: str
    """When it was fetched, in ISO 8601 with the time zone."""
    sha256: str
    """The SHA-256 of its file as it was written then, in hex."""
    rows: int
    """How many rows it had."""
    first: str = ""
    """The first period that it has rows about, such as 2017 or 2018-06."""
    last: str = ""
    """The last period that it has rows about."""
    etag: str = ""
    """What the server calls this version of the file (the ETag header)."""
    last_modified: str = ""
    """When the file changed last, in the server's words (the Last-Modified header)."""


_NEEDED = ("file", "origin", "fetched", "sha256")
_TEXT_FIELDS = tuple(part.name for part in fields(Locked) if part.name != "rows")


class Lock(Struct, frozen=True):
    """The lock of a deck."""

    tables: Mapping[str, Locked] = field(default_factory=dict)
    """The entries of the tables that were refreshed, by the tables' names."""

    def with_table(self, name: str, locked: Locked) -> Lock:
        """The lock with this entry for a table, in place of the one that it has."""
        return Lock({**self.tables, name: locked})


class LockState(StrEnum):
    """Whether a table's file is the one that the lock knows."""

    NOT_LOCKED = "not locked"
    """The lock has no entry for the table."""
    SAME = "same"
    CHANGED = "changed by hand"
    MISSING = "missing"
    """There is no file."""


def lock_path(deck: Path) -> Path:
    """The path of the lock of a deck file."""
    return deck.with_suffix(".lock")


def state_of(locked: Locked | None, path: Path) -> LockState:
    """Whether the file of a table is the one of its entry; OSError where it is there and can't be read."""
    if not path.is_file():
        return LockState.MISSING
    if locked is None:
        return LockState.NOT_LOCKED
    return LockState.SAME if digest_of(read_plain(path, MOST_BYTES)) == locked.sha256 else LockState.CHANGED


def read_lock(path: Path, display_path: str, log: Diagnostics) -> Lock | None:
    """The lock in a file, an empty one where there is no file; None after a complaint."""
    entire_file = Span(SourceFile(display_path, ""), 0, 0, 0)
    if not stays_inside(path.parent, path.name, display_path, log):
        return None
    try:
        text = read_plain(path, MOST_LOCK).decode("utf-8")
    except FileNotFoundError:
        return Lock()
    except UnicodeDecodeError:
        log.error("bad_lock", f"'{display_path}' is no lock: it isn't UTF-8", entire_file, _AGAIN)
        return None
    except OSError as error:
        log.error("bad_lock", f"'{display_path}' can't be read: {error.strerror or error}", entire_file)
        return None
    source = SourceFile(display_path, text)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        # Two people who refreshed on branches of their own find git's marks of a conflict in the file.
        hint = "take one side of the merge, or " + _AGAIN if "<<<<<<<" in text else _AGAIN
        span = span_at(source, error.pos, error.pos + 1)
        log.error("bad_lock", f"'{display_path}' is no lock: it isn't JSON ({error.msg.lower()})", span, hint)
        return None
    except (RecursionError, ValueError):
        # Python reads no number of more than 4,300 digits.
        found = None
    return _lock(found, display_path, entire_file, log)


def _lock(found: object, display_path: str, entire_file: Span, log: Diagnostics) -> Lock | None:
    """The lock in what the file holds as JSON; None after a complaint."""
    version = found.get("version") if isinstance(found, dict) else None
    if isinstance(version, int) and version > VERSION:
        message = f"'{display_path}' was written by a newer deckgen: it is of version {version}, {VERSION} is known"
        log.error("newer_lock", message, entire_file, "bring deckgen up to date")
        return None
    tables = found.get("tables") if isinstance(found, dict) and version == VERSION else None
    entries = {name: _locked(entry) for name, entry in tables.items()} if isinstance(tables, dict) else {}
    good = {name: entry for name, entry in entries.items() if entry is not None}
    if not isinstance(tables, dict) or len(good) < len(entries):
        log.error("bad_lock", f"'{display_path}' is no lock that deckgen wrote", entire_file, _AGAIN)
        return None
    return Lock(good)


def _locked(entry: object) -> Locked | None:
    """The entry of a table in what the file holds for it; None where that is no entry."""
    if not isinstance(entry, dict):
        return None
    rows, texts = entry.get("rows"), {name: entry.get(name, "") for name in _TEXT_FIELDS}
    if not isinstance(rows, int) or not all(isinstance(text, str) for text in texts.values()):
        return None
    return Locked(rows=rows, **texts) if all(texts[name] for name in _NEEDED) else None


def lock_bytes(lock: Lock) -> bytes:
    """The lock as the bytes of its file. The tables stand by name, so that git compares two locks line by line."""
    tables = {
        name: {key: value for key, value in asdict(lock.tables[name]).items() if value != ""}
        for name in sorted(lock.tables)
    }
    return (json.dumps({"version": VERSION, "tables": tables}, indent=2, ensure_ascii=False) + "\n").encode()
