"""Pages for languages that are read from right to left: everything that stands at the left is moved to the right."""

from __future__ import annotations

from typing import TypeVar, assert_never

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.connector import Connector
from deckgen.model.geometry import Box, Emu, Insets
from deckgen.model.layouts import Align
from deckgen.model.page import (
    Cell,
    ChartBox,
    Ellipse,
    Group,
    Icon,
    Line,
    NativeChart,
    Page,
    Paragraph,
    Picture,
    Polyline,
    Rectangle,
    Shade,
    Shape,
    TableBox,
    TextBox,
)

_OTHER_SIDE: dict[Align, Align] = {"left": "right", "center": "center", "right": "left"}
HoldsParagraphs = TypeVar("HoldsParagraphs", TextBox, Cell)
Decoration = TypeVar("Decoration", bound=Line | Polyline | Rectangle)


def mirrored(page: Page, width: Emu) -> Page:
    """A page of this width with every shape at the other side.

    What is inside pictures and charts, and the course of lines in sparklines, stays as it is: time runs rightwards in
    them in every language.
    """
    return replace(page, shapes=tuple(_shape(shape, width) for shape in page.shapes))


def mirrored_brand(brand: Brand) -> Brand:
    """The brand with the placeholders of its layouts at the other side.

    Those of an organisation's template stay where it has them: it was made for the language of the organisation.
    """
    if brand.template is not None:
        return brand
    width = brand.page[0]
    layouts = (
        replace(
            layout, placeholders=tuple(replace(place, box=place.box.mirrored(width)) for place in layout.placeholders)
        )
        for layout in brand.layouts.values()
    )
    return replace(brand, own_layouts=tuple(layouts))


def _shape(shape: Shape, width: Emu) -> Shape:
    if isinstance(shape, Connector):
        return shape.mirrored(width)
    box = shape.box.mirrored(width)
    match shape:
        case TextBox():
            return replace(_words(shape), box=box)
        case TableBox():
            return _table(replace(shape, box=box))
        case Group():
            return replace(shape, box=box, shapes=tuple(_decoration(part, width) for part in shape.shapes))
        case Line() | Polyline() | Rectangle():
            return _decoration(shape, width)
        case Shade():
            turned = tuple((1 - place, opacity) for place, opacity in reversed(shape.stops))
            return replace(shape, box=box, stops=shape.stops if shape.upright else turned)
        case ChartBox() | Ellipse() | Icon() | NativeChart() | Picture():
            return replace(shape, box=box)
        case _:
            assert_never(shape)


def _decoration(shape: Decoration, width: Emu) -> Decoration:
    """A decoration at the other side."""
    box = shape.box.mirrored(width)
    if isinstance(shape, Line) and shape.box.width < shape.box.height:
        # An upright line runs along the left edge of its box, which is at the right once the box is mirrored. The box
        # is moved until its left edge stands there.
        return replace(shape, box=Box(box.right, box.y, box.width, box.height))
    return replace(shape, box=box)


def _table(table: TableBox) -> TableBox:
    """A table with its words, and where need be its columns, at the other side."""
    # PowerPoint shows the first column at the right by itself, in a table that is marked as right to left. One with
    # shapes over it isn't marked so, since the shapes must stay over their columns in every program.
    rows = tuple(tuple(map(_words, row)) for row in table.rows)
    if not table.overlaid:
        return replace(table, rows=rows)
    return replace(table, widths=table.widths[::-1], rows=tuple(row[::-1] for row in rows))


def _words(holder: HoldsParagraphs) -> HoldsParagraphs:
    """A text box or cell with its paragraphs, and the free room beside them, at the other side."""
    left, top, right, bottom = holder.insets
    return replace(
        holder,
        paragraphs=tuple(_paragraph(one) for one in holder.paragraphs),
        insets=Insets(right, top, left, bottom),
    )


def _paragraph(paragraph: Paragraph) -> Paragraph:
    if paragraph.is_code:
        return paragraph
    return replace(paragraph, align=_OTHER_SIDE[paragraph.align])
