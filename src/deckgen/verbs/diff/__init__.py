"""What `deckgen diff` does: two words name two copies of a talk, and what differs between them comes out.

A copy is a built file, a copy of the deck as it is, or one of the deck as it was at a revision of git.
"""

from __future__ import annotations

from pathlib import Path

from deckgen.comparing import Comparison, compare
from deckgen.verbs.diff.open_decks import OpenDecks, done_apart
from deckgen.verbs.diff.side_names import NamedSide, UnknownSideError, named

__all__ = ["UnknownSideError", "diff"]


def diff(
    old: str,
    new: str | None = None,
    *,
    deck: Path | str = "deck.yaml",
    audience: str | None = None,
    event: str | None = None,
) -> Comparison:
    """What differs between two copies of a talk.

    old, new: each is a .pptx that deckgen built, `audience:NAME`, `event:NAME`, a deck file (its whole copy), a
        revision of git, or a revision with one of those after it (`HEAD~3:event:austin`). Without new, old is
        compared with the deck as it is: with the same audience's or event's copy where old is a file or a revision,
        else with the whole copy.
    deck: the deck file that revisions, audiences and events belong to.
    audience, event: whose copy is meant where old and new don't say.

    Raises UnknownSideError where a word names nothing or several things, and DeckgenError where a deck or a file has
    errors that keep it from being compared.
    """
    with OpenDecks(Path(deck)) as decks:
        first = named(old, decks).whose(audience, event)
        second = named(new, decks).whose(audience, event) if new is not None else None
        if second is None and (audience or event):
            second = NamedSide("copy", decks.deck, audience=audience, event=event, is_explicit=True)
        file = decks.side(second) if second is not None and second.kind == "file" else None
        before = decks.side(first, file)
        second = second or _like(first, before.manifest.audience, before.manifest.event, decks)
        after = file or decks.side(second, before if first.kind == "file" else None)
        if "file" in (first.kind, second.kind):
            label = first.label if first.kind == "file" else second.label
            return done_apart(decks.parser.parse(compare, before, after), label)
        return compare(before, after)


def _like(first: NamedSide, audience: str, event: str, decks: OpenDecks) -> NamedSide:
    """The copy of the deck as it is that an old copy is compared with: its audience's or event's where there is one.

    audience and event are those of the old copy; "" for none.
    """
    whole_copy = NamedSide("copy", path=decks.deck)
    if first.kind == "copy":
        return whole_copy
    outline = decks.outline
    if outline is not None and event in outline.events:
        return whole_copy.whose(None, event)
    return whole_copy.whose(audience, None) if outline is not None and audience in outline.audiences else whole_copy
