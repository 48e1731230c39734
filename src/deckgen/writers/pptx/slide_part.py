"""Slides: a Page of the document becomes a slide part. Each kind of shape has its XML element here.

The order of elements and attributes is the schema's; PowerPoint repairs a file that has another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.connector import Connector
from deckgen.model.geometry import NO_INSETS, Box, Pt, around
from deckgen.model.ground import Ground, backdrop_ground
from deckgen.model.layouts import Layout, Placeholder
from deckgen.model.page import (
    Annotated,
    Arrow,
    Bundle,
    ChartBox,
    Ellipse,
    Group,
    Icon,
    Line,
    NativeChart,
    Page,
    Paragraph,
    Picture,
    Pill,
    Polyline,
    Rectangle,
    Shade,
    Shape,
    Style,
    TableBox,
    TextBox,
)
from deckgen.model.rich_text import plain
from deckgen.writers.pptx import fastened, notes_part, picture, polyline, table_frame, timing
from deckgen.writers.pptx.chart_part import ChartWriter
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import DECORATIVE, GROUP, HEAD, NAMESPACES, group_xfrm, xfrm
from deckgen.writers.pptx.media_timing import PLAYS, Playing
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.text_body import Links, TextWriter
from deckgen.writers.pptx.timing import Kind, Written
from deckgen.writers.xml_words import attribute

SLIDE_TYPE: Final = "presentationml.slide+xml"
_RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
# Says "no outline" outright, whatever a program would draw where a:ln is missing.
_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_ROUND_CORNERS: Final = (
    '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {}"/></a:avLst></a:prstGeom>'
)
_ROUND_ENDS: Final = _ROUND_CORNERS.format(50_000)
_ELLIPSE: Final = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'


class SlideContext(Struct, frozen=True):
    """What every slide of one file is written with; the same for all of them.

    package: where the parts go.
    brand: the layouts with their placeholders, the colors, and the sizes of type.
    foundation: the layouts, masters and theme that are in the package already.
    text_writer: sets the words of all slides.
    charts: writes the charts that PowerPoint draws itself.
    slides: the name of the part of each slide, by the id that links jump to ("ppt/slides/slide3.xml").
    language: that of the words (BCP 47).
    logo: the brand's, None for none.
    """

    package: Package
    brand: Brand
    foundation: Foundation
    text_writer: TextWriter
    charts: ChartWriter
    slides: Mapping[str, str]
    language: str
    logo: Picture | None


def write(page: Page, name: str, context: SlideContext) -> None:
    """Adds a slide, its pictures, charts and notes to the package; name is that of the slide's part."""
    relations = Relations(name)
    relations.add("slideLayout", context.foundation.layout_of(page))
    layout = context.brand.layouts[page.layout]
    writer = _SlideWriter(context, layout, relations)
    background, alone = "", ""
    behind: tuple[Shape, ...] = ()
    if page.backdrop is not None:
        ground = backdrop_ground(page.backdrop, context.brand, page.layout, context.logo, context.language)
        background, behind = _background(ground, context, relations), ground.shapes
        # What the layout shows is for its own ground.
        alone = ' showMasterSp="0"'
    shapes = "".join(writer.drawn((*behind, *_titled(page, layout, context.brand)), page.bundles))
    if any(paragraph.text for paragraph in page.notes):
        notes = notes_part.write(page, name, context.package, context.foundation, context.text_writer, context.slides)
        relations.add("notesSlide", notes)
    moves = timing.transition(page.transition, leftwards=context.text_writer.leftwards)
    moves += timing.timing(page.steps, writer.written, writer.playing)
    # A slide with show="0" stays in the file and is skipped in the show; LibreOffice leaves it out of PDFs too.
    hidden = ' show="0"' if page.hidden else ""
    context.package.add(
        name,
        SLIDE_TYPE,
        f"{HEAD}<p:sld {NAMESPACES}{alone}{hidden}>"
        f'<p:cSld name="{attribute(page.name)}">{background}<p:spTree>{GROUP}'
        f"{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{moves}</p:sld>",
        relations,
    )


