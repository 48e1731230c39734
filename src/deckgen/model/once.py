"""Once: what is found out about a table or a column, and asked again and again, is found out a single time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

Held = TypeVar("Held")
Found = TypeVar("Found")


def once(find: Callable[[Held], Found]) -> Callable[[Held], Found]:
    """A function of one value that has a dictionary of its own, such as a Column; what it finds is kept there."""
    name = f"{find.__module__}.{find.__qualname__}"

    def found(held: Held) -> Found:
        kept = vars(held)
        if name not in kept:
            kept[name] = find(held)
        return cast(Found, kept[name])

    found.__doc__ = find.__doc__
    return found
