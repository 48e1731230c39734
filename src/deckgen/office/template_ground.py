"""Draws what a template's layouts show behind slides: backgrounds, pictures and shapes, as an SVG.

It runs apart (processes/parsing.py), since a template is somebody's bytes. Placeholders are left out: slides fill
them, and PowerPoint shows no empty one. Words of shapes are handed on, to be set in the brand's fonts.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.model.carried_template import CarriedPart, CarriedTemplate
from deckgen.model.geometry import PER_POINT, Box
from deckgen.office.attributes import is_off
from deckgen.office.drawing_colors import Paint, palette_of, share_of
from deckgen.office.drawing_fills import NO_FILL, edge, painted, styled_fill
from deckgen.office.drawing_frames import box_of, turned
from deckgen.office.drawing_gradients import gradient
from deckgen.office.drawing_paths import LINES, svg_path
from deckgen.office.drawing_patterns import mean_paint
from deckgen.office.drawing_shadows import shadow
from deckgen.office.drawing_tiles import tile_of, tiles
from deckgen.office.drawing_words import GroundWords, words_of
from deckgen.office.file_parts import parsed_xml
from deckgen.office.xml_names import A, P, R
from deckgen.pictures.drawable_guest import drawable

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SHAPES: Final = 5_000
# How much of the page an area may leave free that counts as large as the page, as a share of width and height.
_WHOLE: Final = 0.04
# The color of areas that stand for what isn't drawn.
_STAND_IN: Final = "7F7F80"


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
    return {name: GroundDrawer(parts, template.layouts[name], width, height).ground() for name in layouts}


class GroundDrawer:
    """Draws one layout on its master.

    With stand_ins it draws an area where something stands that it can't draw, and in the place of words.
    """

    def __init__(
        self, parts: Mapping[str, CarriedPart], layout: str, width: int, height: int, *, stand_ins: bool = False
    ) -> None:
        self._parts, self._width, self._height, self._stand_ins = parts, width, height, stand_ins
        master = _related(parts[layout], "slideMaster")
        # The master and the layout, each by its part and its XML.
        self._master, self._layout = ((part, parsed_xml("", parts[part].data)) for part in (master, layout))
        self._theme = parsed_xml("", parts[_related(parts[master], "theme")].data)
        self._palette = palette_of(self._theme, self._master[1], self._layout[1])
        self._definitions: list[str] = []
        self._words: list[GroundWords] = []
        self._left_out: dict[str, None] = {}
        self._count = 0

    def ground(self) -> TemplateGround:
        """The layout's ground."""
        color, drawn, _ = self.layers()
        svg = self.svg("".join(drawn)) if any(drawn) else b""
        return TemplateGround(color, svg, tuple(self._words), tuple(self._left_out))

    def layers(self) -> tuple[str, list[str], int]:
        """The color behind all, what is drawn over it from the rearmost on, and how many of these are background.

        Whatever lies under an area as large as the page is background too.
        """
        sheets = (self._layout, self._master)
        behind = next((one for one in sheets if one[1].find(f"{P}cSld/{P}bg") is not None), None)
        color, drawn = "FFFFFF", [""]
        if behind is not None:
            color, drawn[0] = self._background(*behind)
        shows_master = not is_off(self._layout[1].get("showMasterSp"))
        background = 1
        for part, root in (self._master, self._layout) if shows_master else (self._layout,):
            for shape, made in self._tree(root.find(f"{P}cSld/{P}spTree"), part):
                drawn.append(made)
                if made and self._covers_page(shape):
                    background = len(drawn)
        return color, drawn, background

    def svg(self, drawn: str) -> bytes:
        """A drawing of the page's size."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {self._width} {self._height}" '
            f'width="{self._width / PER_POINT:g}pt" height="{self._height / PER_POINT:g}pt">'
            f"<defs>{''.join(self._definitions)}</defs>{drawn}</svg>"
        ).encode()

    def _covers_page(self, shape: _Element) -> bool:
        frame = next(iter(shape.iterfind(f"*/{A}xfrm")), None)
        if frame is None or str(shape.tag) not in (f"{P}sp", f"{P}pic"):
            return False
        x, y, width, height = box_of(frame, "off", "ext")
        missing = (max(0, x) + max(0, self._width - x - width)) / self._width
        return missing + (max(0, y) + max(0, self._height - y - height)) / self._height < _WHOLE

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
        picture = properties.find(f"{A}blipFill")
        if picture is not None:
            return "FFFFFF", self._image(picture, part, self._width, self._height)
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

    def _tree(self, tree: _Element | None, part: str) -> Iterator[tuple[_Element, str]]:
        """The shapes of a tree or a group, from the rearmost to the foremost, each with what is drawn of it."""
        for shape in tree if tree is not None else ():
            self._count += 1
            if self._count > _MOST_SHAPES:
                self._left_out["further shapes"] = None
                return
            match str(shape.tag).removeprefix(P):
                case "sp" | "cxnSp":
                    yield shape, self._shape(shape, part)
                case "pic":
                    yield shape, self._picture(shape, part)
                case "grpSp":
                    yield shape, self._group(shape, part)
                case "graphicFrame":
                    self._left_out["a table, chart or diagram"] = None
                    yield shape, self._stand_in(shape.find(f"{P}xfrm"))
                case _:
                    pass

    def _group(self, group: _Element, part: str) -> str:
        frame = group.find(f"{P}grpSpPr/{A}xfrm")
        inside = "".join(made for _, made in self._tree(group, part))
        if frame is None or not inside:
            return inside
        x, y, width, height = box_of(frame, "off", "ext")
        from_x, from_y, wide, high = box_of(frame, "chOff", "chExt")
        scale = f"scale({width / wide if wide else 1:g} {height / high if high else 1:g})"
        return (
            f'<g transform="{turned(frame, x, y, width, height)} translate({x} {y}) {scale} '
            f'translate({-from_x} {-from_y})">{inside}</g>'
        )

    def _shape(self, shape: _Element, part: str) -> str:
        properties = shape.find(f"{P}spPr")
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None or properties is None:
            return ""
        frame = properties.find(f"{A}xfrm")
        if frame is None:
            return ""
        x, y, width, height = box_of(frame, "off", "ext")
        words = words_of(shape, (x, y, width, height), self._palette)
        if words is not None and frame.get("rot", "0") != "0":
            self._left_out["turned words"] = None
        elif words is not None:
            self._words.append(words)
        written = self._stand_in_of_words(words) if words is not None else ""
        path, preset = svg_path(properties, width, height), properties.find(f"{A}prstGeom")
        if path is None:
            self._left_out[f"a shape ({'a drawing by formulas' if preset is None else preset.get('prst')})"] = None
            return self._stand_in(frame)
        style = shape.find(f"{P}style")
        is_line = preset is not None and preset.get("prst") in LINES
        fill = None
        if not is_line:
            fill = self._fill(properties, part, width, height) or styled_fill(properties, style, self._palette)
        line = edge(properties, style, self._palette)
        if fill is None and line is None:
            return written
        place = f"{turned(frame, x, y, width, height)} translate({x} {y})"
        behind = shadow(properties, place, path, self._palette) if fill not in (None, NO_FILL) else ""
        return f'{behind}<path transform="{place}" d="{path}" {fill or NO_FILL} {line or ""}/>{written}'

    def _stand_in(self, frame: _Element | None) -> str:
        """An area in the place of what isn't drawn, where stand-ins are wanted."""
        if not self._stand_ins or frame is None:
            return ""
        x, y, width, height = box_of(frame, "off", "ext")
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#{_STAND_IN}"/>'

    def _stand_in_of_words(self, words: GroundWords) -> str:
        """An area about as large as words, where stand-ins are wanted."""
        if not self._stand_ins:
            return ""
        x, y, width, height = words.area
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#{words.color}"/>'

    def _picture(self, picture: _Element, part: str) -> str:
        frame = picture.find(f"{P}spPr/{A}xfrm")
        fill = picture.find(f"{P}blipFill")
        if frame is None or fill is None or picture.find(f"{P}nvPicPr/{P}nvPr/{P}ph") is not None:
            return ""
        x, y, width, height = box_of(frame, "off", "ext")
        image = self._image(fill, part, width, height)
        if not image:
            return self._stand_in(frame)
        properties = picture.find(f"{P}spPr")
        path, around, cut = None, None, ""
        if properties is not None:
            path = svg_path(properties, width, height)
            around = edge(properties, picture.find(f"{P}style"), self._palette)
        if path is None:
            self._left_out["the outline of a picture"] = None
        else:
            name = self._next_name
            self._definitions.append(f'<clipPath id="{name}"><path d="{path}"/></clipPath>')
            image = f'<g clip-path="url(#{name})">{image}</g>'
            cut = f'<path d="{path}" {NO_FILL} {around}/>' if around else ""
        return f'<g transform="{turned(frame, x, y, width, height)} translate({x} {y})">{image}{cut}</g>'

    def _image(self, fill: _Element, part: str, width: int, height: int) -> str:
        """A picture that fills a box at 0, 0, without what is cut off of it."""
        blip = fill.find(f"{A}blip")
        identity = "" if blip is None else blip.get(f"{R}embed", "")
        target = next((one.target for one in self._parts[part].relations if one.identity == identity), "")
        media = self._parts.get(target)
        in_grey = blip is not None and blip.find(f"{A}grayscl") is not None
        ready = drawable(media.data, in_grey=in_grey) if media else None
        if ready is None:
            kind = media.type.rpartition("/")[2] if media is not None else "a file outside"
            self._left_out[f"a picture ({kind})"] = None
            return ""
        cut = fill.find(f"{A}srcRect")
        left, top, right, bottom = (share_of(cut.get(side), 0.0) if cut is not None else 0.0 for side in "ltrb")
        # The box may be larger than the picture, or smaller: it is filled up to these distances from its edges.
        filled = fill.find(f"{A}stretch/{A}fillRect")
        insets = [share_of(filled.get(side), 0.0) if filled is not None else 0.0 for side in "ltrb"]
        amount = None if blip is None else blip.find(f"{A}alphaModFix")
        opacity = "" if amount is None else f' opacity="{share_of(amount.get("amt"), 1.0):g}"'
        data = f"data:{ready.type};base64,{b64encode(ready.data).decode()}"
        tile = fill.find(f"{A}tile")
        if tile is not None:
            return self._tiled(
                tile_of(tile, ready.natural, width, height), f'{opacity} xlink:href="{data}"', width, height
            )
        wide = width * max(0.0, 1 - insets[0] - insets[2]) / max(0.01, 1 - left - right)
        high = height * max(0.0, 1 - insets[1] - insets[3]) / max(0.01, 1 - top - bottom)
        x, y = insets[0] * width - left * wide, insets[1] * height - top * high
        return (
            f'<svg width="{width}" height="{height}" overflow="hidden"><image x="{x:g}" '
            f'y="{y:g}" width="{wide:g}" height="{high:g}" preserveAspectRatio="none"{opacity} '
            f'xlink:href="{data}"/></svg>'
        )

    def _tiled(self, tile: Box, picture: str, width: int, height: int) -> str:
        """A box at 0, 0 that is filled with pictures side by side."""
        name = self._next_name
        self._definitions.append(tiles(name, tile, picture))
        return f'<rect width="{width}" height="{height}" fill="url(#{name})"/>'

    def _fill(self, properties: _Element, part: str, width: int, height: int, own: Paint | None = None) -> str | None:
        """The attributes of a fill; None where the shape says nothing of it."""
        for fill in properties:
            match str(fill.tag).removeprefix(A):
                case "noFill":
                    return NO_FILL
                case "solidFill":
                    paint = self._palette.paint(fill, own)
                    return painted(paint) if paint else None
                case "gradFill":
                    name = self._next_name
                    self._definitions.append(gradient(name, fill, self._palette, own, width, height))
                    return f'fill="url(#{name})"'
                case "blipFill":
                    image = self._image(fill, part, width, height)
                    return f'fill="url(#{self._pattern(image, width, height)})"' if image else NO_FILL
                case "grpFill":
                    return self._fill_of_group(properties, part, width, height)
                case "pattFill":
                    self._left_out["a pattern, which is one color here"] = None
                    return painted(mean_paint(fill, self._palette, own))
                case _:
                    pass
        return None

    def _fill_of_group(self, properties: _Element, part: str, width: int, height: int) -> str:
        """The attributes of the fill of the group around a shape, or around a group."""
        around = list(properties.iterancestors(f"{P}grpSp"))[properties.tag == f"{P}grpSpPr" :]
        of_group = around[0].find(f"{P}grpSpPr") if around else None
        return (self._fill(of_group, part, width, height) if of_group is not None else None) or NO_FILL

    @property
    def _next_name(self) -> str:
        """What the next definition is called."""
        return f"g{len(self._definitions)}"

    def _pattern(self, image: str, width: int, height: int) -> str:
        """Defines a pattern of one picture; its name."""
        name = self._next_name
        size = f'width="{width}" height="{height}" patternUnits="userSpaceOnUse"'
        self._definitions.append(f'<pattern id="{name}" {size}>{image}</pattern>')
        return name


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
