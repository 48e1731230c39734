"""percent_twice: numbers that are percentages already are shown in a percent format, a hundred times as large."""

from __future__ import annotations

from deckgen.check import FindingCheck


class PercentTwice(FindingCheck):
    """A percent format is for shares of one: 0.35 is shown as 35%."""

    why = (
        "Most numbers of a chart, of a column or a figure are beyond 1.5 and have a percent format, as in Excel, "
        "which counts in hundredths: 35 is shown as 3500%. Mostly the numbers are percentages already."
    )
    mend = (
        """For numbers that are percentages already write the sign between quotes, '0"%"'. Where they did grow """
        "more than twofold, excuse it."
    )
