"""The titles that other words quote, by `{{ id.title }}`, found by following the quotes through the deck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.model.rich_text import HOLE, without_code
from deckgen.outline.deck_file import Outline, QuotedTitle
from deckgen.stages.load.references import slide_hint

# Through how many titles a quote may lead.
MOST_LED = 50
_TITLE = re.compile(r"\s*(\S+)\.title\s*(?:\|.*)?", re.DOTALL)


def quoted_titles(outline: Outline, log: Diagnostics) -> tuple[QuotedTitle, ...]:
    """The titles that anything in the deck quotes, each after those that it quotes itself.

    A quote of a slide that isn't there, or of a title within itself, is said in the log.
    """
    if not any(".title" in file.text for file in {part.span.file for part in (outline, *outline.parts())}):
        return ()
    quotes = _Quotes(outline, log)
    for words in _words(outline):
        quotes.follow(words, ())
    return tuple(quotes.found.values())


class _Quotes:
    """Follows the quotes of titles through the deck."""

    def __init__(self, outline: Outline, log: Diagnostics) -> None:
        self.log = log
        self.titled = {str(title.id): title for title in outline.titles()}
        self.found: dict[str, QuotedTitle] = {}

    def follow(self, words: Str, chain: tuple[str, ...]) -> None:
        """Find the titles that words quote; chain are those that led there."""
        for name, place in _quotes(words):
            if name in chain:
                message = f"the title of '{name}' quotes itself"
                self.log.error("title_circle", message, place, "write the words out in one of the two")
            elif len(chain) >= MOST_LED:
                message = f"this leads through more than {MOST_LED} titles that quote the next"
                self.log.error("too_deep", message, place, "write some of the titles out")
            elif name not in self.found:
                title = self.titled.get(name)
                if title is None or title.title is None:
                    message = f"there is no slide or section '{name}' with a title to quote"
                    self.log.error("unknown_slide", message, place, slide_hint(name, self.titled))
                else:
                    self.follow(title.title, (*chain, name))
                self.found[name] = title or QuotedTitle(name, None)


def _quotes(words: Str) -> Iterator[tuple[str, Span]]:
    """The ids whose titles words quote, and where."""
    if "{{" in words:
        for hole in HOLE.finditer(without_code(words)):
            if match := _TITLE.fullmatch(hole.group(1)):
                yield match.group(1), words.at(hole.start(), hole.end() - hole.start())


def _words(value: Any) -> Iterator[Str]:
    """All words under a value, keys among them."""
    if isinstance(value, Str):
        yield value
    elif isinstance(value, Node):
        for key in type(value).model_fields:
            yield from _words(getattr(value, key))
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _words(key)
            yield from _words(held)
    elif isinstance(value, tuple | list):
        for held in value:
            yield from _words(held)
