"""Opens the tables of a deck that are to be refreshed: with leave for it, and with nobody else at work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from deckgen.model.diagnostics import DeckgenError, Diagnostics, SourceFile, Span
from deckgen.outline.deck_file import Outline
from deckgen.pipeline import load
from deckgen.tables.lock import lock_path, read_lock
from deckgen.trust.ask_leave import ask_leave
from deckgen.trust.permission import Permission
from deckgen.trust.remembered import remembered
from deckgen.verbs.data.alone import alone
from deckgen.verbs.data.refresh import COMMAND, Refresher, RefreshSettings


class UnknownTableError(Exception):
    """The deck has no table of a name, or has one without a `refresh` (`exists`). `known` are those with one."""

    def __init__(self, name: str, known: tuple[str, ...], *, exists: bool) -> None:
        super().__init__(name)
        self.name, self.known, self.exists = name, known, exists


@contextmanager
def open_refresher(
    deck: Path, names: Sequence[str] = (), settings: RefreshSettings | None = None
) -> Iterator[Refresher]:
    """A Refresher of the tables that are named, or of all that have a `refresh`.

    Raises DeckgenError where the deck or its lock has errors, another refresh of it is at work, or the user hasn't
    granted what it asks leave for; UnknownTableError where a name is that of no table, or of one without a `refresh`.
    """
    outline, log = load(deck), Diagnostics()
    known = tuple(str(name) for name, table in outline.data.items() if table.refresh is not None)
    for name in names:
        if name not in known:
            raise UnknownTableError(name, known, exists=name in outline.data)
    path = lock_path(deck)
    entire_deck = Span(SourceFile(str(deck), ""), 0, 0, 0)
    with alone(deck) as free:
        if not free:
            message = "another refresh of this deck is at work"
            log.error("refresh_runs", message, entire_deck, "wait until it has ended")
        lock = read_lock(path, str(path), log)
        if lock is None or log.errors:
            raise DeckgenError(log)
        chosen, settings = tuple(dict.fromkeys(names)) or known, settings or RefreshSettings()
        wanted = _permissions(outline, chosen, deck.parent)
        ask_leave(deck, wanted, settings.trust, log, command=COMMAND)
        if log.errors:
            raise DeckgenError(log)
        memory, others = remembered(deck), _permissions(outline, [n for n in known if n not in chosen], deck.parent)
        granted = [*wanted, *(one for one in others if memory.grants(one))]
        refresher = Refresher(deck, outline, chosen, lock, settings, granted)
        refresher.said = tuple(log)
        yield refresher


def _permissions(outline: Outline, names: Sequence[str], folder: Path) -> list[Permission]:
    """What the tables of these names ask leave for."""
    tables = {str(name): table.refresh for name, table in outline.data.items()}
    asked = (origin.permission(name, folder) for name in names if (origin := tables[name]) is not None)
    return [one for one in asked if one is not None]
