"""shouting: a title in capitals."""

from __future__ import annotations

from deckgen.plug_in import Check, Deck, DeckSlide, Diagnostics


class Shouting(Check):
    """A title says it calmly."""

    why = "Words in capitals are read slower than others, and sound as if the speaker were angry."
    mend = "Write the title as you would say it."

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of a title of several words that are all in capitals."""
        title = slide.title.plain
        if title.isupper() and len(title.split()) > 1:
            message, hint = f"the title of slide '{slide.id}' shouts", f"say '{title.capitalize()}'"
            log.warning(self.code(), message, slide.title_span, hint)
