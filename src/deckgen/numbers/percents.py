"""Numbers that are percentages already, in a format that makes percentages of them: 35 as 3500%."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.dataset import Value
from deckgen.model.diagnostics import Span
from deckgen.model.findings import Finding
from deckgen.model.format import NumberFormat

# Shares are 1 at the most, and few changes are larger than this. A column is suspect where most of its numbers are.
LARGEST = 1.5
_HINT = """write '0"%"' for numbers that are percentages already, or 'allow: [percent_twice]'"""


def percent_twice(values: Iterable[Value], pattern: NumberFormat, where: Span) -> tuple[Finding, ...]:
    """What is found where most numbers of a column in a percent format are larger than shares are."""
    if pattern.style != "pattern" or pattern.sections[0].factor != 100:
        return ()
    numbers = [abs(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    large = [number for number in numbers if number > LARGEST]
    if len(large) * 2 <= sum(number > 0 for number in numbers):
        return ()
    largest = max(large)
    message = f"a percent format counts in hundredths, so {largest:.12g} is shown as {pattern.show(largest)}"
    return (Finding("percent_twice", message, where, _HINT),)
