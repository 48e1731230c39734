"""Names that are told apart: where one is taken, the next one has a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class FreeNames:
    """Gives each name once, whatever its capitals. joint stands between a name and its number."""

    def __init__(self, joint: str = "-", taken: Iterable[str] = ()) -> None:
        self._joint = joint
        # The last number of each name that is taken.
        self._last = {name.casefold(): 1 for name in taken}

    def one(self, wanted: str, end: str = "") -> str:
        """The name that is wanted, or that with a number before its end."""
        name, first = f"{wanted}{end}", f"{wanted}{end}".casefold()
        number = self._last.get(first, 1)
        while name.casefold() in self._last:
            number += 1
            name = f"{wanted}{self._joint}{number}{end}"
        self._last[name.casefold()] = 1
        self._last[first] = number
        return name


def name_among(kept: dict[str, dict[str, Any]], value: dict[str, Any], wanted: str, joint: str = "-") -> str:
    """The name under which a value is kept: that of an equal one, else a new one."""
    for name, other in kept.items():
        if other == value:
            return name
    name = FreeNames(joint, kept).one(wanted)
    kept[name] = value
    return name
