"""Fills and edges of DrawingML's shapes as SVG has them: the attributes of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deckgen.office.drawing_colors import Paint, Palette
from deckgen.office.drawing_frames import whole
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

NO_FILL: Final = 'fill="none"'
# How thick an outline is where it doesn't say it, in EMU.
_THIN: Final = 9_525


def painted(paint: Paint) -> str:
    """The attributes of a fill with one color."""
    return f'fill="#{paint.color}" fill-opacity="{paint.opacity:g}"'


def styled_fill(properties: _Element, style: _Element | None, palette: Palette) -> str | None:
    """The attributes of the fill that a shape takes from the theme; a gradient there counts as its color.

    None where it takes none.
    """
    reference = style.find(f"{A}fillRef") if style is not None else None
    if reference is None or reference.get("idx") == "0" or properties.find(f"{A}grpFill") is not None:
        return None
    paint = palette.paint(reference)
    return painted(paint) if paint else None


def edge(properties: _Element, style: _Element | None, palette: Palette) -> str | None:
    """The attributes of the outline of a shape, its own or that of the theme; None for none."""
    line = properties.find(f"{A}ln")
    reference = style.find(f"{A}lnRef") if style is not None else None
    paint = None
    if line is not None:
        if line.find(f"{A}noFill") is not None:
            return None
        paint = palette.paint(line.find(f"{A}solidFill"))
    if paint is None and reference is not None and reference.get("idx") != "0":
        paint = palette.paint(reference)
    if paint is None:
        return None
    width = whole(line.get("w") if line is not None else None, _THIN)
    dashed = line is not None and (dash := line.find(f"{A}prstDash")) is not None and dash.get("val") != "solid"
    dashes = f' stroke-dasharray="{width * 3} {width * 2}"' if dashed else ""
    return f'stroke="#{paint.color}" stroke-opacity="{paint.opacity:g}" stroke-width="{width}"{dashes}'
