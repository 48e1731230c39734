"""All layouts of a template on one page, small, each with what it shows and with the boxes of its placeholders."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Emu, Insets, Pt
from deckgen.model.ground import Ground
from deckgen.model.page import Page, Paragraph, Picture, Rectangle, Shade, Shape, Style, TextBox
from deckgen.model.rich_text import Run, Text, plain
from deckgen.office.template_ground import TemplateGround
from deckgen.office.template_layouts import Template, TemplateLayout
from deckgen.processes.parsing import Failed
from deckgen.viewing.template_grounds import drawn_grounds, shapes_of
from deckgen.viewing.view import as_png
from deckgen.writers.svg import Sheet, WordWriter, page_svg

_LAYOUT, _GAP, _LABEL, _SIZE = Pt(320), Pt(20), Pt(26), Pt(14)
_HEAD, _HEAD_SIZE = Pt(40), Pt(20)
_GROUND, _INK, _GREY, _EDGE, _PLACE = "EEF0F3", "1B2A41", "5B6675", "C9CFD8", "1F5FA8"
_MOST_COLUMNS: Final = 6
# How many pixels wide the bitmap of a layout is, and how many layouts are drawn at once.
_PIXELS, _AT_ONCE = 640, 12
# How large the names of placeholders are on a page of 7.5 inches, how thick their edges, and how strong their areas.
_NAME, _THICK, _STRONG = Pt(19), Pt(2), 0.16


def layout_sheet(template: Template, roles: Mapping[str, str], *, vectors: bool = True) -> str:
    """The sheet as an SVG: a row of layouts for each master; roles are the names of layouts by what they are for.

    Without vectors the layouts are bitmaps, so that a sheet of any length can be drawn.
    """
    brand = Brand()
    words = WordWriter(Typesetter(Fonts(brand)), brand.fonts, False, "outlines")
    drawn = _drawn(template)
    most = max(Counter(layout.master for layout in template.layouts.values()).values())
    columns = min(_MOST_COLUMNS, max(2, math.ceil(math.sqrt(len(template.layouts) * 0.7))), max(2, most))
    high = _LAYOUT * (template.page[1] / template.page[0])
    shapes: list[Shape] = []
    y = _GAP
    for master in template.masters:
        own = {key: one for key, one in template.layouts.items() if one.master == master}
        head = Paragraph(plain(master), Style(_HEAD_SIZE, _INK, "heading", bold=True))
        shapes.append(TextBox(Box(_GAP, y, _LAYOUT * columns, _HEAD), (head,), "Master", anchor="middle"))
        y += _HEAD
        for number, (key, layout) in enumerate(own.items()):
            row, column = divmod(number, columns)
            box = Box(_GAP + (_LAYOUT + _GAP) * column, y + (high + _LABEL + _GAP) * row, _LAYOUT, high)
            page = _page(layout, drawn[key], template)
            svg = page_svg(page, Ground(drawn[key].color), Sheet(template.page, words, "en"))
            found = [role for role, name in roles.items() if name == key]
            shapes += _cell(key, layout, found, svg, box, vectors=vectors)
        y += (high + _LABEL + _GAP) * math.ceil(len(own) / columns)
    size = ((_LAYOUT + _GAP) * columns + _GAP, y)
    return page_svg(Page("sheet", "Layouts", "content", tuple(shapes)), Ground(_GROUND), Sheet(size, words, "en"))


def _drawn(template: Template) -> dict[str, TemplateGround]:
    """What each layout shows; a plain ground where it can't be drawn."""
    names, found = list(template.layouts), dict[str, TemplateGround]()
    for start in range(0, len(names), _AT_ONCE):
        part = tuple(names[start : start + _AT_ONCE])
        made = drawn_grounds(template.carried, part, template.page)
        nothing = TemplateGround("FFFFFF", b"", (), ())
        found |= dict.fromkeys(part, nothing) if isinstance(made, Failed) else made
    return found


def _page(layout: TemplateLayout, drawn: TemplateGround, template: Template) -> Page:
    """A layout with the boxes of its placeholders."""
    shapes = shapes_of(drawn, template.page)
    for number, place in enumerate(layout.places):
        if place.box is not None:
            shapes += _place(place.box, f"{place.kind}  {place.name}", template.scale, number)
    return Page("layout", layout.own, "content", tuple(shapes))


def _place(box: Box, name: str, scale: float, number: int) -> Iterator[Shape]:
    """The box of a placeholder, and its name in the upper left corner."""
    thick = _THICK * scale
    yield Shade(box, _PLACE, ((0.0, _STRONG), (1.0, _STRONG)), upright=True, name=f"Place {number}")
    yield Rectangle(box.top(thick), _PLACE, "Edge")
    yield Rectangle(Box(box.x, box.bottom - thick, box.width, thick), _PLACE, "Edge")
    yield Rectangle(Box(box.x, box.y, thick, box.height), _PLACE, "Edge")
    yield Rectangle(Box(box.right - thick, box.y, thick, box.height), _PLACE, "Edge")
    size = _NAME * scale
    words = (Paragraph(plain(name), Style(size, "FFFFFF")),)
    chip = Box(box.x, box.y, Emu(min(box.width, round(size * 0.62 * (len(name) + 1)))), size * 1.35)
    yield TextBox(chip, words, "Name", insets=Insets(size * 0.3), fill=_PLACE)


def _cell(
    key: str, layout: TemplateLayout, roles: list[str], svg: str, box: Box, *, vectors: bool
) -> Iterator[Shape]:
    """A layout in its frame, and under it its name and what it is for."""
    thick = Pt(2.5) if roles else Pt(0.75)
    around = Box(box.x - thick, box.y - thick, box.width + thick * 2, box.height + thick * 2)
    yield Rectangle(around, _PLACE if roles else _EDGE, "Frame")
    data = b"" if vectors else as_png(svg, _PIXELS)
    yield Picture(box, data, "png", key, layout.own, svg=svg.encode() if vectors else None)
    runs = [Run(layout.own[:40], bold=True), Run(f"  {layout.type}", color=_GREY)]
    runs += [Run(f"  {', '.join(roles)}", bold=True, color=_PLACE)] if roles else []
    label = Paragraph(Text(tuple(runs)), Style(_SIZE, _INK))
    yield TextBox(Box(box.x, box.bottom, box.width, _LABEL), (label,), "Label", anchor="bottom")
