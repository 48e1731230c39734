"""Refreshes tables: each is fetched, read and judged by `judge`, and written by `accept` if the user wants it.

A file is replaced completely or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.files.atomic_write import write_file
from deckgen.files.paths import MOST_BYTES, Refusal, digest_of, read_bytes, resolve, stays_inside
from deckgen.files.plain_file import read_plain
from deckgen.files.temporary import delete_left_files
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostic, Diagnostics, SourceFile, Span
from deckgen.origin import Errand, Fetched, Origin
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Outline
from deckgen.processes.signals import together
from deckgen.reader import parse_table, read_table
from deckgen.tables.age import covered_periods
from deckgen.tables.lock import Lock, Locked, lock_bytes, lock_path
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.table_changes import TableChange, compare_tables
from deckgen.trust.permission import Ask, Permission
from deckgen.verbs.data.judge_fetched import judge_fetched
from deckgen.web.environment import Environment
from deckgen.web.request import Bounds

# Is told the table's name, how many bytes have come, and how many will come (None where that isn't known).
OnProgress = Callable[[str, int, int | None], None]


# What grants all that a refresh asks leave for.
COMMAND = "deckgen data refresh --trust"


class Outcome(StrEnum):
    """What came of fetching a table."""

    NEW = "new"
    """There is no file yet."""
    CHANGED = "changed"
    SAME = "same"
    """What was fetched holds the same as the file that is there."""
    FAILED = "failed"
    """The table can't be fetched, read or accepted; the complaints say why."""


class Judged(Struct, frozen=True):
    """A table that was fetched and judged, and isn't written yet."""

    name: str
    """Its name under `data`."""
    file: str
    """The path of its file as the author wrote it."""
    origin: str
    """The public name of where it comes from."""
    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...] = ()
    """The complaints about it, without secrets."""
    rows: int = 0
    """How many rows it has."""
    change: TableChange | None = None
    """What differs from the file that is there; None where there is none or it can't be read as a table."""
    data: bytes | None = None
    """The file to be written; None where the one that is there stays."""
    locked: Locked | None = None
    """The entry in the lock to be written; None only for a table that failed."""
    by_hand: bool = False
    """Whether the file that is there was changed since the lock was written."""
    settled: bool = False
    """Whether there is nothing to write, not even an entry in the lock."""


class RefreshSettings(Struct, frozen=True):
    """What a refresh depends on besides the deck."""

    bounds: Bounds = field(default_factory=Bounds)
    """How long and how large an answer from the web may be."""
    most_seconds: float = 120.0
    """How long the author's code or a database may take."""
    environment: Environment | None = None
    """The variables for `${NAME}` in the deck; None for those of this process."""
    trust: bool | Ask = False
    """Whether programs and addresses of the deck are granted that weren't before, or who is asked about them."""
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    """The clock, for the times in the lock."""


