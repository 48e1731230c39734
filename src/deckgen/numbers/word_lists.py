"""Lists of words in a sentence, as a language writes them."""

from __future__ import annotations

from collections.abc import Sequence


def join_words(words: Sequence[str], language: str) -> str:
    """The words as one part of a sentence: "California, Michigan and Illinois"."""
    from babel.lists import format_list

    return str(format_list(list(words), locale=language.replace("-", "_")))
