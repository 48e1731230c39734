"""Whether an SVG is safe to put on a slide: nothing in it runs, and nothing leads outside of it.

A drawing may hold the elements that drawings have, and no others. Attributes act through addresses, event handlers
and styles alone, so these are what is looked at in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span

if TYPE_CHECKING:
    from lxml.etree import _Element


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
# The elements of SVG 1.1 and 2 that draw or are drawn with, and those that Inkscape writes ahead of the standard.
_ELEMENTS = _set(
    """
    svg g defs symbol use switch a title desc metadata style view cursor
    path rect circle ellipse line polyline polygon image text tspan tref textPath textArea tbreak
    altGlyph altGlyphDef altGlyphItem glyph glyphRef missing-glyph hkern vkern
    font font-face font-face-src font-face-name font-face-format
    linearGradient radialGradient stop pattern mask clipPath marker color-profile solidcolor solidColor
    meshgradient meshGradient mesh meshrow meshRow meshpatch meshPatch hatch hatchpath hatchPath
    flowRoot flowRegion flowRegionExclude flowPara flowSpan flowDiv flowLine
    animate animateColor animateMotion animateTransform set mpath discard
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage
    feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """
)
# What complaints call other elements.
_NAMES = {
    "script": "a script",
    "handler": "a script",
    "listener": "a script",
    "foreignObject": "a foreign object (HTML inside the picture)",
    "iframe": "a frame",
    "embed": "an embedded file",
    "object": "an embedded file",
    "audio": "sound",
    "video": "a film",
}
# The attributes that hold an address, in SVG or in HTML.
_ADDRESSES = _set("href src srcset srcdoc base action formaction data poster background ping cite longdesc codebase")
# The attributes whose words are for people or programs, and show nothing. Those that begin so are of this kind too.
_WORDS = _set("id class role lang title alt label name unicode glyph-name result in in2")
_WORDS_START = ("aria-", "data-")
_PART = re.compile(r"\s*#")
# A picture that is written into the drawing.
_PICTURE = re.compile(r"\s*data:image/(png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_FUNCTION = re.compile(r"([a-z-][a-z0-9-]*)\(", re.IGNORECASE)
_RULE = re.compile(r"@([a-z-]*)", re.IGNORECASE)
# The functions of CSS and SVG that take no address: colors, transforms, shapes, sums, effects and selectors.
_FUNCTIONS = _set(
    """
    url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix device-cmyk icc-color cielab cielch
    matrix matrix3d translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d
    scale scalex scaley scalez scale3d skew skewx skewy perspective
    calc min max clamp var env round mod rem abs sign attr counter counters cubic-bezier steps linear
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    rect inset circle ellipse polygon path xywh shape fit-content minmax repeat
    linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
    not is where has lang dir nth-child nth-last-child nth-of-type nth-last-of-type and or only
    local format tech
    """
)
_RULES = _set("font-face media keyframes -webkit-keyframes -moz-keyframes supports page charset layer")


def is_safe(root: _Element, source: SourceFile, log: Diagnostics) -> bool:
    """Whether nothing in the tree runs or takes something from outside; each thing that does is complained of."""
    safe = True
    for element in root.iter():
        for what in _dangers(element):
            refuse(source, _line(element), what, "remove it, or use a PNG", log)
            safe = False
    return safe


def refuse(source: SourceFile, line: int, what: str, hint: str, log: Diagnostics) -> None:
    """Complain of what a line of the SVG holds."""
    words = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    start = len(words) - len(words.lstrip()) + 1
    place = Span(source, line, start, max(start + 1, len(words) + 1))
    log.error("unsafe_svg", f"the SVG '{source.path}' {what}", place, hint)


def _line(element: _Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _dangers(element: _Element) -> Iterator[str]:
    """What is wrong with one element, as the ends of sentences that begin with "the SVG"."""
    if not isinstance(element.tag, str):
        yield "holds an entity"
        return
    space, name = _parted(element.tag)
    if name not in _ELEMENTS or space not in ("", _SVG):
        html = " (HTML inside the picture)" if space == _XHTML else ", which is no part of a drawing"
        yield f"holds {_NAMES.get(name) or f'<{name[:40]}>{html}'}"
    for key, value in element.attrib.items():
        attribute = _parted(str(key))[1]
        what = _danger(name, attribute.lower(), str(value))
        if what:
            yield what.format(attribute=attribute[:40])
    if name == "style" and _reaches_out("".join(str(text) for text in element.itertext())):
        yield "takes styles or fonts from outside"


def _danger(name: str, attribute: str, words: str) -> str | None:
    """What is wrong with an attribute (in lower case) of an element; `{attribute}` stands for its name."""
    if attribute.startswith("on"):
        return "has an event handler ({attribute})"
    if attribute in _ADDRESSES:
        inside = _PART.match(words) or (name in ("image", "feImage") and _PICTURE.match(words))
        return None if inside else "points outside itself (" + re.sub("[{}]", "", words[:60]) + ")"
    if attribute == "attributename" and re.search("href|^on|:on", words.strip().lower()):
        return "changes where it points while it is shown"
    if attribute in _WORDS or attribute.startswith(_WORDS_START):
        return None
    return "takes something from outside ({attribute})" if _reaches_out(words) else None


def _reaches_out(words: str) -> bool:
    """Whether CSS may name anything outside of the drawing. A backslash can hide such a name, so it counts as one.

    Comments are read as the rest: what stands in one may be refused, and nothing can hide behind one.
    """
    if "\\" in words or "javascript:" in words.lower():
        return True
    if "(" in words:
        if any(not (_PART.match(target) or _PICTURE.match(target)) for target in _URL.findall(words)):
            return True
        if any(name.lower() not in _FUNCTIONS for name in _FUNCTION.findall(words)):
            return True
    return "@" in words and any(name.lower() not in _RULES for name in _RULE.findall(words))


def _parted(tag: str) -> tuple[str, str]:
    """The namespace of a tag or attribute ("" for none) and its name."""
    space, _, name = tag.rpartition("}")
    return space.removeprefix("{"), name