class Refresher:
    """The tables of one deck that are refreshed, one after the other."""

    def __init__(
        self,
        deck: Path,
        outline: Outline,
        names: tuple[str, ...],
        lock: Lock,
        settings: RefreshSettings,
        granted: Sequence[Permission],
    ) -> None:
        self.names, self._deck, self._settings, self._lock = names, deck, settings, lock
        self.said: tuple[Diagnostic, ...] = ()
        """What there is to say of the deck as a whole: warnings."""
        self._granted = {(one.name, one.facts) for one in granted}
        self._environment = settings.environment or Environment()
        origins = ((str(name), table.refresh) for name, table in outline.data.items() if table.refresh is not None)
        self._deck_hosts = frozenset(one.host for name, one in origins if one.host and self._may_fetch(name, one))
        self._tables = {str(name): table for name, table in outline.data.items()}

    def judge(self, name: str, on_progress: OnProgress = lambda name, done, total: None) -> Judged:
        """Fetch a table and judge it. Writes nothing."""
        table, log = self._tables[name], Diagnostics()
        origin = table.refresh
        assert origin is not None
        path = resolve(self._deck.parent, table.file)
        failed = Judged(name, str(table.file), origin.public_name, Outcome.FAILED)
        if isinstance(path, Refusal):
            log.error(path.code, path.message, table.file.span, path.hint)
            return replace(failed, diagnostics=self._without_secrets(log))
        origin.examine(self._deck.parent, path, log)
        present = _bytes(path, table, log)
        self._check_leave(name, origin, log)
        if log.errors:
            return replace(failed, diagnostics=self._without_secrets(log))
        last_entry = self._entry_of_last_time(name, origin, present)
        errand = self._errand(name, path, last_entry, log, lambda done, total: on_progress(name, done, total))
        fetched = origin.fetch(errand)
        if fetched is None or log.errors:
            return replace(failed, diagnostics=self._without_secrets(log))
        return self._judged(failed, table, path, present, fetched, log)

    def accept(self, judged: Judged) -> Diagnostics:
        """Write a table's file and its entry in the lock; the complaints about what can't be written.

        A run that is told to end meanwhile ends when both are written.
        """
        log = Diagnostics()
        with together():
            self._write(judged, log)
        return log

    def _write(self, judged: Judged, log: Diagnostics) -> None:
        assert judged.locked is not None
        if judged.data is not None:
            path = resolve(self._deck.parent, judged.file)
            if isinstance(path, Refusal):
                # It became a link while the user was asked.
                log.error(path.code, path.message, Span(SourceFile(judged.file, ""), 0, 0, 0), path.hint)
                return
            if not _put(path, judged.file, judged.data, log):
                return
        if self._lock.tables.get(judged.name) != judged.locked:
            lock, path = self._lock.with_table(judged.name, judged.locked), lock_path(self._deck)
            inside = stays_inside(path.parent, path.name, path.name, log)
            if inside and _put(path, path.name, lock_bytes(lock), log):
                self._lock = lock

    def _may_fetch(self, name: str, origin: Origin) -> bool:
        """Whether what the origin of a table asks for now is granted."""
        asked = origin.permission(name, self._deck.parent)
        return asked is None or (asked.name, asked.facts) in self._granted

    def _check_leave(self, name: str, origin: Origin, log: Diagnostics) -> None:
        """Complain where what is about to run isn't what was granted, as where a program was saved meanwhile."""
        asked = origin.permission(name, self._deck.parent)
        if asked is not None and not self._may_fetch(name, origin):
            message = f"this has changed since you were asked: the deck {asked.does}"
            log.error(asked.code, message, asked.span, f"look at it, then: {COMMAND}")

    def _without_secrets(self, log: Diagnostics) -> tuple[Diagnostic, ...]:
        """All complaints, with the secrets in them hidden."""
        return tuple(self._environment.hiding(one) for one in log)

    def _entry_of_last_time(self, name: str, origin: Origin, present: bytes | None) -> Locked | None:
        """The entry of a table in the lock; None where its file or its origin is another one by now.

        Only with such an entry may a server be asked whether anything has changed since, as its "no" then means the
        file that is there.
        """
        locked = self._lock.tables.get(name)
        if locked is None or present is None or locked.origin != _origin_words(origin):
            return None
        return locked if locked.sha256 == digest_of(present) else None

    def _errand(
        self,
        name: str,
        path: Path,
        last: Locked | None,
        log: Diagnostics,
        progress: Callable[[int, int | None], None],
    ) -> Errand:
        return Errand(
            table=name,
            folder=self._deck.parent,
            suffix=path.suffix.lower(),
            log=log,
            environment=self._environment,
            deck_hosts=self._deck_hosts,
            etag=last.etag if last else "",
            last_modified=last.last_modified if last else "",
            bounds=self._settings.bounds,
            most_seconds=self._settings.most_seconds,
            on_progress=progress,
        )

    def _judged(
        self, failed: Judged, table: DataTable, path: Path, present: bytes | None, fetched: Fetched, log: Diagnostics
    ) -> Judged:
        """What came of a table that was fetched; `present` is its file, None where there is none yet."""
        name, locked = failed.name, self._lock.tables.get(failed.name)
        if fetched.data is None:
            assert locked is not None
            return replace(failed, outcome=Outcome.SAME, rows=locked.rows, locked=locked, settled=True)
        old = _present_table(path, table, name) if present else None
        new = _fetched_table(fetched.data, path, failed, table, log)
        if new is not None:
            say_odd_cells(new, log)
            judge_fetched(name, table, old, new, log)
        if new is None or log.errors:
            return replace(failed, diagnostics=self._without_secrets(log))
        change = compare_tables(old, new, table.key) if old is not None else None
        # A file that differs but holds the same table, such as one with other line ends, is left as it is.
        is_same = present == fetched.data or (change is not None and change.is_empty)
        file_bytes = present if is_same and present is not None else fetched.data
        entry = self._entry(failed, table, new, file_bytes, fetched)
        if is_same and locked is not None and replace(entry, fetched=locked.fetched) == locked:
            entry = locked
        outcome = Outcome.SAME if is_same else Outcome.CHANGED if present is not None else Outcome.NEW
        return replace(
            failed,
            outcome=outcome,
            diagnostics=self._without_secrets(log),
            rows=len(new),
            change=change,
            data=None if is_same else fetched.data,
            locked=entry,
            settled=is_same and entry == locked,
            by_hand=locked is not None and present is not None and locked.sha256 != digest_of(present),
        )

    def _entry(self, failed: Judged, table: DataTable, new: Dataset, data: bytes, fetched: Fetched) -> Locked:
        """The entry in the lock for a table whose file is to hold `data`."""
        assert table.refresh is not None
        periods = covered_periods(new, table.observed)
        first, last = (str(periods[0]), str(periods[1])) if periods else ("", "")
        when = self._settings.now().astimezone().isoformat(timespec="seconds")
        tags = fetched.etag, fetched.last_modified
        return Locked(failed.file, _origin_words(table.refresh), when, digest_of(data), len(new), first, last, *tags)


