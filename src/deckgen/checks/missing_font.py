"""missing_font: a font of the brand that this machine doesn't have, so that another one stands in for it."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck
from deckgen.fitting.fonts import STAND_INS, MissingFont
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Document, FontRole

# Words by which fonts are compared.
SAMPLE = "the quick brown fox jumps over the lazy dog, and most of what is said on slides is made of such letters"
# How wide a letter of such words is in fonts that are rarely at hand, in multiples of its size. They were measured in
# free fonts of the same widths, and in the tables of widths that matplotlib brings.
KNOWN_WIDTHS = {
    "arial": 0.440,
    "book antiqua": 0.438,
    "bookman old style": 0.488,
    "calibri": 0.402,
    "cambria": 0.401,
    "century gothic": 0.475,
    "century schoolbook": 0.456,
    "courier new": 0.600,
    "helvetica": 0.440,
    "palatino linotype": 0.438,
    "source code pro": 0.600,
    "times new roman": 0.397,
}
# What a difference of widths may be that nobody sees.
LEAST_DIFFERENCE = 0.005


class MissingFontCheck(Check):
    """The fonts that the brand names are at hand."""

    why = (
        "This font isn't on the computer that builds the deck, so its words are measured and drawn with another one, "
        "and have as much room as Arial's letters need, where that is more. Words of a font that is wider still may "
        "run over on the stage."
    )
    mend = (
        "Install the font, or put its files into the project and name their folder under 'font_files' in the brand. "
        "Where it is meant, write 'checks: {missing_font: off}'."
    )
    is_of_decks = True

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn of each family that words of the deck need, at the brand's line."""
        fonts, has_others = self.desk.fonts, False
        roles: set[FontRole] = {"body", "heading"}
        for role in roles:
            fonts.file(role)
        for page in document.pages:
            for shown in self.desk.words(page):
                roles.add(shown.font)
                if not (has_others or shown.words.isascii()):
                    widths = self.desk.typesetter.face(shown.font, shown.bold).widths
                    has_others = any(one not in widths and one.isalpha() for one in shown.words)
        _ = fonts.others if has_others else ()
        said: set[str] = set()
        for missing in fonts.missing:
            needed = missing.role in roles if missing.stand_in else has_others
            if needed and missing.family not in said:
                said.add(missing.family)
                self._warn(missing, deck, log)

    def _warn(self, missing: MissingFont, deck: Deck, log: Diagnostics) -> None:
        message = f"the font '{missing.family}' is not on this machine"
        if missing.stand_in:
            message += f"; its text is measured with '{missing.stand_in}', {self._width(missing)}"
        else:
            message += ", so charts are drawn without its letters"
        span = deck.brand.place_of(f"fonts.{missing.role}", "template", "")
        log.warning(self.code(), message, span, missing.near or "install it, or name its folder in font_files")

    def _width(self, missing: MissingFont) -> str:
        """How much wider or narrower the font is that stands in."""
        name = missing.family.casefold()
        if missing.stand_in in STAND_INS.get(name, ()) and name in KNOWN_WIDTHS:
            return "which is as wide"
        if name not in KNOWN_WIDTHS:
            return "and may be wider or narrower"
        own = self.desk.typesetter.face("mono" if missing.role == "mono" else "body").width(SAMPLE) / len(SAMPLE)
        difference = own / KNOWN_WIDTHS[name] - 1
        if abs(difference) < LEAST_DIFFERENCE:
            return "which is as wide"
        return f"which is {abs(difference):.0%} {'wider' if difference > 0 else 'narrower'}"
