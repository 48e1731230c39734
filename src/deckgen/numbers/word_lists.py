"""Words in a row as a language writes them: "California, Michigan and Illinois"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.model.language import base_of
from deckgen.numbers.by_language import locale_of

# Spanish has e for y before the sound of i, which a diphthong doesn't begin with: "padres e hijos", "agua y hielo".
_LIKE_I = re.compile(r"h?[iíIÍ](?![aeouáéóú])|H[iíIÍ](?![aeouáéóú])")


def join_words(words: Sequence[str], language: str) -> str:
    """The words as one phrase, by the patterns of the language (BCP 47); "" where there are none.

    English has no comma before "and" in any country, as its dates are the same in every country.
    """
    from babel.lists import format_list

    if len(words) < 2:
        return "".join(words)
    base = base_of(language)
    if base == "es" and _LIKE_I.match(words[-1]):
        others = words[:-1]
        return f"{', '.join(others)} e {words[-1]}"
    return str(format_list(list(words), locale=locale_of("en-001" if base == "en" else language)))
