"""What is compared: a built file, a copy of the deck as it is, or one of the deck as it was at a revision of git."""

from __future__ import annotations

from pathlib import Path

from deckgen.comparing import Comparison, compare
from deckgen.verbs.diff.made import Decks
from deckgen.verbs.diff.named import Named, UnknownSideError, named

__all__ = ["UnknownSideError", "diff"]


def diff(
    old: str,
    new: str | None = None,
    *,
    deck: Path | str = "deck.yaml",
    audience: str | None = None,
    event: str | None = None,
) -> Comparison:
    """What differs between two copies of a talk, new being the deck as it is where left out.

    old and new are each a .pptx that deckgen built, `audience:NAME`, `event:NAME`, a deck file (its whole copy), a
    revision of git, or a revision with one of those after it (`HEAD~3:event:austin`). audience or event say whose
    copy is meant where a word doesn't. A new one that is left out is the copy that old is, where that is a file or
    was a copy of the deck at a revision, else the whole one.

    UnknownSideError where a word names nothing or several things, DeckgenError where a deck or a file can't be
    compared.
    """
    with Decks(Path(deck)) as decks:
        first = named(old, decks).whose(audience, event)
        second = named(new, decks).whose(audience, event) if new is not None else None
        if second is None and (audience or event):
            second = Named("copy", decks.deck, audience=audience, event=event, said=True)
        before = decks.side(first)
        return compare(
            before, decks.side(second or _like(first, before.manifest.audience, before.manifest.event, decks))
        )


def _like(first: Named, audience: str, event: str, decks: Decks) -> Named:
    """The copy of the deck as it is that a copy of another day is compared with: the same, as far as there is one."""
    whole = Named("copy", path=decks.deck)
    if first.kind == "copy":
        return whole
    outline = decks.outline
    if outline is not None and event in outline.events:
        return whole.whose(None, event)
    return whole.whose(audience, None) if outline is not None and audience in outline.audiences else whole
