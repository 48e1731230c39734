"""parts_and_total: a table shows a total that its rounded rows don't add up to."""

from __future__ import annotations

from deckgen.check import FindingCheck


class PartsAndTotal(FindingCheck):
    """What is shown as a sum is the sum of what is shown."""

    why = (
        "What is shown as a total is not the sum of the parts that are shown. An audience that adds up comes to "
        "another number, and doubts the rest."
    )
    mend = "Write 'round_to_total: true' at the column or the figure, show more decimals, or excuse it."
