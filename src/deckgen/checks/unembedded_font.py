"""unembedded_font: a font of the brand that can't travel in the file, though the brand wants its fonts to."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck
from deckgen.fitting.travelling import refused
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Document


class UnembeddedFont(Check):
    """The fonts that the brand embeds can be embedded."""

    why = (
        "The brand wants its fonts in the file, and this one can't be: PowerPoint embeds TrueType fonts of one style "
        "alone, and its license may forbid it. On a computer without the font its words are shown in another one."
    )
    mend = (
        "Get the font as a .ttf of one style from its maker, or install it where the talk is given. Where that is "
        "done, write 'checks: {unembedded_font: off}', or 'embed: false' in the brand."
    )
    is_of_decks = True

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn of each family, at the brand's line."""
        for one in refused(document, deck.brand, self.desk.fonts):
            span = deck.brand.place_of(f"fonts.{one.role}", "fonts.embed", "")
            message = f"the font '{one.family}' doesn't travel in the file: {one.why_not}"
            log.warning(self.code(), message, span, "install it where the talk is given")