def _origin_words(origin: Origin) -> str:
    """An origin as the lock writes it, such as "url https://example.org/trade.csv"."""
    return f"{origin.word()} {origin.public_name}"


def _bytes(path: Path, table: DataTable, log: Diagnostics) -> bytes | None:
    """The bytes of a table's file; None where there is none, or after a complaint."""
    try:
        return read_plain(path, MOST_BYTES)
    except FileNotFoundError:
        return None
    except OSError:
        return read_bytes(path, str(table.file), log, table.file.span)


def _present_table(path: Path, table: DataTable, name: str) -> Dataset | None:
    """The table in the file that is there, as far as it can be read. What is wrong with it is for `check` to say."""
    return read_table(path, str(table.file), name, Diagnostics(), span=table.file.span, options=table.options)


def _fetched_table(data: bytes, path: Path, judged: Judged, table: DataTable, log: Diagnostics) -> Dataset | None:
    """The table in what was fetched; None after a complaint."""
    assert table.refresh is not None
    span = table.refresh.at(table.refresh.word())
    if not data:
        log.error("fetch_failed", f"what was fetched for '{judged.name}' is empty", span)
        return None
    suffix = path.suffix.lower()
    return parse_table(data, suffix, judged.origin, judged.name, log, span=span, options=table.options)


def _put(path: Path, display_path: str, data: bytes, log: Diagnostics) -> bool:
    """Whether a file could be written; where it couldn't, there is a complaint and the old one is as it was."""
    try:
        delete_left_files(path.parent)
        write_file(path, data)
    except OSError as error:
        message = f"'{display_path}' can't be written: {error.strerror or error}"
        entire_file = Span(SourceFile(display_path, ""), 0, 0, 0)
        log.error("cannot_write", message, entire_file, "the old file is as it was")
        return False
    return True
