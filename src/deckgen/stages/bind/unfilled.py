"""Names in braces where none are filled in: listeners would read the braces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deckgen.binding.filled import Filled
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.model.rich_text import HOLE, without_code
from deckgen.outline.audience import Event
from deckgen.outline.deck_file import Outline

# What no listener reads; each complains of its own faults.
_UNREAD = frozenset(("query", "claim", "formula", "cell", "where", "refresh", "file", "python", "format", "brand"))


def say_unfilled(outline: Outline, event: Event | None, filled: Filled, log: Diagnostics) -> None:
    """Complain of each name in braces that stands where deckgen fills in none.

    Of slides only where all else is right: a block that could not be bound had no chance to fill in its names.
    """
    heads = (outline.set, outline.sources, outline.speaker, outline.figures, outline.data)
    parts: list[Any] = [*heads, event.name, event.place] if event else [*heads]
    if not log.errors:
        parts += [outline.title, outline.subtitle, outline.notes, outline.sections]
    for words in (one for part in parts for one in _words(part)):
        hole = HOLE.search(without_code(words))
        if hole is None or filled.holds(words):
            continue
        message = f"'{hole[0]}' is not filled in here"
        hint = "write the words themselves; names are filled in among the words of slides and of notes"
        log.error("unfilled_name", message, words.at(hole.start(), len(hole[0])), hint)


def _words(value: Any) -> Iterator[Str]:
    """All words in a part of the outline that somebody might read, keys included."""
    if isinstance(value, Str):
        if "{{" in value:
            yield value
    elif isinstance(value, Node):
        for name, field in type(value).model_fields.items():
            if (field.alias or name) not in _UNREAD:
                yield from _words(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _words(key)
            yield from _words(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _words(held)
