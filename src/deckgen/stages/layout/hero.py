"""hero: a slide that a single number fills."""

from __future__ import annotations

from typing import Final

from deckgen.deck import DeckSlide
from deckgen.model.geometry import ZERO, Box, Emu, Inch
from deckgen.model.page import Page
from deckgen.pages.studio import Studio

# The width of the bar at the left edge, and how far the number may rise where no title stands over it.
_BAR: Final = Inch(0.17)
_RISE: Final = Inch(0.7)
# The room over it at the least.
_OVER: Final = Inch(0.5)


def hero(slide: DeckSlide, studio: Studio) -> Page:
    """A slide whose only content fills it: under the title where it has one, beside a bar at the left edge."""
    canvas, brand = studio.canvas(revealed=slide.revealed), studio.deck.brand
    if slide.backing is None or slide.backing.picture is None:
        canvas.rectangle(Box(ZERO, ZERO, _BAR, brand.page[1]), brand.colors.rule, "Bar")
    studio.frame(slide, canvas)
    box = studio.body(slide)
    if not slide.title:
        rise = Emu(max(0, min(_RISE, box.y - _OVER)))
        box = Box(box.x, box.y - rise, box.width, box.height + rise)
    with canvas.revealing(slide.content[0].span):
        slide.content[0].draw_as_hero(canvas, box)
    studio.foot(slide, canvas)
    return studio.page(slide, "content", canvas)
