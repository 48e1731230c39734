"""The grammar of the XML that is written here: namespaces, escaping, boxes. Knows no slide and no brand."""

from __future__ import annotations

import re
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from deckgen.model.geometry import Box

A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES: Final = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
GROUP: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

# What the production Char of XML 1.0 leaves out, and the carriage return, which a parser would turn into a line feed.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_WORDS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_IN_ATTRIBUTE = {**_IN_WORDS, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def legal(text: str) -> str:
    """Text without what XML cannot hold."""
    return _ILLEGAL.sub("", text)


def words(text: str) -> str:
    """Text as the content of an element; what XML cannot hold is left out."""
    return legal(text).translate(_IN_WORDS)


def attribute(text: str) -> str:
    """Text as the value of an attribute, to stand between double quotes."""
    return legal(text).translate(_IN_ATTRIBUTE)


def xfrm(box: Box, tag: str = "a:xfrm") -> str:
    """Where a shape stands; a width or height below nothing is none."""
    x, y, width, height = int(box.x), int(box.y), max(0, int(box.width)), max(0, int(box.height))
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def group_xfrm(box: Box) -> str:
    """Where a group stands, in whose box its shapes are measured as they are on the slide."""
    place, size = f'x="{int(box.x)}" y="{int(box.y)}"', f'cx="{int(box.width)}" cy="{int(box.height)}"'
    return f"<a:xfrm><a:off {place}/><a:ext {size}/><a:chOff {place}/><a:chExt {size}/></a:xfrm>"


def guid(name: str) -> str:
    """An identifier as PowerPoint writes them, the same for the same name in every build."""
    return "{" + str(uuid5(NAMESPACE_URL, f"deckgen:{name}")).upper() + "}"


NUMBER_FIELD: Final = guid("field/slidenum")
