"""missing_place: the layout of a slide has no place for some of its words."""

from __future__ import annotations

from deckgen.check import RoomCheck
from deckgen.model.diagnostics import Severity


class MissingPlace(RoomCheck):
    """Every word that a slide brings along has a place on its layout."""

    why = (
        "A layout of a template, or a cover, a divider and a closing slide, has places for some words and none for "
        "others: for who speaks, for the day, for sources, for the logo. What has no place is left out, and nobody "
        "would know."
    )
    mend = (
        "Name another layout, or a placeholder, under 'layouts' in the brand; add one to the template; or say it on "
        "a slide of content."
    )
    part = "place"
    severity = Severity.WARNING
    may_be_excused = True
