"""Colors as XML: a color that the theme holds, or a tint of one, names the theme's slot instead of its hex value.

So the entire deck changes its colors when somebody picks another theme. This module knows colors only.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

# A tint may be off by so much in red, green and blue (each from 0 to 1) and still pass for the color.
_CLOSE = 4 / 255
# A tint must be one that a person would call by the slot's name, not a grey made of a blue, nor a near black: the
# least share of lightness that it may keep, and between what factors its saturation may change.
_LEAST_SHARE, _SATURATION = 0.08, (0.6, 1.6)

_Rgb = tuple[float, float, float]


class Swatches:
    """Turns hex colors (without "#") into color elements. slots are the colors of the theme (tx1, accent1, …).

    Answers are kept, since a deck asks for the same few colors thousands of times.
    """

    def __init__(self, slots: Mapping[str, str]) -> None:
        self._slots = {slot: _rgb(color) for slot, color in slots.items()}
        self._known: dict[str, str] = {}

    def color(self, color: str) -> str:
        """The element of a color: a:schemeClr where a slot or a tint of one gives it, else a:srgbClr."""
        known = self._known.get(color)
        if known is None:
            known = self._known[color] = self._slot(color) or f'<a:srgbClr val="{color.upper()}"/>'
        return known

    def fill(self, color: str) -> str:
        """The element of a solid fill with this color."""
        return f"<a:solidFill>{self.color(color)}</a:solidFill>"

    def _slot(self, color: str) -> str | None:
        """The a:schemeClr element; tints that keep the saturation come first. None where no slot comes close."""
        wanted = _rgb(color)
        for slot, base in self._slots.items():
            if base == wanted:
                return f'<a:schemeClr val="{slot}"/>'
        for saturated in (False, True):
            found = [
                (_distance(base, wanted), slot, tint)
                for slot, base in self._slots.items()
                if (tint := _tint(base, wanted, saturated)) is not None
            ]
            if found:
                _, slot, tint = min(found)
                return f'<a:schemeClr val="{slot}">{tint}</a:schemeClr>'
        return None


def _rgb(color: str) -> _Rgb:
    red, green, blue = bytes.fromhex(color)
    return red / 255, green / 255, blue / 255


def _distance(first: _Rgb, second: _Rgb) -> float:
    """The greatest difference in red, green or blue."""
    return max(abs(one - other) for one, other in zip(first, second, strict=True))


def _tint(base: _Rgb, wanted: _Rgb, saturated: bool) -> str | None:
    """The elements that make a tint of a base color: lumMod, lumOff and, if saturated is set, satMod.

    PowerPoint multiplies the lightness (of hue, saturation and lightness) by lumMod and adds lumOff. None where the
    result is too far from the wanted color or not a tint that one would call by the base color's name.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*base)
    _, goal, goal_saturation = colorsys.rgb_to_hls(*wanted)
    lighter = goal > lightness
    room, rest = (1 - lightness, 1 - goal) if lighter else (lightness, goal)
    share = _thousandths(rest / room) if room else 0.0
    offset = _thousandths(1 - share) if lighter else 0.0
    factor = _thousandths(goal_saturation / saturation) if saturated and saturation else 1.0
    if share < _LEAST_SHARE or not _SATURATION[0] <= factor <= _SATURATION[1]:
        return None
    made = colorsys.hls_to_rgb(hue, lightness * share + offset, min(1.0, saturation * factor))
    if _distance(made, wanted) > _CLOSE:
        return None
    changes = (("satMod", factor if saturated else 1.0), ("lumMod", share), ("lumOff", offset))
    return "".join(
        f'<a:{name} val="{round(value * 100_000)}"/>'
        for name, value in changes
        if value != (0.0 if name == "lumOff" else 1.0)
    )


def _thousandths(value: float) -> float:
    """A share rounded to tenths of a percent, which is as exact as PowerPoint shows it."""
    return round(value, 3)
