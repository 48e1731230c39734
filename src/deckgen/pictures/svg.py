"""SVG drawings: whether one is safe to put on a slide, how large it is, and its picture as a PNG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that no drawing on a slide may have, and what complaints call them.
_FORBIDDEN = {
    "script": "a script",
    "foreignObject": "a foreign object (HTML inside the picture)",
    "iframe": "a frame",
    "embed": "an embedded file",
    "object": "an embedded file",
    "audio": "sound",
    "video": "a film",
    "handler": "a script",
}
# Addresses that stay inside the drawing: of one of its parts, or of a picture that is written into it.
_INNER = re.compile(r"\s*(#|data:image/(png|jpe?g|gif|webp);base64,)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|em|ex|q)?\s*", re.IGNORECASE)
# How many CSS pixels (96 to the inch) each unit has; em and ex by their usual font size.
_PIXELS = {
    "": 1,
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
    "em": 16,
    "ex": 8,
    "q": 96 / 101.6,
}
# What the namespaces of drawing programs have in their names.
_EDITORS = (
    "inkscape.org",
    "sodipodi",
    "ns.adobe.com",
    "w3.org/1999/02/22-rdf",
    "serif.com",
    "bohemiancoding",
    "figma.com",
)


def is_probably_svg(data: bytes) -> bool:
    """Whether the bytes begin as an SVG does."""
    return b"<svg" in data[:4096] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read_svg(
    data: bytes, display_path: str, log: Diagnostics, span: Span
) -> tuple[bytes, tuple[float, float]] | None:
    """The SVG without what its editor left in it, and its width and height in CSS pixels.

    None once the log says, at the lines of the SVG, why it may not be used: it has scripts, event handlers, HTML,
    entities, or takes something from outside; or it is broken. display_path and span are the path as the author wrote
    it and where that stands.
    """
    source = SourceFile(display_path, data.decode("utf-8-sig", "replace"))
    root = _parsed(data, source, log)
    if root is None or not _safe(root, source, log):
        return None
    if _local(str(root.tag)) != "svg":
        log.error("broken_svg", f"'{display_path}' is no SVG: it begins with <{_local(str(root.tag))}>", span)
        return None
    size = _size(root)
    if size is None:
        hint = 'give <svg> a viewBox, such as viewBox="0 0 100 50"'
        log.error("svg_without_size", f"'{display_path}' doesn't say how large it is", span, hint)
        return None
    _tidy(root)
    from lxml import etree

    return etree.tostring(root, encoding="utf-8", xml_declaration=True), size


def _parsed(data: bytes, source: SourceFile, log: Diagnostics) -> _Element | None:
    """The tree without comments; None after a complaint about broken XML, entities, or styles in another file."""
    from lxml import etree

    if re.search(rb"<!ENTITY|<!DOCTYPE[^>]*\[", data):
        _refuse(source, 1, "defines entities in its DOCTYPE", "export it as plain SVG", log)
        return None
    if b"<?xml-stylesheet" in data:
        _refuse(source, 1, "takes its look from another file (xml-stylesheet)", "put the styles inside", log)
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", None) or (1, 1)
        place = Span(source, line, max(column, 1), max(column, 1) + 1)
        log.error("broken_svg", f"this SVG is damaged: {_reason(error)}", place, "export it again")
        return None


def _reason(error: Exception) -> str:
    """lxml's message without the line and column, which the complaint has anyway."""
    return re.sub(r"(, line \d+, column \d+)?( \(<string>, line \d+\))?$", "", str(error))


def _refuse(source: SourceFile, line: int, what: str, hint: str, log: Diagnostics) -> None:
    """Complain of what a line of the SVG holds."""
    words = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    start = len(words) - len(words.lstrip()) + 1
    place = Span(source, line, start, max(start + 1, len(words) + 1))
    log.error("unsafe_svg", f"the SVG '{source.path}' {what}", place, hint)


