"""Tables fetched anew: each is fetched, read and judged, and written only when it is accepted.

Nothing is written before `accept`, and a file is replaced whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.files.paths import Refusal, digest_of, resolve
from deckgen.files.whole_file import put
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, SourceFile, Span
from deckgen.origin import Errand, Fetched, Origin
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Outline
from deckgen.pipeline import load
from deckgen.reader import parse_table, read_table
from deckgen.tables.age import covered_periods
from deckgen.tables.lock import Lock, Locked, lock_bytes, lock_path, read_lock
from deckgen.tables.table_changes import TableChange, compare_tables
from deckgen.verbs.data.alone import alone
from deckgen.verbs.data.judge import judge
from deckgen.web.download import Bounds
from deckgen.web.environment import Environment

Told = Callable[[str, int, int | None], None]


class UnknownTableError(Exception):
    """A name that no table of the deck has, or a table that isn't refreshed; known are those that are."""

    def __init__(self, name: str, known: tuple[str, ...], *, there: bool) -> None:
        super().__init__(name)
        self.name, self.known, self.there = name, known, there


class Outcome(StrEnum):
    """What came of fetching a table."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAILED = "failed"


class Judged(Struct, frozen=True):
    """A table that was fetched and judged, and not yet written.

    change is what differs from the file that is there, None where there is none or it can't be read; rows counts
    those of the table; data is the file to be written, None where the one that is there stays; locked its entry.
    by_hand says that the file is another one than the lock knows, settled that there is nothing to write, not even
    an entry in the lock.
    """

    name: str
    file: str
    origin: str
    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...] = ()
    rows: int = 0
    change: TableChange | None = None
    data: bytes | None = None
    locked: Locked | None = None
    by_hand: bool = False
    settled: bool = False


class Manners(Struct, frozen=True):
    """How a refresh goes about it: bounds on the web, seconds for code and databases, variables, the clock."""

    bounds: Bounds = field(default_factory=Bounds)
    patience: float = 120.0
    environment: Environment | None = None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


class Refresher:
    """The tables of one deck that are refreshed, one after the other."""

    def __init__(self, deck: Path, outline: Outline, names: tuple[str, ...], lock: Lock, manners: Manners) -> None:
        self.names, self._deck, self._outline, self._manners = names, deck, outline, manners
        self._lock = lock
        self._environment = manners.environment or Environment()
        origins = (table.refresh for table in outline.data.values() if table.refresh is not None)
        self._named = frozenset(origin.host for origin in origins if origin.host)
        self._tables = {str(name): table for name, table in outline.data.items()}

    def judge(self, name: str, told: Told = lambda name, done, of: None) -> Judged:
        """Fetch a table and judge it; told hears how many of how many bytes have come."""
        table, log = self._tables[name], Diagnostics()
        origin = table.refresh
        assert origin is not None
        path = resolve(self._deck.parent, table.file)
        failed = Judged(name, str(table.file), origin.shown, Outcome.FAILED)
        if isinstance(path, Refusal):
            log.error(path.code, path.message, table.file.span, path.hint)
            return replace(failed, diagnostics=self._said(log))
        origin.examine(self._deck.parent, path, log)
        there = _bytes(path, table, log)
        if log.errors:
            return replace(failed, diagnostics=self._said(log))
        known = self._known(name, origin, there)
        errand = self._errand(name, path, known, log, lambda done, of: told(name, done, of))
        fetched = origin.fetch(errand)
        if fetched is None or log.errors:
            return replace(failed, diagnostics=self._said(log))
        return self._judged(failed, table, path, there, fetched, log)

    def accept(self, judged: Judged) -> Diagnostics:
        """Write a table's file and its entry in the lock; what can't be written is said, and the old file stays."""
        log = Diagnostics()
        assert judged.locked is not None
        if judged.data is not None:
            path = resolve(self._deck.parent, judged.file)
            assert isinstance(path, Path)
            if not _put(path, judged.file, judged.data, log):
                return log
        if self._lock.tables.get(judged.name) != judged.locked:
            lock, path = self._lock.with_table(judged.name, judged.locked), lock_path(self._deck)
            if _put(path, path.name, lock_bytes(lock), log):
                self._lock = lock
        return log

    def _said(self, log: Diagnostics) -> tuple[Diagnostic, ...]:
        """All complaints, without any secret."""
        return tuple(self._environment.hiding(one) for one in log)

    def _known(self, name: str, origin: Origin, there: bytes | None) -> Locked | None:
        """The entry of a table whose file and origin are still those of last time."""
        locked = self._lock.tables.get(name)
        if locked is None or there is None or locked.origin != _origin(origin):
            return None
        return locked if locked.sha256 == digest_of(there) else None

    def _errand(
        self, name: str, path: Path, known: Locked | None, log: Diagnostics, told: Callable[[int, int | None], None]
    ) -> Errand:
        return Errand(
            table=name,
            folder=self._deck.parent,
            suffix=path.suffix.lower(),
            log=log,
            environment=self._environment,
            named=self._named,
            etag=known.etag if known else "",
            last_modified=known.last_modified if known else "",
            bounds=self._manners.bounds,
            patience=self._manners.patience,
            told=told,
        )

    def _judged(
        self, failed: Judged, table: DataTable, path: Path, there: bytes | None, fetched: Fetched, log: Diagnostics
    ) -> Judged:
        name, locked = failed.name, self._lock.tables.get(failed.name)
        if fetched.data is None:
            assert locked is not None
            return replace(failed, outcome=Outcome.SAME, rows=locked.rows, locked=locked, settled=True)
        old = _old(path, table, name) if there else None
        new = _table(fetched.data, path, failed, table, log)
        if new is not None:
            judge(name, table, old, new, log)
        if new is None or log.errors:
            return replace(failed, diagnostics=self._said(log))
        change = compare_tables(old, new, table.key) if old is not None else None
        same = there == fetched.data or (change is not None and change.is_empty and old is not None)
        kept = there if same and there is not None else fetched.data
        entry = self._entry(failed, table, new, kept, fetched)
        if same and locked is not None and replace(entry, fetched=locked.fetched) == locked:
            entry = locked
        outcome = Outcome.SAME if same else Outcome.CHANGED if there is not None else Outcome.NEW
        return replace(
            failed,
            outcome=outcome,
            diagnostics=self._said(log),
            rows=len(new),
            change=change,
            data=None if same else fetched.data,
            locked=entry,
            settled=same and entry == locked,
            by_hand=locked is not None and there is not None and locked.sha256 != digest_of(there),
        )

    def _entry(self, failed: Judged, table: DataTable, new: Dataset, data: bytes, fetched: Fetched) -> Locked:
        assert table.refresh is not None
        told = covered_periods(new, table.observed)
        first, last = (str(told[0]), str(told[1])) if told else ("", "")
        when = self._manners.now().astimezone().isoformat(timespec="seconds")
        tags = fetched.etag, fetched.last_modified
        return Locked(failed.file, _origin(table.refresh), when, digest_of(data), len(new), first, last, *tags)


@contextmanager
def opened(deck: Path, names: Sequence[str] = (), manners: Manners | None = None) -> Iterator[Refresher]:
    """What refreshes tables of a deck: those that are named, or all that have a `refresh`.

    DeckgenError where the deck or its lock has errors or another refresh is at work; UnknownTableError where a name
    is no table's, or no refreshed one's.
    """
    outline, log = load(deck), Diagnostics()
    known = tuple(str(name) for name, table in outline.data.items() if table.refresh is not None)
    for name in names:
        if name not in known:
            raise UnknownTableError(name, known, there=name in outline.data)
    path = lock_path(deck)
    nowhere = Span(SourceFile(str(deck), ""), 0, 0, 0)
    with alone(deck) as free:
        if not free:
            log.error("refresh_runs", "another refresh of this deck is at work", nowhere, "wait until it has ended")
        lock = read_lock(path, str(path), log)
        if lock is None or log.errors:
            raise DeckgenError(log)
        yield Refresher(deck, outline, tuple(dict.fromkeys(names)) or known, lock, manners or Manners())


def _origin(origin: Origin) -> str:
    """An origin as the lock writes it."""
    return f"{origin.word()} {origin.shown}"


def _bytes(path: Path, table: DataTable, log: Diagnostics) -> bytes | None:
    """The file that is there; None where there is none, or after a complaint."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        log.error("unreadable_file", f"'{table.file}' can't be read: {fault.strerror or fault}", table.file.span)
        return None


