"""The slide master and its layouts, made from a brand that has no template: placeholders and decoration.

Placeholders carry the look of their words, so that a slide which somebody adds in PowerPoint looks like the others.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.geometry import Insets
from deckgen.model.ground import DARK, footer_rule, layout_shapes
from deckgen.model.layouts import Layout, Placeholder
from deckgen.model.page import Picture, Rectangle, Shape, TextBox
from deckgen.writers.pptx import notes_part, theme
from deckgen.writers.pptx.foundation import Foundation, Master
from deckgen.writers.pptx.markup import DECORATIVE, GROUP, HEAD, NAMESPACES, NUMBER_FIELD, xfrm
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.picture import frame
from deckgen.writers.pptx.placeholder_styles import ANCHORS, PROMPTS, list_style, master_styles, text_style
from deckgen.writers.pptx.presentation import TABLE_STYLES
from deckgen.writers.pptx.slide_part import placeholder
from deckgen.writers.pptx.swatches import Swatches
from deckgen.writers.xml_words import attribute, words

# Ids of masters and layouts begin at 2^31, and both kinds share one row of numbers (ECMA-376, ST_SlideMasterId).
FIRST_ID: Final = 2_147_483_648
# PowerPoint's types of layout, by the roles of ours. A layout of another role is one that "the user drew".
_TYPES: Final = {"cover": "title", "divider": "secHead", "content": "titleOnly", "body": "obj"}
# New slides of these layouts get a footer and a number, but no header and no date.
_NO_DATE: Final = '<p:hf hdr="0" dt="0"/>'


def write_foundation(package: Package, brand: Brand, logo: Picture | None, language: str) -> Foundation:
    """Adds the theme, master, layouts and notes master of a brand that has no template; logo stands on the cover."""
    writer = _MasterWriter(package, brand, logo, language)
    name = "ppt/slideMasters/slideMaster1.xml"
    relations = Relations(name)
    layouts = {role: writer.layout(layout, name) for role, layout in brand.layouts.items()}
    listed = "".join(
        f'<p:sldLayoutId id="{FIRST_ID + number}" r:id="{relations.add("slideLayout", part)}"/>'
        for number, part in enumerate(layouts.values(), 1)
    )
    theme_part = theme.write(package, brand)
    relations.add("theme", theme_part)
    package.add(name, "presentationml.slideMaster+xml", writer.master(listed), relations)
    return Foundation(
        layouts=layouts,
        masters=(Master(FIRST_ID, name),),
        theme=theme_part,
        notes_master=notes_part.write_master(package, brand, language),
        slots=theme.slots(brand),
        major=brand.fonts.heading,
        minor=brand.fonts.body,
        text_style=text_style(language),
        table_styles=TABLE_STYLES,
    )


class _MasterWriter:
    """Writes the master and the layouts of one brand."""

    def __init__(self, package: Package, brand: Brand, logo: Picture | None, language: str) -> None:
        self._package, self._brand, self._logo = package, brand, logo
        self._language = attribute(language)
        self._swatches = Swatches(theme.slots(brand))

    def master(self, layouts: str) -> str:
        """The XML of the master: a hairline over the footer, and placeholders where the "body" layout has its own.

        layouts are the p:sldLayoutId elements of the layouts that belong to it.
        """
        line = self._area(2, footer_rule(self._brand, self._language))
        model = self._brand.layouts.get("body") or next(iter(self._brand.layouts.values()))
        # A master may hold one placeholder of each kind; further ones, such as a kicker, stand on layouts alone.
        kinds = {"title": "title", "body": "body", "source": "ftr", "number": "sldNum"}
        places = [place for place in model.placeholders if kinds.get(place.role) == place.kind]
        shapes = "".join(self._place(place, "master", number) for number, place in enumerate(places, 3))
        return (
            f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{self._background(self._brand.colors.paper)}<p:spTree>{GROUP}"
            f"{line}{shapes}</p:spTree></p:cSld>{theme.COLOR_MAP}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>{_NO_DATE}"
            f"{master_styles(self._brand, self._swatches, self._language)}</p:sldMaster>"
        )

    def layout(self, layout: Layout, master: str) -> str:
        """Adds the part of a layout; master is the name of its master's part. Gives the layout's name."""
        name = self._package.free_name("ppt/slideLayouts/slideLayout", "xml")
        relations = Relations(name)
        relations.add("slideMaster", master)
        ground = self._brand.ground(layout.role)
        dark = ground if layout.role in DARK else None
        shapes = layout_shapes(self._brand, layout.role, self._logo, self._language)
        opening = [self._decoration(shape, number, relations) for number, shape in enumerate(shapes, 2)]
        places = [
            self._place(place, layout.role, number)
            for number, place in enumerate(layout.placeholders, 2 + len(opening))
        ]
        kind = f' type="{_TYPES[layout.role]}"' if layout.role in _TYPES else ' userDrawn="1"'
        # Dark layouts don't show the master's shapes: its hairline is for light ground.
        alone = ' showMasterSp="0"' if dark else ""
        # preserve="1" keeps PowerPoint from deleting a layout that no slide uses.
        return self._package.add(
            name,
            "presentationml.slideLayout+xml",
            f'{HEAD}<p:sldLayout {NAMESPACES}{alone}{kind} preserve="1"><p:cSld name="{attribute(layout.name)}">'
            f"{self._background(dark) if dark else ''}<p:spTree>{GROUP}{''.join(opening)}{''.join(places)}</p:spTree>"
            f"</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{_NO_DATE}</p:sldLayout>",
            relations,
        )

    def _decoration(self, shape: Shape, number: int, relations: Relations) -> str:
        """A shape behind the placeholders of a layout; number is its id."""
        match shape:
            case Rectangle():
                return self._area(number, shape)
            case Picture():
                # Without the SVG: programs differ in how they show vector pictures on masters and layouts.
                picture = replace(shape, svg=None)
                start = f'<p:cNvPr id="{number}" name="{picture.name}" descr="{attribute(picture.alt)}"'
                named = f"{start}/>" if picture.alt else f"{start}>{DECORATIVE}</p:cNvPr>"
                return frame(picture, named, self._package, relations)
            case TextBox():
                return self._mark(number, shape)
            case _:
                raise TypeError(f"layouts have no {type(shape).__name__}")

    def _mark(self, number: int, shape: TextBox) -> str:
        """The large quotation mark over a quote; number is the shape's id."""
        (mark,) = shape.paragraphs
        fill = self._swatches.fill(mark.style.color)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{shape.name}" descr="">{DECORATIVE}</p:cNvPr>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(shape.box)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0">'
            f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="{self._language}" '
            f'sz="{round(mark.style.size.pt * 100)}" b="1">'
            f'{fill}<a:latin typeface="+mj-lt"/></a:rPr><a:t>{words(mark.text.plain)}</a:t></a:r></a:p></p:txBody>'
            "</p:sp>"
        )

    def _background(self, color: str) -> str:
        # A background of its own needs a list of effects, even an empty one: PowerPoint repairs a file without it.
        return f"<p:bg><p:bgPr>{self._swatches.fill(color)}<a:effectLst/></p:bgPr></p:bg>"

    def _area(self, number: int, shape: Rectangle) -> str:
        """A filled rectangle that decorates; number is the shape's id."""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{shape.name}" descr="">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(shape.box)}<a:prstGeom prst="rect"><a:avLst/>'
            f"</a:prstGeom>{self._swatches.fill(shape.fill)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def _place(self, place: Placeholder, layout: str, number: int) -> str:
        """A placeholder on a layout (by its role) or on the master ("master"); number is the shape's id."""
        anchor = ANCHORS.get((layout, place.role), "t")
        insets = "".join(f' {side}Ins="{int(length)}"' for side, length in zip("ltrb", Insets(), strict=True))
        styles = (
            "" if layout == "master" else list_style(layout, place.role, self._brand, self._swatches, self._language)
        )
        name = f"{attribute(place.role.capitalize())} Placeholder {number - 1}"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{placeholder(place)}</p:nvPr></p:nvSpPr>'
            f'<p:spPr>{xfrm(place.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
            f'<a:bodyPr vert="horz" wrap="square"{insets} rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle>{styles}</a:lstStyle>{self._prompt(place)}</p:txBody></p:sp>"
        )

    def _prompt(self, place: Placeholder) -> str:
        """What a placeholder says in PowerPoint's edit view while it is empty, one paragraph for each level of list.

        The number is a field that PowerPoint fills in; "‹#›" is what it shows of it on masters and layouts.
        """
        lang = f'lang="{self._language}"'
        if place.kind == "sldNum":
            return (
                f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {lang}/><a:t>‹#›</a:t></a:fld>'
                f"<a:endParaRPr {lang}/></a:p>"
            )
        if place.kind == "ftr":
            return f"<a:p><a:endParaRPr {lang}/></a:p>"
        return "".join(
            f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr {lang}/><a:t>{words(line)}</a:t></a:r></a:p>'
            for level, line in enumerate(PROMPTS.get(place.role, (place.role.capitalize(),)))
        )
