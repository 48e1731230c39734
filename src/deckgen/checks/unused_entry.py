"""unused_entry: a source, a table, a figure or a value that stands in the deck and that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from deckgen.check import Check
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE
from deckgen.outline.deck_file import Outline
from deckgen.outline.words_of import words_of

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
# A name may have hyphens in it, or stand beside one in a formula.
_TOKEN, _LONG_TOKEN = re.compile(r"\w+"), re.compile(r"[\w-]+")
# Keys whose words name figures and tables among other things.
_NAMING = {"query", "claim", "formula", "cell", "change", "parts", "between", "where_", "of"}


class UnusedEntry(Check):
    """What the deck lists is used by something."""

    why = (
        "A source, a table, a figure or a value stands in the deck, and no slide, claim or other figure uses it. "
        "Mostly something else was meant to name it, or the slide that did so is gone."
    )
    mend = (
        "Use it where it was meant to be used, or take it out. Where a deck keeps entries for later, write "
        "'checks: {unused_entry: off}'."
    )
    is_of_decks = True

    @classmethod
    def judge_outline(cls, outline: Outline, folder: Path, log: Diagnostics) -> None:  # noqa: ARG003
        """Warn of each entry that nothing names."""
        used = _Used(outline)
        for names, what, hint in _entries(outline):
            for name in names:
                if not used.has(name):
                    log.warning(cls.code(), f"nothing uses the {what} '{name}'", name.span, f"{hint}, or take it out")


def _entries(outline: Outline) -> Iterator[tuple[Iterable[Str], str, str]]:
    """The names of all entries, what they are, and how they are used."""
    yield outline.sources, "source", "cite it with 'source: […]'"
    yield outline.data, "table", "draw it, or quote a cell of it"
    for figures in outline.all_figures():
        yield figures, "figure", "quote it as '{{ … }}'"
    yield outline.set, "value", "quote it as '{{ … }}'"


class _Used:
    """What the words of a deck name: as a word of their own, in formulas and queries, in {{ }} and in footnotes."""

    def __init__(self, outline: Outline) -> None:
        self._words: set[str] = set()
        naming: list[str] = []
        for key, words in words_of(outline):
            self._words.add(str(words))
            self._words.update(_FOOTNOTE.findall(words))
            naming += [match[1] for match in HOLE.finditer(words)]
            if key in _NAMING:
                naming.append(str(words))
        self._naming = "\n".join(naming)
        self._words.update(_TOKEN.findall(self._naming), _LONG_TOKEN.findall(self._naming))

    def has(self, name: str) -> bool:
        """Whether something names an entry."""
        return name in self._words or (not _LONG_TOKEN.fullmatch(name) and name in self._naming)
