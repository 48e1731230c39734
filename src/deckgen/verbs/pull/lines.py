"""The lines of a built file that are written back into its deck, and the edits that aren't."""

from __future__ import annotations

from msgspec import Struct

from deckgen.comparing.comparison import SlideRef, WordChange
from deckgen.model.diagnostics import Diagnostic
from deckgen.writing_back.found_words import line_of


class Unwritten(Struct, frozen=True):
    """An edit that isn't written back.

    slide: the slide that it is on; None where it is on none.
    change: the line that was changed; None for an edit that changes no word.
    why: why it isn't.
    place: where the deck has the words, or the slide; "" where that isn't known.
    """

    slide: SlideRef | None
    change: WordChange | None
    why: str
    place: str = ""


class Line(Struct, frozen=True):
    """A line that is written back.

    complaint: the edits of a file, and what is said of them.
    slide, change: the line, and the slide that it is on.
    index: the place of the slide among the deck's.
    wanted: what the line is to be.
    """

    complaint: Diagnostic
    slide: SlideRef
    change: WordChange
    index: int
    wanted: str

    def unwritten(self, why: str) -> Unwritten:
        """The line as one that isn't written after all."""
        return Unwritten(self.slide, self.change, why, line_of(self.complaint.edits[0].span))
