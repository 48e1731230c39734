"""Charts that stand side by side: words of one size, and values between the same heights.

Captions, legends and names of different heights move none of them then. The scales of values stay their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from deckgen.charting.settled import Settled
from deckgen.model.chart_data import Levels, Setting

# The least part of its height that a chart keeps for the sake of those beside it.
LEAST_KEPT = 0.6
SetAs = Callable[[int, Setting], Settled]


def side_by_side(alone: Sequence[Settled], set_as: SetAs) -> list[Settled]:
    """Charts as they stand side by side on sheets of one height, from what suits each of them alone.

    set_as plans a chart, by its number, in another way. Where one of them would lose words or too much of its height,
    all stay as they are.
    """
    size = min(one.setting.size for one in alone)
    sized = [one if one.setting.size == size else set_as(number, Setting(size)) for number, one in enumerate(alone)]
    sized = list(alone) if _lose_words(alone, sized) else sized
    leveled = [
        one if levels is None else set_as(number, replace(one.setting, levels=levels))
        for number, (one, levels) in enumerate(zip(sized, _levels(sized), strict=True))
    ]
    return sized if _lose_words(sized, leveled) else leveled


def _lose_words(before: Sequence[Settled], after: Sequence[Settled]) -> bool:
    return any(new.flaws.missing > old.flaws.missing for old, new in zip(before, after, strict=True))


def _levels(charts: Sequence[Settled]) -> list[Levels | None]:
    """Between which heights each chart is to draw its values; None for one that stays as it is."""
    places = [one.sheet.standing for one in charts]
    found = [None if place is None else place.reach for place in places]
    shared = [reach for reach in found if reach is not None]
    top = min((reach.top for reach in shared), default=0.0)
    bottoms = {rows: max(one.bottom for one in shared if one.rows == rows) for rows in {one.rows for one in shared}}
    is_kept = (top - bottoms[one.rows] >= LEAST_KEPT * (one.top - one.bottom) for one in shared)
    if len(shared) < 2 or not all(is_kept):
        return [None] * len(charts)
    if all(one.rows for one in shared):
        # Where none of the charts fills its height with rows, room stays free over them too.
        top = min(top, max(one.first for one in shared))
    return [None if reach is None else Levels(top, bottoms[reach.rows]) for reach in found]
