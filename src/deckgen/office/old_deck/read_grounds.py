"""The color of the ground of a slide: its own, or that of its layout or its master."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.theme_colors import digits_of, theme_colors
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element


def ground_of(sheets: Iterable[_Element | None], master: str, file: DeckFile) -> str:
    """The color of the first sheet that has a ground, as six digits; "" for a picture, and for what isn't said."""
    grounds = (sheet.find(f"{P}cSld/{P}bg") for sheet in sheets if sheet is not None)
    ground = next((each for each in grounds if each is not None), None)
    if ground is None or ground.find(f".//{A}blip") is not None:
        return ""
    # Of a gradient the first color stands for all.
    color = next(ground.iter(f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr"), None)
    if color is None:
        return ""
    return digits_of(color) or theme_colors(master, file).get(color.get("val", ""), "")
