"""How much a value changed, as it stands on a chart and as it is said aloud: a multiple, percent, a difference."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.format import NumberFormat
from deckgen.model.house_words import house_words
from deckgen.model.phrases import Phrases
from deckgen.numbers.by_language import number_format

# From these numbers on a multiple and a percentage have no decimals.
WHOLE_MULTIPLE, WHOLE_PERCENT = 10.0, 10.0


class ToldChange(Struct, frozen=True):
    """A change in words: number as it stands on the chart, spoken as it is said aloud."""

    number: str
    spoken: str


def told_change(
    first: float, last: float, how: str, number: NumberFormat, language: str, years: float | None
) -> ToldChange | None:
    """The change from a first value to a last one; None where there is no such number.

    number is how the values are written. years are how many lie between them; None where that isn't known, and then
    there is no yearly rate. A multiple and a percentage of zero, or of less than zero, mean nothing.
    """
    if how == "difference":
        words = house_words(language)
        written = number.in_points(words.point, words.points).change(last - first)
        return ToldChange(written, written)
    if first <= 0 or last < 0:
        return None
    ratio = last / first
    if how == "multiple":
        return _multiple(ratio, language)
    if how == "rate":
        if not years or ratio <= 0:
            return None
        rate = _percent(math.pow(ratio, 1 / years) - 1, language)
        a_year = f"{rate} {house_words(language).a_year}"
        return ToldChange(a_year, a_year)
    written = _percent(ratio - 1, language)
    return ToldChange(written, written)


def is_percentage(number: NumberFormat) -> bool:
    """Whether a format writes percentages."""
    return "%" in number.sections[0].before + number.sections[0].after


def _multiple(ratio: float, language: str) -> ToldChange:
    """A multiple with two digits, such as × 6.8, × 12 or × 0.18."""
    places = 0 if ratio >= WHOLE_MULTIPLE else 1
    if 0 < ratio < 1:
        places = 1 - math.floor(math.log10(ratio))
    rounded = round(ratio, places)
    pattern = "#,##0" + ("." + "0" * places if places and rounded != int(rounded) else "")
    digits = number_format(pattern, language).show(ratio)
    return ToldChange(f"×\N{NO-BREAK SPACE}{digits}", Phrases(language)("{number} times", number=digits))


def _percent(share: float, language: str) -> str:
    """A share as a percentage with its sign, such as −82% or +3.4%."""
    plain = number_format("percent", language)
    if abs(share) * 100 >= WHOLE_PERCENT:
        plain = replace(plain, sections=tuple(replace(section, most=0) for section in plain.sections))
    return plain.change(share)
