"""total_among_parts: a chart shows a total as if it were one of its parts."""

from __future__ import annotations

from deckgen.check import FindingCheck


class TotalAmongParts(FindingCheck):
    """What is the sum of all others doesn't stand among them."""

    why = (
        "One of the rows, or of the columns, is the total of all others. Among the parts of a whole it takes half of "
        "the room, and all shares are half of what they should be; among bars it dwarfs the others."
    )
    mend = (
        "Leave it out: 'leave_out: {country: [Total]}' at the table under 'data', or 'where' at the chart. Where it "
        "is meant, excuse it."
    )
