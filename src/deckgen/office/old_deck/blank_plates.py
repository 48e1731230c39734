"""Plates in the color of the theme's ground, which are seen only by what they hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUNDS = ("bg1", "lt1")


def is_blank(element: _Element) -> bool:
    """Whether a shape is filled with the theme's ground, and nothing is drawn around it."""
    properties = element.find(f"{P}spPr")
    color = None if properties is None else properties.find(f"{A}solidFill/{A}schemeClr")
    if properties is None or color is None or len(color) or color.get("val") not in _GROUNDS:
        return False
    return properties.find(f"{A}ln/{A}noFill") is not None
