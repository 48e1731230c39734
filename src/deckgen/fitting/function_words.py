"""Function words: short words, such as articles, prepositions and conjunctions, that lean on the word behind them.

A line of a title is read as a whole, and none should end on one of these. Words in the six languages of the house are
known; they are looked for in every text, since a talk in one language may quote another.
"""

from __future__ import annotations

import re
from typing import Final

from deckgen.fitting.unparted import OPENING, prose, word_set
from deckgen.model.rich_text import Text

_WORDS: Final = word_set(
    # English
    "a an the and or nor but of to in on at by for from with into onto than as if its their our your "
    # Spanish
    "el la los las un una unos unas al del de en con por para sin desde hasta hacia entre sobre y e o u ni que se su "
    "sus lo le les me te nos "
    # French
    "le les un une des du de à au aux en dans par pour sans vers sur et ou où que qui se ne son sa ses "
    # German
    "der die das den dem des ein eine einen einem einer am im ins zum zur von vom zu mit bei aus für um auf an und "
    "oder "
    # Portuguese
    "o os as um uma uns umas ao aos à às do da dos das no na nos nas em com por pelo pela sem até "
    # Italian
    "il lo gli i uno di del dello della dei degli delle al alla ai agli alle nel nella nei nelle dal dalla sul sulla "
    "da con per tra fra ed che si"
)
_BEFORE_BLANK: Final = re.compile(r"[^\s\N{NO-BREAK SPACE}]+(?= \S)")


def leaning(text: Text) -> tuple[int, ...]:
    """The places of the single blanks behind function words, counted in letters."""
    found = _BEFORE_BLANK.finditer(prose(text))
    return tuple(one.end() for one in found if is_function_word(one.group()))


def is_function_word(word: str) -> bool:
    """Whether a word is one, an opening mark before it aside."""
    return word.lstrip(OPENING).casefold() in _WORDS
