"""truncated_axis: an axis that begins so near to its values that a small change fills the chart, and nobody asked."""

from __future__ import annotations

from deckgen.check import FindingCheck


class TruncatedAxis(FindingCheck):
    """A change of a few percent doesn't look like a large one, unless the author wants it to."""

    why = (
        "The axis doesn't begin at zero, and all values lie within three percent of each other. So a change that "
        "hardly anybody would notice goes from the bottom of the chart to its top."
    )
    mend = (
        "Write 'axis: {from: 0}' to show the change as small as it is. Where small changes count, as in rates of "
        "exchange, 'axis: {from: 1.05}' says that you mean it."
    )
