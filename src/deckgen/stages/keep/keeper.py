"""keep: Document, Manifest, and the file that is there -> both with slides of that file in their places.

Slides that somebody edited, slides that were added, and those that are frozen stand in the new file as they do in the
old one. Of edited ones the manifest goes on saying what was built, so that they are known as edited ever after.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.deck import Deck
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.manifest import Manifest
from deckgen.model.page import Document


class Kept(Struct, frozen=True):
    """A copy with slides of an earlier file in it.

    document, manifest: what is written.
    told: the slides that were kept, each with the reason, in words for the user.
    """

    document: Document
    manifest: Manifest
    told: tuple[str, ...] = ()


def frozen_slides(deck: Deck) -> frozenset[str]:
    """The ids of the slides that are frozen."""
    return frozenset(slide.id for slide in deck.slides if slide.frozen)


def keep(kept: Kept, deck: Deck, target: Path, log: Diagnostics, *, edited: bool) -> Kept:
    """A copy with the slides of the file at a target that stay, in their places.

    edited says that slides which were edited or added by hand stay, and not the frozen ones alone. What isn't up to
    date on them is in the log, and so is why they can't be taken over.
    """
    frozen = frozen_slides(deck)
    if not (frozen or edited):
        return kept
    # What compares a file and takes slides out of it is loaded where any of them may stay.
    from deckgen.stages.keep.taken_over import taken_over

    return taken_over(kept, deck, target, frozen, log, edited=edited)
