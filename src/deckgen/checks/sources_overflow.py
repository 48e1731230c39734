"""sources_overflow: a slide cites more sources than its source line holds."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page


class SourcesOverflow(Check):
    """The sources of a slide fit into the line at its foot."""

    why = "Sources that don't fit their line would stand over the content, or be cut off unsaid."
    mend = "Cite fewer sources on the slide, or split it."
    may_be_excused = False

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Say what layout found no room for."""
        for misfit in page.misfits:
            if misfit.part == "sources":
                log.error(self.code(), misfit.message, misfit.span, misfit.hint)
