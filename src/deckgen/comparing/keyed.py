"""Things with names that may stand there more than once: rows, columns, series, places along an axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from deckgen.comparing.word_changes import normal

Key = tuple[str, int]


def keys(names: Iterable[str]) -> list[Key]:
    """A key for each name: the name as it is compared, and how many of that name stood there before."""
    counted: Counter[str] = Counter()
    made = []
    for name in map(normal, names):
        made.append((name, counted[name]))
        counted[name] += 1
    return made


def renamed(old: list[Key], new: list[Key]) -> dict[Key, Key]:
    """Where two lists are equally long, the old key of each new one that stands in the place of one that is gone."""
    if len(old) != len(new):
        return {}
    return {after: before for before, after in zip(old, new, strict=True) if before not in new and after not in old}
