"""The foot of a slide with a ground of its own, where what the template draws isn't shown and nothing gives way."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box
from deckgen.model.layouts import standard_layouts
from deckgen.model.page import Page, TextBox

_AT_FOOT = ("source", "number")


def at_usual_foot(page: Page, brand: Brand) -> Page:
    """A page whose source line and number stand where they usually do, if they stand higher on a template's layout.

    They stay where the layout has them on pages that show it, and where something else has the usual place.
    """
    if page.backdrop is None or not brand.own_layouts:
        return page
    held = [shape for shape in page.shapes if isinstance(shape, TextBox) and shape.role in _AT_FOOT]
    moved = [replace(shape, box=_usual(shape, brand), anchor="top") for shape in held]
    others = [shape.box for shape in page.shapes if shape not in held]
    is_lower = any(new.box.y > old.box.y for new, old in zip(moved, held, strict=True))
    if not is_lower or any(shape.box.overlaps(other) for shape in moved for other in others):
        return page
    return replace(page, shapes=(*(shape for shape in page.shapes if shape not in held), *moved))


def _usual(shape: TextBox, brand: Brand) -> Box:
    """Where deckgen's own layout has a shape, from where the slide's blocks begin to where they end."""
    usual = next(one.get(shape.role or "") for one in standard_layouts(brand.page) if one.role == "content")
    assert usual is not None
    body = brand.layouts["body"].get("body")
    if shape.role == "source" and body is not None:
        return replace(usual.box, x=body.box.x, width=usual.box.right - body.box.x)
    return usual.box
