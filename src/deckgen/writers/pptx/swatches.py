"""Colors as PowerPoint should keep them: by the theme's slots where a color is one of them or a tint of one.

A deck whose colors name slots takes on a new theme as a whole. Knows colors only.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

_CLOSE = 4 / 255
# A tint of a slot is one that a person would call by its name: not a grey made of a blue, nor a near black.
_LEAST_SHARE, _SATURATION = 0.08, (0.6, 1.6)

_Rgb = tuple[float, float, float]


class Swatches:
    """Turns hex colors into DrawingML colors for a theme whose slots (tx1, bg1, accent1, …) have these hexes."""

    def __init__(self, slots: Mapping[str, str]) -> None:
        self._slots = {slot: _rgb(color) for slot, color in slots.items()}
        self._known: dict[str, str] = {}

    def color(self, color: str) -> str:
        """The color element: a:schemeClr, where need be with a tint, else a:srgbClr."""
        known = self._known.get(color)
        if known is None:
            known = self._known[color] = self._slot(color) or f'<a:srgbClr val="{color.upper()}"/>'
        return known

    def fill(self, color: str) -> str:
        """A solid fill of the color."""
        return f"<a:solidFill>{self.color(color)}</a:solidFill>"

    def _slot(self, color: str) -> str | None:
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


def _distance(one: _Rgb, other: _Rgb) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _tint(base: _Rgb, wanted: _Rgb, saturated: bool) -> str | None:
    """The changes of luminance (and saturation) that make one color of another, None where they don't."""
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
    """A share as PowerPoint shows it, in tenths of a percent."""
    return round(value, 3)
