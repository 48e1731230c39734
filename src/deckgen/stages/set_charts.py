"""set_charts: Document -> Document. Every chart gets the size of its words and the height of its values.

Charts that stand in one row of a page have them in common.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.charting.sheets import Sheets
from deckgen.model.chart_data import ChartLook
from deckgen.model.geometry import Emu
from deckgen.model.page import ChartBox, Document, Page


def set_charts(document: Document, look: ChartLook, sheets: Sheets) -> Document:
    """The document, whose charts say how each is set on its sheet; those in one row begin and end at one height."""
    return replace(document, pages=tuple(_set_page(page, look, sheets) for page in document.pages))


def _set_page(page: Page, look: ChartLook, sheets: Sheets) -> Page:
    rows: dict[tuple[Emu, Emu], list[int]] = {}
    for place, shape in enumerate(page.shapes):
        if isinstance(shape, ChartBox):
            rows.setdefault((shape.box.y, shape.box.height), []).append(place)
    if not rows:
        return page
    shapes = list(page.shapes)
    for places in rows.values():
        boxes = [shape for shape in (shapes[place] for place in places) if isinstance(shape, ChartBox)]
        for place, box in zip(places, sheets.set(boxes, look), strict=True):
            shapes[place] = box
    return replace(page, shapes=tuple(shapes))
