"""The words by which text chooses how a number is shown, each with what it makes of some number."""

from __future__ import annotations

from datetime import date

from deckgen.numbers.by_language import format_date, format_value
from deckgen.numbers.pattern import QUANTITIES, WORDS
from deckgen.numbers.quantities import Quantity, say_quantity

_LANGUAGE = "en-US"
# What each word is for, and a number to show it with.
_SAID: dict[str, tuple[str, float | date]] = {
    "compact": ("A large number in short.", 35_000_000),
    "words": ("A number spelled out.", 12),
    "Words": ("A number spelled out, with a capital letter.", 12),
    "ordinal": ("The place in a row, in digits.", 3),
    "percent": ("A share as a percentage.", 0.125),
    "date": ("A day; 'date short', 'date medium', 'date long' and 'date full' say how.", date(2018, 9, 12)),
    "fraction": ("A share as the simple fraction that it is near to; an error where it is near to none.", 0.66),
    "times": ("A multiple; an error where it is near to no simple one.", 6.1),
    "fold": ("A multiple as one word.", 6.9),
    "multiplied": ("A multiple as a verb.", 2.1),
    "about": ("A number that is rounded to what a listener keeps.", 892_000),
    "place": ("A rank from first to twelfth.", 3),
}


def formats() -> dict[str, str]:
    """What is said of each format and word of quantity, with an example."""
    return {word: f"{_SAID[word][0]} {_example(word, _SAID[word][1])}" for word in (*WORDS, *QUANTITIES)}


def _example(word: str, value: float | date) -> str:
    """What a word makes of a value."""
    if isinstance(value, date):
        return f"{value} is shown as '{format_date(value, _LANGUAGE)}'."
    number = float(value)
    if word in QUANTITIES:
        return f"{value:,} is shown as '{say_quantity(word, Quantity(number), _LANGUAGE)}'."
    return f"{value:,} is shown as '{format_value(number, word, _LANGUAGE)}'."
