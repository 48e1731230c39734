"""Names: words with capitals that stand beside each other, such as United States, López Obrador and E. Anthony Wayne.

A title is read more easily where none of its lines ends inside a name. Languages that write nouns with capitals, such
as German, give no sign of where one is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from deckgen.fitting.function_words import is_function_word
from deckgen.fitting.unparted import OPENING, prose
from deckgen.model.language import base_of
from deckgen.model.rich_text import Text

# The languages that write all nouns with capitals.
_NOUNS_IN_CAPITALS: Final = ("de", "lb")
# More words with capitals in a row are a heading that is written with them.
_MOST_WORDS: Final = 4
_WORD: Final = re.compile(r"[^\s]+")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")
# What a name ends with: a mark, or the letter of its genitive.
_END: Final = re.compile(r"(?:[^\w]|['’]s)$")


def tells_names(language: str) -> bool:
    """Whether capitals tell names in a language."""
    return base_of(language) not in _NOUNS_IN_CAPITALS


def names(text: Text) -> tuple[int, ...]:
    """The places of the single blanks inside of names, counted in letters.

    Where every word has a capital but for function words, as in a headline, capitals tell nothing.
    """
    words = prose(text)
    found = list(_WORD.finditer(words))
    if all(_is_capital(one.group()) or is_function_word(one.group()) for one in found):
        return ()
    runs: list[list[int]] = [[]]
    for before, after in pairwise(found):
        joined = words[before.end() : after.start()] == " " and _belong(before.group(), after.group())
        if joined:
            runs[-1].append(before.end())
        elif runs[-1]:
            runs.append([])
    return tuple(place for run in runs if len(run) < _MOST_WORDS for place in run)


def _belong(before: str, after: str) -> bool:
    """Whether two words are parts of one name."""
    first = before.lstrip(OPENING)
    is_open = _INITIALS.fullmatch(first) is not None or _END.search(first) is None
    return is_open and first[:1].isupper() and after[:1].isupper()


def _is_capital(word: str) -> bool:
    return not word.lstrip(OPENING)[:1].islower()
