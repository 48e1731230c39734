"""The colors of things on another ground than the one that they were chosen for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from deckgen.model.color import LEAST_OF_GRAPHICS, contrast, lighter, luminance, mix
from deckgen.model.color_vision import alike_to, least_apart

# How far apart in OKLab colors lie that nobody takes for one.
_APART: Final = 0.1
# By how much a color becomes lighter before it is mixed with anything.
_LIGHTER: Final = tuple(step / 50 for step in range(16))
# In what steps a color is mixed with ink or ground to stand out.
_SHARES: Final = tuple(step / 20 for step in range(16))


@lru_cache(maxsize=256)
def lifted(colors: tuple[str, ...], ground: str, ink: str) -> Mapping[str, str]:
    """What each of some colors becomes on a ground with words of this ink: mixed with as much of that as it needs.

    It needs a contrast of 3:1, and to look unlike the colors before it, to every eye; where no mixture does, it is as
    far from them as can be.
    """
    made: dict[str, str] = {}
    for color in dict.fromkeys(colors):
        seen = [one for share in _SHARES if contrast(one := mix(color, ink, share), ground) >= LEAST_OF_GRAPHICS] or [
            ink
        ]
        others = tuple(made.values())
        apart = next((one for one in seen if not any(alike_to(one, other) for other in others)), None)
        made[color] = apart or max(seen, key=lambda one: min(least_apart(one, other) for other in others))
    return made


@lru_cache(maxsize=256)
def seen_on_dark(
    charts: tuple[tuple[str, ...], ...], own: frozenset[str], muted: str, ground: str, ink: str
) -> Mapping[str, str]:
    """What each color that an author chose becomes on a ground that is darker than its ink: the same on all charts.

    charts are the colors that stand together, in the order of the deck; own those of the brand, which stay.
    A color stands out from the ground by 3:1, and looks unlike the muted one and those that it stands beside on any
    chart, to every eye: it is lighter, or a little ink or ground is mixed in. Where that doesn't do, and on a light
    ground, it stays as it is.
    """
    given = dict.fromkeys(color for chart in charts for color in chart if color not in own)
    if luminance(ground) > luminance(ink):
        return {color: color for color in given}
    made = {color: color for color in own}
    for color in given:
        beside = (other for chart in charts if color in chart for other in chart if other != color)
        taken = {muted, *(made[other] for other in beside if other in made)}
        mixed = (mix(color, end, share) for share in _SHARES for end in (ink, ground))
        tried = (*(lighter(color, by) for by in _LIGHTER), *mixed)
        seen = (one for one in tried if contrast(one, ground) >= LEAST_OF_GRAPHICS)
        made[color] = next((one for one in seen if all(least_apart(one, other) >= _APART for other in taken)), color)
    return made


def named_on_dark(named: Mapping[str, str], muted: str, ground: str, ink: str) -> dict[str, str]:
    """Colors by their names as they are seen on a ground that is darker than its ink; on a light one as they are.

    Each stands out from the ground, and from what stands back there.
    """
    return {name: seen_on_dark(((color,),), frozenset(), muted, ground, ink)[color] for name, color in named.items()}
