"""low_resolution: a picture has too few pixels for its place."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page, Picture


class LowResolution(Check):
    """A picture has enough pixels for the room that it takes."""

    why = "The picture has too few pixels for its place, so it looks blurred on a large screen."
    mend = "Use a picture with the number of pixels that the hint names, or give it less room."

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of pictures with too few pixels for their boxes."""
        behind = page.backdrop.picture if page.backdrop else None
        for shape in (*page.shapes, behind):
            if isinstance(shape, Picture) and shape.file is not None:
                # A deck without pictures needs no room for them.
                from deckgen.pictures.images import blurred

                said = blurred(shape.file, (shape.box.width.inches, shape.box.height.inches))
                if said:
                    log.warning(self.code(), said[0], shape.file.span, said[1])
