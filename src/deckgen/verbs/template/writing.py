"""Writes a brand file for a template, and puts the template where the deck finds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from deckgen.files.atomic_write import write_file
from deckgen.files.kept_beside import keep_beside
from deckgen.verbs.template.proposing import Proposal, propose
from deckgen.verbs.template.surveying import Survey


class Written(Struct, frozen=True):
    """What was proposed and, where it was proven, written.

    path: the brand file; None where nothing was written.
    copied: where the template was copied to; None where it lay well.
    kept: where the old brand file is kept; None where there was none.
    """

    proposal: Proposal
    path: Path | None = None
    copied: Path | None = None
    kept: Path | None = None


def write_brand(
    found: Survey, target: Path, deck: Path | None, tell: Callable[[str], None] = lambda _: None
) -> Written:
    """Write the brand file that is proposed, where talks can be built on it. An old one is kept beside it.

    A template outside of the deck's folder is copied beside the brand file. Raises OSError where that can't be, and
    FileExistsError where another file has its name there.
    """
    home = (deck.parent if deck is not None else Path()).resolve()
    place, beside = found.path.resolve(), target.parent / found.path.name
    lies_beside, is_inside = place.parent == target.parent.resolve(), place.is_relative_to(home)
    named = found.path.name if lies_beside or not is_inside else place.relative_to(home).as_posix()
    old = target.read_text(encoding="utf-8") if target.exists() else ""
    proposal = propose(found, deck, named=named, old=old, tell=tell)
    if not proposal.is_proven:
        return Written(proposal)
    copied = None
    if not (lies_beside or is_inside):
        if beside.exists() and beside.read_bytes() != found.data:
            raise FileExistsError(f"'{beside}' is another file: move it, or give the template another name")
        write_file(beside, found.data)
        copied = beside
    kept = keep_beside(target, date.today()) if old and old != proposal.text else None
    write_file(target, proposal.text.encode())
    return Written(proposal, target, copied, kept)
