"""Keys for rows, columns, series and places along an axis, whose names may occur more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from deckgen.comparing.word_changes import normal

# A name, and how many of the same name come before it.
Key = tuple[str, int]


def keys(names: Iterable[str]) -> list[Key]:
    """A key for each name, in their order."""
    counted: Counter[str] = Counter()
    made = []
    for name in map(normal, names):
        made.append((name, counted[name]))
        counted[name] += 1
    return made


def renamed(old: list[Key], new: list[Key]) -> dict[Key, Key]:
    """For each new key the old one in whose place it stands: from [a, b] to [a, c] it is {c: b}.

    Nothing where the lists differ in length, since then nobody can tell which is which.
    """
    if len(old) != len(new):
        return {}
    return {after: before for before, after in zip(old, new, strict=True) if before not in new and after not in old}
