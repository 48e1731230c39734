"""Shadows of DrawingML's shapes as SVG has them: those with a sharp edge, which look like a shape of their own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from deckgen.office.drawing_colors import Palette
from deckgen.office.drawing_fills import painted
from deckgen.office.drawing_frames import whole
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

# Angles are measured clockwise in 60,000ths of a degree.
_DEGREE: Final = 60_000


def shadow(properties: _Element, place: str, path: str, palette: Palette) -> str:
    """The shadow of a filled shape at a place, which is an SVG transform; "" for none and soft ones."""
    effect = properties.find(f"{A}effectLst/{A}outerShdw")
    paint = palette.paint(effect)
    if effect is None or paint is None:
        return ""
    distance = whole(effect.get("dist"), 0)
    if whole(effect.get("blurRad"), 0) >= distance:
        return ""
    angle = math.radians(whole(effect.get("dir"), 0) / _DEGREE)
    right, down = round(distance * math.cos(angle)), round(distance * math.sin(angle))
    return f'<path transform="translate({right} {down}) {place}" d="{path}" {painted(paint)}/>'
