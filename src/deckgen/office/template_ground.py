"""Draws what a template's layouts show behind slides: backgrounds, pictures and shapes, as an SVG.

It runs apart (processes/parsing.py), since a template is somebody's bytes. Placeholders are left out: slides fill
them, and PowerPoint shows no empty one. Words of shapes are handed on, to be set in the brand's fonts.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from deckgen.model.carried_template import CarriedPart, CarriedTemplate
from deckgen.model.geometry import PER_POINT
from deckgen.office.drawing_colors import A, Paint, Palette, share_of
from deckgen.office.drawing_gradients import gradient
from deckgen.office.drawing_paths import LINES, path_of
from deckgen.office.file_parts import parsed_xml
from deckgen.office.template_carrier import P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALIGN: Final[Mapping[str, Literal["left", "center", "right"]]] = {"ctr": "center", "r": "right"}
_ANCHOR: Final[Mapping[str, Literal["top", "middle", "bottom"]]] = {"ctr": "middle", "b": "bottom"}
# The pictures that SVG holds.
_PICTURES: Final = ("image/png", "image/jpeg", "image/gif")
_MOST_SHAPES: Final = 5_000
_INSETS: Final = (91_440, 45_720, 91_440, 45_720)


class GroundWords(Struct, frozen=True):
    """Words on a layout: the box that they have inside of their shape (x, y, width, height in EMU), and their look.

    size is in points, color hex without '#'.
    """

    box: tuple[int, int, int, int]
    words: str
    size: float
    color: str
    bold: bool
    align: Literal["left", "center", "right"]
    anchor: Literal["top", "middle", "bottom"]


class TemplateGround(Struct, frozen=True):
    """What one layout shows: the color behind all, a drawing over that, words, and what is left out of it."""

    color: str
    svg: bytes
    words: tuple[GroundWords, ...]
    left_out: tuple[str, ...]


def template_grounds(
    template: CarriedTemplate, layouts: tuple[str, ...], width: int, height: int
) -> dict[str, TemplateGround]:
    """The grounds of layouts by their names, on a page of this width and height in EMU."""
    parts = {part.name: part for part in template.parts}
    return {name: _Drawer(parts, template.layouts[name], width, height).ground() for name in layouts}


class _Drawer:
    """Draws one layout on its master."""

    def __init__(self, parts: Mapping[str, CarriedPart], layout: str, width: int, height: int) -> None:
        self._parts, self._width, self._height = parts, width, height
        self._layout, self._master = layout, _related(parts[layout], "slideMaster")
        theme = parsed_xml("", parts[_related(parts[self._master], "theme")].data)
        master = parsed_xml("", parts[self._master].data)
        mapped = master.find(f"{P}clrMap")
        names = _attributes(mapped)
        own = parsed_xml("", parts[layout].data).find(f"{P}clrMapOvr/{A}overrideClrMapping")
        names |= _attributes(own)
        colors = theme.find(f".//{A}clrScheme")
        plain = Palette({}, {})
        slots = {
            str(slot.tag).removeprefix(A): paint.color
            for slot in (colors if colors is not None else ())
            if (paint := plain.paint(slot)) is not None
        }
        self._palette = Palette(slots, names)
        self._theme = theme
        self._definitions: list[str] = []
        self._words: list[GroundWords] = []
        self._left_out: dict[str, None] = {}
        self._count = 0

    def ground(self) -> TemplateGround:
        """The layout's ground."""
        sheets = [(self._master, self._root(self._master)), (self._layout, self._root(self._layout))]
        (_, master), (_, layout) = sheets
        behind = next((one for one in reversed(sheets) if one[1].find(f"{P}cSld/{P}bg") is not None), None)
        color, drawn = "FFFFFF", ""
        if behind is not None:
            color, drawn = self._background(*behind)
        if layout.get("showMasterSp") not in ("0", "false"):
            drawn += "".join(self._tree(master.find(f"{P}cSld/{P}spTree"), self._master))
        drawn += "".join(self._tree(layout.find(f"{P}cSld/{P}spTree"), self._layout))
        size = f'viewBox="0 0 {self._width} {self._height}"'
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} '
            f'width="{self._width / PER_POINT:g}pt" height="{self._height / PER_POINT:g}pt">'
            f"<defs>{''.join(self._definitions)}</defs>{drawn}</svg>"
        )
        return TemplateGround(color, svg.encode() if drawn else b"", tuple(self._words), tuple(self._left_out))

    def _root(self, part: str) -> _Element:
        return parsed_xml("", self._parts[part].data)

    def _background(self, part: str, root: _Element) -> tuple[str, str]:
        """The color behind all of a sheet, and what is drawn over that where it is no plain color."""
        properties = root.find(f"{P}cSld/{P}bg/{P}bgPr")
        own: Paint | None = None
        if properties is None:
            properties, own = self._styled_background(root)
        if properties is None:
            return (own.color if own else "FFFFFF"), ""
        plain = self._palette.paint(properties.find(f"{A}solidFill"), own)
        if plain is not None:
            return plain.color, ""
        paint = self._fill(properties, part, self._width, self._height, own)
        if paint is None:
            return "FFFFFF", ""
        return "FFFFFF", f'<rect width="{self._width}" height="{self._height}" {paint}/>'

    def _styled_background(self, root: _Element) -> tuple[_Element | None, Paint | None]:
        """The fill of the theme that a sheet's p:bgRef names, in an element of its own, and its color."""
        reference = root.find(f"{P}cSld/{P}bg/{P}bgRef")
        if reference is None:
            return None, None
        number = int(reference.get("idx", "0")) if reference.get("idx", "").isdecimal() else 0
        listed = self._theme.find(f".//{A}bgFillStyleLst" if number > 1000 else f".//{A}fillStyleLst")
        at = number - 1001 if number > 1000 else number - 1
        return _held(listed, at), self._palette.paint(reference)

    def _tree(self, tree: _Element | None, part: str) -> Iterator[str]:
        """The shapes of a tree or a group, from the rearmost to the foremost."""
        for shape in tree if tree is not None else ():
            self._count += 1
            if self._count > _MOST_SHAPES:
                self._left_out["further shapes"] = None
                return
            match str(shape.tag).removeprefix(P):
                case "sp" | "cxnSp":
                    yield self._shape(shape, part)
                case "pic":
                    yield self._picture(shape, part)
                case "grpSp":
                    yield self._group(shape, part)
                case "graphicFrame":
                    self._left_out["a table, chart or diagram"] = None
                case _:
                    pass

    def _group(self, group: _Element, part: str) -> str:
        frame = group.find(f"{P}grpSpPr/{A}xfrm")
        inside = "".join(self._tree(group, part))
        if frame is None or not inside:
            return inside
        x, y, width, height = _box(frame, "off", "ext")
        from_x, from_y, wide, high = _box(frame, "chOff", "chExt")
        scale = f"scale({width / wide if wide else 1:g} {height / high if high else 1:g})"
        return (
            f'<g transform="{_turned(frame, x, y, width, height)} translate({x} {y}) {scale} '
            f'translate({-from_x} {-from_y})">{inside}</g>'
        )

    def _shape(self, shape: _Element, part: str) -> str:
        properties = shape.find(f"{P}spPr")
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None or properties is None:
            return ""
        frame = properties.find(f"{A}xfrm")
        if frame is None:
            return ""
        x, y, width, height = _box(frame, "off", "ext")
        self._take_words(shape, frame, (x, y, width, height))
        path, preset = path_of(properties, width, height), properties.find(f"{A}prstGeom")
        if path is None:
            self._left_out[f"a shape ({'a drawing by formulas' if preset is None else preset.get('prst')})"] = None
            return ""
        style = shape.find(f"{P}style")
        is_line = preset is not None and preset.get("prst") in LINES
        fill = (
            None if is_line else self._fill(properties, part, width, height) or self._styled_fill(properties, style)
        )
        line = self._line(properties, style)
        if fill is None and line is None:
            return ""
        place = f'transform="{_turned(frame, x, y, width, height)} translate({x} {y})"'
        return f'<path {place} d="{path}" {fill or _NOTHING} {line or ""}/>'

    def _picture(self, picture: _Element, part: str) -> str:
        frame = picture.find(f"{P}spPr/{A}xfrm")
        fill = picture.find(f"{P}blipFill")
        if frame is None or fill is None or picture.find(f"{P}nvPicPr/{P}nvPr/{P}ph") is not None:
            return ""
        x, y, width, height = _box(frame, "off", "ext")
        image = self._image(fill, part, width, height)
        if not image:
            return ""
        properties = picture.find(f"{P}spPr")
        path, edge, cut = None, None, ""
        if properties is not None:
            path, edge = path_of(properties, width, height), self._line(properties, picture.find(f"{P}style"))
        if path is None:
            self._left_out["the outline of a picture"] = None
        else:
            name = f"g{len(self._definitions)}"
            self._definitions.append(f'<clipPath id="{name}"><path d="{path}"/></clipPath>')
            image = f'<g clip-path="url(#{name})">{image}</g>'
            cut = f'<path d="{path}" {_NOTHING} {edge}/>' if edge else ""
        return f'<g transform="{_turned(frame, x, y, width, height)} translate({x} {y})">{image}{cut}</g>'

    def _image(self, fill: _Element, part: str, width: int, height: int) -> str:
        """A picture that fills a box at 0, 0, without what is cut off of it."""
        blip = fill.find(f"{A}blip")
        identity = "" if blip is None else blip.get(f"{R}embed", "")
        target = next((one.target for one in self._parts[part].relations if one.identity == identity), "")
        media = self._parts.get(target)
        if media is None or media.type not in _PICTURES:
            kind = media.type.rpartition("/")[2] if media is not None else "a file outside"
            self._left_out[f"a picture ({kind})"] = None
            return ""
        cut = fill.find(f"{A}srcRect")
        left, top, right, bottom = (share_of(cut.get(side), 0.0) if cut is not None else 0.0 for side in "ltrb")
        # The box may be larger than the picture, or smaller: it is filled up to these distances from its edges.
        filled = fill.find(f"{A}stretch/{A}fillRect")
        insets = [share_of(filled.get(side), 0.0) if filled is not None else 0.0 for side in "ltrb"]
        if fill.find(f"{A}tile") is not None:
            self._left_out["a picture as tiles, which is stretched here"] = None
        wide = width * max(0.0, 1 - insets[0] - insets[2]) / max(0.01, 1 - left - right)
        high = height * max(0.0, 1 - insets[1] - insets[3]) / max(0.01, 1 - top - bottom)
        x, y = insets[0] * width - left * wide, insets[1] * height - top * high
        amount = None if blip is None else blip.find(f"{A}alphaModFix")
        opacity = "" if amount is None else f' opacity="{share_of(amount.get("amt"), 1.0):g}"'
        data = f"data:{media.type};base64,{b64encode(media.data).decode()}"
        return (
            f'<svg width="{width}" height="{height}" overflow="hidden"><image x="{x:g}" '
            f'y="{y:g}" width="{wide:g}" height="{high:g}" preserveAspectRatio="none"{opacity} '
            f'xlink:href="{data}"/></svg>'
        )

    def _fill(self, properties: _Element, part: str, width: int, height: int, own: Paint | None = None) -> str | None:
        """The attributes of a fill; None where the shape says nothing of it."""
        for fill in properties:
            match str(fill.tag).removeprefix(A):
                case "noFill":
                    return _NOTHING
                case "solidFill":
                    paint = self._palette.paint(fill, own)
                    return _painted(paint) if paint else None
                case "gradFill":
                    return f'fill="url(#{self._gradient(fill, own, width, height)})"'
                case "blipFill":
                    image = self._image(fill, part, width, height)
                    return f'fill="url(#{self._pattern(image, width, height)})"' if image else _NOTHING
                case "pattFill":
                    paint = self._palette.paint(fill.find(f"{A}bgClr"), own)
                    self._left_out["a pattern"] = None
                    return _painted(paint) if paint else None
                case _:
                    pass
        return None

    def _styled_fill(self, properties: _Element, style: _Element | None) -> str | None:
        """The fill that a shape takes from the theme; a gradient there counts as its color."""
        reference = style.find(f"{A}fillRef") if style is not None else None
        if reference is None or reference.get("idx") == "0" or properties.find(f"{A}grpFill") is not None:
            return None
        paint = self._palette.paint(reference)
        return _painted(paint) if paint else None

    def _line(self, properties: _Element, style: _Element | None) -> str | None:
        """The attributes of an outline; None for none."""
        line = properties.find(f"{A}ln")
        reference = style.find(f"{A}lnRef") if style is not None else None
        paint = None
        if line is not None:
            if line.find(f"{A}noFill") is not None:
                return None
            paint = self._palette.paint(line.find(f"{A}solidFill"))
        if paint is None and reference is not None and reference.get("idx") != "0":
            paint = self._palette.paint(reference)
        if paint is None:
            return None
        width = _whole(line.get("w") if line is not None else None, 9_525)
        dashed = line is not None and (dash := line.find(f"{A}prstDash")) is not None and dash.get("val") != "solid"
        dashes = f' stroke-dasharray="{width * 3} {width * 2}"' if dashed else ""
        return f'stroke="#{paint.color}" stroke-opacity="{paint.opacity:g}" stroke-width="{width}"{dashes}'

    def _gradient(self, fill: _Element, own: Paint | None, width: int, height: int) -> str:
        """Defines a gradient over the box that it fills; its name."""
        name = f"g{len(self._definitions)}"
        self._definitions.append(gradient(name, fill, self._palette, own, width, height))
        return name

    def _pattern(self, image: str, width: int, height: int) -> str:
        name = f"g{len(self._definitions)}"
        size = f'width="{width}" height="{height}" patternUnits="userSpaceOnUse"'
        self._definitions.append(f'<pattern id="{name}" {size}>{image}</pattern>')
        return name

    def _take_words(self, shape: _Element, frame: _Element, box: tuple[int, int, int, int]) -> None:
        """Note the words of a shape, one look for all of them."""
        body = shape.find(f"{P}txBody")
        if body is None:
            return
        lines = ["".join(text.text or "" for text in line.iter(f"{A}t")) for line in body.iterfind(f"{A}p")]
        words = "\n".join(lines).strip()[:1000]
        if not words:
            return
        if frame.get("rot", "0") != "0":
            self._left_out["turned words"] = None
            return
        look = next(body.iter(f"{A}rPr"), None)
        size = _whole(look.get("sz") if look is not None else None, 1800) / 100
        paint = self._palette.paint(look.find(f"{A}solidFill") if look is not None else None)
        fallback = self._palette.slots.get(self._palette.names.get("tx1", "dk1"), "000000")
        about = body.find(f"{A}bodyPr")
        paragraph = next(body.iter(f"{A}pPr"), None)
        sides = zip(("lIns", "tIns", "rIns", "bIns"), _INSETS, strict=True)
        left, top, right, bottom = (_whole(about.get(s) if about is not None else None, o) for s, o in sides)
        inner = (box[0] + left, box[1] + top, max(0, box[2] - left - right), max(0, box[3] - top - bottom))
        self._words.append(
            GroundWords(
                inner,
                words,
                max(1.0, min(400.0, size)),
                paint.color if paint else fallback,
                look is not None and look.get("b") in ("1", "true"),
                _ALIGN.get(paragraph.get("algn", "l") if paragraph is not None else "l", "left"),
                _ANCHOR.get(about.get("anchor", "t") if about is not None else "t", "top"),
            )
        )


