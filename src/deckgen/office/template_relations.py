"""Which relationships of a template's parts are followed, and what is left out and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from deckgen.model.web_links import is_followable
from deckgen.office.xml_names import MC, A, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

# The kinds of relationship that are followed, by the last word of their types.
_FOLLOWED: Final = frozenset(
    (
        "slideMaster", "slideLayout", "notesMaster", "handoutMaster", "theme", "themeOverride",
        "image", "hdphoto", "media", "audio", "video", "font", "tags",
        "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "package",
        "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
    )
)  # fmt: skip
# What belongs to slides or to programs, and is left behind without a word.
_SILENT: Final = frozenset(
    ("slide", "notesSlide", "comments", "customXml", "printerSettings", "thumbnail", "vmlDrawing", "legacyDrawing")
)
_OBJECTS: Final = {
    "oleObject": "an embedded object (OLE)",
    "control": "a control (ActiveX)",
    "activeXControlBinary": "a control (ActiveX)",
    "vbaProject": "macros",
}
# What a click may do by an action: go to a slide of the same show, play what is on this one, or nothing.
_ACTION: Final = re.compile(r"(ppaction://(hlinksldjump|hlinkshowjump|customshow|media|noaction)(\?.*)?)?", re.DOTALL)
_CLICKS: Final = (f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver")


def is_followed(kind: str, target: str, external: bool) -> bool:
    """Whether a relationship is carried over: kind is the last word of its type."""
    if external:
        return kind == "hyperlink" and is_followable(target)
    return kind in _FOLLOWED


def left_out(kind: str, target: str, external: bool) -> str | None:
    """What complaints call that to which a relationship leads that isn't followed; None for what needs no word."""
    if kind in _OBJECTS:
        return _OBJECTS[kind]
    if kind in _SILENT or (kind == "hyperlink" and not external):
        return None
    if external:
        if kind == "hyperlink":
            return f"a link that could act ({target[:60]})"
        return f"{'a picture' if kind == 'image' else f'something ({kind[:40]})'} that lies outside the file"
    return f"something that deckgen doesn't know ({kind[:40]})"


def without_actions(tree: _Element) -> list[str]:
    """Take out of a part's XML the clicks that run or open something; returns what complaints call them."""
    acting = [each for each in tree.iter(*_CLICKS) if not _ACTION.fullmatch(each.get("action", ""))]
    for each in acting:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    return [f"a link that could act ({each.get('action', '')[:60]})" for each in acting]


def forget(tree: _Element, kept: set[str]) -> int:
    """Take out of a part's XML what refers to relationships that aren't kept; returns how many references went."""
    changed = 0
    for element in list(tree.iter("*")):
        for attribute in [name for name in element.attrib if str(name).startswith(R)]:
            identity = element.get(attribute)
            if not identity or identity in kept:
                continue
            changed += 1
            del element.attrib[attribute]
            if not any(str(name).startswith(R) and element.get(name) in kept for name in element.attrib):
                _remove(element)
                break
    return changed


def _remove(element: _Element) -> None:
    """Take out an element that referred to something: with the shape that shows nothing else."""
    if element.tag == f"{A}blip":
        # The ground of a slide may stand there without its picture; a picture may not.
        shape = next(element.iterancestors(f"{P}pic", f"{P}bg", f"{P}sp"), None)
        if shape is None or shape.tag != f"{P}pic":
            return
        element = shape
    elif element.tag == f"{P}oleObj":
        element = next(element.iterancestors(f"{P}graphicFrame"), element)
    parent = element.getparent()
    while parent is not None and parent.tag.startswith(MC) and len(parent) == 1:
        element, parent = parent, parent.getparent()
    if parent is not None:
        parent.remove(element)
