"""percent_twice: numbers that are percentages already are shown in a percent format, a hundred times as large."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.numbers.percents import HINT


class PercentTwice(Check):
    """A percent format is for shares of one: 0.35 is shown as 35%."""

    why = (
        "Most numbers of a chart, of a column or a figure are beyond 1.5 and have a percent format, as in Excel, "
        "which counts in hundredths: 35 is shown as 3500%. Mostly the numbers are percentages already."
    )
    mend = (
        """For numbers that are percentages already write the sign between quotes, '0"%"'. Where they did grow """
        "more than twofold, excuse it."
    )

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of numbers that are hardly meant so large."""
        for part in slide.content:
            for message, span in part.percents_twice:
                log.warning(self.code(), message, span, HINT)
