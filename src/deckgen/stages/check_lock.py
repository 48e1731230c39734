"""Whether the tables of a deck are those that its lock knows: what `build --locked` insists on."""

from __future__ import annotations

from pathlib import Path

from deckgen.files.paths import Refusal, resolve
from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Outline
from deckgen.tables.lock import LockState, lock_path, read_lock, state_of


def check_lock(outline: Outline, deck: Path, log: Diagnostics) -> None:
    """Say which tables the lock doesn't know though they are refreshed, and which files are others than it says."""
    path = lock_path(deck)
    lock = read_lock(path, str(path), log)
    if lock is None:
        return
    for name, table in outline.data.items():
        file = resolve(deck.parent, table.file)
        if table.file.stand_in or isinstance(file, Refusal):
            continue
        locked = lock.tables.get(str(name))
        try:
            state = state_of(locked, file)
        except OSError:
            continue  # that it can't be read has been said
        if locked is None and table.refresh is not None:
            message, hint = f"'{name}' is not in {path.name}", f"run 'deckgen data refresh {name}'"
            log.error("not_locked", message, table.file.span, hint)
        elif locked is not None and state is LockState.CHANGED:
            message = f"'{table.file}' is not the file that {path.name} knows: it was changed by hand"
            log.error("lock_differs", message, table.file.span, _hint(str(name), table, path.name))


def _hint(name: str, table: DataTable, lock: str) -> str:
    if table.refresh is None:
        return f"bring the old file back, or take '{name}' out of {lock}"
    return f"run 'deckgen data refresh {name}', or bring the old file back"
