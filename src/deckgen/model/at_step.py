"""A page as it stands in the show after some clicks."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.model.page import Page, Shape, TableBox, TextBox
from deckgen.model.reveal import Paragraphs


def at_step(page: Page, clicks: int) -> Page:
    """The page after so many clicks, with only what stands there by then. Its charts must be drawn, as pictures."""
    awaited = [one for step in page.steps[clicks:] for one in step]
    # Points of a list appear from the first to the last.
    kept: dict[str, int] = {}
    for one in awaited:
        if isinstance(one.part, Paragraphs):
            kept[one.name] = min(one.part.first, kept.get(one.name, one.part.first))
    hidden = {one.name for one in awaited if one.part is None}
    hidden |= {name for bundle in page.bundles if bundle.name in hidden for name in bundle.shapes}
    shapes = (_cut(shape, kept, hidden) for shape in page.shapes if shape.name not in hidden)
    return replace(page, shapes=tuple(shapes))


def _cut(shape: Shape, kept: dict[str, int], hidden: set[str]) -> Shape:
    """A shape with those of its paragraphs or rows that stand there; the others leave their places free."""
    if isinstance(shape, TableBox):
        end = next((row.number for row in shape.later if row.name in hidden), len(shape.rows))
        return replace(shape, rows=shape.rows[:end], heights=shape.heights[:end])
    if not isinstance(shape, TextBox) or shape.name not in kept:
        return shape
    return replace(shape, paragraphs=shape.paragraphs[: kept[shape.name]])
