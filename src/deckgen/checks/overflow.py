"""overflow: something runs over its place even in the smallest type."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page


class Overflow(Check):
    """All that a slide holds fits on it, in type that can be read."""

    why = (
        "Words that run off the slide, or that PowerPoint would shrink until nobody can read them, are lost to the "
        "listeners. deckgen tries every size down to the brand's smallest before it gives up."
    )
    mend = (
        "Shorten the words that are named, move a block to a slide of its own, or let a table or a list run on with "
        "'continue: true'."
    )
    may_be_excused = False

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Say what layout found no room for."""
        for misfit in page.misfits:
            if misfit.part == "content":
                log.error(self.code(), misfit.message, misfit.span, misfit.hint)
