"""content: a slide of blocks, arranged so that they fit."""

from __future__ import annotations

from deckgen.arrange import arrangements
from deckgen.canvas import STEPS, Press
from deckgen.content import Content
from deckgen.deck import DeckSlide
from deckgen.model.geometry import Box, Emu, Inch
from deckgen.model.page import Page, TextBox
from deckgen.slide import SlideKind, Studio


class ContentSlide(SlideKind):
    """A title and blocks."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The slide at the largest type at which its blocks fit, or complaints about those that don't."""
        if not slide.content:
            canvas = studio.canvas()
            studio.frame(slide, canvas)
            return (studio.page(slide, "content", canvas),)
        arranged, tightness = _choose(slide, studio)
        canvas = studio.canvas(tightness)
        studio.frame(slide, canvas)
        arranged.draw(canvas, _place(arranged, slide.layout, studio.body(slide), canvas.press))
        filled = any(isinstance(shape, TextBox) and shape.role == "body" for shape in canvas.shapes)
        return (studio.page(slide, "body" if filled else "content", canvas),)


def _choose(slide: DeckSlide, studio: Studio) -> tuple[Content, float]:
    """The first arrangement that fits and how tight it is; the tightest, after complaints, where none does."""
    ways, body = arrangements(slide.content, slide.layout), studio.body(slide)
    for way in ways:
        for step in range(STEPS):
            press = Press(studio.deck.brand, studio.typesetter, step / (STEPS - 1))
            if _fits(way, body, press):
                return way, press.tightness
    _complain(slide, ways[-1], studio)
    return ways[-1], 1.0


def _fits(content: Content, body: Box, press: Press) -> bool:
    return content.height(body.width, press) <= body.height and content.too_wide(body.width, press) is None


def _complain(slide: DeckSlide, way: Content, studio: Studio) -> None:
    """Say which block is too much, and by how many lines."""
    log, body = studio.log, studio.body(slide)
    press = Press(studio.deck.brand, studio.typesetter, 1.0)
    wide = way.too_wide(body.width, press)
    if wide:
        message = f"on slide '{slide.id}' {wide} is too wide for its place at the smallest size"
        log.error("overflow", message, slide.content[0].span, "shorten it, or give it more room")
        return
    missing = Emu(way.height(body.width, press) - body.height)
    largest = max(slide.content, key=lambda part: int(part.height(body.width, press)))
    lines = largest.lines_over(missing, press)
    unit = "row" if largest.word == "table" else "line"
    message = (
        f"on slide '{slide.id}' '{largest.word}' runs over by {lines} {unit}{'s' if lines > 1 else ''} "
        f"at the smallest size ({press.body.size.pt:g} pt)"
    )
    log.error("overflow", message, largest.span, "shorten it, or split the slide")


def _place(content: Content, layout: str, body: Box, press: Press) -> Box:
    """The box for the blocks: those that don't fill it stand a little above its middle, lists at its top."""
    if content.stretches:
        return body
    spare = Emu(max(0, body.height - content.height(body.width, press)))
    if layout == "hero":
        return body.below(spare * 0.42)
    if layout == "full":
        return body
    lift = min(spare * content.lift, Inch(0.95))
    return body.below(lift)
