"""Parts of a whole in percent that add up to 100. Numbers only."""

from __future__ import annotations

import math
from collections.abc import Sequence


def shares(values: Sequence[float | None]) -> list[float | None]:
    """Each value's share of them all in percent; None where it is missing, and for all where they are nothing.

    A negative value counts as zero.
    """
    parts = [max(0.0, value) if value is not None and math.isfinite(value) else None for value in values]
    total = math.fsum(part for part in parts if part is not None)
    return [None if part is None or not total else part / total * 100 for part in parts]


def rounded(values: Sequence[float | None], places: int, *, published: bool = False) -> list[float | None]:
    """The shares with so many decimals, adding up to exactly 100: the largest remainders are rounded up.

    published says that the values are percentages already. Where they were rounded before and add up to 100 but for
    that, they stay as their source has them.
    """
    exact = shares(values)
    numbers = [value for value in values if value is not None]
    if published and all(value == round(value, places) for value in numbers):
        slack = 0.5 * 10.0**-places * len(numbers)
        if abs(math.fsum(numbers) - 100) <= slack * (1 + 1e-9):
            return list(values)
    scale = 10**places
    units = [None if share is None else share * scale for share in exact]
    floors = [0 if unit is None else math.floor(unit + 1e-9) for unit in units]
    known = [index for index, unit in enumerate(units) if unit is not None]
    rest = 100 * scale - sum(floors) if known else 0
    for index in sorted(known, key=lambda index: floors[index] - (units[index] or 0.0))[:rest]:
        floors[index] += 1
    return [None if unit is None else floor / scale for unit, floor in zip(units, floors, strict=True)]
