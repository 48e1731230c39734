"""Pages for languages that are read from right to left: what stood at the left stands at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, assert_never

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Emu, Insets
from deckgen.model.page import (
    Align,
    Cell,
    ChartBox,
    Ellipse,
    Icon,
    Line,
    Page,
    Paragraph,
    Picture,
    Rectangle,
    Shape,
    TableBox,
    TextBox,
)

OTHER: dict[Align, Align] = {"left": "right", "center": "center", "right": "left"}
Holder = TypeVar("Holder", TextBox, Cell)


def mirrored(page: Page, width: Emu) -> Page:
    """A page of this width with every shape at the other side. Pictures and charts themselves stay as they are."""
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
            return replace(shape, box=box, rows=tuple(tuple(map(_words, row)) for row in shape.rows))
        case Line():
            upright = shape.box.width < shape.box.height
            # A line runs along the left edge of a narrow box.
            return replace(shape, box=Box(box.right, box.y, box.width, box.height) if upright else box)
        case ChartBox() | Ellipse() | Icon() | Picture() | Rectangle():
            return replace(shape, box=box)
        case _:
            assert_never(shape)


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
