"""parts_and_total: a table shows a total that its rounded rows don't add up to."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics


class PartsAndTotal(Check):
    """What is shown as a sum is the sum of what is shown."""

    why = (
        "What is shown as a total is not the sum of the parts that are shown. An audience that adds up comes to "
        "another number, and doubts the rest."
    )
    mend = "Write 'round_to_total: true' at the column or the figure, show more decimals, or excuse it."

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn where an audience that adds up would come to another number."""
        hint = "write 'round_to_total: true' at the column, or more decimals, or 'allow: [parts_and_total]'"
        for part in slide.content:
            for message, span in part.mismatched_sums:
                log.warning(self.code(), message, span, hint)
