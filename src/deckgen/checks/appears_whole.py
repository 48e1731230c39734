"""appears_whole: a table that was to appear row by row in the show, and has too many rows for that."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page, TableBox
from deckgen.tabling.table_content import MOST_REVEALED


class AppearsWhole(Check):
    """The rows of a table that is revealed appear one by one."""

    why = (
        "'reveal' asks for the rows of this table one by one, each of which takes a click and becomes a table of its "
        "own in the file. There are too many of them on the slide for that: the whole table appears on one click."
    )
    mend = (
        "Choose or sum rows in a query, or part them among more slides. Write 'reveal: false' at the table if it may "
        "stand there from the start."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each table that comes whole."""
        for shape in page.shapes:
            if isinstance(shape, TableBox) and shape.span in slide.revealed and len(shape.rows) - 1 > MOST_REVEALED:
                message = (
                    f"'table' appears as a whole: of its {len(shape.rows) - 1} rows on this slide no more than "
                    f"{MOST_REVEALED} could come one by one"
                )
                hint = f"choose rows in a query, or 'reveal: false' at the table, or 'allow: [{self.code()}]'"
                log.warning(self.code(), message, shape.span, hint)
