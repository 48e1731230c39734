"""A contact sheet: all slides of a variant on one page, small, each with its number, its id, and its complaints."""

from __future__ import annotations

import math
from typing import Final

from msgspec.structs import replace

from deckgen.model.diagnostics import Severity
from deckgen.model.geometry import Box, Pt
from deckgen.model.ground import Ground
from deckgen.model.page import Page, Paragraph, Picture, Rectangle, Shape, Style, TextBox
from deckgen.model.rich_text import Run, Text
from deckgen.viewing.view import SlideView, View
from deckgen.writers.svg import Lettering, page_svg

_SLIDE, _GAP, _LABEL, _SIZE = Pt(320), Pt(20), Pt(26), Pt(16)
_GROUND, _INK, _GREY, _EDGE = "EEF0F3", "1B2A41", "5B6675", "C9CFD8"
_COLORS: Final = {Severity.ERROR: "B3261E", Severity.WARNING: "8A5A00"}
_STYLE: Final = Style(_SIZE, _INK)
_FRAME: Final = Pt(2.5)
_MOST_COLUMNS: Final = 8
# How many pixels wide the bitmap of a slide is.
_PIXELS: Final = 640


def contact_sheet(view: View, lettering: Lettering = "outlines", *, vectors: bool = True) -> str:
    """The sheet as an SVG, about square. The words under slides are what lettering says, those on slides outlines.

    Without vectors the slides are bitmaps, so that a sheet of any length can be drawn.
    """
    marked = [view.marked(slide) for slide in view.slides]
    # Charts that nobody drew before are drawn several at once.
    drawn = view.all_drawn(tuple(slide.page for slide in marked))
    slides = [replace(slide, page=page) for slide, page in zip(marked, drawn, strict=True)]
    columns = max(1, min(_MOST_COLUMNS, math.ceil(math.sqrt(len(slides) * 0.6))))
    width, height = view.prepared.brand.page
    high = _SLIDE * (height / width)
    rows = math.ceil(len(slides) / columns)
    size = ((_SLIDE + _GAP) * columns + _GAP, (high + _LABEL + _GAP) * rows + _GAP)
    shapes: list[Shape] = []
    for number, slide in enumerate(slides):
        row, column = divmod(number, columns)
        box = Box(_GAP + (_SLIDE + _GAP) * column, _GAP + (high + _LABEL + _GAP) * row, _SLIDE, high)
        shapes += _cell(view, slide, box, vectors=vectors)
    title = view.prepared.document.title
    return page_svg(Page("sheet", title, "content", tuple(shapes)), Ground(_GROUND), view.sheet(size, lettering))


def _cell(view: View, slide: SlideView, box: Box, *, vectors: bool) -> list[Shape]:
    """A slide in its frame, and under it its number and id."""
    heaviest = min((one.severity for one in slide.complaints), default=None)
    frame, thick = (_COLORS[heaviest], _FRAME) if heaviest else (_EDGE, Pt(0.75))
    around = Box(box.x - thick, box.y - thick, box.width + thick * 2, box.height + thick * 2)
    svg = view.svg(slide).encode() if vectors else None
    data = b"" if vectors else view.png(slide, _PIXELS)
    label = Box(box.x, box.bottom, box.width, _LABEL)
    return [
        Rectangle(around, frame, "Frame"),
        Picture(box, data, "png", slide.page.title, f"{slide.number}: {slide.page.title}", svg=svg),
        TextBox(label, (Paragraph(_fitting(slide, view), _STYLE),), "Label", anchor="bottom"),
    ]


def _fitting(slide: SlideView, view: View) -> Text:
    """What stands under a slide, its id no longer than there is room for on one line."""
    name = slide.page.name
    for letters in range(len(name), 0, -1):
        shown = name if letters == len(name) else f"{name[:letters]}…"
        if view.prepared.typesetter.lines(_label(slide, shown), _STYLE, _SLIDE) == 1:
            return _label(slide, shown)
    return _label(slide, "")


def _label(slide: SlideView, name: str) -> Text:
    runs = [Run(slide.number, bold=True), Run(f"  {name}", color=_GREY)]
    for severity, color in _COLORS.items():
        count = sum(one.severity is severity for one in slide.complaints)
        if count:
            runs.append(Run(f"  {count} {severity}{'' if count == 1 else 's'}", bold=True, color=color))
    if slide.page.hidden:
        runs.append(Run("  hidden", color=_GREY))
    return Text(tuple(runs))
