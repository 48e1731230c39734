"""second_axis: two scales of values on one chart."""

from __future__ import annotations

from deckgen.check import FindingCheck


class SecondAxis(FindingCheck):
    """A chart has one scale of values."""

    why = (
        "Where the line crosses the bars, and how far it lies over them, is the work of whoever chose the two "
        "scales. Listeners read it as a finding all the same."
    )
    mend = (
        "Set two charts side by side in 'columns', each with its own title; or show both as an index that begins "
        "at 100; or panels of one kind with 'facet'. Often one of the two says what the title says, and the other "
        "can go. Where the two belong together, 'allow: [second_axis]' says so."
    )