_NOTHING: Final = 'fill="none"'


def _attributes(element: _Element | None) -> dict[str, str]:
    return {} if element is None else {str(name): str(value) for name, value in element.attrib.items()}


def _painted(paint: Paint) -> str:
    return f'fill="#{paint.color}" fill-opacity="{paint.opacity:g}"'


def _related(part: CarriedPart, kind: str) -> str:
    for one in part.relations:
        if one.kind.rpartition("/")[2] == kind:
            return one.target
    raise ValueError(f"its part {part.name} has no {kind}")


def _held(listed: _Element | None, at: int) -> _Element | None:
    """An element that holds the fill at a place of a list, as a shape's properties do; None where there is none."""
    if listed is None or not 0 <= at < len(listed):
        return None
    from lxml import etree

    holder = etree.Element("holder")
    holder.append(listed[at])
    return holder


def _box(frame: _Element, corner: str, size: str) -> tuple[int, int, int, int]:
    """The place and size that a frame says, 0 where it doesn't."""
    off, ext = frame.find(f"{A}{corner}"), frame.find(f"{A}{size}")
    asked = ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))
    x, y, width, height = (_whole(element.get(key) if element is not None else None, 0) for element, key in asked)
    return x, y, max(0, width), max(0, height)


def _turned(frame: _Element, x: int, y: int, width: int, height: int) -> str:
    """The transform of a frame that is turned or flipped, around its middle."""
    middle = (x + width / 2, y + height / 2)
    made = ""
    if _whole(frame.get("rot"), 0):
        made += f"rotate({_whole(frame.get('rot'), 0) / 60_000:g} {middle[0]:g} {middle[1]:g})"
    flips = [frame.get(key) in ("1", "true") for key in ("flipH", "flipV")]
    if any(flips):
        across, down = (-1 if flip else 1 for flip in flips)
        there, back = f"translate({middle[0]:g} {middle[1]:g})", f"translate({-middle[0]:g} {-middle[1]:g})"
        made += f" {there} scale({across} {down}) {back}"
    return made


def _whole(words: str | None, otherwise: int) -> int:
    return int(words) if words and re.fullmatch("-?[0-9]{1,10}", words) else otherwise
