"""All words that stand under the keys of a deck, for whoever looks for something in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from deckgen.model.marks import Str
from deckgen.model.node import Node, Whom


def words_of(value: object, key: str = "") -> Iterator[tuple[str, Str]]:
    """The words under a part of the deck, each with the key that it stands under. The names of entries aren't among
    them: those of sources, tables, figures and the like.
    """
    if isinstance(value, Str):
        yield key, value
    elif isinstance(value, Whom):
        yield from ((key, name) for name in (*value.audiences, *value.values))
    elif isinstance(value, Node):
        for name in _keys(type(value)):
            yield from words_of(getattr(value, name, None), name)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from words_of(one, key)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from words_of(one, key)


@cache
def _keys(kind: type[Node]) -> tuple[str, ...]:
    return tuple(kind.model_fields)
