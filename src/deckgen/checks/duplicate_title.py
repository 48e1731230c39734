"""duplicate_title: two slides have the same title, so that screen readers and the outline cannot tell them apart."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics


class DuplicateTitle(Check):
    """No slide has the title of one before it."""

    why = (
        "Two slides have the same title. Screen readers, the outline view and listeners who ask for a slide again "
        "tell slides apart by it."
    )
    mend = "Say on the second slide what is new on it."

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn at the second of two equal titles."""
        other = deck.first_titled.get(slide.title.plain.casefold())
        if slide.kind == "content" and other is not None and not _same(slide, other):
            message = f"the slides '{other.id}' and '{slide.id}' have the same title"
            log.warning(self.code(), message, slide.title_span, "say what is new on the second")


def _same(slide: DeckSlide, other: DeckSlide) -> bool:
    """Whether they are one slide, or one that stands twice by its author's wish."""
    return (slide.repeats or slide.id) == (other.repeats or other.id)
