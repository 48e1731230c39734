"""Follower: sees which files of a deck's folder change, and says so at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Final

from deckgen.files.deck_folder import folders_of_deck

# Milliseconds: how often the system is asked, and how long several changes are waited for that belong together.
_STEP: Final = 8
_TOGETHER: Final = 40


def followed(deck: Path, ended: Event) -> Iterator[frozenset[Path]]:
    """The files that change, as they do, until it is ended. OSError where the folder can't be watched."""
    from watchfiles import Change, watch

    folder = deck.parent.resolve()
    while not ended.is_set():
        folders = [Path(one) for one, _ in folders_of_deck(str(folder))]
        changes = watch(
            *folders,
            watch_filter=None,
            debounce=_TOGETHER,
            step=_STEP,
            stop_event=ended,
            recursive=False,
            rust_timeout=60_000,
            raise_interrupt=False,
        )
        for change in changes:
            files = frozenset(Path(path) for _, path in change if _is_read(Path(path)))
            if files:
                yield files
            added = any(kind is Change.added and Path(path).is_dir() for kind, path in change)
            if added or not all(one.is_dir() for one in folders):
                yield frozenset((folder,))
                break


def _is_read(path: Path) -> bool:
    """Whether a deck may read a file. Editors write others beside it, and build writes its own."""
    aside = path.name.startswith((".", "~", "#")) or path.name.endswith(("~", ".tmp", ".swp"))
    return bool(path.suffix) and not aside
