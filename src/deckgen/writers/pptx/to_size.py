"""Pages at the size that slides have in the file, where they were laid out at another one.

All lengths grow alike, those of type and of charts that PowerPoint draws among them; what the speaker sees under a
slide stays as it is.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Emu, Insets
from deckgen.model.layouts import Layout
from deckgen.model.native_chart import Dot, Lettering
from deckgen.model.page import Document, Page

T = TypeVar("T")
# The fields of charts that hold sizes in points, and the ones that hold a color and a width in points.
_POINTS = {Lettering: ("size",), Dot: ("width",)}
_LINES = ("line",)


def to_size(document: Document, brand: Brand) -> tuple[Document, Brand]:
    """The document and its brand at the size of the brand's page in the file."""
    if brand.page_in_file is None:
        return document, brand
    pages = tuple(_page(page, brand.scale) for page in document.pages)
    layouts = tuple(_layout(layout, brand.scale) for layout in brand.own_layouts)
    type_ = _grown(brand.type, brand.scale)
    enlarged = replace(brand, page=brand.page_in_file, page_in_file=None, own_layouts=layouts, type=type_)
    return replace(document, pages=pages), enlarged


def _page(page: Page, scale: float) -> Page:
    return replace(page, shapes=_grown(page.shapes, scale), backdrop=_grown(page.backdrop, scale))


def _layout(layout: Layout, scale: float) -> Layout:
    places = tuple(replace(place, box=_grown(place.box, scale)) for place in layout.placeholders)
    return replace(layout, placeholders=places)


def _grown(value: T, scale: float) -> T:
    """A value in which every length is so many times as long."""
    grown: Any = value
    if isinstance(value, Emu):
        grown = value * scale
    elif isinstance(value, Box):
        grown = Box(*(Emu(round(int(length) * scale)) for length in (value.x, value.y, value.width, value.height)))
    elif isinstance(value, Insets):
        grown = Insets(*(_grown(length, scale) for length in value))
    elif isinstance(value, tuple):
        grown = tuple(_grown(one, scale) for one in value)
    elif isinstance(value, Struct):
        grown = replace(value, **_changed(value, scale))
    return grown  # type: ignore[no-any-return]


def _changed(value: Struct, scale: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in _POINTS.get(type(value), ()):
            found[field.name] = held * scale
        elif field.name in _LINES and isinstance(held, tuple) and len(held) == 2 and isinstance(held[1], float | int):
            found[field.name] = (held[0], held[1] * scale)
        elif isinstance(held, Emu | Struct | tuple):
            found[field.name] = _grown(held, scale)
    return found
