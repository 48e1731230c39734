"""What somebody painted on a shape, and what of that stays once a picture takes its place.

What a shape has from the theme alone says nothing: each one that is drawn in PowerPoint has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deckgen.office.drawing_frames import whole
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# How thick a border is that doesn't say it, and the air between a border and what is inside, in EMU.
_THIN: Final = 9_525
_AIR: Final = 91_440
_FILLS: Final = ("solidFill", "gradFill", "blipFill", "pattFill")


def border_of(shape: _Element) -> _Element | None:
    """The line around a shape, where somebody gave it a color, and where a picture has it too: around a rectangle."""
    line = _line(shape)
    form = shape.find(f"{P}spPr/{A}prstGeom")
    return line if form is not None and form.get("prst") == "rect" else None


def room_at_border(shape: _Element) -> int:
    """How far the border of a shape or a picture that has one keeps what is inside off its edges, in EMU."""
    line = _line(shape) if shape.tag == f"{P}pic" else border_of(shape)
    return 0 if line is None else whole(line.get("w"), _THIN) // 2 + _AIR


def lost_paint(shape: _Element) -> tuple[str, ...]:
    """What goes with a shape whose place a picture takes."""
    effects = shape.find(f"{P}spPr/{A}effectLst")
    has = {
        "fill": any(shape.find(f"{P}spPr/{A}{kind}") is not None for kind in _FILLS),
        "border": _line(shape) is not None and border_of(shape) is None,
        "effects": effects is not None and len(effects) > 0,
    }
    return tuple(what for what, is_there in has.items() if is_there)


def _line(shape: _Element) -> _Element | None:
    line = shape.find(f"{P}spPr/{A}ln")
    return line if line is not None and any(line.find(f"{A}{kind}") is not None for kind in _FILLS) else None
