"""overflow: something runs over its place even in the smallest type."""

from __future__ import annotations

from deckgen.check import RoomCheck


class Overflow(RoomCheck):
    """All that a slide holds fits on it, in type that can be read."""

    why = (
        "Words that run off the slide, or that PowerPoint would shrink until nobody can read them, are lost to the "
        "listeners. deckgen tries every size down to the brand's smallest before it gives up."
    )
    mend = (
        "Shorten the words that are named, move a block to a slide of its own, or let a table or a list run on with "
        "'continue: true'."
    )
    part = "content"
