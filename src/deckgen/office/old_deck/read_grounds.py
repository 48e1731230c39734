"""The color of the ground of a slide: its own, or that of its layout or its master."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from deckgen.office.attributes import whole
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.theme_colors import digits_of, theme_colors
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element


# A shape that covers so much of its slide is the ground that is seen.
_ALL = 0.85


def ground_of(sheets: Iterable[_Element | None], master: str, file: DeckFile, size: tuple[int, int]) -> str:
    """The color behind what stands on the first sheet, as six digits; "" for a picture, and for what isn't said.

    What fills a sheet, such as a rectangle on a layout, lies over its ground and over the sheets behind it.
    """
    for sheet in sheets:
        if sheet is None:
            continue
        filling = next((one for one in reversed(list(_drawn(sheet))) if _fills(one, size)), None)
        ground = sheet.find(f"{P}cSld/{P}bg") if filling is None else filling.find(f"{P}spPr")
        if filling is not None and filling.tag == f"{P}pic":
            return ""
        if ground is not None:
            return _color_of(ground, master, file)
    return ""


def _drawn(sheet: _Element) -> Iterator[_Element]:
    """The filled shapes and the pictures of a layout or a master; those of a slide are its content."""
    if sheet.tag == f"{P}sld":
        return
    for one in sheet.iterfind(f"{P}cSld/{P}spTree/*"):
        is_filled = one.tag == f"{P}sp" and one.find(f"{P}spPr/{A}solidFill") is not None
        if (is_filled or one.tag == f"{P}pic") and one.find(f"*/{P}nvPr/{P}ph") is None:
            yield one


def _fills(shape: _Element, size: tuple[int, int]) -> bool:
    extent = shape.find(f"{P}spPr/{A}xfrm/{A}ext")
    return extent is not None and whole(extent, "cx") * whole(extent, "cy") >= size[0] * size[1] * _ALL


def _color_of(ground: _Element, master: str, file: DeckFile) -> str:
    if ground.find(f".//{A}blip") is not None:
        return ""
    # Of a gradient the first color stands for all.
    color = next(ground.iter(f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr"), None)
    if color is None:
        return ""
    return digits_of(color) or theme_colors(master, file).get(color.get("val", ""), "")
