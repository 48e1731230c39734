"""missing_source: a slide shows figures and says of none where they come from."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics


class MissingSource(Check):
    """A slide with a chart, a table, big numbers or quoted figures cites its source."""

    why = (
        "The slide shows figures and doesn't say where they are from. Listeners can't look them up, and next year "
        "nobody knows it."
    )
    mend = "Write 'source: [id]' on the slide, or give its table a source."

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn where figures stand without a source."""
        figured = slide.quotes_figures or any(part.shows_figures for part in slide.content)
        if figured and not slide.cited:
            message = f"slide '{slide.id}' shows figures without a source"
            log.warning(self.code(), message, slide.span, "add 'source: [id]', or 'allow: [missing_source]'")