def _old(path: Path, table: DataTable, name: str) -> Dataset | None:
    """The table that is there, as far as it can be read; what is wrong with it is for `check` to say."""
    return read_table(path, str(table.file), name, Diagnostics(), span=table.file.span, options=table.options)


def _table(data: bytes, path: Path, judged: Judged, table: DataTable, log: Diagnostics) -> Dataset | None:
    """What was fetched, as a table; every fault in it is an error."""
    assert table.refresh is not None
    span = table.refresh.at(table.refresh.word())
    if not data:
        log.error("fetch_failed", f"what was fetched for '{judged.name}' is empty", span)
        return None
    suffix = path.suffix.lower()
    return parse_table(data, suffix, judged.origin, judged.name, log, span=span, options=table.options)


def _put(path: Path, shown: str, data: bytes, log: Diagnostics) -> bool:
    """Whether a file could be written; else the log says why, and the old one is as it was."""
    try:
        # One refresh is at work at a time: what else lies there was left by one that was killed while it wrote.
        for left in path.parent.glob(f".deckgen-*{path.suffix}"):
            left.unlink(missing_ok=True)
        put(path, data)
    except OSError as fault:
        message = f"'{shown}' can't be written: {fault.strerror or fault}"
        log.error("cannot_write", message, Span(SourceFile(shown, ""), 0, 0, 0), "the old file is as it was")
        return False
    return True
