"""Asks the user's leave for what a deck wants to run or fetch. Nothing of it is done before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.trust.permission import Ask, Permission
from deckgen.trust.remembered import remember, remembered


def ask_leave(deck: Path, wanted: Sequence[Permission], trust: bool | Ask, log: Diagnostics, *, command: str) -> None:
    """Complain of each permission that wasn't granted before and isn't granted now.

    `trust` grants all of them for this run, or none, or is asked once about those that weren't granted before; what
    it grants is remembered. `command` is what the user types to grant them, for the hint.
    """
    for one, why in missing_leave(deck, wanted, trust, log):
        log.error(one.code, why, one.span, f"look at it, then: {command}")


def missing_leave(
    deck: Path, wanted: Sequence[Permission], trust: bool | Ask, log: Diagnostics
) -> list[tuple[Permission, str]]:
    """The permissions that are neither granted before nor, as in `ask_leave`, now; each with why not, in words."""
    if trust is True or not wanted:
        return []
    known = remembered(deck)
    missing = [(one, known.changes(one)) for one in wanted if not known.grants(one)]
    if missing and callable(trust) and trust(missing):
        _remember(deck, [one for one, _ in missing], log)
        return []
    return [(one, f"{_state(changes)}: the deck {one.does}") for one, changes in missing]


def _state(changes: Sequence[str]) -> str:
    return f"this isn't as you trusted it ({'; '.join(changes)})" if changes else "you haven't trusted this yet"


def _remember(deck: Path, granted: Sequence[Permission], log: Diagnostics) -> None:
    """Remember what was granted; where that can't be written it holds for this run, after a warning."""
    try:
        remember(deck, granted)
    except OSError as error:
        message = f"what you trust can't be remembered: {error.strerror or error}"
        hint = "DECKGEN_STATE may name a folder that can be written"
        log.warning("trust_not_kept", message, Span(SourceFile(str(deck), ""), 0, 0, 0), hint)
