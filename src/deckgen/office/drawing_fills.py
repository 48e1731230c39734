"""Fills and edges of DrawingML's shapes as SVG has them: attributes of an element, and definitions of gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deckgen.office.drawing_colors import A, Paint, Palette, share_of
from deckgen.office.drawing_frames import DEGREE, whole

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


def gradient(fill: _Element, name: str, palette: Palette, own: Paint | None) -> str:
    """The definition of a gradient over the shape that it fills, by its a:gradFill; own is what `phClr` means."""
    stops = [
        (share_of(stop.get("pos"), 0.0), paint)
        for stop in fill.iterfind(f"{A}gsLst/{A}gs")
        if (paint := palette.paint(stop, own)) is not None
    ]
    listed = "".join(
        f'<stop offset="{at:g}" stop-color="#{paint.color}" stop-opacity="{paint.opacity:g}"/>'
        for at, paint in sorted(stops, key=lambda stop: stop[0])
    )
    if fill.find(f"{A}path") is not None:
        # The first color is in the middle.
        return f'<radialGradient id="{name}" r="0.71">{listed}</radialGradient>'
    line = fill.find(f"{A}lin")
    angle = whole(line.get("ang") if line is not None else None, 0) / DEGREE
    turn = f'gradientTransform="rotate({angle:g} 0.5 0.5)"'
    return f'<linearGradient id="{name}" {turn}>{listed}</linearGradient>'
