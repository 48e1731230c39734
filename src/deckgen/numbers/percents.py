"""Shares and numbers in percent, which must not be taken for each other: 35 is no 3500%, and 0.35 is no 0%."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from deckgen.model.dataset import Value
from deckgen.model.diagnostics import Span
from deckgen.model.findings import Finding
from deckgen.model.format import NumberFormat
from deckgen.numbers.by_language import number_format

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


Scale = Literal["share", "percent"]


def scale_of(written: str | None) -> Scale | None:
    """What a format says of its numbers: "share" where it counts them in hundredths (0%), "percent" where it writes %
    behind numbers that are percentages already (0"%"); None where it says neither, or is none.
    """
    try:
        pattern = number_format(written, "en") if written else None
    except ValueError:
        return None
    if pattern is None or not pattern.sections:
        return None
    section = pattern.sections[0]
    if section.factor == 100:
        return "share"
    return "percent" if "%" in section.before + section.after else None


def of_other_scale(first: float, first_scale: Scale | None, second: float, second_scale: Scale | None) -> bool:
    """Whether one number is a share and the other counts in percent or in something else, so that neither is more."""
    if first_scale == "share":
        return second_scale == "percent" or (second_scale is None and abs(first) <= LARGEST < abs(second))
    return second_scale == "share" and of_other_scale(second, second_scale, first, first_scale)


def say_other_scale(value: float, own: str | None, written: str) -> str | None:
    """What is wrong with showing a number, whose own format is known, in another one; None where nothing is."""
    scales = scale_of(own), scale_of(written)
    if scales == ("share", "percent"):
        return f"{value:.6g} is a share, and '{written}' writes % behind numbers that are percentages already"
    if scales[1] == "share" and (scales[0] == "percent" or (own and scales[0] is None and abs(value) > LARGEST)):
        shown = number_format(written, "en").show(value)
        return f"'{written}' counts in hundredths, so {value:.12g} would be shown as {shown}"
    return None
