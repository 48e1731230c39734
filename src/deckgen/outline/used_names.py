"""Which of the names that a deck gives are used by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.model.rich_text import HOLE
from deckgen.outline.deck_file import Outline
from deckgen.outline.words_of import words_of

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
# A name may have hyphens in it, or stand beside one in a formula.
_TOKEN, _LONG_TOKEN = re.compile(r"\w+"), re.compile(r"[\w-]+")
# Keys whose words name figures and tables among other things.
_NAMING = {"query", "claim", "formula", "cell", "change", "parts", "between", "where_", "of"}


class UsedNames:
    """What the words of a deck name: as a word of their own, in formulas and queries, in {{ }} and in footnotes."""

    def __init__(self, outline: Outline, *quoted: str) -> None:
        """quoted: what stands between braces elsewhere, such as in a file that the deck fills."""
        self._words: set[str] = set()
        naming = list(quoted)
        for key, words in words_of(outline):
            self._words.add(str(words))
            self._words.update(_FOOTNOTE.findall(words))
            naming += [match[1] for match in HOLE.finditer(words)]
            if key in _NAMING:
                naming.append(str(words))
        self._naming = _without_columns("\n".join(naming), outline.data)
        self._named = {*_TOKEN.findall(self._naming), *_LONG_TOKEN.findall(self._naming)}
        self._words |= self._named

    def quotes(self, name: str) -> bool:
        """Whether braces, formulas or queries name an entry; a word that only reads the same doesn't."""
        return name in self._named or (not _LONG_TOKEN.fullmatch(name) and name in self._naming)

    def has(self, name: str) -> bool:
        """Whether something names an entry."""
        return name in self._words or (not _LONG_TOKEN.fullmatch(name) and name in self._naming)


def _without_columns(naming: str, tables: Iterable[str]) -> str:
    """Words that name things, without the columns of tables: a figure `exports` isn't used by `trade.exports`."""
    known = "|".join(map(re.escape, tables))
    return re.sub(rf"(?<![\w.])({known})\.\w+", r"\1", naming) if known else naming