def _safe(root: _Element, source: SourceFile, log: Diagnostics) -> bool:
    """Whether nothing in the tree runs or takes something from outside; each thing that does is complained of."""
    safe = True
    for element in root.iter():
        for what in _dangers(element):
            _refuse(source, _line(element), what, "remove it, or use a PNG", log)
            safe = False
    return safe


def _line(element: _Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _dangers(element: _Element) -> list[str]:
    """What is wrong with one element, as the ends of sentences that begin with "the SVG"."""
    if not isinstance(element.tag, str):
        return ["holds an entity"]
    name = _local(element.tag)
    found = [f"holds {_FORBIDDEN[name]}"] if name in _FORBIDDEN else []
    for key, value in element.attrib.items():
        attribute, words = _local(str(key)), str(value)
        if attribute.lower().startswith("on"):
            found.append(f"has an event handler ({attribute})")
        elif attribute in ("href", "src", "base") and not _INNER.match(words):
            found.append(f"points outside itself ({words[:60]})")
        elif _reaches_out(words):
            found.append(f"takes something from outside ({attribute})")
        elif name in ("set", "animate") and attribute == "attributeName" and "href" in words:
            found.append("changes where it points while it is shown")
    if name == "style" and _reaches_out("".join(str(text) for text in element.itertext())):
        found.append("takes styles or fonts from outside")
    return found


def _reaches_out(words: str) -> bool:
    """Whether CSS names anything outside of the drawing. A backslash can hide such a name, so it counts as one."""
    if any(not _INNER.match(target) for target in _URL.findall(words)):
        return True
    return "@import" in words or "javascript:" in words or "\\" in words


def _local(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def _size(root: _Element) -> tuple[float, float] | None:
    """Width and height in CSS pixels, by the attributes, the viewBox or both; None where neither says them."""
    box = [
        float(part) for part in re.findall(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?", str(root.get("viewBox", "")))
    ]
    view = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if width and height:
        return width, height
    if view and (width or height):
        return (width, width * view[1] / view[0]) if width else ((height or 0) * view[0] / view[1], height or 0)
    return view


def _pixels(length: str | None) -> float | None:
    """A length such as 12mm in CSS pixels; None where it is 0, a percentage or no length."""
    match = _LENGTH.fullmatch(length or "")
    return float(match.group(1)) * _PIXELS[(match.group(2) or "").lower()] or None if match else None


def _tidy(root: _Element) -> None:
    """Take out what drawing programs leave for themselves. It holds names of people and folders."""
    for element in list(root.iter()):
        namespace = str(element.tag).partition("}")[0]
        parent = element.getparent()
        if parent is not None and (
            _local(str(element.tag)) == "metadata" or any(word in namespace for word in _EDITORS)
        ):
            _remove(element, parent)
            continue
        for key in list(element.attrib):
            if "}" in str(key) and any(word in str(key) for word in _EDITORS):
                del element.attrib[key]
    from lxml import etree

    etree.cleanup_namespaces(root)


def _remove(element: _Element, parent: _Element) -> None:
    """Take an element out, but not the words after it: lxml counts them to the element, and in <text> they show."""
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def render_svg(svg: bytes, width_px: int, *, fonts: Sequence[str] = (), family: str | None = None) -> bytes:
    """The SVG as a PNG of a width in pixels; ValueError where it can't be drawn.

    Text is drawn in the font files that are given, in the font called family where the drawing's own is not among
    them. Fonts of the machine are never used, so that the picture is the same everywhere: without fonts text is left
    out.
    """
    return _rendered(svg, max(1, width_px), tuple(fonts), family)


@lru_cache(maxsize=32)
def _rendered(svg: bytes, width_px: int, fonts: tuple[str, ...], family: str | None) -> bytes:
    """The PNG of a drawing. It is kept, since all variants of a talk show it in the same size."""
    from resvg_py import svg_to_bytes

    return bytes(
        svg_to_bytes(
            svg_string=svg.decode("utf-8-sig"),
            width=width_px,
            dpi=96,
            skip_system_fonts=True,
            font_files=list(fonts) or None,
            font_family=family,
            sans_serif_family=family,
            serif_family=family,
        )
    )
