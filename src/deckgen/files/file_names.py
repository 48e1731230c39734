"""The names of the files that a deck is built into, made from its titles."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from deckgen.model.slug import cut, slug

# A name may have 255 bytes; some are left for the ending, a number, and what other programs add.
MOST_BYTES = 180
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)))
)


def file_names(titled: Iterable[tuple[str, str]]) -> list[str]:
    """A name for each file, made from its title and the name of its variant ("" for none); no two are alike.

    Every system takes it: it is short enough, and no name that Windows keeps for a device.
    """
    names: list[str] = []
    for title, variant in titled:
        wanted = file_name(title, variant)
        others = (f"{wanted}-{count}" for count in itertools.count(2))
        names.append(next(name for name in itertools.chain([wanted], others) if name not in names))
    return names


def file_name(title: str, variant: str = "") -> str:
    """The name of a file, made from a title and the name of a variant, "" for none."""
    ending = f"-{_short(slug(variant), MOST_BYTES // 2)}" if variant else ""
    wanted = _short(slug(title), MOST_BYTES - len(ending.encode())) + ending
    return f"{wanted}-deck" if wanted in DEVICES else wanted


def _short(name: str, most: int) -> str:
    """A name that has no more than so many bytes in UTF-8."""
    count = len(name)
    while len(name.encode()) > most:
        count -= 1
        name = cut(name, count)
    return name.rstrip("-")
