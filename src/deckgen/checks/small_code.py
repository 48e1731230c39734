"""small_code: a QR code that is too small to be read by phones."""

from __future__ import annotations

from deckgen.check import RoomCheck
from deckgen.model.diagnostics import Severity


class SmallCode(RoomCheck):
    """Phones in the room can read a QR code."""

    why = (
        "A QR code takes the room that its slide leaves, and here that is little: on the wall its squares are finer "
        "than what the cameras of phones see from a seat. Listeners would hold up their phones for nothing."
    )
    mend = (
        "Give the code more room: shorten the words around it, name a layout of the template with more room, or put "
        "it on a slide of its own with 'qr'."
    )
    part = "code"
    severity = Severity.WARNING
    may_be_excused = True
