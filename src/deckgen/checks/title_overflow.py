"""title_overflow: a title takes more lines than there is room for."""

from __future__ import annotations

from deckgen.check import RoomCheck


class TitleOverflow(RoomCheck):
    """A title takes two lines at the most."""

    why = "A title of three lines pushes into the content, and nobody reads it to its end."
    mend = "Say the finding in fewer words, or move some of them into a block."
    part = "title"
