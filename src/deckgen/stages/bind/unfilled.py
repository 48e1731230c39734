"""Names in braces where none are filled in: listeners would read the braces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from deckgen.binding.filled import Filled
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.model.rich_text import HOLE, without_code
from deckgen.outline.audience import Event
from deckgen.outline.deck_file import GivenNames, Outline

# What no listener reads; each complains of its own faults.
_UNREAD = frozenset(("query", "claim", "formula", "cell", "where", "refresh", "file", "python", "format", "brand"))


def say_unfilled(outline: Outline, event: Event | None, filled: Filled, log: Diagnostics) -> None:
    """Complain of each name in braces that stands where deckgen fills in none.

    Of slides only where all else is right: a block that could not be bound had no chance to fill in its names.
    """
    heads: list[Any] = [outline.set, outline.sources, outline.speaker, outline.figures, outline.data]
    parts = [*heads, event.name, event.place] if event else heads
    if not log.errors:
        parts += [outline.title, outline.subtitle, outline.notes, outline.sections]
    for words in (one for part in parts for one in _words(part)):
        hole = HOLE.search(without_code(words))
        if hole is None or filled.holds(words):
            continue
        message = f"'{hole[0]}' is not filled in here"
        hint = "write the words themselves; names are filled in among the words of slides and of notes"
        log.error("unfilled_name", message, words.at(hole.start(), len(hole[0])), hint)


def _words(part: Any) -> Iterator[Str]:
    """The words with braces in a part of the outline that somebody might read, keys included, in their order."""
    left = [part]
    while left:
        value = left.pop()
        if isinstance(value, Str):
            if "{{" in value:
                yield value
        elif isinstance(value, Node):
            left += [held for name in _read_keys(type(value)) if (held := getattr(value, name))]
        elif isinstance(value, dict):
            left += [held for key in reversed(value) for held in (value[key], key)]
        elif isinstance(value, list | tuple):
            left += value[::-1]
        elif isinstance(value, GivenNames):
            left += [value.figures, value.values]


@cache
def _read_keys(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a mapping that may hold words for somebody's eyes, from the last to the first."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if (field.alias or name) not in _UNREAD)[::-1]
