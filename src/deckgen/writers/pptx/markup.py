"""What all XML here is made with: namespaces, places of shapes, identifiers. Knows no slide, no brand."""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from deckgen.model.geometry import Box

# The namespaces, under the prefixes that the standard and PowerPoint use: DrawingML, PresentationML, relationships.
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES: Final = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
# What a tree of shapes begins with: the group of all shapes of a slide, whose id is 1.
GROUP: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
# Marks a shape as decorative: screen readers skip it, and PowerPoint's accessibility check wants no alternative text.
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def xfrm(box: Box, tag: str = "a:xfrm") -> str:
    """The place of a shape, in EMU. A negative width or height becomes 0: PowerPoint repairs a file that has one."""
    x, y, width, height = int(box.x), int(box.y), max(0, int(box.width)), max(0, int(box.height))
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def group_xfrm(box: Box) -> str:
    """The place of a group. Its inner coordinates equal the slide's, so that shapes in it keep the boxes they had."""
    place, size = f'x="{int(box.x)}" y="{int(box.y)}"', f'cx="{int(box.width)}" cy="{int(box.height)}"'
    return f"<a:xfrm><a:off {place}/><a:ext {size}/><a:chOff {place}/><a:chExt {size}/></a:xfrm>"


def guid(name: str) -> str:
    """An identifier as PowerPoint writes them: capitals in braces. The same name always gives the same one."""
    return "{" + str(uuid5(NAMESPACE_URL, f"deckgen:{name}")).upper() + "}"


NUMBER_FIELD: Final = guid("field/slidenum")
