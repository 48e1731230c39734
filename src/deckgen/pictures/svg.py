"""SVG drawings: whether one is safe to put on a slide, how large it is, and its picture as a PNG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.pictures.svg_safety import is_safe, refuse

if TYPE_CHECKING:
    from lxml.etree import _Element

_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|em|ex|q)?\s*", re.IGNORECASE)
# The encodings of drawings, all of which write ASCII's letters as ASCII does.
_ENCODINGS = re.compile(r"utf-?8|(us-)?ascii|iso-8859-\d+|latin-?1|(windows-|cp)125\d|koi8-[ru]", re.IGNORECASE)
# The least and the largest side of a drawing in CSS pixels, and how many times as long as the other one may be.
LEAST_SIDE, MOST_SIDE, MOST_PROPORTION = 0.01, 1_000_000.0, 1_000.0
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
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
# The namespaces of attributes that mean something in a drawing: links, and the language and blanks of words.
_SPACES = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")


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
    root = _safe_tree(data, display_path, log, span)
    if root is None:
        return None
    size = _size(root)
    if size is None:
        hint = 'give <svg> a viewBox, such as viewBox="0 0 100 50"'
        log.error("svg_without_size", f"'{display_path}' doesn't say how large it is", span, hint)
        return None
    if not LEAST_SIDE <= min(size) <= max(size) <= MOST_SIDE or max(size) > MOST_PROPORTION * min(size):
        message = f"'{display_path}' says that it is {size[0]:.4g} × {size[1]:.4g} pixels, as no drawing is"
        log.error("svg_without_size", message, span, "export it again with its size")
        return None
    return _written(root), size


def plain_svg(data: bytes) -> bytes | None:
    """The SVG without what its editor left in it, of whatever size; None where it may not be used."""
    root = _safe_tree(data, "", Diagnostics(), Span(SourceFile("", ""), 0, 0, 0))
    return None if root is None else _written(root)


def _written(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _safe_tree(data: bytes, display_path: str, log: Diagnostics, span: Span) -> _Element | None:
    """The tree of an SVG, tidied; None once the log says why it may not be used."""
    source = SourceFile(display_path, data.decode("utf-8-sig", "replace"))
    root = _parsed(data, source, log)
    if root is None:
        return None
    if _local(str(root.tag)) != "svg":
        log.error("broken_svg", f"'{display_path}' is no SVG: it begins with <{_local(str(root.tag))}>", span)
        return None
    _tidy(root)
    return root if is_safe(root, source, log) else None


def _parsed(data: bytes, source: SourceFile, log: Diagnostics) -> _Element | None:
    """The tree without comments; None after a complaint about broken XML, entities, or styles in another file."""
    from lxml import etree

    if re.search(rb"<!ENTITY|<!DOCTYPE[^>]*\[", data):
        refuse(source, 1, "defines entities in its DOCTYPE", "export it as plain SVG", log)
        return None
    if b"<?xml-stylesheet" in data:
        refuse(source, 1, "takes its look from another file (xml-stylesheet)", "put the styles inside", log)
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
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", None) or (1, 1)
        place = Span(source, line, max(column, 1), max(column, 1) + 1)
        log.error("broken_svg", f"this SVG is damaged: {_reason(error)}", place, "export it again")
        return None
    # In an encoding that writes "<" otherwise the words above would not have been found.
    encoding = str(root.getroottree().docinfo.encoding or "UTF-8")
    if not _ENCODINGS.fullmatch(encoding):
        message = f"this SVG is written in {encoding[:40]}, which few programs read"
        log.error("broken_svg", message, Span(source, 1, 1, 2), "export it again in UTF-8")
        return None
    return root


def _reason(error: Exception) -> str:
    """lxml's message without the line and column, which the complaint has anyway."""
    return re.sub(r"(, line \d+, column \d+)?( \(<string>, line \d+\))?$", "", str(error))


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
    """Take out what shows nothing: what drawing programs leave for themselves, which names people and folders.

    So are elements of other languages than SVG, but for HTML, which is_safe refuses, and HTML that a <switch> has
    other shapes for.
    """
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and (_is_for_programs(element) or _is_stood_in_for(element, parent)):
            _remove(element, parent)
            continue
        for key in list(element.attrib):
            if "}" in str(key) and not str(key).startswith(_SPACES):
                del element.attrib[key]
    from lxml import etree

    etree.cleanup_namespaces(root)


def _is_for_programs(element: _Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    space = element.tag.rpartition("}")[0]
    return _local(element.tag) == "metadata" or space not in ("", "{" + _SVG, "{" + _XHTML)


def _is_stood_in_for(element: _Element, parent: _Element) -> bool:
    """Whether an element is HTML that a <switch> shows only where it can, and shapes follow that stand in for it."""
    is_html = str(element.tag) == f"{{{_SVG}}}foreignObject"
    return is_html and str(parent.tag) == f"{{{_SVG}}}switch" and element.getnext() is not None


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