def _background(ground: Ground, context: SlideContext, relations: Relations) -> str:
    """The p:bg element of a slide with a ground of its own: its color, or the picture over that."""
    fill = context.text_writer.swatches.fill(ground.color)
    if ground.picture is not None:
        image = relations.add("image", context.package.media(ground.picture.data, ground.picture.media))
        fill = (
            f'<a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="{image}"/><a:srcRect/>'
            "<a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def _titled(page: Page, layout: Layout, brand: Brand) -> tuple[Shape, ...]:
    """The shapes of a page, with a title among them.

    A slide that shows no title still gets one, for screen readers and the outline view. It lies above the slide's
    upper edge, where PowerPoint's own "Add Hidden Slide Title" puts it.
    """
    place = layout.get("title")
    if place is None or not page.title or any(_has_words(shape, "title") for shape in page.shapes):
        return page.shapes
    box = replace(place.box, y=-(place.box.height + Pt(6)))
    style = Style(brand.type.title, brand.colors.ink, "heading")
    return (TextBox(box, (Paragraph(plain(page.title), style),), "Title", "title"), *page.shapes)


def _has_words(shape: Shape, role: str) -> bool:
    """Whether the shape is a text box of this role that says anything."""
    return isinstance(shape, TextBox) and shape.role == role and any(part.text for part in shape.paragraphs)


class _SlideWriter:
    """Writes the shapes of one slide. It counts their ids, and fills no placeholder twice.

    written: the shapes and groups that it has written, by their names.
    playing: the films among them.
    """

    def __init__(self, context: SlideContext, layout: Layout, relations: Relations) -> None:
        self._context, self._layout, self._relations = context, layout, relations
        self._links = Links(relations, context.slides)
        self._filled: set[str] = set()
        # The tree of shapes itself has the id 1. PowerPoint repairs a file where two shapes of a slide share an id.
        self._last_id = 1
        self.written: dict[str, Written] = {}
        self.playing: list[Playing] = []

    def drawn(self, shapes: Sequence[Shape], bundles: Sequence[Bundle]) -> Iterator[str]:
        """The XML of each shape, those that are grouped in a group."""
        bundle_of = {name: bundle for bundle in bundles for name in bundle.shapes}
        for bundle, run in groupby(shapes, lambda shape: bundle_of.get(shape.name)):
            held = list(run)
            if bundle is None:
                yield from map(self.draw, held)
            else:
                # Without an alternative text it is no decoration: what stands in it is read.
                name = self._name(bundle.name, bundle.alt, decorative=False)
                yield self._grouped(name, around([shape.box for shape in held]), "".join(map(self.draw, held)))

    def draw(self, shape: Shape) -> str:
        """The XML of a shape; "" for a text box without words and fill. TypeError where it is still to be drawn."""
        match shape:
            case TextBox():
                return self._text(shape)
            case TableBox():
                return table_frame.frames(shape, self._name, self._context.text_writer, self._links)
            case NativeChart():
                return self._chart(shape)
            case Picture():
                name = self._name(shape.name, shape.alt, shape.link, plays=shape.film is not None)
                if shape.film is not None:
                    self.playing.append(Playing(self._last_id, shape.film))
                return picture.frame(shape, name, self._context.package, self._relations)
            case Rectangle():
                return self._area(shape, _RECTANGLE)
            case Shade():
                return self._shade(shape)
            case Ellipse():
                return self._area(shape, _ELLIPSE)
            case Line():
                return self._line(shape)
            case Polyline():
                stroke = polyline.stroke(shape, self._context.text_writer.swatches)
                return self._area(shape, polyline.geometry(shape), stroke)
            case Connector():
                ends = self._id(shape.start.shape), self._id(shape.end.shape)
                return fastened.connector(shape, self._name(shape.name, ""), ends, self._context.text_writer.swatches)
            case Group():
                return self._group(shape)
            case ChartBox() | Icon():
                raise TypeError(f"{shape.name!r} has not been drawn")
            case _:
                assert_never(shape)

    def _id(self, name: str) -> int | None:
        """The id of a shape that is written; None for another one."""
        return self.written[name].id if name in self.written else None

    def _noted(self, name: str, kind: Kind) -> int:
        """A new id for a shape or a group, which is noted as written."""
        self._last_id += 1
        self.written[name] = Written(self._last_id, kind)
        return self._last_id

    def _name(
        self,
        name: str,
        alt: str,
        link: str = "",
        kind: Kind = "other",
        *,
        plays: bool = False,
        decorative: bool = True,
    ) -> str:
        """The p:cNvPr element: name, id, alternative text, and where a click on the shape leads, or that it plays.

        Without that text the shape is marked as decorative, where it is one. kind is what animations take it for.
        """
        told = f' descr="{attribute(alt)}"' if alt or decorative else ""
        start = f'<p:cNvPr id="{self._noted(name, kind)}" name="{attribute(name)}"{told}'
        click = PLAYS if plays else self._links.click(link) if link else ""
        inside = click + (DECORATIVE if decorative and not alt else "")
        return f"{start}>{inside}</p:cNvPr>" if inside else f"{start}/>"

    def _chart(self, shape: NativeChart) -> str:
        """A chart. What lies under and over it is grouped with it, so that all of it moves at once, unless it appears
        by itself in the show.
        """
        group = self._name(shape.group, shape.alt) if shape.group else ""
        inside = "".join(self._over_chart(part, shape.box) for part in shape.under)
        name = self._name(shape.name, shape.alt, kind="chart")
        inside += self._context.charts.frame(shape, name, self._relations)
        inside += "".join(self._over_chart(part, shape.box) for part in shape.over)
        return self._grouped(group, shape.box, inside) if group else inside

    def _over_chart(self, part: Rectangle | TextBox | Line | Ellipse | Annotated | Arrow | Pill, corner: Box) -> str:
        """A shape whose box is measured from the corner of a chart."""
        match part:
            case Annotated():
                inside = "".join(self._over_chart(one, corner) for one in part.shapes)
                return self._grouped(self._name(part.name, ""), _moved(part.box, corner), inside)
            case Arrow():
                line = replace(part.line, box=_moved(part.line.box, corner))
                stroke = polyline.stroke(line, self._context.text_writer.swatches, head=part.head, dotted=part.dotted)
                return self._area(line, polyline.geometry(line), stroke)
            case Pill():
                return self._pill(replace(part, box=_moved(part.box, corner)))
            case _:
                return self.draw(replace(part, box=_moved(part.box, corner)))

    def _pill(self, pill: Pill) -> str:
        """A box with round ends and its words."""
        writer = self._context.text_writer
        return (
            f"<p:sp><p:nvSpPr>{self._name(pill.name, '', kind='area')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xfrm(pill.box)}{_ROUND_ENDS}{writer.swatches.fill(pill.fill)}{_NO_LINE}</p:spPr><p:txBody>"
            f"{writer.frame(NO_INSETS, 'middle')}<a:lstStyle/>"
            f"{writer.paragraphs((pill.paragraph,), self._links)}</p:txBody></p:sp>"
        )

    def _text(self, shape: TextBox) -> str:
        """A text box, or a placeholder of the layout where the box has a role that no other box filled before."""
        has_words = any(paragraph.text for paragraph in shape.paragraphs)
        if not has_words and shape.fill is None:
            return ""
        # A placeholder without words is left out: PowerPoint would write "Click to add text" into it.
        role = shape.role if has_words and shape.role not in self._filled else None
        place = self._layout.get(role) if role else None
        kind_of_shape: Kind = "area" if shape.fill else "words"
        name = f'<p:cNvPr id="{self._noted(shape.name, kind_of_shape)}" name="{attribute(shape.name)}"/>'
        fill = self._context.text_writer.swatches.fill(shape.fill) if shape.fill else ""
        if place is None or place.kind is None:
            # A box with round corners is a shape with words in it to PowerPoint, and no text box.
            kind = "<p:cNvSpPr/><p:nvPr/>" if shape.corner else '<p:cNvSpPr txBox="1"/><p:nvPr/>'
            outline = _rounded(shape) if shape.corner else _RECTANGLE
            properties = f"{xfrm(shape.box)}{outline}{fill or '<a:noFill/>'}"
        else:
            self._filled.add(place.role)
            kind = f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{placeholder(place)}</p:nvPr>'
            # Without a place of its own it stands where the layout has it, and follows when the layout changes.
            properties = "" if shape.box == place.box and not place.moved else xfrm(shape.box)
            properties += fill or (f"<a:noFill/>{_NO_LINE}" if place.look and place.look.painted else "")
        text = self._context.text_writer.paragraphs(shape.paragraphs, self._links, filling=place is not None)
        frame = self._context.text_writer.frame(shape.insets, shape.anchor, wraps=not shape.unbroken)
        return (
            f"<p:sp><p:nvSpPr>{name}{kind}</p:nvSpPr><p:spPr>{properties}</p:spPr><p:txBody>"
            f"{frame}<a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def _area(self, shape: Rectangle | Ellipse | Polyline, geometry: str, line: str = _NO_LINE) -> str:
        """A filled area without words; geometry is its outline, line how that outline is drawn."""
        color = shape.color if isinstance(shape, Polyline) else shape.fill
        fill = self._context.text_writer.swatches.fill(color)
        return (
            f"<p:sp><p:nvSpPr>{self._name(shape.name, '', kind='area')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xfrm(shape.box)}{geometry}{fill}{line}</p:spPr></p:sp>"
        )

    def _shade(self, shape: Shade) -> str:
        """An area that covers more at one side than at the other: a gradient of one color."""
        # Angles are measured clockwise in 60,000ths of a degree.
        angle = 5_400_000 if shape.upright else 0
        stops = "".join(
            f'<a:gs pos="{round(place * 100_000)}"><a:srgbClr val="{shape.color}">'
            f'<a:alpha val="{round(opacity * 100_000)}"/></a:srgbClr></a:gs>'
            for place, opacity in shape.stops
        )
        fill = (
            f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="{angle}" scaled="0"/></a:gradFill>'
        )
        return (
            f"<p:sp><p:nvSpPr>{self._name(shape.name, shape.alt, kind='area')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xfrm(shape.box)}{_RECTANGLE}{fill}{_NO_LINE}</p:spPr></p:sp>"
        )

    def _group(self, shape: Group) -> str:
        return self._grouped(self._name(shape.name, ""), shape.box, "".join(self.draw(part) for part in shape.shapes))

    def _grouped(self, name: str, box: Box, inside: str) -> str:
        return (
            f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{group_xfrm(box)}</p:grpSpPr>{inside}</p:grpSp>"
        )

    def _line(self, shape: Line) -> str:
        """A line along the top edge of a flat box or the left edge of a narrow one: a connector without extent."""
        flat = shape.box.width >= shape.box.height
        box = replace(shape.box, height=Pt(0)) if flat else replace(shape.box, width=Pt(0))
        dots = polyline.DOTS if shape.dotted else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._name(shape.name, '')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr>{xfrm(box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{int(shape.width)}">{self._context.text_writer.swatches.fill(shape.color)}{dots}</a:ln>'
            "</p:spPr></p:cxnSp>"
        )


def _rounded(shape: TextBox) -> str:
    """The outline of a box with round corners, whose radius is told in parts of its shorter side."""
    share = min(0.5, int(shape.corner) / max(1, min(int(shape.box.width), int(shape.box.height))))
    return _ROUND_CORNERS.format(round(share * 100_000))


def _moved(box: Box, corner: Box) -> Box:
    """A box that is measured from the corner of another one, where it stands on the slide."""
    return replace(box, x=corner.x + box.x, y=corner.y + box.y)


def placeholder(place: Placeholder) -> str:
    """The p:ph element, which ties a shape to the placeholder of its layout with the same type and index."""
    # "obj" and 0 are the schema's defaults, which PowerPoint leaves out.
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    index = f' idx="{place.idx}"' if place.idx else ""
    return f"<p:ph{kind}{index}/>"
