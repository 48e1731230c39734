"""The color of the ground of a slide: its own, or that of its layout or its master."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from deckgen.office.attributes import whole
from deckgen.office.drawing_colors import Palette
from deckgen.office.old_deck.shape_fills import covers, filling_of
from deckgen.office.old_deck.theme_colors import digits_of
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element


# A shape that covers so much of its slide is the ground that is seen.
_ALL = 0.85


def ground_of(sheets: Iterable[_Element | None], palette: Palette, size: tuple[int, int]) -> str:
    """The color behind what stands on the first sheet, as six digits; "" for a picture, and for what isn't said.

    What fills a sheet, such as a rectangle on a layout, lies over its ground and over the sheets behind it.
    """
    for sheet in sheets:
        if sheet is None:
            continue
        filling = next((one for one in reversed(list(_drawn(sheet))) if _fills(one, size)), None)
        if filling is not None:
            return "" if filling.tag == f"{P}pic" else digits_of(filling_of(filling), palette)
        ground = sheet.find(f"{P}cSld/{P}bg")
        if ground is not None:
            return "" if ground.find(f".//{A}blip") is not None else digits_of(ground, palette)
    return ""


def _drawn(sheet: _Element) -> Iterator[_Element]:
    """The filled shapes and the pictures of a layout or a master. Those of a slide are its content, but for a shape
    that lies behind all else on it.
    """
    shapes = [one for one in sheet.iterfind(f"{P}cSld/{P}spTree/*") if one.tag in (f"{P}sp", f"{P}pic")]
    for one in shapes[:1] if sheet.tag == f"{P}sld" else shapes:
        is_picture = one.tag == f"{P}pic" and sheet.tag != f"{P}sld"
        is_filled = one.tag == f"{P}sp" and covers(one) and not any(one.iter(f"{A}blip"))
        if (is_picture or is_filled) and one.find(f"*/{P}nvPr/{P}ph") is None:
            yield one


def _fills(shape: _Element, size: tuple[int, int]) -> bool:
    extent = shape.find(f"{P}spPr/{A}xfrm/{A}ext")
    return extent is not None and whole(extent, "cx") * whole(extent, "cy") >= size[0] * size[1] * _ALL
