"""Series that lie flat: they share an axis with a much larger one, so that nobody sees them change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

# How many times as far another series must reach for one to lie flat.
TIMES: Final = 100


class LyingFlat(Struct, frozen=True):
    """A series that lies flat beside another one: their names, and how far their values are from zero at the most."""

    name: str
    most: float
    beside: str
    beside_most: float


def lying_flat(series: Iterable[tuple[str, Sequence[float | None]]]) -> LyingFlat | None:
    """The flattest of the series on one axis, where one is so flat; one of zeros alone has nothing to show."""
    reached = {name: max((abs(one) for one in values if one), default=0.0) for name, values in series}
    seen = {name: most for name, most in reached.items() if most}
    if len(seen) < 2:
        return None
    low, high = min(seen, key=seen.__getitem__), max(seen, key=seen.__getitem__)
    return LyingFlat(low, seen[low], high, seen[high]) if seen[low] * TIMES <= seen[high] else None
