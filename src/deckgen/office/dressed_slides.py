"""How many slides of a file show something besides words: what a template that has its look on its slides shows.

It runs apart (processes/parsing.py), since a template is somebody's bytes.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from deckgen.office.file_parts import opened
from deckgen.office.strict_parts import parts_of
from deckgen.office.xml_names import P

if TYPE_CHECKING:
    from lxml.etree import _Element

# How many slides are looked at.
_MOST: Final = 30


def dressed_slides(data: bytes) -> int:
    """How many of the first slides of a .pptx have a ground of their own, a picture, a group or a drawn shape.

    0 where fewer than half of them have: then these are what the slides are about.
    """
    with closing(opened(data)) as archive:
        parts = parts_of(archive)
        main = parts.first("", "officeDocument")
        slides = [each.target for each in parts.relations(main) if each.kind == "slide"]
        dressed = [_is_dressed(parts.xml(slide)) for slide in slides[:_MOST]]
        return sum(dressed) if sum(dressed) * 2 >= len(dressed) else 0


def _is_dressed(slide: _Element) -> bool:
    if slide.find(f"{P}cSld/{P}bg") is not None:
        return True
    return any(_is_drawn(shape) for shape in slide.iterfind(f"{P}cSld/{P}spTree/*"))


def _is_drawn(shape: _Element) -> bool:
    """Whether it is a picture, a group, or a shape that is neither a placeholder nor a box of words."""
    if shape.tag in (f"{P}pic", f"{P}grpSp"):
        return True
    own = shape.find(f"{P}nvSpPr")
    if own is None:
        return False
    is_place = own.find(f"{P}nvPr/{P}ph") is not None
    return not is_place and own.find(f"{P}cNvSpPr[@txBox]") is None
