"""title_overflow: a title takes more lines than there is room for."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page


class TitleOverflow(Check):
    """A title takes two lines at the most."""

    why = "A title of three lines pushes into the content, and nobody reads it to its end."
    mend = "Say the finding in fewer words, or move some of them into a block."
    may_be_excused = False

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Say what layout found no room for."""
        for misfit in page.misfits:
            if misfit.part == "title":
                log.error(self.code(), misfit.message, misfit.span, misfit.hint)
