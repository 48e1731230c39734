"""Connectors: a Connector becomes one of PowerPoint's, fastened to the shapes at its ends, whose ids are told.

PowerPoint knows a few courses, all of which begin to the right from the upper left corner of their box. They are
turned by quarters and flipped to begin and end elsewhere; the box is told as it stands before it is turned.
LibreOffice turns a connector aside halfway, wherever it is told to. So one that turns elsewhere, such as a curve that
returns to the side that it left, is a freeform that is fastened to nothing.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.connector import Connector, Point, Side
from deckgen.model.geometry import Box, Emu
from deckgen.writers.pptx.markup import xfrm
from deckgen.writers.pptx.swatches import Swatches

# The places of a rectangle, and of one with round corners, that connectors are fastened to.
_SITES: Final[dict[Side, int]] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
# How far a course that begins to the right is turned to begin out of a side; 60,000 are a degree.
_TURNS: Final[dict[Side, int]] = {"right": 0, "bottom": 5_400_000, "left": 10_800_000, "top": 16_200_000}


def connector(shape: Connector, name: str, ends: tuple[int | None, int | None], swatches: Swatches) -> str:
    """The element of an arrow; name is its p:cNvPr element. An end whose shape has no id is fastened to nothing."""
    line = (
        f'<a:ln w="{int(shape.width)}">{swatches.fill(shape.color)}'
        '<a:round/><a:tailEnd type="triangle" w="lg" len="lg"/></a:ln>'
    )
    if shape.turns_elsewhere:
        return (
            f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xfrm(shape.box)}{_freeform(shape)}<a:noFill/>{line}</p:spPr></p:sp>"
        )
    sites = zip(("stCxn", "endCxn"), ends, (shape.start, shape.end), strict=True)
    fastened = "".join(
        f'<a:{tag} id="{id_}" idx="{_SITES[end.side]}"/>' for tag, id_, end in sites if id_ is not None
    )
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{name}<p:cNvCxnSpPr>{fastened}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{_place(shape)}{_geometry(shape)}{line}</p:spPr></p:cxnSp>"
    )


def _place(shape: Connector) -> str:
    """The a:xfrm element."""
    (x, y), (end_x, end_y) = shape.start.point, shape.end.point
    if shape.way == "straight":
        flips = {"flipH": end_x < x, "flipV": end_y < y}
        box, turn = Box(min(x, end_x), min(y, end_y), Emu(abs(end_x - x)), Emu(abs(end_y - y))), 0
    else:
        to = shape.turned
        width, height = Emu(abs(to.along)), Emu(abs(to.across))
        flips = {"flipH": to.along < 0, "flipV": to.across < 0}
        middle_x, middle_y = (int(x) + int(end_x)) // 2, (int(y) + int(end_y)) // 2
        box = Box(Emu(middle_x - width // 2), Emu(middle_y - height // 2), width, height)
        turn = _TURNS[shape.start.side]
    marks = (f' rot="{turn}"' if turn else "") + "".join(f' {flip}="1"' for flip, is_so in flips.items() if is_so)
    return xfrm(box).replace("<a:xfrm>", f"<a:xfrm{marks}>")


def _geometry(shape: Connector) -> str:
    """The a:prstGeom element."""
    if shape.way == "straight":
        return _preset("straightConnector1")
    kind = {"bent": "bentConnector", "curved": "curvedConnector"}[shape.way]
    return _preset(f"{kind}2" if shape.is_crosswise else f"{kind}3")


def _freeform(shape: Connector) -> str:
    """The a:custGeom element of a course, measured from the upper left corner of its box."""
    left, top = int(shape.box.x), int(shape.box.y)

    def points(*places: Point) -> str:
        return "".join(f'<a:pt x="{int(x) - left}" y="{int(y) - top}"/>' for x, y in places)

    if shape.way == "curved":
        course = "".join(f"<a:cubicBezTo>{points(*curve)}</a:cubicBezTo>" for curve in shape.curves)
    else:
        course = "".join(f"<a:lnTo>{points(corner)}</a:lnTo>" for corner in shape.course[1:])
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{int(shape.box.width)}" h="{int(shape.box.height)}" fill="none">'
        f"<a:moveTo>{points(shape.start.point)}</a:moveTo>{course}</a:path></a:pathLst></a:custGeom>"
    )


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
