"""Pages for languages that are read from right to left: what stood at the left stands at the right."""

from __future__ import annotations

from typing import TypeVar, assert_never

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Emu, Insets
from deckgen.model.page import (
    Align,
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
    Shape,
    TableBox,
    TextBox,
)

OTHER: dict[Align, Align] = {"left": "right", "center": "center", "right": "left"}
Holder = TypeVar("Holder", TextBox, Cell)
Decoration = TypeVar("Decoration", bound=Line | Polyline | Rectangle)


def mirrored(page: Page, width: Emu) -> Page:
    """A page of this width with every shape at the other side.

    What is inside pictures and charts, and the course of polylines, stays as it is.
    """
    return replace(page, shapes=tuple(_shape(shape, width) for shape in page.shapes))


def mirrored_brand(brand: Brand) -> Brand:
    """The brand with its layouts mirrored; those of a template are somebody else's and stay."""
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
        case ChartBox() | Ellipse() | Icon() | NativeChart() | Picture():
            return replace(shape, box=box)
        case _:
            assert_never(shape)


def _decoration(shape: Decoration, width: Emu) -> Decoration:
    """A decoration at the other side."""
    box = shape.box.mirrored(width)
    if isinstance(shape, Line) and shape.box.width < shape.box.height:
        # A line runs along the left edge of a narrow box.
        return replace(shape, box=Box(box.right, box.y, box.width, box.height))
    return replace(shape, box=box)


def _table(table: TableBox) -> TableBox:
    """A table with its words mirrored. The columns of one that is not overlaid PowerPoint turns round itself."""
    rows = tuple(tuple(map(_words, row)) for row in table.rows)
    if not table.overlaid:
        return replace(table, rows=rows)
    return replace(table, widths=table.widths[::-1], rows=tuple(row[::-1] for row in rows))


def _words(holder: Holder) -> Holder:
    """What holds paragraphs, with these and the room beside them mirrored."""
    left, top, right, bottom = holder.insets
    return replace(
        holder,
        paragraphs=tuple(_paragraph(one) for one in holder.paragraphs),
        insets=Insets(right, top, left, bottom),
    )


def _paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, align=OTHER[paragraph.align])
