"""long_title: a title that nobody reads to its end."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics

MOST_WORDS = 20


class LongTitle(Check):
    """A title says one thing in twenty words at the most."""

    why = "Nobody reads a title of more than twenty words while somebody talks."
    mend = "Say the finding in fewer words, and leave the details to the slide."

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of a title of more words."""
        count = len(slide.title.plain.split())
        if count > MOST_WORDS:
            message = f"the title of slide '{slide.id}' has {count} words"
            log.warning(self.code(), message, slide.title_span, "say the finding in fewer, or 'allow: [long_title]'")
