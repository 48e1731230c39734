"""What a figure is when a quote asks for words of quantity: its number, its format, and how it multiplied."""

from __future__ import annotations

import math

from deckgen.binding.cited import Quotable
from deckgen.model.house_words import house_words
from deckgen.model.node import MOST, number_of
from deckgen.numbers.by_language import number_format
from deckgen.numbers.quantities import Quantity


def quantity_of(quotable: Quotable, pattern: str | None, language: str) -> Quantity:
    """The number of a figure or a name, and how it is shown elsewhere; ValueError where it is no number.

    A pattern that is no number's counts as none: it was complained of where it is written.
    """
    number = number_of(quotable.value) if isinstance(quotable.value, str) else quotable.number
    if number is None or not math.isfinite(number) or abs(number) > MOST:
        raise ValueError(f"'{quotable.value}' is not a number, as words of quantity need")
    own = pattern if _is_format(pattern) else None
    house = house_words(language)
    points = (house.point, house.points) if quotable.in_points else None
    return Quantity(number, own, quotable.multiple, points)


def _is_format(pattern: str | None) -> bool:
    try:
        number_format(pattern, "en")
    except ValueError:
        return False
    return True
