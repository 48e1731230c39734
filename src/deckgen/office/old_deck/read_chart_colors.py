"""In which colors a chart of PowerPoint's draws its series, and single values of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.office.attributes import whole
from deckgen.office.xml_names import A, C

if TYPE_CHECKING:
    from lxml.etree import _Element


def color_of(one: _Element, *, is_line: bool) -> str:
    """The color of a series or of one of its values, as its file says it; "" where it says none.

    is_line: it is drawn as a line, and what fills it shows nowhere.
    """
    properties = one.find(f"{C}spPr")
    if properties is None:
        return ""
    held = properties.find(f"{A}ln") if is_line else properties
    filling = None if held is None else next((each for each in held if each.tag.endswith("Fill")), None)
    if filling is None:
        return ""
    color = next(iter(filling), None) if filling.tag == f"{A}solidFill" else None
    if color is None:
        # Of a pattern or a gradient it is enough that it is one.
        return filling.tag.rpartition("}")[2]
    shades = [f"{each.tag.rpartition('}')[2]} {each.get('val', '')}" for each in color]
    return " ".join([color.get("lastClr") or color.get("val") or "", *shades])


def point_colors(one: _Element, *, is_line: bool) -> dict[int, str]:
    """The colors of the values of a series that have one of their own, by their numbers."""
    points = ((_number(each), color_of(each, is_line=is_line)) for each in one.iterfind(f"{C}dPt"))
    return {number: color for number, color in points if color}


def _number(point: _Element) -> int:
    index = point.find(f"{C}idx")
    return -1 if index is None else whole(index, "val")
